"""Names of what exists, for forms to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.records.budget import Budget
from coopwiki.records.circle import Circle
from coopwiki.records.profile import Profile

_YES, _NO = "oui", "non"


@dataclass(frozen=True, slots=True)
class Names:
    """Circles, people with a profile, budgets of the year; sorted."""

    circles: tuple[str, ...]
    people: tuple[str, ...]
    budgets: tuple[str, ...]


def names(ledger: Ledger, today: date, *, for_members: bool) -> Names:
    """The names as they are written where each is defined.

    People are those whose profile doesn't say `publication=non` if only members read them, else those
    whose profile says `publication=oui`, as in the directory.
    """
    of_year = (budget for budget in ledger.of(Budget) if budget.year == today.year)
    return Names(
        _sorted(circle.name for circle in ledger.of(Circle)),
        _sorted(p.name for p in ledger.of(Profile) if _shown(p, for_members=for_members)),
        _sorted(budget.title for budget in of_year),
    )


def _shown(profile: Profile, *, for_members: bool) -> bool:
    return profile.public != _NO if for_members else profile.public == _YES


def _sorted(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, set(found)), key=lambda name: (loose(name), name)))
