"""Co-budgets: parts that count, projects in a round, days and sums that go together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.euros import write_euros
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.cobudgets.cobudget import Cobudget
from coopwiki.subjects.cobudgets.part import Part
from coopwiki.subjects.cobudgets.project import Project
from coopwiki.subjects.cobudgets.rounds import Refused, rounds
from coopwiki.subjects.record_issue import issue_of

LEAST_ABOVE_MOST = Sentence(
    "least_above_most",
    "Le minimum du projet ({found}) est au-dessus de son maximum : {suggestion}.",
)
CLOSING_BEFORE_OPENING = Sentence(
    "closing_before_opening",
    "La clôture du tour ({found}) est avant son ouverture : {suggestion}.",
)
ROUND_WITHOUT_ENVELOPE = Sentence(
    "round_without_envelope",
    "Une enveloppe de {found} ne se répartit pas : {suggestion}.",
)
EACH_ABOVE_ENVELOPE = Sentence(
    "each_above_envelope",
    "Chaque personne aurait {found}, plus que toute l’enveloppe : {suggestion}.",
)


def cobudget_holds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Errors for parts that count for nothing; warnings for rounds and projects that don't hold together."""
    found = rounds(ledger, today)
    for refused in (*found.refused, *(one for round_ in found.rounds for one in round_.refused)):
        yield _issue(refused)
    for round_ in ledger.of(Cobudget):
        yield from _of_round(round_)
    for project in ledger.of(Project):
        if project.least is not None and project.most is not None and project.least > project.most:
            suggestion = f"écrire par exemple maximum={project.least}"
            fault = LEAST_ABOVE_MOST(write_euros(project.least), suggestion)
            yield issue_of(project, "maximum", fault)


def _issue(refused: Refused) -> Issue:
    is_part = isinstance(refused.record, Part)
    return issue_of(refused.record, refused.field, refused.fault, "error" if is_part else "warning")


def _of_round(round_: Cobudget) -> Iterator[Issue]:
    if round_.closing < round_.opening:
        suggestion = f"écrire par exemple ouverture={round_.closing}|clôture={round_.opening}"
        fault = CLOSING_BEFORE_OPENING(write_day(round_.closing), suggestion)
        yield issue_of(round_, "clôture", fault)
    if round_.envelope <= 0:
        fault = ROUND_WITHOUT_ENVELOPE(write_euros(round_.envelope), "écrire la somme à répartir")
        yield issue_of(round_, "enveloppe", fault)
    if round_.each is not None and round_.each > round_.envelope > 0:
        suggestion = f"écrire {write_euros(round_.envelope)} au plus"
        yield issue_of(
            round_,
            "par personne",
            EACH_ABOVE_ENVELOPE(write_euros(round_.each), suggestion),
        )


CHECKS = (cobudget_holds,)
