"""The years that have something to share or to open: what the pages of the report "closing" show."""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.core.book_years import YearName
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.closing.envelope import decision
from coopwiki.subjects.closing.report import BudgetClosing, Closings
from coopwiki.subjects.closing.rollover_report import Opening, openings
from coopwiki.subjects.closing.simulation_report import Simulation, simulations


@dataclass(frozen=True, slots=True)
class ClosedBudget:
    """One envelope, and the decision that is applied to it; None without one."""

    closing: BudgetClosing
    written: Closing | None


@dataclass(frozen=True, slots=True)
class ClosingYear:
    """One year: its envelopes, what opens the next one, and the budgets that will not last until its end."""

    year: YearName
    closings: tuple[ClosedBudget, ...]
    opening: Opening | None
    foreseen: tuple[Simulation, ...]


@dataclass(frozen=True, slots=True)
class ClosingYears:
    """The years that have an envelope to share, were closed, or have come to their last month."""

    left_out: int
    years: tuple[ClosingYear, ...]


def closing_years(ledger: Ledger, data: Closings) -> ClosingYears:
    """The years that have closings, from the report on closings."""
    ready = {opening.year: opening for opening in openings(ledger, data.on)}
    foreseen = simulations(ledger, data.on)
    named = {*(one.year for one in data.closings), *ready, *({data.on.year} if foreseen else ())}
    return ClosingYears(
        data.left_out,
        tuple(
            ClosingYear(year, _closed(ledger, data, year), ready.get(year), foreseen if year == data.on.year else ())
            for year in sorted(named)
        ),
    )


def _closed(ledger: Ledger, data: Closings, year: YearName) -> tuple[ClosedBudget, ...]:
    of_year = (one for one in data.closings if one.year == year)
    return tuple(ClosedBudget(one, decision(ledger, year, one.name, data.on)) for one in of_year)
