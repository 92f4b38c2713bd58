"""What happened in one month of the demo: meetings, and the contributions of everybody.

Each draw starts from the month itself, so that a month never depends on the day the demo is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from random import Random

from days import MONTHS, in_words, month_days, working_day
from page import SEED
from subjects.circles.circles import TIGHT, Circle
from subjects.circles.meetings import Meeting, meetings_of
from subjects.contributions.lines import Line
from subjects.people.people import CO_MANAGERS, RATES, TRAININGS, Person, usual_rate

TRAINING, CO_MANAGEMENT, BETWEEN = "Formation interne", "Cogérance", "Inter-CAE"
WITHOUT_CIRCLE = (TRAINING, CO_MANAGEMENT, BETWEEN)
"""The budgets that no circle has."""

_PACE = (0.70, 0.75, 0.80, 0.85, 0.85, 0.95, 0.60, 0.35, 1.15, 1.25, 1.83, 2.09)
"""A month's share of a usual month: people write down late in the year what they did."""

_GROWTH = 2 ** (30.4 / 100)
"""From one month to the next, in the circle about to run out: twice as much every hundred days."""

_MINUTES = {
    30: 6,
    45: 6,
    60: 16,
    75: 3,
    90: 18,
    120: 20,
    150: 9,
    180: 10,
    210: 3,
    240: 5,
    50: 2,
    20: 2,
}
_BETWEEN = (
    "Rencontre avec les autres CAE de la région", "Préparation d'une formation commune",
    "Visio inter-CAE", "Synthèse des échanges entre CAE", "Accueil d'une coopérative voisine",
)  # fmt: skip
_MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its meetings, and its contributions in order of day."""

    year: int
    number: int
    meetings: tuple[Meeting, ...]
    lines: tuple[Line, ...]


def month_of(year: int, number: int, circles: tuple[Circle, ...], people: tuple[Person, ...]) -> Month:
    """Everything of a month, whole, whatever today is."""
    contributors = frozenset(person.name for person in people if person.contributes)
    meetings = tuple(chain.from_iterable(meetings_of(c, year, number, contributors) for c in circles))
    lines = chain(
        chain.from_iterable(meeting.lines for meeting in meetings),
        chain.from_iterable(_circle_lines(c, year, number, contributors) for c in circles),
        _between_lines(year, number, sorted(contributors)),
        _trainings(year, number, sorted(contributors)),
        _co_managers(year, number),
    )
    kept = _plausible(lines)
    return Month(year, number, tuple(_noted(meeting, frozenset(kept)) for meeting in meetings), kept)


def _noted(meeting: Meeting, kept: frozenset[Line]) -> Meeting:
    return replace(meeting, lines=tuple(line for line in meeting.lines if line in kept))


def _pace(circle: Circle, number: int) -> float:
    if circle.name != TIGHT:
        return _PACE[number - 1]
    growth = tuple(_GROWTH**month for month in range(12))
    return growth[number - 1] * 12 / sum(growth)


def _circle_lines(circle: Circle, year: int, number: int, contributors: frozenset[str]) -> Iterable[Line]:
    draw = Random(f"{SEED}:{year}-{number:02}:{circle.name}")
    members = tuple(name for name in circle.members if name in contributors)
    for _ in range(round(circle.lines * _pace(circle, number) * draw.uniform(0.9, 1.1))):
        who = draw.choices(members, range(len(members) + 2, 2, -1))[0]
        line = _worked(draw, who, circle.tasks, month_days(year, number))
        line = _labelled(draw, replace(line, circle=circle.name))
        yield line
        if line.amount and draw.random() < 0.015:
            yield _compensating(draw, line)


def _labelled(draw: Random, line: Line) -> Line:
    chance = draw.random()
    if line.circle == TIGHT:
        return replace(line, site="Refonte du site") if chance < 0.35 else line
    if line.circle == "Communication" and chance < 0.15:
        return replace(line, brand="Tournée Verte") if chance < 0.1 else replace(line, budget=BETWEEN)
    return line


def _worked(draw: Random, who: str, tasks: tuple[str, ...], days: tuple[date, ...]) -> Line:
    what = draw.choice(tasks) + draw.choice(("", "", "", "", ", suite", ", à deux"))
    minutes = draw.choices(tuple(_MINUTES), tuple(_MINUTES.values()))[0]
    rate = usual_rate(who) if draw.random() < 0.85 else draw.choice(RATES)
    return Line(
        working_day(draw, days),
        who,
        what,
        "",
        minutes=minutes,
        rate=None if draw.random() < 0.17 else rate,
    )


def _compensating(draw: Random, line: Line) -> Line:
    later = tuple(day for day in month_days(line.day.year, line.day.month) if day >= line.day)
    why = draw.choice(("notée deux fois", "tâche reportée"))
    what = f"Annule la ligne du {in_words(line.day)} : {why}"
    minutes = draw.choice((0, -line.minutes))
    return replace(line, day=draw.choice(later[:10]), what=what, minutes=minutes, rate=None, lump=-line.amount)


def _between_lines(year: int, number: int, contributors: list[str]) -> Iterable[Line]:
    draw = Random(f"{SEED}:{year}-{number:02}:{BETWEEN}")
    for _ in range(draw.randint(2, 5) if number != 8 else 0):
        yield replace(
            _worked(draw, draw.choice(contributors), _BETWEEN, month_days(year, number)),
            budget=BETWEEN,
        )


def _trainings(year: int, number: int, contributors: list[str]) -> Iterable[Line]:
    draw = Random(f"{SEED}:{year}-{number:02}:{TRAINING}")
    for _ in range(draw.randint(1, 3) if number != 8 else 0):
        day, who = working_day(draw, month_days(year, number)), draw.choice(contributors)
        lump = Decimal(draw.randrange(200, 401, 50))
        yield Line(
            day,
            who,
            f"Atelier interne : {draw.choice(TRAININGS)}",
            "Formation",
            TRAINING,
            lump=lump,
        )


def _co_managers(year: int, number: int) -> Iterable[Line]:
    last = month_days(year, number)[-1]
    what = f"Cogérance, {MONTHS[number - 1]} {year}"
    return (Line(last, who, what, "", CO_MANAGEMENT, lump=Decimal(150)) for who in CO_MANAGERS)


def _plausible(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines by day, without the ones that would repeat another or make a day too long."""
    kept: dict[Line, None] = {}
    spent: dict[tuple[date, str], int] = {}
    for line in sorted(lines, key=lambda line: (line.day, line.who, not line.notebook)):
        minutes = spent.get((line.day, line.who), 0) + abs(line.minutes)
        if line in kept or minutes > _MOST_MINUTES:
            continue
        kept[line] = None
        spent[line.day, line.who] = minutes
    return tuple(kept)
