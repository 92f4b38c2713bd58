"""What a note tells a member beside lines and months: an opinion asked, an objection, a role that ends, a budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.serving.excluded_lines import digest
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.decisions.opinion import OBJECTS
from coopwiki.subjects.decisions.proposals_report import proposals
from coopwiki.subjects.people.awaiting_report import Awaiting, Waiting
from coopwiki.subjects.rules.year_rule import year_of

SOON = timedelta(days=3)
"""So long before its deadline an opinion is asked for by a note."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell: which switch of the profile it has, where it stands, its name, and what it says.

    `key` stands for it: while it is the same thing it is said once.
    """

    switch: str
    page: str
    name: str
    says: str
    day: date | None
    key: str


def own_affairs(ledger: Ledger, today: date, who: str) -> tuple[Told, ...]:
    """All there is to say to a member today, whatever they wish to hear of."""
    awaits = ledger.once(Waiting, today).of(who)
    return (
        *_opinions(awaits, today, who),
        *_objections(ledger, today, who),
        *_endings(awaits, who),
        *_alerts(ledger, today, who),
    )


def _opinions(awaits: Awaiting, today: date, who: str) -> Iterator[Told]:
    for row in awaits.opinions:
        if row.deadline is not None and today <= row.deadline <= today + SOON:
            key = f"avis:{digest(row.title, row.page, str(row.deadline), who)}"
            yield Told("notify_opinion", row.page, row.title, "un avis est demandé avant le", row.deadline, key)


def _objections(ledger: Ledger, today: date, who: str) -> Iterator[Told]:
    for row in proposals(ledger, today).open:
        if row.who != who:
            continue
        for one in row.opinions:
            if one.open and one.position == OBJECTS:
                key = f"objection:{digest(row.title, row.page, one.who, str(one.day))}"
                yield Told("notify_objection", one.page, row.title, "une objection à lever, écrite le", one.day, key)


def _endings(awaits: Awaiting, who: str) -> Iterator[Told]:
    for role in awaits.roles:
        until = role.holding.until if role.holding else None
        key = f"role:{digest(role.name, role.circle, str(until), who)}"
        yield Told("notify_role", role.page, f"{role.name} ({role.circle})", "ce rôle se termine le", until, key)
    for seat in awaits.mandates:
        key = f"role:{digest(seat.body, seat.represents or '', str(seat.until), who)}"
        yield Told("notify_role", seat.page, seat.body, "ce mandat se termine le", seat.until, key)


def _alerts(ledger: Ledger, today: date, who: str) -> Iterator[Told]:
    year = str(year_of(ledger, today).name)
    for row in budgets(ledger, today).budgets:
        if row.terms.watcher == who and row.asks:
            level = f"{row.alert.percent} {row.pace.run_out is not None}"
            key = f"budget:{digest(year, row.name, row.nature, level)}"
            yield Told("notify_budget", "", row.label, row.alert.sentences[-1], None, key)
