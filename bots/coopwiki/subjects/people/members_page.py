"""The page of the report "members": `Tableau de bord/Annuaire`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import DIRECTORY
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.people.members_report import Members


def member_pages(context: Context, data: Members) -> Iterator[Published]:
    """One page: the directory, then the groups."""
    yield context.page(
        context.title(DIRECTORY),
        "members",
        "people/members",
        left_out=data.left_out,
        revision=data.revision,
        directory=data.directory,
        groups=[("Par secteur", "Secteur", data.by_sector), ("Par territoire", "Territoire", data.by_territory)],
    )
