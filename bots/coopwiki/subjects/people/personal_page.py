"""The pages of the report "mine": one a person, for those who may see amounts by person, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.publishing.context import Context, to_explain
from coopwiki.publishing.layout import month
from coopwiki.publishing.page_names import PEOPLE
from coopwiki.publishing.robot_page import Published
from coopwiki.publishing.titles import data_name
from coopwiki.subjects.contributions.rows import RoleLinks
from coopwiki.subjects.people.personal_report import Mine, Own, mine, year_lines


def person_page(context: Context, name: str) -> str:
    """`Tableau de bord/Personnes/Ana Martin`."""
    return context.title(PEOPLE, data_name(name))


def people_page(context: Context, on: date) -> str:
    """`Tableau de bord/Personnes`, '' where there is no such page."""
    shown = context.show_people and mine(context.ledger, on).people
    return context.title(PEOPLE) if shown else ""


def mine_pages(context: Context, data: Mine) -> Iterator[Published]:
    """Nothing where amounts by person are not published."""
    if not context.show_people or not data.people:
        return
    for own in data.people:
        yield _page(context, data, own)
    yield context.page(
        context.title(PEOPLE),
        "personnes",
        "people/people",
        left_out=data.left_out,
        revision=data.revision,
        rows=[(person_page(context, own.name), own.name) for own in data.people],
    )


def _page(context: Context, data: Mine, own: Own) -> Published:
    """Who watches a budget and who was at a meeting is for members, whatever the setting says of amounts."""
    lines = year_lines(context.ledger, data.on).get(own.name, [])
    members = context.show_names
    watched = [name for name in own.watched if name not in own.budgets] if members else []
    return context.page(
        person_page(context, own.name),
        "personne",
        "people/personal",
        role_links=RoleLinks.of(context),
        left_out=own.left_out,
        revision=own.revision,
        own=own,
        year=data.year,
        month=month(data.month),
        budgets=own.budgets,
        watched=watched,
        unnoted=own.unnoted if members else (),
        slips=[slip for slip in own.invoices if slip.amount > 0],
        waiting=[slip for slip in own.invoices if slip.amount <= 0],
        lines=sorted(lines, key=lambda line: line.contribution.day, reverse=True),
        index=context.title(PEOPLE),
        explain=to_explain("mine", own.name),
    )
