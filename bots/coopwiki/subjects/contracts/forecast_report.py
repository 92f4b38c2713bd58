"""Forecast: what is written of the next two years, and when there are as many associates as there may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.schema.kinds import COUNT
from coopwiki.subjects.contracts.arrival import Arrival
from coopwiki.subjects.contracts.arrival_pace import Pace, paces, usual
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contracts.deadlines_report import obligations
from coopwiki.subjects.contracts.entries import entries
from coopwiki.subjects.contracts.known_rules import ASSOCIATION, MOST_ASSOCIATES
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import ReportType, as_of
from coopwiki.subjects.rules.families import TERM
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import rule_on_day

AHEAD = 24
"""Months that are looked ahead on."""


@dataclass(frozen=True, slots=True)
class MonthToCome:
    """What a month brings: ends of CAPE, associations due, people whose arrival is written already.

    `entries_low` and `entries_high` are how many will have come since today by its end, at the slowest and the fastest
    of the paces, down and up to a whole person.
    """

    month: str
    cape_ends: int
    associations: int
    entries_noted: int
    entries_low: int
    entries_high: int


@dataclass(frozen=True, slots=True)
class MostAssociates:
    """When the most associates there may be are reached: the first day at the fastest pace, at today's, at the slowest.

    A day is None where it is not reached at that pace within fifty years; all are today once it is reached. Today's
    pace is that of the last `months`.
    """

    most: int
    source: str | None
    associates: int
    missing: int
    months: int
    low: date | None
    likely: date | None
    high: date | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """The two years from `on`. `reached` is None without the rule, or with less than half a year of records."""

    on: date
    revision: int
    until: date
    months: tuple[MonthToCome, ...]
    paces: tuple[Pace, ...]
    reached: MostAssociates | None
    missing_rules: tuple[str, ...]
    left_out: int


OWN = (Contract, Membership, Arrival)
READS = (*OWN, Profile, Rule)


def forecast(ledger: Ledger, today: date) -> Forecast:
    """What is written of the two years from `today`, and today's pace carried on."""
    known = paces(ledger, today)
    needed = ((ASSOCIATION, TERM), (MOST_ASSOCIATES, COUNT))
    return Forecast(
        on=today,
        revision=as_of(ledger, READS),
        until=months_after(today, AHEAD),
        months=tuple(_months(ledger, today, known)),
        paces=known,
        reached=_reached(ledger, today, known),
        missing_rules=tuple(name for name, kind in needed if rule_on_day(ledger, name, kind, today) is None),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in OWN),
    )


def coming(ledger: Ledger, today: date, kind: str) -> list[tuple[date, str]]:
    """The days, from `today` on, on which something of a kind is due, and of whom."""
    until = months_after(today, AHEAD)
    found = (one for one in obligations(ledger, today) if one.kind == kind and today <= one.due <= until)
    return sorted((one.due, one.who) for one in found)


def noted_entries(ledger: Ledger, today: date) -> list[tuple[date, str]]:
    """Who is written down to come after `today`."""
    until = months_after(today, AHEAD)
    return [(one.day, one.who) for one in entries(ledger, until) if one.day > today]


def _months(ledger: Ledger, today: date, known: tuple[Pace, ...]) -> Iterator[MonthToCome]:
    found = (coming(ledger, today, "cape_end"), coming(ledger, today, "association"), noted_entries(ledger, today))
    ends, joining, noted = (Counter(f"{day:%Y-%m}" for day, _ in one) for one in found)
    for number in range(AHEAD + 1):
        first = months_after(today.replace(day=1), number)
        days = (min(months_after(first, 1), months_after(today, AHEAD)) - today).days
        low, high = _expected(known, days)
        month = f"{first:%Y-%m}"
        yield MonthToCome(month, ends[month], joining[month], noted[month], low, high)


def _expected(known: tuple[Pace, ...], days: int) -> tuple[int, int]:
    """How many come in so many days at the slowest pace, rounded down, and at the fastest, rounded up."""
    low = min((pace.entries * days // pace.days for pace in known), default=0)
    high = max((-(-pace.entries * days // pace.days) for pace in known), default=0)
    return low, high


def _reached(ledger: Ledger, today: date, known: tuple[Pace, ...]) -> MostAssociates | None:
    most = rule_on_day(ledger, MOST_ASSOCIATES, COUNT, today)
    if most is None or not known:
        return None
    count = stays(ledger).associates(today)
    missing = max(0, most.value - count)
    pace = usual(known)
    if not missing:
        return MostAssociates(most.value, most.rule.origin, count, 0, pace.months, today, today, today)
    days = [one.day_of(missing) for one in known]
    told = [day for day in days if day is not None]
    high = max(told) if told and len(told) == len(days) else None
    return MostAssociates(
        most=most.value,
        source=most.rule.origin,
        associates=count,
        missing=missing,
        months=pace.months,
        low=min(told, default=None),
        likely=pace.day_of(missing),
        high=high,
    )


REPORT = ReportType(
    "forecast",
    READS,
    forecast,
    robot="Prévisions",
    says=(
        "the next two years month by month: ends of CAPE, associations due, arrivals written and expected; the day on "
        "which the most associates there may be are reached at today's pace, with the earliest and the latest"
    ),
    shows="Tableau de bord/Prévisions, once there is a contract or a membership",
)
