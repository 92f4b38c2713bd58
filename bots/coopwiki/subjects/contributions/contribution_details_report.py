"""What the pages of contributions show beside the report: each month with its lines and its closings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.subjects.circles.role_lines import RoleName, role_names
from coopwiki.subjects.closed_months.closed_details_report import ClosedDetail, closings_of
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.report import Contributions, MonthSums
from coopwiki.subjects.contributions.small_groups import Hidden, hidden_sums
from coopwiki.subjects.contributions.sums import (
    NamedSums,
    brand_of,
    by_month,
    circle_of,
    grouped,
    left_out_by,
    named,
    who_of,
)
from coopwiki.subjects.people.personal_report import mine


@dataclass(frozen=True, slots=True)
class MonthDetail:
    """One month; `left_out` counts its lines that could not be read. `by_circle` are its lines by day."""

    sums: MonthSums
    lines: tuple[Line, ...]
    circles: tuple[NamedSums, ...]
    people: tuple[NamedSums, ...]
    brands: tuple[NamedSums, ...]
    by_circle: Mapping[str | None, tuple[Line, ...]]
    revision: int
    left_out: int
    closings: tuple[ClosedDetail, ...]


@dataclass(frozen=True, slots=True)
class ContributionDetails:
    """All months, the oldest first. `own` are the people who have a page of their own where amounts are published."""

    data: Contributions
    months: tuple[MonthDetail, ...]
    roles: frozenset[RoleName]
    own: frozenset[str]
    hidden: Hidden


def contribution_details(ledger: Ledger, data: Contributions) -> ContributionDetails:
    """The details of each month, from the report on contributions."""
    lines, left = by_month(ledger, data.on), left_out_by(ledger, data.on)
    return ContributionDetails(
        data,
        tuple(_detail(ledger, row, lines[row.month], left, data.on) for row in data.by_month),
        role_names(ledger),
        frozenset(one.name for one in mine(ledger, data.on).people),
        hidden_sums(ledger, data.on),
    )


def _detail(
    ledger: Ledger, row: MonthSums, lines: tuple[Line, ...], left: Iterable[LeftOut], today: date
) -> MonthDetail:
    of_month = (one for one in left if f"{one.values.get('day', '')}".startswith(row.month))
    kept, month = ledger.kept, row.month
    circles, people, brands = (kept.of((month, of), named, lines, of) for of in (circle_of, who_of, brand_of))
    return MonthDetail(
        row,
        lines,
        circles,
        people,
        brands,
        kept.of(month, _by_circle, lines),
        kept.of(month, _newest, lines),
        sum(1 for _ in of_month),
        closings_of(ledger, month, today),
    )


def _by_circle(of_month: tuple[Line, ...]) -> Mapping[str | None, tuple[Line, ...]]:
    found = grouped(sorted(of_month, key=lambda line: line.contribution.day), circle_of)
    return {circle: tuple(lines) for circle, lines in found.items()}


def _newest(of_month: tuple[Line, ...]) -> int:
    return max((line.contribution.page.revision for line in of_month), default=0)
