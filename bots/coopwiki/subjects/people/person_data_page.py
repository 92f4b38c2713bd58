"""The data page that each person's sheet shows something of: `Module:CoopWiki/données/personnes.json`."""

from __future__ import annotations

from collections.abc import Iterable

from coopwiki.core.names import key
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage, data_page
from coopwiki.subjects.people.memberships import MemberRoles
from coopwiki.subjects.people.personal_page import person_page


def person_data(context: Context, found: Iterable[MemberRoles]) -> DataPage:
    """By name: the circles and roles of a person, and their own page where amounts by person are published.

    One page for all, since it changes with a profile, a circle or a role and not with a contribution.
    """
    document = {key(one.name): _one(context, one) for one in found}
    told = {name: value for name, value in document.items() if value}
    return data_page(f"{context.data}/personnes.json", told)


def _one(context: Context, standing: MemberRoles) -> dict[str, object]:
    value: dict[str, object] = {}
    if context.show_people:
        value["page"] = person_page(context, standing.name)
    if standing.circles and context.show_names:
        value["circles"] = [{"name": name, "page": page} for name, page in standing.circles]
    if standing.roles:
        value["roles"] = [
            {
                "name": held.role,
                "circle": held.circle,
                "page": held.page,
                "end": held.end.isoformat() if held.end else None,
            }
            for held in standing.roles
        ]
    return value
