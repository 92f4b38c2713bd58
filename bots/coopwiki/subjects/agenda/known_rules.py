"""The rule that this subject follows: when the weekly call is; where it is not noted, its day is not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from coopwiki.core.days import WEEKDAYS
from coopwiki.core.fault import Reading, refused
from coopwiki.core.hours import read_hours, write_hour
from coopwiki.core.names import loose
from coopwiki.core.typed import squeeze
from coopwiki.schema.kind import Kind
from coopwiki.subjects.rules.purpose import Purpose

CALL = "appel hebdomadaire"
CALL_EXAMPLE = "lundi 12:00"


@dataclass(frozen=True, slots=True)
class CallTime:
    """A day of the week, 0 for Monday, and an hour of the wall."""

    weekday: int
    hour: time

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {write_hour(self.hour)}"

    def next_on(self, today: date) -> date:
        """The day of the next call, today's included."""
        return today + timedelta(days=(self.weekday - today.weekday()) % 7)


def _read(text: str) -> Reading[CallTime]:
    """`lundi 12:00`, `tous les lundis à midi`."""
    typed = squeeze(text)
    for filler in ("tous les ", "chaque ", "le "):
        typed = typed.removeprefix(filler)
    day, _, rest = typed.partition(" ")
    weekday, hours = loose(day).rstrip(",").removesuffix("s"), read_hours(rest)
    if weekday in WEEKDAYS and hours:
        return Reading(CallTime(WEEKDAYS.index(weekday), hours.start))
    return refused("call_time_unreadable", text, CALL_EXAMPLE)


CALL_TIME = Kind("call_time", "un jour de la semaine et une heure", _read, str, (CALL_EXAMPLE, "lundi midi"))
RULES = {CALL: CALL_TIME}
"""With the kind of its value."""

PURPOSES = {
    CALL: Purpose("quand a lieu l’appel de la semaine", "l’ordre du jour n’a pas de jour", CALL_EXAMPLE),
}
"""What it governs, and what isn't made without it."""
