"""The page of the report "contradictions"."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import CONTRADICTIONS
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.dashboard.issue_details_report import ContradictionDetails


def contradiction_page(context: Context, found: ContradictionDetails) -> Iterator[Published]:
    """One page, while there is a contradiction."""
    data, about = found.data, found.concerned.about(show_names=context.show_names)
    if data.kinds:
        yield context.page(
            context.title(CONTRADICTIONS),
            "contradictions",
            "dashboard/contradictions",
            left_out=0,
            revision=data.revision,
            count=data.count,
            kinds=data.kinds,
            rank=about.rank,
            about=about.actor,
        )
