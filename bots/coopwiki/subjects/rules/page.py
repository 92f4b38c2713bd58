"""The page of the report "rules": `Tableau de bord/Règles en force`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.report_pages import ReportPages
from coopwiki.subjects.rules.report import REPORT, Rules

PAGE = "Règles en force"
"""What the page is called."""


def rules_page(context: Context, data: Rules) -> Iterator[Published]:
    """One page, once a rule is written: those in force, those nobody has noted, what they were before."""
    if data.rules or data.left_out or data.future:
        yield context.page(
            context.title(PAGE),
            "rules",
            "rules/page",
            left_out=data.left_out,
            revision=data.revision,
            rules=data.rules,
            changed=[row for row in data.rules if len(row.history) > 1],
            missing=data.missing,
            future=data.future,
            scales_page=context.title("Barèmes"),
        )


PAGES = (ReportPages(REPORT, rules_page),)
