"""The page of the report "elections": `Tableau de bord/Élections`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import ELECTIONS
from coopwiki.publishing.robot_page import DataPage, Published, data_page
from coopwiki.publishing.title_parts import data_name
from coopwiki.subjects.elections.report import COMPLETE, REPORT, ElectionRow, Elections, missing_of
from coopwiki.subjects.report_pages import ReportPages


@dataclass(frozen=True, slots=True)
class ShownElection:
    """An election, and what it awaits in one sentence or ''."""

    row: ElectionRow
    awaits: str


def election_page(context: Context, data: Elections) -> Iterator[Published]:
    """One page, once an election is written: which steps are recorded, and what the role's sheet should say."""
    if not data.elections and not data.left_out and not data.future:
        return
    rows = [ShownElection(row, _sentence(row)) for row in data.elections]
    yield context.page(
        context.title(ELECTIONS),
        "elections",
        "elections/page",
        left_out=data.left_out,
        revision=data.revision,
        rows=rows,
        pending=[shown for shown in rows if shown.row.state != COMPLETE],
        future=data.future,
        show_names=context.show_names,
    )
    yield from _data_pages(context, data.elections)


def _data_pages(context: Context, rows: Iterable[ElectionRow]) -> Iterator[DataPage]:
    """What each election's own page shows of it; of two to one role on one day none, as Lua can't tell them apart."""
    named: dict[str, list[ElectionRow]] = {}
    for row in rows:
        named.setdefault(data_name(f"{row.role} {row.day.isoformat()}"), []).append(row)
    for name, found in named.items():
        if len(found) == 1:
            yield data_page(f"{context.data}/élections/{name}.json", _document(context, found[0]))


def _document(context: Context, row: ElectionRow) -> dict[str, object]:
    """Plain texts, without names: those of the steps say what is recorded or missing."""
    steps = [{"name": step.name, "said": step.said, "missing": not step.recorded} for step in row.steps]
    return {"state": row.state, "steps": steps, "page": context.title(ELECTIONS)}


def _sentence(row: ElectionRow) -> str:
    said = missing_of(row)
    return said[:1].upper() + said[1:]


PAGES = (ReportPages(REPORT, election_page),)
