"""How people type a contribution: each has habits, and sometimes does otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from days import in_words, month_days
from page import SEED
from subjects.circles.circles import TIGHT
from subjects.contributions.lines import Line
from subjects.people.people import ALIASES, number_of

LAST_PAID = 10
"""The last month whose contributions are paid within the year."""

_FORMER_NAMES = {TIGHT: "Cercle technique"}
_SHORT_NAMES = {
    TIGHT: "Tech",
    "Communication": "Com",
    "Vie coopérative": "Vie coop",
    "Admin/compta": "Compta",
}


def _iso(day: date) -> str:
    return day.isoformat()


def _slashes(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours}h{rest:02}" if rest else f"{hours}h"


def _spaced(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}mn"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def _in_minutes(minutes: int) -> str:
    return f"{minutes} min"


def _colon(minutes: int) -> str:
    return "{}:{:02}".format(*divmod(minutes, 60))


def _decimal(minutes: int) -> str:
    return f"{Decimal(minutes) / 60:g}".replace(".", ",") if minutes % 15 == 0 else _in_minutes(minutes)


def _decimal_hours(minutes: int) -> str:
    return f"{Decimal(minutes) / 60:g} h" if minutes % 15 == 0 else _clock(minutes)


def _comma(amount: Decimal) -> str:
    text = f"{amount:,.2f}".removesuffix(".00").replace(",", " ").replace(".", ",")
    return text.replace("-", "−")


_DAYS: tuple[Callable[[date], str], ...] = (_iso, _iso, _iso, _slashes, in_words)
_DURATIONS: tuple[Callable[[int], str], ...] = (
    _clock, _clock, _clock, _clock, _spaced, _in_minutes, _decimal, _decimal_hours, _colon,
)  # fmt: skip
_RATE_ENDS = ("", "", "", " €", " €/h", " €/heure")


@dataclass(frozen=True, slots=True)
class Habit:
    """How one person writes days, durations and rates."""

    day: Callable[[date], str]
    duration: Callable[[int], str]
    rate_end: str


def _habit(draw: Random) -> Habit:
    return Habit(draw.choice(_DAYS), draw.choice(_DURATIONS), draw.choice(_RATE_ENDS))


def written(line: Line, today: date) -> str:
    """The line as its template call, with its invoice once the month is over."""
    draw = Random(f"{SEED}:{line}")
    habit = _habit(draw if draw.random() < 0.1 else Random(f"{SEED}:habit:{line.who}"))
    fields = (
        ("date", habit.day(line.day)),
        ("qui", _who(draw, line.who)),
        ("cercle", _circle(draw, line.circle)),
        ("budget", line.budget),
        ("quoi", line.what),
        ("durée", _duration(habit, line.minutes)),
        ("taux", _comma(line.rate) + habit.rate_end if line.rate is not None else ""),
        (
            "montant",
            _comma(line.lump) + draw.choice(("", " €", " €")) if line.lump is not None else "",
        ),
        ("chantier", line.site),
        ("marque", line.brand),
        *_invoiced(habit, line, today),
    )
    return "{{Contribution|" + "|".join(f"{name}={value}" for name, value in fields if value) + "}}"


def _duration(habit: Habit, minutes: int) -> str:
    if not minutes:
        return ""
    return habit.duration(minutes) if minutes > 0 else f"−{_clock(-minutes)}"


def _who(draw: Random, name: str) -> str:
    chance, alias = draw.random(), ALIASES.get(name, "").partition(" ;")[0]
    if alias and chance < 0.3:
        return alias
    if chance > 0.93:
        return f"[[Utilisateur:{name}|{name.partition(' ')[0]}]]"
    return f"[[Utilisateur:{name}]]" if chance > 0.88 else name


def _circle(draw: Random, name: str) -> str:
    chance = draw.random()
    if not name or chance < 0.8:
        return name
    if chance < 0.9:
        return f"[[{name}]]"
    if chance < 0.96:
        return _SHORT_NAMES.get(name, name)
    return _FORMER_NAMES.get(name, name)


def _invoiced(habit: Habit, line: Line, today: date) -> tuple[tuple[str, str], ...]:
    """The slip and the day it was paid.

    A month's slips are made and paid when it is over; those of November and December wait for the
    decision of January, and are paid in February.
    """
    last = month_days(line.day.year, line.day.month)[-1]
    late = last.month > LAST_PAID
    paid = date(last.year + 1, 2, 10) if late else last
    slip = date(last.year, 12, 31) if late else last
    if not line.amount or paid >= today:
        return ()
    return ("bon", f"B{slip:%Y-%m}-{number_of(line.who):03}"), ("réglé le", habit.day(paid))
