"""The pages of the report "contributions": one a month, and one over all time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from coopwiki.core.names import dictionary_order
from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import CONTRIBUTIONS
from coopwiki.publishing.robot_page import Published, RobotPage
from coopwiki.publishing.values import month
from coopwiki.publishing.wikilinks import link
from coopwiki.subjects.closed_months.links import ShownSums, closed_page, shown_sums
from coopwiki.subjects.closed_months.report import ClosedMonthRow, closed_months
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.links import month_page, shown
from coopwiki.subjects.contributions.report import REPORT, Contributions, MonthSums, YearSums
from coopwiki.subjects.contributions.small_groups import NOT_INVOICED, TOTAL, Shown
from coopwiki.subjects.contributions.sums import NamedSums, brand_of, by_month, left_out_by, named
from coopwiki.subjects.contributions.table_rows import RoleLinks
from coopwiki.subjects.people.personal_page import person_page
from coopwiki.subjects.people.personal_report import mine
from coopwiki.subjects.report_pages import ReportPages

NO_CIRCLE = "sans cercle"
"""What lines that name no circle stand under."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of sums. `months` are the month pages that hold its lines, where the page does not."""

    label: str
    sums: Shown
    months: tuple[_Neighbour, ...] = ()
    full_time: Decimal | None = None


def contribution_pages(context: Context, data: Contributions) -> Iterator[Published]:
    """Every month that has lines, then the page over all time."""
    around = ["", *(row.month for row in data.by_month), ""]
    lines = by_month(context.ledger, data.on)
    for before, row, after in zip(around, data.by_month, around[2:], strict=False):
        near = _neighbour(context, before), _neighbour(context, after)
        yield _month(context, row, lines[row.month], *near)
    yield _whole(context, data, lines)


def _whole(context: Context, data: Contributions, lines: Mapping[str, Iterable[Line]]) -> RobotPage:
    """The page over all time."""
    circles = _rows(context, data.by_circle, lines, lambda line: line.circle, "circle")
    people = _people(context, data, lines) if context.show_people else []
    brands = _rows(context, data.by_brand, lines, brand_of, "brand")
    by_month = [(row.month, shown(context, row, ("month", row.month))) for row in data.by_month]
    months = [_Row(link(month_page(context, name), month(name)), sums) for name, sums in by_month]
    years = [_year(context, row) for row in data.by_year]
    return context.page(
        context.title(CONTRIBUTIONS),
        "contributions",
        "contributions/contributions",
        left_out=data.left_out,
        revision=data.revision,
        totals=shown(context, data.totals, TOTAL),
        weekly=bool(context.held_sums),
        chart=by_month,
        not_invoiced=shown(context, data.not_invoiced, NOT_INVOICED),
        years=years,
        brands=brands,
        months=months[::-1],
        circles=circles,
        people=people,
        future=data.future,
    )


def _year(context: Context, row: YearSums) -> _Row:
    sums = shown(context, row, ("year", str(row.year)))
    return _Row(str(row.year), sums, (), None if sums.minutes is None or sums.on else row.full_time)


def _people(context: Context, data: Contributions, lines: Mapping[str, Iterable[Line]]) -> list[_Row]:
    """The rows of people, each leading to the page of the person where there is one."""
    own = {one.name for one in mine(context.ledger, data.on).people}
    rows = _rows(context, data.by_person, lines, lambda line: line.who)
    return [
        replace(row, label=link(person_page(context, row.label), row.label)) if row.label in own else row
        for row in rows
    ]


def _rows(
    context: Context,
    rows: Iterable[NamedSums],
    lines: Mapping[str, Iterable[Line]],
    name: Callable[[Line], str | None],
    kind: str = "",
) -> list[_Row]:
    """The rows of a table; `kind` is that of its sums where they may be withheld."""
    months: dict[str | None, list[_Neighbour]] = defaultdict(list)
    for month_name in sorted(lines):
        page = _Neighbour(month_page(context, month_name), month_name)
        for found in {name(line) for line in lines[month_name]}:
            months[found].append(page)
    return [
        _Row(
            row.name or NO_CIRCLE,
            shown(context, row, (kind, row.name)),
            tuple(months[row.name]),
        )
        for row in _as_read(rows)
    ]


def _as_read(rows: Iterable[NamedSums]) -> list[NamedSums]:
    return sorted(rows, key=lambda row: dictionary_order(row.name))


def _month(
    context: Context,
    row: MonthSums,
    lines: list[Line],
    before: _Neighbour | None,
    after: _Neighbour | None,
) -> Published:
    left = [o for o in left_out_by(context.ledger, context.today) if f"{o.values.get('day', '')}".startswith(row.month)]
    people = named(lines, lambda line: line.who) if context.show_people else ()
    return context.page(
        month_page(context, row.month),
        "contributions",
        "contributions/month",
        role_links=RoleLinks.of(context),
        left_out=len(left),
        revision=newest(line.contribution.page.revision for line in lines),
        title=month(row.month),
        totals=shown(context, row, ("month", row.month)),
        circles=[
            _Row(one.name or NO_CIRCLE, shown(context, one, (row.month, one.name)))
            for one in _as_read(named(lines, lambda line: line.circle))
        ],
        people=[_Row(one.name or "", shown(context, one, ("", one.name))) for one in _as_read(people)],
        by_circle=_by_circle(lines),
        closings=_closings(context, row.month),
        index=context.title(CONTRIBUTIONS),
        previous=before,
        next=after,
    )


def _by_circle(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines of each circle by day, the circles in the order of the table that sums them up."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.contribution.day):
        found[line.circle or NO_CIRCLE].append(line)
    return sorted(found.items(), key=lambda group: dictionary_order(group[0]))


def _closings(context: Context, month_name: str) -> list[_Closed]:
    """The closings of a month."""
    rows = closed_months(context.ledger, context.today).months
    return [
        _Closed(row, closed_page(context, row.month), shown_sums(context, row))
        for row in rows
        if row.month == month_name
    ]


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


PAGES = (ReportPages(REPORT, contribution_pages),)
