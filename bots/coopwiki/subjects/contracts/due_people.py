"""What is due of people: ends and limits of CAPE, associations, contacts, interviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.schema.kinds import COUNT
from coopwiki.subjects.contracts.contract import CAPE, CESA, Contract
from coopwiki.subjects.contracts.interview import CONTACT, INTERVIEW, Interview
from coopwiki.subjects.contracts.known_rules import (
    ASSOCIATION,
    CAPE_CONTACT,
    CAPE_RENEWALS,
    CAPE_TOTAL,
    CESA_INTERVIEWS,
)
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.obligation import Obligation, Settling
from coopwiki.subjects.contracts.stays import runs, stays
from coopwiki.subjects.rules.families import TERM
from coopwiki.subjects.rules.rules import rule_on_day

DAY = timedelta(days=1)


def due_of_people(ledger: Ledger, today: date) -> Iterator[Obligation]:
    """What is due of everybody who is in CAPE or in CESA on a day."""
    found = stays(ledger)
    for who, own in found.contracts.items():
        running = found.in_force(who, today)
        if running is not None and running.type == CAPE:
            yield from _of_cape(ledger, today, who, own)
        if running is not None and running.type == CESA:
            yield from _of_cesa(ledger, today, who, own)


def _of_cape(ledger: Ledger, today: date, who: str, own: tuple[Contract, ...]) -> Iterator[Obligation]:
    capes = [one for one in own if one.type == CAPE]
    running = max((one for one in capes if runs(one, today)), key=lambda one: one.start)
    if running.last is not None and not any(one.start > running.start for one in own):
        yield Obligation("cape_end", who, running.last, None, running, _following(ledger, who, running, running.last))
    if total := rule_on_day(ledger, CAPE_TOTAL, TERM, today):
        due = months_after(capes[0].start, total.value) - DAY
        yield Obligation("cape_limit", who, due, total.rule, capes[0], _contract(running, who, CESA, due + DAY))
    if contact := rule_on_day(ledger, CAPE_CONTACT, TERM, today):
        last = max(met(ledger, today, who), key=lambda one: one.day, default=None)
        due = months_after(last.day if last else running.start, contact.value)
        yield Obligation("contact", who, due, contact.rule, last or running, _meeting(who, CONTACT, today))


def _following(ledger: Ledger, who: str, running: Contract, last: date) -> Settling:
    """The contract to come: one more CAPE where the rule of that day allows it, else a CESA."""
    times = (running.renewal or 0) + 1
    most = rule_on_day(ledger, CAPE_RENEWALS, COUNT, last)
    if most is not None and times > most.value:
        return _contract(running, who, CESA, last + DAY)
    return _contract(running, who, CAPE, last + DAY, str(times))


def _contract(beside: Contract, who: str, type_: str, start: date, renewal: str = "") -> Settling:
    fields = (("qui", who), ("type", type_), ("début", start.isoformat()), ("renouvellement", renewal))
    return Settling(Contract.template, beside.page.title, tuple(field for field in fields if field[1]))


def _meeting(who: str, nature: str, today: date) -> Settling:
    return Settling(Interview.template, f"Entretiens {today.year}", (("qui", who), ("nature", nature)))


def _of_cesa(ledger: Ledger, today: date, who: str, own: tuple[Contract, ...]) -> Iterator[Obligation]:
    running = next(one for one in own if one.type == CESA and runs(one, today))
    wanted = rule_on_day(ledger, CESA_INTERVIEWS, COUNT, today)
    year = [one for one in met(ledger, today, who) if one.day.year == today.year]
    if wanted and sum(one.nature != CONTACT for one in year) < wanted.value:
        due = date(today.year, 12, 31)
        yield Obligation("interview", who, due, wanted.rule, running, _meeting(who, INTERVIEW, today))
    delay = rule_on_day(ledger, ASSOCIATION, TERM, today)
    if delay and not stays(ledger).is_associate(who, today):
        first = next(one for one in own if one.type == CESA)
        due = association_due(own, delay.value)
        joining = Settling(Membership.template, running.page.title, (("qui", who),))
        yield Obligation("association", who, due, delay.rule, first, joining)


def association_due(own: tuple[Contract, ...], months: int) -> date:
    """The day by which somebody who was in CESA becomes an associate: less the days spent in CAPE before it."""
    start = min(one.start for one in own if one.type == CESA)
    return months_after(start, months) - timedelta(days=days_in_cape(own, start))


def days_in_cape(contracts: tuple[Contract, ...], before: date) -> int:
    """The days spent in CAPE before a day, first and last counted, each once."""
    count, counted_to = 0, date.min
    for one in contracts:
        if one.type != CAPE or one.start >= before:
            continue
        first = max(one.start, counted_to)
        after = min((one.last or date.max - DAY) + DAY, before)
        if after > first:
            count += (after - first).days
            counted_to = after
    return count


def met(ledger: Ledger, today: date, who: str) -> list[Interview]:
    """The interviews of a person up to a day, in page order."""
    return ledger.once(_interviews, today).get(who, [])


def _interviews(ledger: Ledger, today: date) -> dict[str, list[Interview]]:
    found: dict[str, list[Interview]] = {}
    for one in ledger.of(Interview):
        if one.day <= today:
            found.setdefault(ledger.people.canonical[one.who], []).append(one)
    return found
