"""The lines of a month, as its closing counts them: contributions, and expenses of every state."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Column, Record, schema_of
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.closed_months.closedmonth import ClosedMonth
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import budget_name

LINES = (Contribution, Expense)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One line. `amount`: euros it takes from its budget, 0 for an expense that isn't paid.

    `record` is an expense on one day on which it is due, `written` as it was typed. `day` is that of the latter, None
    for what is of a whole year.
    `values` are its fields as members write them, by their names, under canonical names.
    """

    record: Record
    written: Record
    day: date | None
    what: str
    amount: Decimal
    paid: bool
    values: Mapping[str, str]


def month_lines(ledger: Ledger, closing: ClosedMonth) -> tuple[MonthLine, ...]:
    """The lines of the month and the budget, in page and line order."""
    month = closing.month
    end = date(month.year, month.month, monthrange(month.year, month.month)[1])
    wanted = budget_name(ledger, closing.budget) if closing.budget else None
    found = [
        line
        for account in accounts(ledger, end)
        if wanted in (None, account.name)
        for line in _of(ledger, account)
        if closing.concerns(line.record)
    ]
    return tuple(sorted(found, key=lambda line: (line.record.page.title, line.record.offset)))


def lines_then(ledger: Ledger, closing: ClosedMonth, records: Mapping[type, tuple[Any, ...]]) -> tuple[MonthLine, ...]:
    """The lines of then, sorted under budgets as these are set today."""
    then: dict[type, tuple[Any, ...]] = {type_: records.get(type_, ()) for type_ in LINES}
    return month_lines(replace(ledger, records={**ledger.records, **then}, _derived={}), closing)


def total(lines: Iterable[MonthLine]) -> Decimal:
    """Euros."""
    return sum((line.amount for line in lines), ZERO)


def _of(ledger: Ledger, account: BudgetAccount) -> Iterator[MonthLine]:
    for line in account.lines:
        given = line.contribution
        yield MonthLine(
            given, given, given.day, given.what, line.amount, given.settled is not None, line_values(ledger, given)
        )
    for draw in account.draws:
        if isinstance(draw.record, Expense) and isinstance(draw.written, Expense):
            spent = draw.amount.high if draw.paid and draw.amount else ZERO
            values = line_values(ledger, draw.record)
            yield MonthLine(draw.record, draw.written, draw.written.day, draw.written.what, spent, draw.paid, values)


def line_values(ledger: Ledger, record: Record) -> dict[str, str]:
    """What a line says, by the names of its fields, with canonical names of people and circles."""
    written = ((c, getattr(record, c.attribute)) for c in schema_of(type(record)).columns)
    return {c.field.name: _said(ledger, c, value) for c, value in written if value not in (None, ())}


def _said(ledger: Ledger, column: Column, value: Any) -> str:  # noqa: ANN401 - values of any kind
    if column.kind.name == "person":
        return ledger.people.canonical[value]
    if column.kind.name == "circle":
        return ledger.circles.canonical[value]
    return column.kind.write(value)
