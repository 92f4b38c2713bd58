"""Tools as rows of the register of personal data: what is written, where that is, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.export import Export
from coopwiki.exchange.rows import Row, columns, record_row
from coopwiki.subjects.commons.data_register import missing, where
from coopwiki.subjects.commons.tool import Tool


def tool_rows(ledger: Ledger) -> Iterator[Row]:
    """Every tool, in page and line order: its fields, `where` its data are, and what is `missing`."""
    for one in ledger.of(Tool):
        yield {**record_row(one), "where": where(one), "missing": list(missing(one))}


EXPORTS = (Export(Tool, (*columns(Tool), "where", "missing"), tool_rows),)
