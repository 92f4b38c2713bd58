"""Records in the format asked for."""

from __future__ import annotations

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import list_of
from coopwiki.exchange.calendar import calendar
from coopwiki.exchange.rows import columns, rows
from coopwiki.exchange.tables import as_csv, as_xlsx
from coopwiki.schema.record import Record
from coopwiki.subjects.budgets.charges import draws
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.journal import journal, purchases
from coopwiki.subjects.contributions.lines import lines


def export_bytes(ledger: Ledger, type_: type[Record], form: str) -> bytes:
    """Every record of a type in a format of FORMATS; a journal holds contributions, that of expenses the paid ones."""
    if form == "ics":
        return calendar(ledger.of(type_))
    if form == "hledger":
        told = purchases(draws(ledger)) if type_ is Expense else journal(lines(ledger))
        return "".join(told).encode()
    found = rows(ledger, type_)
    if form == "json":
        return list_of(found).encode()
    header = columns(type_)
    return as_csv(found, header).encode() if form == "csv" else as_xlsx(found, header)
