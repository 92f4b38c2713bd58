"""A record names circles and budgets that exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from coopwiki.checks.issue_of import issue_of
from coopwiki.core.directory import Directory
from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.records.budget import Budget
from coopwiki.records.contribution import Contribution
from coopwiki.records.transfer import Transfer


def known_circle(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a circle that has no sheet; the line counts under the name typed."""
    del today
    records: Iterator[Contribution | Budget] = chain(ledger.of(Contribution), ledger.of(Budget))
    for record in records:
        if record.circle is not None and record.circle not in ledger.circles:
            fault = _fault("unknown_circle", record.circle, ledger.circles)
            yield issue_of(record, "cercle", fault)


def known_budget(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a budget nobody has set, neither under its own name nor as a circle's."""
    del today
    for given in ledger.of(Contribution):
        if given.budget is not None:
            yield from _budget(ledger, given, "budget", given.budget)
    for moved in ledger.of(Transfer):
        yield from _budget(ledger, moved, "de", moved.source)
        yield from _budget(ledger, moved, "vers", moved.target)


def _budget(
    ledger: Ledger, record: Contribution | Transfer, field: str, name: str
) -> Iterator[Issue]:
    if name not in ledger.budgets and name not in ledger.circles:
        yield issue_of(record, field, _fault("unknown_budget", name, ledger.budgets))


def _fault(code: str, name: str, known: Directory) -> Fault:
    near = known.nearest(name)
    circle = code == "unknown_circle"
    create = "créer ce cercle avec {{Cercle}}" if circle else "créer ce budget avec {{Budget}}"
    return Fault(code, name, f"écrire « {near} », ou {create}" if near else create)
