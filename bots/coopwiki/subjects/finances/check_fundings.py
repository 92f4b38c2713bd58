"""A funding is written once; its report is given after the year has begun, and not in the days to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from coopwiki.core.book_years import YearName
from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.finances.fundings import same_thing
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.rules.year_rule import first_day, year_of

SAME_FUNDING = Sentence(
    "same_funding",
    "« {found} » finance deux fois la même chose la même année, et les deux comptent : {suggestion}.",
    contradiction="Financements écrits deux fois",
)
REPORT_BEFORE_YEAR = Sentence(
    "report_before_year",
    "Le {found} vient avant l’année financée : {suggestion}.",
)
REPORT_TO_COME = Sentence(
    "report_to_come",
    "Le {found} est un jour à venir, et le bilan est encore attendu : {suggestion}.",
)


def single_funding(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns where two fundings that count are of one funder, one year and one purpose, or none."""
    del today
    found: dict[tuple[YearName, str, str], list[Funding]] = defaultdict(list)
    for one in ledger.of(Funding):
        if one.counts:
            found[same_thing(one)].append(one)
    for first, *others in found.values():
        for one in others:
            where = f"« {first.page.title} », ligne {first.line}"
            suggestion = f"n’en garder qu’une, l’autre est sur {where}, ou écrire un objet différent à chacune"
            yield issue_of(one, "financeur", SAME_FUNDING(one.funder, suggestion))


def report_in_time(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a report expected or given before its year, and of one given after today."""
    for one in ledger.of(Funding):
        begins = first_day(ledger, one.year)
        for field, day in (("bilan attendu le", one.report_due), ("bilan rendu le", one.report_given)):
            if day is not None and day < begins:
                meant = f"écrire un jour à partir du {write_day(begins)}, ou changer l’année"
                yield issue_of(
                    one,
                    field,
                    REPORT_BEFORE_YEAR(write_day(day), f"{meant}, par exemple année={year_of(ledger, day).name}"),
                )
        if one.report_given is not None and one.report_given > today:
            suggestion = "écrire le jour où il est rendu, ou le laisser vide en attendant"
            yield issue_of(one, "bilan rendu le", REPORT_TO_COME(write_day(one.report_given), suggestion))


CHECKS = (single_funding, report_in_time)
