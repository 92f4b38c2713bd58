"""Meetings that somebody was at, and for which they noted nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.contributions.sums import counted_lines, left_out_by
from coopwiki.subjects.people.profile import Profile

NINETY_DAYS = timedelta(days=90)
"""How far back a meeting without a line is looked for."""


@dataclass(frozen=True, slots=True)
class Attended:
    """A meeting at which somebody is noted present, and for which no line of theirs is noted."""

    day: date
    circle: str
    page: str
    revision: int
    line: int


def unnoted(ledger: Ledger, today: date) -> Mapping[str, list[Attended]]:
    """Meetings of the last 90 days, the newest first, of those who like to be reminded."""
    asked = {profile.name for profile in ledger.of(Profile) if profile.suggest == "oui"}
    noted = _noted(ledger, today) if asked else frozenset()
    found: dict[str, dict[tuple[date, str], Attended]] = defaultdict(dict)
    for given in ledger.of(Meeting):
        circle = ledger.circles.canonical[given.circle]
        if not today - NINETY_DAYS < given.day <= today:
            continue
        for who in asked.intersection(map(ledger.people.canonical.__getitem__, given.present)):
            if not noted & {(who, given.day, circle), (who, given.day, None)}:
                page = given.page
                row = Attended(given.day, circle, page.title, page.revision, given.line)
                found[who].setdefault((given.day, circle), row)
    return {
        who: sorted(rows.values(), key=lambda row: (row.day, row.circle), reverse=True) for who, rows in found.items()
    }


def _noted(ledger: Ledger, today: date) -> frozenset[tuple[str, date, str | None]]:
    """Who noted something, which day, for which circle; a line that could not be read is noted, too."""
    counted = {(line.who, line.contribution.day, line.circle) for line in counted_lines(ledger, today)}
    left = (item.values for item in left_out_by(ledger, today))
    maybe = {
        (ledger.people.canonical[values["who"]], values["day"], None)
        for values in left
        if values.get("who") and values.get("day")
    }
    return frozenset(counted | maybe)
