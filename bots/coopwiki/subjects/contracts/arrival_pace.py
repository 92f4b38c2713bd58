"""The pace at which people come and become associates: over half a year, a year and two years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.subjects.contracts.entries import entries
from coopwiki.subjects.contracts.stays import stays

WINDOWS = (6, 12, 24)
"""Months that are looked back on."""
USUAL = 12
"""Whose pace is today's, where records go back so far."""
FARTHEST = 50 * 366
"""Days further than which no day is given."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What came of the months up to a day: people, and associates more than there were when they began."""

    months: int
    since: date
    days: int
    entries: int
    associates_then: int
    associates_now: int

    @property
    def gained(self) -> int:
        """How many associates more; fewer than 0 where more left than came."""
        return self.associates_now - self.associates_then

    def day_of(self, missing: int) -> date | None:
        """The day on which so many more associates are there at this pace; None for never, or not in fifty years."""
        ahead = -(-missing * self.days // self.gained) if self.gained > 0 else FARTHEST + 1
        return self.since + timedelta(days=self.days + ahead) if ahead <= FARTHEST else None


def paces(ledger: Ledger, today: date) -> tuple[Pace, ...]:
    """The pace of arrivals in each window of days that does not begin before the first record."""
    first = _first(ledger, today)
    starts = ((months, months_after(today, -months)) for months in WINDOWS)
    return tuple(_pace(ledger, today, months, since) for months, since in starts if first <= since)


def usual(known: tuple[Pace, ...]) -> Pace:
    """Today's pace: that of a year, else the longest there is."""
    return next((one for one in known if one.months == USUAL), known[-1])


def _first(ledger: Ledger, today: date) -> date:
    found = stays(ledger)
    signed = (own[0].start for own in found.contracts.values())
    joined = (own[0].start for own in found.memberships.values())
    came = (one.day for one in entries(ledger, today))
    return min((*signed, *joined, *came), default=today)


def _pace(ledger: Ledger, today: date, months: int, since: date) -> Pace:
    return Pace(
        months=months,
        since=since,
        days=(today - since).days,
        entries=sum(since < one.day for one in entries(ledger, today)),
        associates_then=stays(ledger).associates(since),
        associates_now=stays(ledger).associates(today),
    )
