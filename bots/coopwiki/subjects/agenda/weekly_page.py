"""The page of the report "weekly": `Tableau de bord/Appel`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.days import write_day
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import BOARD, BUDGETS
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.agenda.calendar_page import PAGE as AGENDA
from coopwiki.subjects.agenda.known_rules import CALL
from coopwiki.subjects.agenda.weekly_report import Weekly, WeeklyAction
from coopwiki.subjects.agenda.weekly_text import notes_title, notes_values
from coopwiki.subjects.agenda.weekly_year_report import WeeklyYear
from coopwiki.subjects.contracts.deadlines_report import KINDS
from coopwiki.subjects.contracts.page import DEADLINES

PAGE = "Appel"
"""What the page is called."""


def weekly_page(context: Context, found: WeeklyYear) -> Iterator[Published]:
    """One page, once the rule or an action is written: what presses, what is to come, what was.

    Each action stands in its first section. Sums are for those who may read amounts by person.
    """
    data = found.data
    if not _is_anything(data):
        return
    late, urgent, alone, needs = _each_once(data.overdue, data.urgent, data.unassigned, data.needs)
    yield context.page(
        context.title(PAGE),
        "weekly",
        "agenda/weekly",
        left_out=data.left_out,
        revision=data.revision,
        data=data,
        late=late,
        urgent=urgent,
        alone=alone,
        needs=needs,
        deadlines=[(KINDS[one.kind].called, one) for one in data.deadlines],
        show_names=context.show_names,
        show_sums=context.show_people,
        rule=CALL,
        board_page=context.title(BOARD),
        agenda_page=context.title(AGENDA),
        deadlines_page=context.title(DEADLINES),
        notes_page=notes_title(data),
        notes=notes_values(data, topics(data, names=context.show_names, sums=context.show_people)),
        budgets_page=context.title(f"{BUDGETS} {found.year}"),
        alerted=list(dict.fromkeys(one.budget for one in data.alerts)),
    )


def _is_anything(data: Weekly) -> bool:
    actions = (data.overdue, data.urgent, data.unassigned, data.needs, data.faded, data.faded_before)
    return bool(data.call or any(actions))


def _each_once(*groups: tuple[WeeklyAction, ...]) -> list[list[WeeklyAction]]:
    seen: set[WeeklyAction] = set()
    found = []
    for group in groups:
        found.append([one for one in group if one not in seen])
        seen.update(group)
    return found


def topics(data: Weekly, *, names: bool, sums: bool) -> Iterator[str]:
    """What the call speaks of, one a line; whom it is about, and sums, where the page may show them."""
    if data.arrivals:
        welcome = ", ".join(one.who for one in data.arrivals)
        yield f"Accueillir {welcome}" if names else "Accueillir les personnes arrivées"
    late, urgent, alone, needs = _each_once(data.overdue, data.urgent, data.unassigned, data.needs)
    for words, group in (("En retard", late), ("Urgent", urgent), ("Sans personne", alone), ("Besoin", needs)):
        yield from (f"{words} : {one.what} ({one.where})" for one in group)
    yield from (f"Toujours d’actualité ? {one.what} ({one.where})" for one in data.faded)
    if sums:
        yield from (f"Budget {one.budget} : {one.text}" for one in data.alerts)
    else:
        yield from dict.fromkeys(f"Budget {one.budget} : une alerte" for one in data.alerts)
    for proposal in data.proposals:
        until = f", avant le {write_day(proposal.deadline)}" if proposal.deadline else ""
        yield f"Proposition : {proposal.title}{until}"
    yield from (f"Appel à projets : {one.title}, ferme le {write_day(one.deadline)}" for one in data.calls)
