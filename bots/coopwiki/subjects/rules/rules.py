"""The rules in force: what each known rule's value is, and which one held on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from coopwiki.core.fault import Fault
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.schema.kind import Kind
from coopwiki.schema.kinds import DURATION, EUROS, PERCENT, PERCENTS, RATE, TEXT, YEAR_START
from coopwiki.subjects.registry import seat
from coopwiki.subjects.rules import families as rule_families
from coopwiki.subjects.rules.rule import Rule

T = TypeVar("T")

HOURLY_CAP = "taux horaire maximum"
ALERT_THRESHOLDS = "seuils d'alerte d'un budget"
FULL_TIME_HOURS = "heures d'un ETP"
YEAR_BEGINS = "exercice commence le"

KNOWN: Mapping[str, Kind[Any]] = {
    HOURLY_CAP: RATE,
    "rétribution minimum d'une formation": EUROS,
    "rétribution maximum d'une formation": EUROS,
    "rétribution d'une formation": TEXT,
    "forfait mensuel de cogérance": EUROS,
    "seuil d'annonce préalable": EUROS,
    "part maximale de financement public": PERCENT,
    FULL_TIME_HOURS: DURATION,
    ALERT_THRESHOLDS: PERCENTS,
    YEAR_BEGINS: YEAR_START,
    "délai de vérification d'une page": rule_families.DELAY,
    **{name: kind for subject in seat("known_rules") for name, kind in subject.RULES.items()},
}
"""The rules the robots know by name, with the kind of their value; each subject's `known_rules.py` adds its own."""

BY_KEY = {key(name): name for name in KNOWN}


def unreadable(rule: Rule) -> Fault | None:
    """What is wrong with the value of a known rule; None for nothing, and for a rule nobody knows."""
    kind = _kind_of(rule.name)
    return kind.readings[rule.value].error if kind else None


def doubtful(rule: Rule) -> Fault | None:
    """What the value of a known rule may have meant otherwise; None for nothing."""
    kind = _kind_of(rule.name)
    return kind.readings[rule.value].warning if kind else None


def is_known(name: str) -> bool:
    """Whether the robots know a rule of this name."""
    return _kind_of(name) is not None


def known_name(name: str) -> str:
    """The name that the robots give a known rule, but for those about somebody in particular; '' for another."""
    return BY_KEY.get(key(name), "")


def known_names() -> tuple[str, ...]:
    """The names of all rules the robots know."""
    return (*KNOWN, *rule_families.names())


def _kind_of(name: str) -> Kind[Any] | None:
    known, family = BY_KEY.get(key(name)), rule_families.named(name)
    return KNOWN[known] if known else family[0].kind if family else None


@dataclass(frozen=True, slots=True)
class InForce(Generic[T]):
    """The dated values of one rule, newest first."""

    values: tuple[tuple[date, T], ...]

    def on(self, day: date) -> T | None:
        """The value in force that day; None where no rule held yet: its check is not made."""
        return next((value for start, value in self.values if start <= day), None)


def in_force(ledger: Ledger, name: str, kind: Kind[T]) -> InForce[T]:
    """The readable values of one known rule."""
    dated = []
    for rule in ledger.of(Rule):
        value = kind.readings[rule.value].value if key(rule.name) == key(name) else None
        if value is not None:
            dated.append((rule.start, value))
    return InForce(tuple(sorted(dated, key=lambda item: item[0], reverse=True)))


@dataclass(frozen=True, slots=True)
class Noted(Generic[T]):
    """A rule in force, and its value."""

    rule: Rule
    value: T


def rule_on_day(ledger: Ledger, name: str, kind: Kind[T], day: date) -> Noted[T] | None:
    """The rule of that name in force on a day; None where none is noted or can be read."""
    for rule in ledger.once(_newest_first).get(key(name), ()):
        value = kind.readings[rule.value].value
        if rule.start <= day and value is not None:
            return Noted(rule, value)
    return None


def _newest_first(ledger: Ledger) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in sorted(ledger.of(Rule), key=lambda rule: rule.start, reverse=True):
        found.setdefault(key(rule.name), []).append(rule)
    return found


def hourly_cap(ledger: Ledger) -> InForce[Decimal]:
    """The highest rate an hour of contribution may ask for."""
    return in_force(ledger, HOURLY_CAP, RATE)


def alert_thresholds(ledger: Ledger) -> InForce[tuple[Decimal, ...]]:
    """Used shares of a budget, in per cent, at which an alert is given."""
    return in_force(ledger, ALERT_THRESHOLDS, PERCENTS)


def full_time_minutes(ledger: Ledger) -> InForce[Decimal]:
    """Minutes of work in a full-time year."""
    return in_force(ledger, FULL_TIME_HOURS, DURATION)
