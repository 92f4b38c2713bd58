"""The page of the report "issues": what to correct, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from coopwiki.core.issue import Issue
from coopwiki.core.messages import UNCOUNTED
from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import CONTRADICTIONS, ISSUES
from coopwiki.publishing.robot_page import DataPage, Published, data_page
from coopwiki.subjects.dashboard.issue_details_report import IssueDetails
from coopwiki.subjects.dashboard.issues_report import IssueGroup, Issues

MOST = 1500
"""Issues shown in all: errors first, then as many warnings as fit (MediaWiki's 2 MiB)."""

OF_ONE_PAGE = 100
"""Issues shown of one member page, errors first: a table that went wrong whole has one cause, not thousands."""


def issue_pages(context: Context, found: IssueDetails) -> Iterator[Published]:
    """One page: errors first within each page's group."""
    data, about = found.data, found.concerned.about(show_names=context.show_names)
    shown = _shown(data)
    hidden = Counter(i.page.id for i in data.issues) - Counter(i.page.id for i in shown)
    groups = [
        IssueGroup(title, issues, hidden[issues[0].page.id])
        for title, group in groupby(shown, key=lambda issue: issue.page.title)
        for issues in [tuple(group)]
    ]
    yield context.page(
        context.title(ISSUES),
        "issues",
        "dashboard/issues",
        left_out=data.left_out,
        groups=groups,
        errors=data.errors,
        revision=newest(issue.page.revision for issue in data.issues),
        warnings=data.warnings,
        rest=len(data.issues) - len(shown) - sum(group.more for group in groups),
        contradictions=context.title(CONTRADICTIONS) if found.contradicts else "",
        rank=about.rank,
        about=about.actor,
    )
    yield _uncounted(context, data.issues)


def _uncounted(context: Context, issues: Iterable[Issue]) -> DataPage:
    """The data page by which a block that looks healthy and isn't read says so.

    It is there from the first run on: a page that comes and goes would have every page with a record rendered anew.
    """
    found: dict[str, list[str]] = {}
    for issue in issues:
        if issue.code in UNCOUNTED:
            found.setdefault(issue.page.title, []).append(issue.template)
    return data_page(f"{context.data}/non comptées.json", {"pages": found})


def _shown(data: Issues) -> list[Issue]:
    by_page = groupby(data.issues, key=lambda issue: issue.page.id)
    first = [issue for _, issues in by_page for issue in _errors_first(issues)[:OF_ONE_PAGE]]
    return sorted(_errors_first(first)[: max(MOST, _errors(first))], key=lambda issue: issue.order)


def _errors(issues: Iterable[Issue]) -> int:
    return sum(issue.severity == "error" for issue in issues)


def _errors_first(issues: Iterable[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda issue: issue.severity != "error")
