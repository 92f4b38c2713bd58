"""What a database says beside the records: what is to be corrected, and what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import issue_value
from coopwiki.exchange.rows import Row, cell_names
from coopwiki.exchange.tables import WORKED_OUT, Cells, Table
from coopwiki.schema.record import Record, schema_of

DESCRIBED = "column_description"
_TEXT = Cells(frozenset(), frozenset())
_ISSUE = (
    "page", "page_id", "revision", "line", "template", "field", "severity", "code", "message", "found", "suggestion",
)  # fmt: skip


def issue_table(ledger: Ledger) -> Table:
    """Every issue, as `coopwiki check` has it: what is left out of the other tables is reported here."""
    cells = Cells(WORKED_OUT.whole, frozenset(), whole=WORKED_OUT.whole)
    return Table("issue", _ISSUE, _issues(ledger), cells)


def _issues(ledger: Ledger) -> Iterator[Row]:
    for issue in ledger.issues:
        told = issue_value(issue)
        yield {name: value if isinstance(value := told[name], int) else str(value or "") for name in _ISSUE}


def described(types: Iterable[tuple[str, type[Record]]]) -> Table:
    """The name on the wiki, the template and the label of each column of a record type."""
    header = ("table", "column", "template", "field", "label")
    return Table(DESCRIBED, header, _descriptions(types), _TEXT)


def _descriptions(types: Iterable[tuple[str, type[Record]]]) -> Iterator[Row]:
    for table, type_ in types:
        schema = schema_of(type_)
        for column in schema.columns:
            told: Row = {"table": table, "template": schema.template}
            for name in cell_names(column):
                yield told | {"column": name, "field": column.field.name, "label": column.field.label}
