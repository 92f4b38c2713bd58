"""The data page that the template of a common or a brand shows something of, in words that are ready."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coopwiki.core.approximate import Estimate
from coopwiki.core.durations import clock
from coopwiki.core.euros import write_euros
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage, data_page
from coopwiki.publishing.title_parts import data_name
from coopwiki.subjects.commons.efforts_report import Spending
from coopwiki.subjects.contributions.sums import Sums

MOST = 20
"""Items of a row that a sheet shows; the others stand on the register's page."""


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """A few words, and the page they lead to; '' for none."""

    text: str
    page: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of a sheet: what it is, and its items; without items it isn't shown."""

    term: str
    items: tuple[LinkedWords, ...]


def sheet_data(context: Context, folder: str, name: str, rows: Iterable[SheetLine]) -> DataPage:
    """`Module:CoopWiki/données/communs/NAME.json`."""
    document = {"name": name, "rows": [_row(row) for row in rows if row.items]}
    return data_page(f"{context.data}/{folder}/{data_name(name)}.json", document)


def _row(row: SheetLine) -> dict[str, object]:
    items = [{"text": item.text, "page": item.page} for item in row.items[:MOST]]
    more = len(row.items) - MOST
    return {"term": row.term, "items": [*items, {"text": f"et {more} de plus", "page": ""}] if more > 0 else items}


def money_rows(context: Context, work: Sums, spending: Spending) -> Iterator[SheetLine]:
    """The work, where sums by person may be shown, since few people may stand behind it; and the expenses."""
    if context.show_people and work.lines:
        lines = f"{work.lines} contribution{'s' if work.lines > 1 else ''}"
        words = f"{lines} : {clock(work.minutes)}, {write_euros(work.amount)} demandés"
        yield SheetLine("Travail", (LinkedWords(words, ""),))
    told = (("payé", spending.paid), ("engagé", spending.committed), ("envisagé", spending.considered))
    yield SheetLine(
        "Dépenses", tuple(LinkedWords(f"{called} : {total}", "") for called, total in told if is_some(total))
    )


def is_some(total: Estimate) -> bool:
    """Whether any expense stands behind an estimate that is more than nothing."""
    return bool(total.high or total.unknown)
