"""The page of the report "projects": `Tableau de bord/Projets et financeurs`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.finances.links import FINANCES, PROJECTS
from coopwiki.subjects.finances.projects_report import REPORT, Projects
from coopwiki.subjects.finances.projects_text import report_lines
from coopwiki.subjects.report_pages import ReportPages


def projects_page(context: Context, data: Projects) -> Iterator[Published]:
    """One page, once an expense names something or a funder grants something."""
    groups = (("Par projet", data.projects), ("Par commun", data.commons), ("Par marque", data.brands))
    if not (data.funders or data.left_out or any(rows for _, rows in groups)):
        return
    yield context.page(
        context.title(PROJECTS),
        "projects",
        "finances/projects",
        left_out=data.left_out,
        revision=data.revision,
        groups=[(called, rows) for called, rows in groups if rows],
        funders=data.funders,
        spent_by_funders=[row for row in data.funders if row.lines],
        reports=[(one, tuple(report_lines(one))) for one in data.reports],
        elsewhere=data.elsewhere,
        future=data.future,
        finances_page=context.title(FINANCES),
    )


PAGES = (ReportPages(REPORT, projects_page),)
