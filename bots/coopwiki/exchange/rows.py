"""Records as flat rows, the one shape JSON, CSV and spreadsheets are written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.days import YearMonth
from coopwiki.core.euros import About
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.source import Page
from coopwiki.core.typed import plain
from coopwiki.schema.record import Column, Record, schema_of
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line, lines
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.decisions import succession

PLACE = ("page", "page_id", "revision", "line")
CONTRIBUTION = (
    *PLACE, "date", "who", "circle", "budget", "what", "minutes", "rate", "amount", "unpaid", "slip", "warnings",
    "site", "brand", "settled",
)  # fmt: skip
"""The fields of contract.md, *export contribution*, then those it leaves out."""

REPLACED = ("replaced_by",)
"""What a decision's row says beside its fields."""

Cell = str | int | bool | None | list[str]
Row = dict[str, Cell]
_Place = tuple[int, int]
"""A page's id and the offset of a call on it."""


def columns(type_: type[Record]) -> tuple[str, ...]:
    """The names of a row's cells, in order."""
    if type_ is Contribution:
        return CONTRIBUTION
    own = REPLACED if type_ is Decision else ()
    return (*PLACE, *(name for column in schema_of(type_).columns for name in _names(column)), *own)


def _names(column: Column) -> tuple[str, ...]:
    """The cells of one field; an approximate amount has three, so that it stays as vague as it was typed."""
    name = column.attribute
    if column.kind.name != "about":
        return (name,)
    return f"{name}_low", f"{name}_high", f"{name}_approximate"


def rows(ledger: Ledger, type_: type[Record]) -> Iterator[Row]:
    """Every record of a type that counts, future ones too, in page and line order; one row each."""
    if type_ is Contribution:
        warnings = _warnings(ledger.issues)
        return (_contribution(line, warnings) for line in lines(ledger))
    if type_ is Decision:
        return (_decision(ledger, given) for given in ledger.of(Decision))
    return (_record(record) for record in ledger.of(type_))


def _place(page: Page, line: int) -> Row:
    return {"page": page.title, "page_id": page.id, "revision": page.revision, "line": line}


def _contribution(line: Line, warnings: dict[_Place, list[str]]) -> Row:
    given = line.contribution
    return {
        **_place(given.page, given.line),
        "date": given.day.isoformat(), "who": line.who, "circle": line.circle, "budget": line.budget,
        "what": given.what, "minutes": None if given.spent is None else plain(given.spent),
        "rate": None if given.rate is None else str(given.rate), "amount": str(line.amount),
        "unpaid": line.unpaid, "slip": given.slip, "warnings": warnings.get((given.page.id, given.offset), []),
        "site": given.site, "brand": given.brand, "settled": given.settled.isoformat() if given.settled else None,
    }  # fmt: skip


def _warnings(issues: Iterable[Issue]) -> dict[_Place, list[str]]:
    found: dict[_Place, list[str]] = {}
    for issue in issues:
        if issue.template == Contribution.template and issue.severity == "warning":
            codes = found.setdefault((issue.page.id, issue.call), [])
            if issue.code not in codes:
                codes.append(issue.code)
    return found


def _record(record: Record) -> Row:
    values = _place(record.page, record.line)
    for column in schema_of(type(record)).columns:
        cells = _cells(column.kind.name, getattr(record, column.attribute))
        values |= zip(_names(column), cells, strict=True)
    return values


def _decision(ledger: Ledger, given: Decision) -> Row:
    """A decision under its circle's canonical name, with the titles of those that replace it."""
    newer = succession(ledger).replaced(given)
    place = ledger.circles.canonical[given.where]
    return {**_record(given), "where": place, "replaced_by": [one.title for one in newer]}


def _cells(kind: str, value: object) -> tuple[Cell, ...]:
    if kind != "about":
        return (_cell(kind, value),)
    if not isinstance(value, About):
        return (None, None, None)
    return f"{value.low:.2f}", f"{value.high:.2f}", value.approximate


def _cell(kind: str, value: object) -> Cell:
    if isinstance(value, Decimal):
        return plain(value) if kind in ("duration", "percent") else f"{value:.2f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if isinstance(value, YearMonth):
        return str(value)
    return value if isinstance(value, str | int) else None
