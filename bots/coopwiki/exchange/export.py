"""Records in the format asked for."""

from __future__ import annotations

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import dumps
from coopwiki.exchange.calendar import calendar
from coopwiki.exchange.journal import journal
from coopwiki.exchange.rows import Row, rows
from coopwiki.exchange.tables import as_csv, as_xlsx
from coopwiki.records.contribution import Contribution
from coopwiki.records.lines import lines
from coopwiki.schema.record import Record, schema_of


def export_bytes(ledger: Ledger, type_: type[Record], form: str) -> bytes:
    """Every record of a type in a format of FORMATS; a journal holds contributions, whatever the type."""
    if form == "ics":
        return calendar(ledger.of(type_))
    if form == "hledger":
        return "".join(journal(lines(ledger))).encode()
    found = list(rows(ledger, type_))
    if form == "json":
        return (dumps(found) + "\n").encode()
    header = _header(found, type_)
    return as_csv(found, header).encode() if form == "csv" else as_xlsx(found, header)


def _header(found: list[Row], type_: type[Record]) -> list[str]:
    if found:
        return list(found[0])
    if type_ is Contribution:
        return [
            "page",
            "page_id",
            "revision",
            "line",
            "date",
            "who",
            "circle",
            "budget",
            "what",
            "minutes",
            "rate",
        ]
    return ["page", "page_id", "revision", "line", *(c.attribute for c in schema_of(type_).columns)]
