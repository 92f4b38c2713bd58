"""The pages of the report "contributions": one a month, and one over all time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coopwiki.publishing.context import CONTRIBUTIONS, Context, newest
from coopwiki.publishing.layout import link, month
from coopwiki.publishing.robot_page import Published
from coopwiki.reports.contributions import (
    Contributions,
    Line,
    NamedSums,
    Sums,
    brand_of,
    by_month,
    counted_lines,
    left_out_by,
    month_of,
    named,
    sums,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of sums. `months` are the month pages that hold its lines, where the page does not."""

    label: str
    sums: Sums
    months: tuple[_Neighbour, ...] = ()


def contribution_pages(context: Context, data: object) -> Iterator[Published]:
    """Every month that has lines, then the page over all time."""
    if not isinstance(data, Contributions):
        raise TypeError(data)
    months = ["", *(row.month for row in data.by_month), ""]
    lines = by_month(context.ledger, data.on)
    for before, name, after in zip(months, months[1:], months[2:], strict=False):
        yield _month(
            context, name, lines[name], _neighbour(context, before), _neighbour(context, after)
        )
    every = counted_lines(context.ledger, data.on)
    circles = _rows(context, data.by_circle, every, lambda line: line.circle)
    people = _rows(context, data.by_person, every, lambda line: line.who)
    brands = _rows(context, data.by_brand, every, brand_of)
    linked = [
        _Row(link(context.month_page(row.month), month(row.month)), row)
        for row in reversed(data.by_month)
    ]
    yield context.page(
        context.title(CONTRIBUTIONS), "contributions", "contributions", left_out=data.left_out, revision=data.revision,
        totals=data.totals, not_invoiced=data.not_invoiced, years=data.by_year, brands=brands, months=linked, circles=circles, people=people, future=data.future,
    )  # fmt: skip


def _rows(
    context: Context,
    rows: Iterable[NamedSums],
    lines: Iterable[Line],
    name: Callable[[Line], str | None],
) -> list[_Row]:
    months: dict[str | None, dict[str, None]] = {}
    for line in sorted(lines, key=lambda line: line.contribution.day):
        months.setdefault(name(line), {})[month_of(line)] = None
    return [
        _Row(
            row.name or "sans cercle",
            row,
            tuple(_Neighbour(context.month_page(m), m) for m in months[row.name]),
        )
        for row in rows
    ]


def _month(
    context: Context,
    name: str,
    lines: list[Line],
    before: _Neighbour | None,
    after: _Neighbour | None,
) -> Published:
    left = [
        o
        for o in left_out_by(context.ledger, context.today)
        if f"{o.values.get('day', '')}".startswith(name)
    ]
    return context.page(
        context.month_page(name), "contributions", "month", left_out=len(left),
        revision=newest(line.contribution.page.revision for line in lines), title=month(name), totals=sums(lines),
        circles=[_Row(row.name or "sans cercle", row) for row in named(lines, lambda line: line.circle)],
        people=[_Row(row.name or "", row) for row in named(lines, lambda line: line.who)],
        lines=sorted(lines, key=lambda line: line.contribution.day), index=context.title(CONTRIBUTIONS),
        previous=before, next=after,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Neighbour:
    page: str
    label: str


def _neighbour(context: Context, name: str) -> _Neighbour | None:
    return _Neighbour(context.month_page(name), month(name)) if name else None
