"""What the pages of closed months show beside the report: the sums of each month, and what robots remember of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.past import Lasting, Past
from coopwiki.subjects.closed_months.closedmonth import ClosedMonth
from coopwiki.subjects.closed_months.report import ClosedMonthRow, ClosedMonths, closed_months
from coopwiki.subjects.contributions.small_groups import Hidden, hidden_sums
from coopwiki.subjects.contributions.sums import Sums, of_month, sums


@dataclass(frozen=True, slots=True)
class ClosedDetail:
    """A closing, and the sums of the contributions of its month; None until the month is over."""

    row: ClosedMonthRow
    month: Sums | None


@dataclass(frozen=True, slots=True)
class ClosedDetails:
    """All closings. `pasts` are what each was closed upon, by the name of its data page."""

    data: ClosedMonths
    rows: tuple[ClosedDetail, ...]
    hidden: Hidden
    lasting: Lasting
    pasts: tuple[tuple[str, Past], ...]


def closed_details(ledger: Ledger, data: ClosedMonths) -> ClosedDetails:
    """The details of each closed month, from the report on closed months."""
    rows = tuple(_detail(ledger, row, data.on) for row in data.months)
    return ClosedDetails(data, rows, hidden_sums(ledger, data.on), ledger.lasting, tuple(_pasts(ledger)))


def closings_of(ledger: Ledger, month: str, today: date) -> tuple[ClosedDetail, ...]:
    """The closings of one month, `2026-03`."""
    return tuple(_detail(ledger, row, today) for row in closed_months(ledger, today).months if row.month == month)


def _detail(ledger: Ledger, row: ClosedMonthRow, today: date) -> ClosedDetail:
    year, number = (int(part) for part in row.month.split("-"))
    is_over = date(year, number, monthrange(year, number)[1]) <= today
    return ClosedDetail(row, sums(of_month(ledger, today, row.month)) if is_over else None)


def _pasts(ledger: Ledger) -> Iterator[tuple[str, Past]]:
    for one in {given.past_name: given for given in reversed(ledger.of(ClosedMonth))}.values():
        past = ledger.past.get((one.page.id, one.offset))
        if past is not None:
            yield one.past_name, past
