"""Names of what exists, for forms to choose from, and the other ways to write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from coopwiki.core.directory import Directory
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.row import label_of
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.rules.year_rule import year_of

_YES, _NO = "oui", "non"


@dataclass(frozen=True, slots=True)
class Others:
    """Further names by which the same are known, or budgets of other years: by `key`, what each stands for."""

    circles: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    budgets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameChoices:
    """Circles, people with a profile, budgets of the year; sorted."""

    circles: tuple[str, ...]
    people: tuple[str, ...]
    budgets: tuple[str, ...]
    others: Others = Others()


def names(ledger: Ledger, today: date, *, for_members: bool) -> NameChoices:
    """The names as they are written where each is defined.

    People are those whose profile doesn't say `publication=non` if only members read them, else those
    whose profile says `publication=oui`, as in the directory.
    """
    of_year = (budget for budget in ledger.of(Budget) if budget.year == year_of(ledger, today).name)
    circles = _sorted(circle.name for circle in ledger.of(Circle))
    people = _sorted(p.name for p in ledger.of(Profile) if _shown(p, for_members=for_members))
    budgets = _sorted(budget.title for budget in of_year)
    labels = ((budget.title, label_of(budget.title, budget.nature)) for budget in ledger.of(Budget))
    shown = (label for title, label in labels if label != title)
    others = Others(
        _others(ledger.circles, circles, ledger.circles.by_key.values()),
        _others(ledger.people, people, people),
        _others(ledger.budgets, (*budgets, *shown), ledger.budgets.by_key.values()),
    )
    return NameChoices(circles, people, budgets, others)


def _others(directory: Directory, listed: Iterable[str], told: Iterable[str]) -> dict[str, str]:
    """What isn't listed and stands for a name that may be published."""
    there, stood_for = set(map(key, listed)), set(told)
    return {
        folded: name for folded, name in sorted(directory.by_key.items()) if folded not in there and name in stood_for
    }


def _shown(profile: Profile, *, for_members: bool) -> bool:
    return profile.public != _NO if for_members else profile.public == _YES


def _sorted(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, set(found)), key=lambda name: (loose(name), name)))
