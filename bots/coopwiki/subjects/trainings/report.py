"""Trainings: who is interested against how many it takes, what is confirmed, what was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.trainings.interest import Interest
from coopwiki.subjects.trainings.interests import counted, interests
from coopwiki.subjects.trainings.training import CANCELLED, GIVEN, OFFERED, Training

CONFIRMED, FULL, LAPSED = "confirmée", "complète", "passée sans suite"


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One training. `people` are those who count, `interested` how many; `missing` up to the threshold, never below 0.

    `reached_on` is the day of the interest that made the threshold full; None before, and for a threshold of 0.
    `places_left` is None where the places are not counted.
    """

    title: str
    trainers: tuple[str, ...]
    threshold: int
    interested: int
    missing: int
    reached_on: date | None
    state: str
    day: date | None
    duration_minutes: Decimal | None
    place: str | None
    pay: Decimal | None
    places: int | None
    places_left: int | None
    people: tuple[str, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Trainings:
    """Every training by title. `given_this_year` counts those given in the year of `on`.

    `left_out` counts records with an error, interests in no training among them.
    """

    on: date
    revision: int
    trainings: tuple[TrainingRow, ...]
    given_this_year: int
    left_out: int
    future: tuple[Future, ...]


READS = (Training, Interest)


def trainings(ledger: Ledger, today: date) -> Trainings:
    """The trainings as of `today`: an interest dated later counts nowhere."""
    rows = sorted((_row(ledger, one, today) for one in ledger.of(Training)), key=_order)
    unread = sum(len(ledger.left_out_of(type_)) for type_ in READS)
    dated = ((one.page, one.line, one.day) for one in ledger.of(Interest))
    return Trainings(
        on=today,
        revision=as_of(ledger, READS),
        trainings=tuple(rows),
        given_this_year=sum(_is_of(row, today) for row in rows),
        left_out=unread + len(interests(ledger).astray),
        future=future_of(Interest.template, dated, today),
    )


def _order(row: TrainingRow) -> tuple[str, date, str, int]:
    return loose(row.title), row.day or date.max, row.page, row.line


def _is_of(row: TrainingRow, today: date) -> bool:
    return row.state == GIVEN and row.day is not None and row.day.year == today.year


def _row(ledger: Ledger, given: Training, today: date) -> TrainingRow:
    people = counted(ledger, given, today)
    of = ledger.people.canonical
    reached = len(people) >= given.threshold > 0
    left = None if given.places is None else max(given.places - len(people), 0)
    return TrainingRow(
        title=given.title,
        trainers=tuple(dict.fromkeys(of[name] for name in given.trainers)),
        threshold=given.threshold,
        interested=len(people),
        missing=max(given.threshold - len(people), 0),
        reached_on=people[given.threshold - 1].day if reached else None,
        state=state_of(given, len(people), today),
        day=given.day,
        duration_minutes=given.duration,
        place=given.place,
        pay=given.pay,
        places=given.places,
        places_left=left,
        people=tuple(of[one.who] for one in people),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def state_of(given: Training, interested: int, today: date) -> str:
    """What is written where it is over; else what the day and the interest say."""
    if given.state in (CANCELLED, GIVEN):
        return given.state
    if given.day is not None and given.day < today:
        return LAPSED
    if interested < given.threshold:
        return OFFERED
    return FULL if given.places is not None and interested >= given.places else CONFIRMED


REPORT = ReportType(
    "trainings",
    READS,
    trainings,
    robot="Formations",
    says=(
        "each training with the interest against its threshold, the day it was reached, the places left; "
        "what is confirmed, what was given this year"
    ),
    shows="Tableau de bord/Formations, once a training is written",
)

REPORTS = (REPORT,)
