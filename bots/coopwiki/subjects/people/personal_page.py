"""The pages of the report "mine": one a person, for those who may see amounts by person, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import PEOPLE, ROLES
from coopwiki.publishing.robot_page import Published
from coopwiki.publishing.title_parts import data_name
from coopwiki.publishing.values import month
from coopwiki.subjects.contracts.accompaniment_report import Followed
from coopwiki.subjects.contracts.deadlines_report import KINDS, Deadline
from coopwiki.subjects.contributions.table_rows import RoleLinks
from coopwiki.subjects.invoicing.whole_text import whole_text
from coopwiki.subjects.people.awaiting_report import Awaiting, recent
from coopwiki.subjects.people.personal_details_report import PersonalDetails
from coopwiki.subjects.people.personal_report import Mine, Own
from coopwiki.subjects.people.usual_lines_report import fields_again


def person_page(context: Context, name: str) -> str:
    """`Tableau de bord/Personnes/Ana Martin`."""
    return context.title(PEOPLE, data_name(name))


def people_page(context: Context, data: Mine) -> str:
    """`Tableau de bord/Personnes`, '' where there is no such page."""
    return context.title(PEOPLE) if _shown(context, data) else ""


def _shown(context: Context, data: Mine) -> list[Own]:
    """Those who have a page: that somebody has a contract and nothing else is for members to know."""
    return [own for own in data.people if own.has_work or context.show_names] if context.show_people else []


def mine_pages(context: Context, details: PersonalDetails) -> Iterator[Published]:
    """Nothing where amounts by person are not published."""
    data = details.data
    shown = _shown(context, data)
    if not shown:
        return
    for own in shown:
        yield _page(context, details, own, details.awaiting(own.name) if context.show_names else Awaiting())
    yield context.page(
        context.title(PEOPLE),
        "personnes",
        "people/people",
        left_out=data.left_out,
        revision=data.revision,
        rows=[(person_page(context, own.name), own.name) for own in shown],
    )


def _page(context: Context, details: PersonalDetails, own: Own, awaits: Awaiting) -> Published:
    """Who watches a budget, who was at a meeting, what awaits whom is for members, whatever amounts are."""
    return context.page(
        person_page(context, own.name),
        "personne",
        "people/personal",
        left_out=details.data.left_out,
        revision=own_revision(context, own, awaits),
        index=context.title(PEOPLE),
        is_private=False,
        **own_values(context, details, own, awaits),
    )


def own_revision(context: Context, own: Own, awaits: Awaiting) -> int:
    """The newest of what the page shows to those who read it."""
    due = own.deadlines if context.show_names else ()
    accompanied = own.accompanies if context.show_referents else ()
    return newest((own.revision, *awaits.revisions, *_revisions(due), *_revisions(accompanied)))


def own_values(context: Context, details: PersonalDetails, own: Own, awaits: Awaiting) -> dict[str, object]:
    """What the layout of a person's page is filled in with."""
    lines = details.lines.get(own.name, [])
    members = context.show_names
    watched = [name for name in own.watched if name not in own.budgets] if members else []
    slips = [slip for slip in own.invoices if slip.amount > 0]
    return {
        "role_links": RoleLinks(context.title(ROLES), details.roles),
        "own": own,
        "awaits": awaits,
        "recent": recent(lines, awaits.to_correct) if members else (),
        "due": own.deadlines if members else (),
        "kinds": KINDS,
        "accompanied": own.accompanies if context.show_referents else (),
        "year": details.data.year,
        "begins": details.begins,
        "month": month(details.data.month),
        "budgets": own.budgets,
        "watched": watched,
        "unnoted": own.unnoted if members else (),
        "slips": slips,
        "whole": {(slip.year, slip.budget): whole_text(slip) for slip in slips},
        "waiting": [slip for slip in own.invoices if slip.amount <= 0],
        "usual": [(line, fields_again(line.contribution)) for line in awaits.usual],
        "lines": sorted(lines, key=lambda line: line.contribution.day, reverse=True),
    }


def _revisions(rows: Iterable[Deadline | Followed]) -> Iterator[int]:
    return (row.revision for row in rows)
