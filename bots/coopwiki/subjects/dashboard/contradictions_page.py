"""The page of the report "contradictions"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import CONTRADICTIONS
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.dashboard.concerned_page import concerned, issue_rank
from coopwiki.subjects.dashboard.contradictions_report import Contradictions


def contradiction_page(context: Context, data: Contradictions) -> Iterator[Published]:
    """One page, while there is a contradiction."""
    if data.kinds:
        yield context.page(
            context.title(CONTRADICTIONS),
            "contradictions",
            "dashboard/contradictions",
            left_out=0,
            revision=data.revision,
            count=data.count,
            kinds=data.kinds,
            rank=partial(issue_rank, context),
            about=concerned(context),
        )
