"""Who came and who left, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.schema.kinds import COUNT
from coopwiki.subjects.contracts.arrival import Arrival
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contracts.known_rules import ENTRIES
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.rules.rules import in_force


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody who came on a day, and the record that says so."""

    who: str
    day: date
    record: Arrival | Contract

    @property
    def month(self) -> str:
        """`2026-03`."""
        return f"{self.day:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Exit:
    """Somebody whose last contract is over, with its last day."""

    who: str
    day: date
    contract: Contract

    @property
    def month(self) -> str:
        """`2026-03`."""
        return f"{self.day:%Y-%m}"


@dataclass(frozen=True, slots=True)
class CrowdedMonth:
    """A month with more entries than the rule of its last day allows."""

    month: str
    entries: tuple[Entry, ...]
    allowed: int


def entries(ledger: Ledger, today: date) -> tuple[Entry, ...]:
    """Who came up to `today`, by day: by each arrival written down, else by the first contract."""
    return ledger.once(_entries, today)


def _entries(ledger: Ledger, today: date) -> tuple[Entry, ...]:
    come: dict[tuple[str, date], Entry] = {}
    for one in ledger.of(Arrival):
        if one.day <= today:
            who = ledger.people.canonical[one.who]
            come.setdefault((who, one.day), Entry(who, one.day, one))
    arrived = {who for who, _ in come}
    firsts = (Entry(who, own[0].start, own[0]) for who, own in stays(ledger).contracts.items() if who not in arrived)
    found = (*come.values(), *(one for one in firsts if one.day <= today))
    return tuple(sorted(found, key=lambda one: one.day))


def exits(ledger: Ledger, today: date) -> tuple[Exit, ...]:
    """Who has left by `today`, by day: the last day of all their contracts that have begun is past."""
    return ledger.once(_exits, today)


def _exits(ledger: Ledger, today: date) -> tuple[Exit, ...]:
    found = []
    for who, own in stays(ledger).contracts.items():
        begun = [one for one in own if one.start <= today]
        last = max(begun, key=lambda one: one.last or date.max, default=None)
        if last is not None and last.last is not None and last.last < today:
            found.append(Exit(who, last.last, last))
    return tuple(sorted(found, key=lambda one: one.day))


def crowds(ledger: Ledger, today: date) -> Iterator[CrowdedMonth]:
    """The months up to `today` in which more people came than the rule in force on their last day allows."""
    allowed = in_force(ledger, ENTRIES, COUNT)
    by_month: dict[str, list[Entry]] = {}
    for one in entries(ledger, today):
        by_month.setdefault(one.month, []).append(one)
    for month, came in by_month.items():
        most = allowed.on(min(_last_day(came[0].day), today))
        if most is not None and len(came) > most:
            yield CrowdedMonth(month, tuple(came), most)


def _last_day(day: date) -> date:
    """The last day of its month."""
    return months_after(day.replace(day=1), 1) - timedelta(days=1)
