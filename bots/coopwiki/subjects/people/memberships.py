"""What a person's own sheet shows beside what it says: the circles they are in, the roles they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.role import Role
from coopwiki.subjects.people.profile import Profile


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role somebody holds; `end` None where none is noted. `page` is where it is written."""

    role: str
    circle: str
    end: date | None
    page: str


@dataclass(frozen=True, slots=True)
class MemberRoles:
    """One person with a profile, in order of name. `circles` are name and page."""

    name: str
    circles: tuple[tuple[str, str], ...]
    roles: tuple[HeldRole, ...]


def standings(ledger: Ledger, today: date) -> tuple[MemberRoles, ...]:
    """Everybody who has a profile. Who is in a circle is for members only; who holds a role, for all."""
    circles, roles = _circles(ledger), _roles(ledger, today)
    names = sorted({profile.name for profile in ledger.of(Profile)}, key=lambda n: (loose(n), n))
    return tuple(MemberRoles(name, tuple(circles.get(name, ())), tuple(roles.get(name, ()))) for name in names)


def _circles(ledger: Ledger) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for circle in sorted(ledger.of(Circle), key=lambda circle: loose(circle.name)):
        for who in dict.fromkeys(ledger.people.canonical[name] for name in circle.members):
            found[who].append((circle.name, circle.page.title))
    return found


def _roles(ledger: Ledger, today: date) -> dict[str, list[HeldRole]]:
    found: dict[str, list[HeldRole]] = defaultdict(list)
    for role in _held(ledger, today):
        who = ledger.people.canonical[role.holder or ""]
        found[who].append(HeldRole(role.name, ledger.circles.canonical[role.circle], role.end, role.page.title))
    return found


def _held(ledger: Ledger, today: date) -> Iterator[Role]:
    for role in sorted(ledger.of(Role), key=lambda role: (loose(role.circle), loose(role.name))):
        begun = role.start is None or role.start <= today
        if role.holder and begun and (role.end is None or role.end >= today):
            yield role
