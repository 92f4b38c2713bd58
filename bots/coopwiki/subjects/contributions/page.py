"""The pages of the report "contributions": one a month, and one over all time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter

from coopwiki.core.names import dictionary_order
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import CONTRIBUTIONS, ROLES
from coopwiki.publishing.robot_page import Published, RobotPage
from coopwiki.publishing.values import month
from coopwiki.publishing.wikilinks import link
from coopwiki.subjects.closed_months.closed_details_report import ClosedDetail
from coopwiki.subjects.closed_months.links import ShownSums, closed_page, shown_sums
from coopwiki.subjects.closed_months.report import ClosedMonthRow
from coopwiki.subjects.contributions.contribution_details_report import (
    ContributionDetails,
    MonthDetail,
    contribution_details,
)
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.links import month_page, shown
from coopwiki.subjects.contributions.report import REPORT, YearSums
from coopwiki.subjects.contributions.small_groups import NOT_INVOICED, TOTAL, Hidden, Shown
from coopwiki.subjects.contributions.sums import NamedSums
from coopwiki.subjects.contributions.table_rows import RoleLinks
from coopwiki.subjects.people.personal_page import person_page
from coopwiki.subjects.report_pages import DetailPages

NO_CIRCLE = "sans cercle"
"""What lines that name no circle stand under."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of sums. `months` are the month pages that hold its lines, where the page does not."""

    label: str
    sums: Shown
    months: tuple[_Neighbour, ...] = ()
    full_time: Decimal | None = None


def contribution_pages(context: Context, found: ContributionDetails) -> Iterator[Published]:
    """Every month that has lines, then the page over all time."""
    around = ["", *(one.sums.month for one in found.months), ""]
    for before, one, after in zip(around, found.months, around[2:], strict=False):
        near = _neighbour(context, before), _neighbour(context, after)
        yield _month(context, found, one, *near)
    yield _whole(context, found)


def _whole(context: Context, found: ContributionDetails) -> RobotPage:
    """The page over all time."""
    data, hidden = found.data, found.hidden
    circles = _rows(context, found, data.by_circle, attrgetter("circles"), "circle")
    people = _people(context, found) if context.show_people else []
    brands = _rows(context, found, data.by_brand, attrgetter("brands"), "brand")
    by_month = [(row.month, shown(context, row, ("month", row.month), hidden)) for row in data.by_month]
    months = [_Row(link(month_page(context, name), month(name)), sums) for name, sums in by_month]
    years = [_year(context, row, hidden) for row in data.by_year]
    return context.page(
        context.title(CONTRIBUTIONS),
        "contributions",
        "contributions/contributions",
        left_out=data.left_out,
        revision=data.revision,
        totals=shown(context, data.totals, TOTAL, hidden),
        weekly=bool(context.held_sums),
        chart=by_month,
        not_invoiced=shown(context, data.not_invoiced, NOT_INVOICED, hidden),
        years=years,
        brands=brands,
        months=months[::-1],
        circles=circles,
        people=people,
        future=data.future,
    )


def _year(context: Context, row: YearSums, hidden: Hidden) -> _Row:
    sums = shown(context, row, ("year", str(row.year)), hidden)
    return _Row(str(row.year), sums, (), None if sums.minutes is None or sums.on else row.full_time)


def _people(context: Context, found: ContributionDetails) -> list[_Row]:
    """The rows of people, each leading to the page of the person where there is one."""
    rows = _rows(context, found, found.data.by_person, attrgetter("people"))
    return [
        replace(row, label=link(person_page(context, row.label), row.label)) if row.label in found.own else row
        for row in rows
    ]


def _rows(
    context: Context,
    found: ContributionDetails,
    rows: Iterable[NamedSums],
    of_month: Callable[[MonthDetail], tuple[NamedSums, ...]],
    kind: str = "",
) -> list[_Row]:
    """The rows of a table; `kind` is that of its sums where they may be withheld."""
    months: dict[str | None, list[_Neighbour]] = defaultdict(list)
    for one in found.months:
        page = _Neighbour(month_page(context, one.sums.month), one.sums.month)
        for own in of_month(one):
            months[own.name].append(page)
    return [
        _Row(
            row.name or NO_CIRCLE,
            shown(context, row, (kind, row.name), found.hidden),
            tuple(months[row.name]),
        )
        for row in _as_read(rows)
    ]


def _as_read(rows: Iterable[NamedSums]) -> list[NamedSums]:
    return sorted(rows, key=lambda row: dictionary_order(row.name))


def _month(
    context: Context,
    found: ContributionDetails,
    one: MonthDetail,
    before: _Neighbour | None,
    after: _Neighbour | None,
) -> Published:
    row, hidden = one.sums, found.hidden
    people = one.people if context.show_people else ()
    return context.page(
        month_page(context, row.month),
        "contributions",
        "contributions/month",
        role_links=RoleLinks(context.title(ROLES), found.roles),
        left_out=one.left_out,
        revision=one.revision,
        title=month(row.month),
        totals=shown(context, row, ("month", row.month), hidden),
        circles=[
            _Row(own.name or NO_CIRCLE, shown(context, own, (row.month, own.name), hidden))
            for own in _as_read(one.circles)
        ],
        people=[_Row(own.name or "", shown(context, own, ("", own.name), hidden)) for own in _as_read(people)],
        by_circle=_by_circle(one.by_circle),
        closings=[_closed(context, closing, hidden) for closing in one.closings],
        index=context.title(CONTRIBUTIONS),
        previous=before,
        next=after,
    )


def _by_circle(found: Mapping[str | None, tuple[Line, ...]]) -> list[tuple[str, tuple[Line, ...]]]:
    """The lines of each circle, the circles in the order of the table that sums them up."""
    return [(circle or NO_CIRCLE, found[circle]) for circle in sorted(found, key=dictionary_order)]


def _closed(context: Context, closing: ClosedDetail, hidden: Hidden) -> _Closed:
    page = closed_page(context, closing.row.month)
    return _Closed(closing.row, page, shown_sums(context, closing, hidden))


@dataclass(frozen=True, slots=True)
class _Closed:
    """A closing, and the page that says what changed since."""

    row: ClosedMonthRow
    page: str
    sums: ShownSums


@dataclass(frozen=True, slots=True)
class _Neighbour:
    page: str
    label: str


def _neighbour(context: Context, name: str) -> _Neighbour | None:
    return _Neighbour(month_page(context, name), month(name)) if name else None


PAGES = (DetailPages(REPORT, contribution_details, contribution_pages),)
