"""The running year's envelopes that will not last, as they would stand on 31 December at today's pace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.core.shares import pro_rata
from coopwiki.subjects.budgets.budgets_report import CONTRIBUTIVE, BudgetRow, budgets
from coopwiki.subjects.closing.envelope import Envelope, envelope
from coopwiki.subjects.closing.report import closing
from coopwiki.subjects.closing.scenarios import Scenario, scenarios
from coopwiki.subjects.rules.year_rule import year_of


@dataclass(frozen=True, slots=True)
class Simulation:
    """One budget that will not last: what would be asked on 31 December, what there is to share, and how it may be.

    What is still to come is shared out among those who ask already, each in the measure of what they ask.
    """

    budget: BudgetRow
    envelope: Decimal
    asked: Decimal
    scenarios: tuple[Scenario, ...]
    revision: int

    @property
    def missing(self) -> Decimal:
        """Euros asked for beyond what there is."""
        return self.asked - self.envelope


def simulations(ledger: Ledger, today: date) -> tuple[Simulation, ...]:
    """A simulation for each budget that runs out this year and is not shared already."""
    return ledger.once(_simulations, today)


def _simulations(ledger: Ledger, today: date) -> tuple[Simulation, ...]:
    return tuple(_found(ledger, today))


def _found(ledger: Ledger, today: date) -> Iterator[Simulation]:
    year = year_of(ledger, today).name
    shared = {one.name for one in closing(ledger, today).closings if one.year == year}
    for row in budgets(ledger, today).budgets:
        lasts = row.pace.run_out is None or row.is_unread or not row.exists
        if lasts or row.nature != CONTRIBUTIVE or row.name in shared:
            continue
        then = _then(envelope(ledger, year, row.name, today), row)
        if then.is_short:
            asked = sum(then.asked.values(), ZERO)
            yield Simulation(row, then.size, asked, scenarios(then), then.revision)


def _then(now: Envelope, row: BudgetRow) -> Envelope:
    """An envelope with what is still to be asked until 31 December, at the pace of the last three months."""
    coming, whole = row.pace.landing - row.sums.spent, sum(now.asked.values(), ZERO)
    times = int(coming // whole) + 1 if whole else 0
    more = pro_rata(coming, {name: ask * times for name, ask in now.asked.items()}) if coming > 0 and whole else {}
    return replace(now, asked={name: ask + more.get(name, ZERO) for name, ask in now.asked.items()})
