"""The circles' meetings, and the notebooks that hold their notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from days import month_days
from page import SEED, DemoPage, call
from subjects.circles.circles import Circle, circles
from subjects.contributions.lines import Line
from subjects.people.people import usual_rate


@dataclass(frozen=True, slots=True)
class Action:
    """Something a meeting asked of somebody."""

    what: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a circle. Not everybody present notes a contribution."""

    day: date
    circle: str
    present: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    actions: tuple[Action, ...]
    lines: tuple[Line, ...]


def meetings_of(circle: Circle, year: int, month: int, contributors: frozenset[str]) -> Iterable[Meeting]:
    """The circle's meeting of a month, if there is one."""
    if month in circle.pause:
        return
    draw = Random(f"{SEED}:{year}-{month:02}:réunion:{circle.name}")
    day = draw.choice([d for d in month_days(year, month)[2:26] if d.weekday() < 5])
    present = _present(draw, circle)
    topics = tuple(draw.sample(circle.topics, min(3, len(circle.topics))))
    lines = _lines(draw, circle, day, [name for name in present if name in contributors])
    yield Meeting(day, circle.name, present, topics, _actions(draw, circle, present), tuple(lines))


def _present(draw: Random, circle: Circle) -> tuple[str, ...]:
    count = draw.randint(3, max(3, len(circle.members) - 1))
    chosen = draw.sample(circle.members, min(count, len(circle.members)))
    return tuple(name for name in circle.members if name in chosen)


def _actions(draw: Random, circle: Circle, present: tuple[str, ...]) -> tuple[Action, ...]:
    whens = ("avant la prochaine réunion", "d'ici la fin du mois", "quand ce sera possible")
    tasks = draw.sample(circle.tasks, draw.randint(2, 3))
    return tuple(Action(task, draw.choice(present), draw.choice(whens)) for task in tasks)


def _lines(draw: Random, circle: Circle, day: date, present: list[str]) -> Iterable[Line]:
    minutes = draw.choice((90, 120, 120, 150))
    for who in present:
        if draw.random() < 0.75:
            asked = usual_rate(who) if circle.paid_meetings and draw.random() < 0.8 else None
            yield Line(
                day,
                who,
                "Réunion du cercle",
                circle.name,
                minutes=minutes,
                rate=asked,
                notebook=True,
            )
    if present:
        who = draw.choice(present)
        what, asked = (
            "Compte rendu de la réunion",
            usual_rate(who) if circle.paid_meetings else None,
        )
        yield Line(
            day,
            who,
            what,
            circle.name,
            minutes=draw.choice((30, 45, 60)),
            rate=asked,
            site="Mémoire",
            notebook=True,
        )


_PLACES = ("Maison des associations", "Visio", "Atelier de la rue des Moulins")
_HOURS = ("9 h", "9 h 30", "10 h 30", "14 h", "14 h 30", "15 h 30", "16 h 30", "17 h", "17 h 30")
"""Each circle has its own, so that nobody is in two places at once."""
_SOON = timedelta(days=45)


def held(meeting: Meeting) -> str:
    """A meeting's record, once it was held."""
    present = " ; ".join(meeting.present)
    return _record(meeting, ("animation", meeting.present[0]), ("présents", present))


def agenda_page(meetings: Iterable[Meeting], today: date) -> DemoPage:
    """The meetings of the next weeks: when, where, and about what."""
    to_come = sorted(
        (one for one in meetings if today < one.day <= today + _SOON),
        key=lambda one: (one.day, one.circle),
    )
    head = "== Prochaines réunions ==\nLes réunions déjà fixées ; toutes sont ouvertes."
    return DemoPage("Prochaines réunions", "\n".join((head, "", *map(_record, to_come))))


def recurring_page(years: tuple[int, ...]) -> DemoPage:
    """What comes back: the weekly call, an open workshop; and events of the year."""
    first, this = years[0], years[-1]
    mondays = (date(this, 12, day) for day in range(24, 32))
    off = " ; ".join(day.isoformat() for day in mondays if day.weekday() == 0)
    records = (
        _weekly_call(first, off),
        _workshop(first),
        call(
            "Événement",
            ("date", date(this, 6, 18).isoformat()),
            ("titre", "Fête de l’été"),
            ("heure", "18 h"),
            ("lieu", "Parc de la Citadelle"),
            ("source", "Cercle Vie coopérative"),
        ),
        call("Événement", ("date", f"{first}-01-20"), ("titre", "Vœux du réseau"), ("chaque", "année")),
    )
    head = "== Ce qui revient ==\nL’appel du lundi, l’atelier ouvert, et les dates de l’année."
    return DemoPage("Ce qui revient", "\n".join((head, "", *records)))


def _weekly_call(year: int, off: str) -> str:
    first = next(day for day in (date(year, 1, number) for number in range(1, 8)) if day.weekday() == 0)
    return call(
        "Réunion",
        ("date", first.isoformat()),
        ("cercle", "Vie coopérative"),
        ("titre", "Appel du lundi"),
        ("heure", "midi"),
        ("durée", "1h"),
        ("visio", "https://visio.exemple.fr/lundi"),
        ("chaque", "tous les lundis"),
        ("sauf", off),
        ("ouvert à", "tout le monde"),
    )


def _workshop(year: int) -> str:
    return call(
        "Réunion",
        ("date", _last_thursday(year).isoformat()),
        ("cercle", "Technique"),
        ("titre", "Atelier ouvert"),
        ("heure", "de 18 h 30 à 20 h"),
        ("lieu", "Atelier de la rue des Moulins"),
        ("chaque", "dernier jeudi du mois"),
        ("ouvert à", "tout le monde"),
    )


def _last_thursday(year: int) -> date:
    """Of January."""
    return next(day for day in (date(year, 1, 31 - back) for back in range(7)) if day.weekday() == 3)


@cache
def _places() -> tuple[str, ...]:
    """The circles in order."""
    return tuple(circle.name for circle in circles())


def _record(meeting: Meeting, *more: tuple[str, str]) -> str:
    number = meeting.day.toordinal()
    return call(
        "Réunion",
        ("date", meeting.day.isoformat()),
        ("cercle", meeting.circle),
        ("heure", _HOURS[_places().index(meeting.circle)]),
        ("lieu", _PLACES[number % len(_PLACES)]),
        *more,
        ("ordre du jour", " ; ".join(topic for topic, _ in meeting.topics)),
    )
