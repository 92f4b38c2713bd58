"""The page of the report "calls": `Tableau de bord/Appels à projets`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.calls.calls_report import Calls

PAGE = "Appels à projets"
"""What the page is called."""


def call_page(context: Context, data: Calls) -> Iterator[Published]:
    """One page, once a call is written: those that close soon, the others by deadline, the archive."""
    if not data.calls and not data.archive and not data.left_out:
        return
    yield context.page(
        context.title(PAGE),
        "calls",
        "calls/calls",
        left_out=data.left_out,
        revision=data.revision,
        closing=[row for row in data.calls if row.closing],
        rows=data.calls,
        archive=data.archive,
        rate=data.success_percent,
        show_names=context.show_names,
    )
