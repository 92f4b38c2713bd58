"""The page of the report "issues": what to mend, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from coopwiki.core.issue import Issue
from coopwiki.publishing.context import ISSUES, Context, newest
from coopwiki.publishing.contradiction_page import CONTRADICTIONS
from coopwiki.publishing.robot_page import Published
from coopwiki.reports.contradictions import contradictions
from coopwiki.reports.issues import IssueGroup, Issues

MOST = 1500
"""Issues shown on the page: errors all, then as many warnings as fit (MediaWiki's 2 MiB)."""


def issue_pages(context: Context, data: object) -> Iterator[Published]:
    """One page: errors first within each page's group."""
    if not isinstance(data, Issues):
        raise TypeError(data)
    shown = _shown(data)
    groups = [
        IssueGroup(title, tuple(group))
        for title, group in groupby(shown, key=lambda issue: issue.page.title)
    ]
    yield context.page(
        context.title(ISSUES), "issues", "issues", left_out=data.left_out, groups=groups, errors=data.errors,
        revision=newest(issue.page.revision for issue in data.issues), warnings=data.warnings,
        rest=len(data.issues) - len(shown), contradictions=_contradictions(context),
    )  # fmt: skip


def _contradictions(context: Context) -> str:
    """The page that shows contradictions by kind, '' while there is none."""
    found = contradictions(context.ledger, context.today)
    return context.title(CONTRADICTIONS) if found.kinds else ""


def _shown(data: Issues) -> list[Issue]:
    errors = [issue for issue in data.issues if issue.severity == "error"]
    warnings = [issue for issue in data.issues if issue.severity == "warning"]
    return sorted([*errors, *warnings[: max(0, MOST - len(errors))]], key=lambda issue: issue.order)
