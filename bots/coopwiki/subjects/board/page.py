"""The page of the report "board": `Tableau de bord/Actions`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import BOARD
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.board.report import QUARTERS, REPORT, Board
from coopwiki.subjects.report_pages import ReportPages


def board_page(context: Context, data: Board) -> Iterator[Published]:
    """One page, once an action or a space is written."""
    if not data.boards and not data.left_out:
        return
    every = [row for one in data.boards for row in (*one.to_do, *one.doing)]
    pending, faded = [row for row in every if not row.faded], [row for row in every if row.faded]
    yield context.page(
        context.title(BOARD),
        "board",
        "board/page",
        left_out=data.left_out,
        revision=data.revision,
        boards=data.boards,
        late=[row for row in pending if row.overdue],
        quarters=[(name, [row for row in pending if row.quarter == name]) for name in QUARTERS.values()],
        alone=[row for row in pending if row.who is None],
        needs=[row for row in pending if row.need],
        pending=len(pending),
        faded=faded,
        show_names=context.show_names,
    )


PAGES = (ReportPages(REPORT, board_page),)
