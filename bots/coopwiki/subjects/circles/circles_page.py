"""The pages of the report "circles": `Tableau de bord/Cercles`, and what each circle's template shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.book_years import YearName
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import BOARD, CIRCLES, DECISIONS, MANDATES, PROPOSALS, ROLES
from coopwiki.publishing.robot_page import Published, RobotPage, data_page
from coopwiki.publishing.title_parts import data_name
from coopwiki.publishing.values import member_text
from coopwiki.subjects.budgets.links import BudgetLink, budget_page
from coopwiki.subjects.circles.circle_details_report import CircleDetails
from coopwiki.subjects.circles.circle_life_report import ActionRow, MeetingRow
from coopwiki.subjects.circles.circles_report import CircleRow, Circles
from coopwiki.subjects.circles.holding import OVER, VACANT
from coopwiki.subjects.circles.roles_report import RoleRow
from coopwiki.subjects.contributions.links import month_page

MOST = 8
"""Actions and decisions that a circle's own page shows; the others are counted."""


def circle_pages(context: Context, found: CircleDetails) -> Iterator[Published]:
    """The index, and a data page for each circle that has a sheet."""
    yield _index(context, found)
    for row in found.data.circles:
        if row.page is not None:
            title = f"{context.data}/cercles/{data_name(row.name)}.json"
            document = _document(context, row, found.year)
            yield data_page(title, {**document, **_tree(row, found.data)})


def _index(context: Context, found: CircleDetails) -> RobotPage:
    """Every circle, then those without a sheet or a sign of life."""
    data, year = found.data, found.year
    links = {name: BudgetLink(budget_page(context, year, row), row) for name, row in found.budgets.items()}
    return context.page(
        context.title(CIRCLES),
        "circles",
        "circles/circles",
        left_out=data.left_out,
        revision=data.revision,
        rows=[(row, links.get(row.name)) for row in data.circles if not row.has_ended(data.on)],
        ended=[row for row in data.circles if row.page and row.has_ended(data.on)],
        year=year,
        show_names=context.show_names,
        roles_page=context.title(ROLES),
        mandates_page=context.title(MANDATES),
        unwritten=[row.name for row in data.circles if row.page is None],
        months=[(month_page(context, month), month) for month in found.months],
        quiet=[row for row in data.circles if row.page and row.quiet],
        vacant=[role for row in data.circles for role in row.life.roles if role.state in (VACANT, OVER)],
    )


def _document(context: Context, row: CircleRow, year: YearName) -> dict[str, object]:
    """What Lua writes below a circle's sheet: plain texts, days as `2026-03-12`."""
    life, names = row.life, context.show_names
    return {
        "name": row.name,
        "year": year if isinstance(year, int) else str(year),
        "seats": [{"body": s.body, "who": s.who, "until": _day(s.until)} for s in life.seats],
        "roles": [_role(role) for role in life.roles],
        "seen": list(row.seen) if names else [],
        "meetings": [_meeting(meeting) for meeting in life.meetings],
        "actions": [_action(action, names=names) for action in life.actions[:MOST]],
        "more_actions": max(0, len(life.actions) - MOST),
        "faded": len(life.faded),
        "proposals": [
            {"title": member_text(p.title), "state": p.state, "decides": p.decides, "page": p.page}
            for p in life.proposals
        ],
        "decisions": [
            {"title": member_text(d.title), "day": _day(d.day), "page": d.page} for d in life.decisions[:MOST]
        ],
        "more_decisions": max(0, len(life.decisions) - MOST),
        "pages": {
            "roles": context.title(ROLES),
            "mandates": context.title(MANDATES),
            "proposals": context.title(PROPOSALS),
            "decisions": context.title(DECISIONS),
            "actions": context.title(BOARD),
        },
    }


def _tree(row: CircleRow, data: Circles) -> dict[str, object]:
    """Which circle it is part of and which are part of it; once it ends, when, and which one carries on."""
    pages = {one.name: one.page for one in data.circles}

    def named(name: str | None) -> dict[str, str | None] | None:
        return {"name": name, "page": pages.get(name)} if name else None

    parts = (one.name for one in data.circles if one.parent == row.name and not one.has_ended(data.on))
    return {
        "parent": named(row.parent),
        "parts": [named(name) for name in parts],
        "end": _day(row.end),
        "ended": row.has_ended(data.on),
        "joins": named(row.joins),
    }


def _role(role: RoleRow) -> dict[str, object]:
    """Who holds it and until when; where nobody does, who will and from when."""
    now, then = role.holding, role.following
    return {
        "name": role.name,
        "state": role.state,
        "critical": role.critical,
        "who": role.holders if now else then.who if then else None,
        "since": _day(then.since if then and not now else None),
        "until": _day(now.until if now else None),
    }


def _meeting(meeting: MeetingRow) -> dict[str, object]:
    hour, place = member_text(meeting.hour or ""), member_text(meeting.place or "")
    title = member_text(meeting.title or "")
    return {"day": _day(meeting.day), "title": title, "hour": hour, "place": place, "page": meeting.page}


def _action(action: ActionRow, *, names: bool) -> dict[str, object]:
    return {
        "what": member_text(action.what),
        "who": action.who if names else None,
        "due": _day(action.due),
        "late": action.late,
        "urgent": action.urgent,
        "need": member_text(action.need or ""),
        "page": action.page,
    }


def _day(value: date | None) -> str | None:
    return None if value is None else str(value)
