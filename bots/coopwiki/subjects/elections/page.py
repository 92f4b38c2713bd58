"""The page of the report "elections": `Tableau de bord/Élections`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import ELECTIONS
from coopwiki.publishing.robot_page import Published
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


def _sentence(row: ElectionRow) -> str:
    said = missing_of(row)
    return said[:1].upper() + said[1:]


PAGES = (ReportPages(REPORT, election_page),)
