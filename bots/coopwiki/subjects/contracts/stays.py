"""Who was in the cooperative on a day, and under which contract: each person once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.subjects.contracts.contract import APPRENTICE, CAPE, CDD, CDI, CESA, Contract
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.people.profile import Profile

FIRST_COUNTS = (CDI, CDD, APPRENTICE, CESA, CAPE)
"""Of two contracts of one day the first of these counts."""

Held = TypeVar("Held", Contract, Membership)


@dataclass(frozen=True, slots=True)
class Stays:
    """Contracts and memberships by person, under their canonical name; `nobodys` are those of no person."""

    contracts: Mapping[str, tuple[Contract, ...]]
    memberships: Mapping[str, tuple[Membership, ...]]
    nobodys: tuple[Contract | Membership, ...]

    def in_force(self, who: str, day: date) -> Contract | None:
        """The contract that counts for a person that day; None for none."""
        found = [one for one in self.contracts.get(who, ()) if runs(one, day)]
        return min(found, key=lambda one: FIRST_COUNTS.index(one.type), default=None)

    def is_associate(self, who: str, day: date) -> bool:
        """Whether the person is an associate that day."""
        return any(runs(one, day) for one in self.memberships.get(who, ()))

    def associates(self, day: date) -> int:
        """How many associates there are that day."""
        return sum(self.is_associate(who, day) for who in self.memberships)


def runs(one: Contract | Membership, day: date) -> bool:
    """Whether a day is one of its days, the first and the last included."""
    last = one.last if isinstance(one, Contract) else one.end
    return one.start <= day and (last is None or day <= last)


def stays(ledger: Ledger) -> Stays:
    """Every contract and membership with its person: the one it names, else the one whose profile stands above."""
    return ledger.once(_stays)


def _stays(ledger: Ledger) -> Stays:
    owners = _owners(ledger)
    contracts, lost = _by_person(ledger, ledger.of(Contract), owners)
    memberships, astray = _by_person(ledger, ledger.of(Membership), owners)
    return Stays(contracts, memberships, (*lost, *astray))


def _owners(ledger: Ledger) -> Mapping[int, list[tuple[int, str]]]:
    """The profiles of each page: where they stand, and whose they are.

    One that is left out, of a name that two people share for example, still says whose what stands below it is.
    """
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for profile in ledger.of(Profile):
        found[profile.page.id].append((profile.offset, profile.name))
    for item in ledger.left_out_of(Profile):
        if name := item.values.get("name"):
            found[item.page.id].append((item.offset, name))
    return {page: sorted(own) for page, own in found.items()}


def _by_person(
    ledger: Ledger, records: Iterable[Held], owners: Mapping[int, list[tuple[int, str]]]
) -> tuple[dict[str, tuple[Held, ...]], list[Held]]:
    found: dict[str, list[Held]] = defaultdict(list)
    lost = []
    for one in records:
        typed = one.who or _owner(owners.get(one.page.id, []), one.offset)
        if typed:
            found[ledger.people.canonical[typed]].append(one)
        else:
            lost.append(one)
    ordered = {
        who: tuple(sorted(own, key=lambda one: one.start))
        for who, own in sorted(found.items(), key=lambda item: key(item[0]))
    }
    return ordered, lost


def _owner(profiles: list[tuple[int, str]], offset: int) -> str:
    """The profile above a call, else the first below it; '' on a page without one."""
    place = bisect_right(profiles, (offset, "\U0010ffff")) - 1
    return profiles[max(place, 0)][1] if profiles else ""
