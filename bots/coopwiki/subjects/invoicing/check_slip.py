"""The lines that name one slip agree about whose it is and when it was paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.elision import of
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.core.typed import tidy
from coopwiki.subjects.contributions.lines import Line, lines_by_year
from coopwiki.subjects.contributions.sums import grouped
from coopwiki.subjects.record_issue import issue_of

SLIP_OF_TWO_PEOPLE = Sentence(
    "slip_of_two_people",
    "Le bon « {found} » est {suggestion} : un bon est celui d’une seule personne ; corriger l’un des deux.",
    contradiction="Bons de deux personnes, ou réglés deux jours différents",
)
SLIP_PAID_TWICE = Sentence(
    "slip_paid_twice",
    "Ce bon est réglé le {found} d’après cette ligne, {suggestion} : n’en garder qu’une, la bonne.",
    contradiction="Bons de deux personnes, ou réglés deux jours différents",
)


def slip_agrees(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a slip that two people name, and of one that lines say was paid on two days.

    A line without a day of payment says nothing of it: it is no contradiction.
    """
    del today
    named: dict[str, list[Line]] = {}
    for year, of_year in lines_by_year(ledger).items():
        for slip, found in ledger.kept.of(year, _by_slip, of_year).items():
            named.setdefault(slip, []).extend(found)
    for found in named.values():
        if len(found) > 1 and not _agree(found):
            ordered = sorted(found, key=lambda line: (line.contribution.page.title, line.contribution.offset))
            yield from _of_two_people(ordered)
            yield from _paid_twice(ordered)


def _by_slip(of_year: tuple[Line, ...]) -> dict[str, list[Line]]:
    return grouped(
        (line for line in of_year if line.contribution.slip), lambda line: loose(tidy(line.contribution.slip or ""))
    )


def _agree(found: Sequence[Line]) -> bool:
    """Whether all say the same of it, or nothing."""
    settled = {line.contribution.settled for line in found} - {None}
    return len({line.who for line in found}) == 1 and len(settled) < 2


def _of_two_people(found: Sequence[Line]) -> Iterator[Issue]:
    first = found[0]
    for line in found[1:]:
        if line.who != first.who:
            hint = f"déjà celui {of(first.who)}, {_place(first)}"
            yield _issue(line, "bon", SLIP_OF_TWO_PEOPLE(line.contribution.slip or "", hint))
            return


def _paid_twice(found: Sequence[Line]) -> Iterator[Issue]:
    paid = [line for line in found if line.contribution.settled is not None]
    for line in paid[1:]:
        first, settled = paid[0].contribution.settled, line.contribution.settled
        if first is not None and settled is not None and settled != first:
            hint = f"le {write_day(first)} d’après une autre, {_place(paid[0])}"
            yield _issue(line, "réglé le", SLIP_PAID_TWICE(write_day(settled), hint))
            return


def _place(line: Line) -> str:
    given = line.contribution
    return f"« {given.page.title} », ligne {given.line}"


def _issue(line: Line, field: str, fault: Fault) -> Issue:
    return issue_of(line.contribution, field, fault)
