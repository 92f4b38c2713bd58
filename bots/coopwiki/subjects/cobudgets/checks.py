"""Co-budgets: parts that count, projects in a round, days and sums that go together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.euros import write_euros
from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.cobudgets.cobudget import Cobudget
from coopwiki.subjects.cobudgets.part import Part
from coopwiki.subjects.cobudgets.project import Project
from coopwiki.subjects.cobudgets.rounds import Refused, rounds
from coopwiki.subjects.record_issue import issue_of


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
            fault = Fault("least_above_most", write_euros(project.least), suggestion)
            yield issue_of(project, "maximum", fault)


def _issue(refused: Refused) -> Issue:
    is_part = isinstance(refused.record, Part)
    return issue_of(refused.record, refused.field, refused.fault, "error" if is_part else "warning")


def _of_round(round_: Cobudget) -> Iterator[Issue]:
    if round_.closing < round_.opening:
        suggestion = f"écrire par exemple ouverture={round_.closing}|clôture={round_.opening}"
        fault = Fault("closing_before_opening", write_day(round_.closing), suggestion)
        yield issue_of(round_, "clôture", fault)
    if round_.envelope <= 0:
        fault = Fault(
            "round_without_envelope", write_euros(round_.envelope), "écrire la somme à répartir"
        )
        yield issue_of(round_, "enveloppe", fault)
    if round_.each is not None and round_.each > round_.envelope > 0:
        suggestion = f"écrire {write_euros(round_.envelope)} au plus"
        yield issue_of(
            round_,
            "par personne",
            Fault("each_above_envelope", write_euros(round_.each), suggestion),
        )


CHECKS = (cobudget_holds,)
