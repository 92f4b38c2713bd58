"""The names that forms offer, and how much an hour may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.people.name_choices import NameChoices, names
from coopwiki.subjects.rules.rules import hourly_cap


@dataclass(frozen=True, slots=True)
class OfferedNames:
    """What everyone is offered, what members are; the highest rates of an hour by their first day, the last first."""

    everyone: NameChoices
    members: NameChoices
    hourly_caps: tuple[tuple[date, Decimal], ...]


def offered_names(ledger: Ledger, today: date) -> OfferedNames:
    """The names that forms offer on a day."""
    return OfferedNames(
        names(ledger, today, for_members=False),
        names(ledger, today, for_members=True),
        tuple(hourly_cap(ledger).values),
    )
