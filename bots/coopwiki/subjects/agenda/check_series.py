"""Series that happen, exceptions and replacements of a day on which something was planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from coopwiki.core.days import read_day, write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.recurrence import Recurrence
from coopwiki.exchange.recurring import days_of
from coopwiki.subjects.agenda.occurrences import replaced, replaced_day
from coopwiki.subjects.agenda.planned import Planned, circle_of, own_days, planned, starts_on
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.record_issue import issue_of

SERIES_NEVER = Sentence(
    "series_never",
    "« {found} » n’arrive jamais : {suggestion}.",
)
SERIES_STARTS_LATER = Sentence(
    "series_starts_later",
    "Le {found} n’est pas un jour de ce qui revient : {suggestion}.",
)
SERIES_SKIPS = Sentence(
    "series_skips",
    "« {found} » saute les mois ou les années qui n’ont pas ce jour : {suggestion}.",
)
NOT_A_SERIES = Sentence(
    "not_a_series",
    "« {found} » ne dit rien sans « chaque » : {suggestion}.",
)
EXCEPTION_OF_NOTHING = Sentence(
    "exception_of_nothing",
    "Rien n’est prévu le {found}, cette exception n’enlève rien : {suggestion}.",
)
REPLACES_NOTHING = Sentence(
    "replaces_nothing",
    "Rien de ce cercle ne revient le {found}, cette réunion ne remplace rien : {suggestion}.",
)
_YEARS = timedelta(days=6 * 366)
"""How far a series without an end is looked through for a day that is left."""


def series_holds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a series that never happens, begins later than its day, or skips months."""
    del today
    for record in planned(ledger):
        if record.every is None:
            yield from _alone(record)
        elif not _happens(record):
            suggestion = "vérifier « date », « jusqu'au » et « sauf »"
            yield issue_of(record, "chaque", SERIES_NEVER(str(record.every), suggestion))
        else:
            yield from _begins(record)
            yield from _skips(record, record.every)


def _alone(record: Planned) -> Iterator[Issue]:
    """What belongs to a series where there is none."""
    for field, value in (("jusqu'au", record.until), ("sauf", record.but)):
        if value:
            suggestion = "ajouter par exemple chaque=lundi, ou enlever ce champ"
            yield issue_of(record, field, NOT_A_SERIES(field, suggestion))


def _happens(record: Planned) -> bool:
    return any(own_days(record, record.day, min(date.max, record.day + _YEARS + _long(record))))


def _long(record: Planned) -> timedelta:
    """The exceptions of a series may be many."""
    return timedelta(days=366 * min(len(record.but), 1000))


def _begins(record: Planned) -> Iterator[Issue]:
    first = starts_on(record)
    if first != record.day:
        fault = SERIES_STARTS_LATER(write_day(record.day), f"la première fois est le {write_day(first)}")
        yield issue_of(record, "date", fault)


def _skips(record: Planned, every: Recurrence) -> Iterator[Issue]:
    """A day that some months lack: the 31st, or 29 February of a year."""
    if every.weekdays:
        return
    days = every.month_days or (record.day.day,)
    if every.period == "month" and max(days) > 28:
        said = f"le {max(days)}, {every}"
        suggestion = "pour la fin du mois, écrire chaque=dernier jour du mois"
    elif every.period == "year" and (record.day.month, record.day.day) == (2, 29):
        said = f"le 29 février, {every}"
        suggestion = f"pour chaque année, écrire par exemple date={record.day.year}-02-28"
    else:
        return
    yield issue_of(record, "chaque", SERIES_SKIPS(said, suggestion))


def exception_holds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a `sauf` on a day on which nothing of the series is planned."""
    del today
    for record in planned(ledger):
        if record.every is None:
            continue
        last = record.until or date.max
        for day in record.but:
            if day > last or not any(days_of(record.every, record.day, day, day)):
                fault = EXCEPTION_OF_NOTHING(write_day(day), _near(record, day))
                yield issue_of(record, "sauf", fault)


def replacement_holds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a meeting that replaces a day on which no series of its circle has one."""
    del today
    for record in replaced(ledger).astray:
        day = replaced_day(record)
        unread = read_day(record.replaces or "").value is None
        found = record.replaces or "" if unread and record.replaces != "oui" else write_day(day)
        yield issue_of(record, "remplace", REPLACES_NOTHING(found, _of_circle(ledger, record, day)))


def _of_circle(ledger: Ledger, record: Meeting, day: date) -> str:
    circle = circle_of(ledger, record)
    series = (one for one in ledger.of(Meeting) if one.every and circle_of(ledger, one) == circle)
    first = next(series, None)
    return "enlever « remplace »" if first is None else _near(first, day, "remplace=")


def _near(record: Planned, day: date, field: str = "") -> str:
    """The day of a series that is the nearest to one."""
    around = timedelta(days=62)
    first = day - around if day - date.min > around else date.min
    last = day + around if date.max - day > around else date.max
    found = min(own_days(record, first, last), key=lambda one: abs(one - day), default=None)
    if found is None:
        return "l’enlever"
    return f"écrire {field}{found}" if field else f"écrire par exemple {found}, ou l’enlever"
