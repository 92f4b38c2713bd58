"""The pages of this subject: a register of each kind, the map of needs, the register of personal data."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.commons import brands_report, commons_report, partners_report, tools_report
from coopwiki.subjects.commons.brands_page import brand_pages
from coopwiki.subjects.commons.commons_page import common_pages
from coopwiki.subjects.commons.partners_report import Partners
from coopwiki.subjects.commons.tools_report import Tools
from coopwiki.subjects.report_pages import ReportPages

PARTNERS, TOOLS, REGISTER = "Partenaires", "Outils", "Registre des données personnelles"
"""What the pages are called."""


def partner_pages(context: Context, data: Partners) -> Iterator[Published]:
    """One page, once a partner is written."""
    if data.partners or data.left_out:
        yield context.page(
            context.title(PARTNERS),
            "partners",
            "commons/partners",
            left_out=data.left_out,
            revision=data.revision,
            rows=data.partners,
            running=data.running,
            show_names=context.show_names,
        )


def tool_pages(context: Context, data: Tools) -> Iterator[Published]:
    """The tools and the register of personal data, once a tool is written; who answers for them is for members."""
    if not data.tools and not data.left_out:
        return
    yield context.page(
        context.title(TOOLS),
        "tools",
        "commons/tools",
        left_out=data.left_out,
        revision=data.revision,
        rows=data.tools,
        register_page=context.title(REGISTER),
        show_names=context.show_names,
    )
    yield context.page(
        context.title(REGISTER),
        "register",
        "commons/register",
        left_out=data.left_out,
        revision=data.revision,
        rows=data.register,
        incomplete=data.incomplete,
        show_names=context.show_names,
    )


PAGES = (
    ReportPages(commons_report.REPORT, common_pages),
    ReportPages(brands_report.REPORT, brand_pages),
    ReportPages(partners_report.REPORT, partner_pages),
    ReportPages(tools_report.REPORT, tool_pages),
)
