"""The page of the report "finances": `Tableau de bord/Finances`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.euros import ZERO
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.contracts.deadlines_report import OVERDUE
from coopwiki.subjects.finances.finances_report import REPORT, Finances, YearRow
from coopwiki.subjects.finances.links import FINANCES, PROJECTS
from coopwiki.subjects.report_pages import ReportPages


def finances_page(context: Context, data: Finances) -> Iterator[Published]:
    """One page, once a year or a funding is written: the years side by side, who finances, the reports due."""
    if not (data.years or data.future or data.left_out):
        return
    yield context.page(
        context.title(FINANCES),
        "finances",
        "finances/finances",
        left_out=data.left_out,
        revision=data.revision,
        on=data.on,
        alerts=data.alerts,
        rows=data.years[::-1],
        figures=[row for row in data.years[::-1] if _says_something(row)],
        funded=[row for row in data.years[::-1] if row.funded],
        most=max((row.turnover for row in data.years if row.turnover is not None), default=ZERO),
        due=data.reports_due,
        overdue=[row for row in data.reports_due if row.state == OVERDUE],
        future=data.future,
        projects_page=context.title(PROJECTS),
    )


def _says_something(row: YearRow) -> bool:
    return any(figure is not None for figure in (row.turnover, row.result, row.capital))


PAGES = (ReportPages(REPORT, finances_page),)
