"""What comes back: every Monday, the first Tuesday of the month; as it is written in French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coopwiki.core.days import WEEKDAYS
from coopwiki.core.fault import Reading, refused
from coopwiki.core.names import loose
from coopwiki.core.typed import squeeze

Period = Literal["day", "week", "month", "year"]
FORMS = "lundi, deux semaines, un lundi sur deux, 1er mardi du mois, dernier jeudi du mois, 15 du mois, mois ou année"
"""What a member may write, listed where something else stands."""
MOST = 99
"""The longest step: every so many days, weeks, months or years."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every so many days, weeks, months or years.

    `weekdays` are 0 for Monday to 6, () for that of the first day. `places` say which of them in the month (-1 is the
    last), () for each. `month_days` are days of the month, -1 the last one.
    """

    period: Period
    every: int = 1
    weekdays: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()

    def __str__(self) -> str:
        """As a member may write it."""
        return _written(self)


_NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30,
}  # fmt: skip
_ORDINALS = {
    "premier": 1, "premiere": 1, "second": 2, "deuxieme": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5,
    "dernier": -1, "derniere": -1, "avantdernier": -2,
}  # fmt: skip
_UNITS = {
    "jour": ("j", 1), "quotidien": ("j", 1), "semaine": ("s", 1), "hebdomadaire": ("s", 1), "hebdo": ("s", 1),
    "quinzaine": ("s", 2), "mois": ("m", 1), "mensuel": ("m", 1), "bimestriel": ("m", 2), "trimestre": ("m", 3),
    "trimestriel": ("m", 3), "semestre": ("m", 6), "semestriel": ("m", 6), "an": ("a", 1), "annee": ("a", 1),
    "annuel": ("a", 1),
}  # fmt: skip
_FILLERS = frozenset(("le", "la", "les", "l", "tous", "toutes", "tout", "toute", "chaque", "fois", "par"))
_OF = frozenset(("du", "de", "des", "d", "dans"))
_DIGIT_ORDINAL = re.compile(r"([0-9]+)(?:ere?|eme|e|nde?|d)")
_APART = re.compile(r"\b([0-9]) (er|ere|e|eme)\b")
_WORKDAYS = re.compile(r"(?:du )?lundi au vendredi|jours? (?:ouvres?|ouvrables?|de semaine)")
_PERIODS: dict[str, Period] = {"j": "day", "s": "week", "m": "month", "a": "year"}
_STEP = r"(?P<step>N?[jsma](?:SN)?)"
_PLAIN = re.compile(rf"o?{_STEP}")
_WEEKLY = re.compile(r"(?P<one>N?)(?P<days>D(?:E?D)*)(?:(?:E|o)?(?P<step>N?s(?:SN)?)|SN)?")
_WEEKLY_LAST = re.compile(r"(?P<step>N?s(?:SN)?)(?:E|o)?(?P<days>D(?:E?D)*)")
_PLACED = re.compile(r"O(?:EO)*D(?:E?D)*(?:(?:E|o)*(?P<step>N?m(?:SN)?))?")
_PLACED_LAST = re.compile(r"(?P<step>N?m(?:SN)?)E?O(?:EO)*D(?:E?D)*")
_DAY_OF_MONTH = re.compile(r"(?P<day>[NO](?:E[NO])*j?)o(?P<step>N?m(?:SN)?)")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word: N a number, O an ordinal, D a day of the week, j s m a a unit, E `et`, S `sur`, o `du`."""

    sort: str
    value: int = 0


def read_recurrence(text: str) -> Reading[Recurrence]:
    """Read what comes back; anything else is refused, with the forms that are read.

    >>> str(read_recurrence("tous les premiers mardis du mois").value)
    '1er mardi du mois'
    """
    words = list(_words(text))
    shape = "".join(word.sort for word in words)
    found = _plain(shape, words) or _weekly(shape, words) or _placed(shape, words) or _on_days(shape, words)
    return Reading(found) if found else refused("recurrence_unreadable", text, FORMS)


def _words(text: str) -> Iterator[_Word]:
    typed = loose(squeeze(text)).replace("\u2019", "'").replace("avant-dernier", "avantdernier")
    typed = _WORKDAYS.sub("lundi mardi mercredi jeudi vendredi", typed).rstrip(".")
    typed = _APART.sub(r"\1\2", typed.replace("avant dernier", "avantdernier"))
    for word in typed.replace("'", " ").replace(",", " et ").replace(";", " et ").split():
        if word not in _FILLERS:
            yield _word(word)


def _word(word: str) -> _Word:
    single = word.removesuffix("s") if word != "mois" else word
    if single in WEEKDAYS:
        return _Word("D", WEEKDAYS.index(single))
    unit = _UNITS.get(single) or _UNITS.get(single.removesuffix("le").removesuffix("l") + "l")
    unit = unit or _UNITS.get(single.removesuffix("ne"))
    if unit:
        return _Word(*unit)
    if word in ("et", "sur") or word in _OF:
        return _Word({"et": "E", "sur": "S"}.get(word, "o"))
    return _number(word, single)


def _number(word: str, single: str) -> _Word:
    if word.isascii() and word.isdigit():
        return _Word("N", int(word[:4]))
    if word in _NUMBERS:
        return _Word("N", _NUMBERS[word])
    ordinal = _DIGIT_ORDINAL.fullmatch(single)
    if ordinal and int(ordinal[1][:4]) in range(1, 6):
        return _Word("O", int(ordinal[1]))
    return _Word("O", _ORDINALS[single]) if single in _ORDINALS else _Word("?")


def _plain(shape: str, words: list[_Word]) -> Recurrence | None:
    """`mois`, `deux semaines`, `une semaine sur deux`; in French a fortnight is fifteen days."""
    found = _PLAIN.fullmatch(shape)
    every = _step(found, words) if found else 0
    if not found or not every:
        return None
    period = _PERIODS[next(word.sort for word in words if word.sort in _PERIODS)]
    if period == "day" and every in (8, 15):
        return Recurrence("week", every // 7)
    return Recurrence(period, every)


def _weekly(shape: str, words: list[_Word]) -> Recurrence | None:
    """`lundi`, `lundi et jeudi`, `un lundi sur deux`, `lundi, toutes les deux semaines`."""
    found = _WEEKLY.fullmatch(shape)
    if found and found["one"] and (words[0].value != 1 or "S" not in shape):
        return None
    if found and found["step"] is None:
        every = words[-1].value if "S" in shape else 1
        return _of_week(every, words)
    found = found or _WEEKLY_LAST.fullmatch(shape)
    return _of_week(_step(found, words), words) if found else None


def _of_week(every: int, words: list[_Word]) -> Recurrence | None:
    days = tuple(sorted({word.value for word in words if word.sort == "D"}))
    return Recurrence("week", every, days) if 1 <= every <= MOST else None


def _placed(shape: str, words: list[_Word]) -> Recurrence | None:
    """`1er mardi du mois`, `1er et 3e jeudi`, `chaque mois, le dernier lundi`."""
    found = _PLACED.fullmatch(shape) or _PLACED_LAST.fullmatch(shape)
    every = _step(found, words) if found else 0
    if not found or not every:
        return None
    days = tuple(sorted({word.value for word in words if word.sort == "D"}))
    return Recurrence("month", every, days, _in_order(word.value for word in words if word.sort == "O"))


def _on_days(shape: str, words: list[_Word]) -> Recurrence | None:
    """`15 du mois`, `1er et 15 du mois`, `dernier jour du mois`."""
    found = _DAY_OF_MONTH.fullmatch(shape)
    every = _step(found, words) if found else 0
    if not found or not every:
        return None
    days = _in_order(word.value for word in words[found.start("day") : found.end("day")] if word.sort in "NO")
    return Recurrence("month", every, month_days=days) if all(-1 <= day <= 31 and day for day in days) else None


def _in_order(values: Iterator[int]) -> tuple[int, ...]:
    """Each once, those counted from the end last."""
    return tuple(sorted(set(values), key=lambda value: (value < 0, value)))


def _step(found: re.Match[str] | None, words: list[_Word]) -> int:
    """How many units; 0 where that says nothing, as `deux semaines sur trois`."""
    if found is None or not found["step"]:
        return 1
    own = words[found.start("step") : found.end("step")]
    unit = next(word.value for word in own if word.sort in _PERIODS)
    numbers = [word.value for word in own if word.sort == "N"]
    if own[-1].sort == "N" and len(numbers) == 2 and numbers[0] != 1:
        return 0
    every = (numbers[-1] if numbers else 1) * unit
    return every if 1 <= every <= MOST else 0


_COUNTED = {2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six"}
_SINGULAR = {"day": "jour", "week": "semaine", "month": "mois", "year": "année"}
_PLURAL = {"day": "jours", "week": "semaines", "month": "mois", "year": "ans"}


def _written(given: Recurrence) -> str:
    if given.month_days:
        return f"{_listed([_day_of_month(day) for day in given.month_days])} {_of_months(given.every)}"
    days = _listed([WEEKDAYS[day] for day in given.weekdays])
    if given.places:
        return f"{_listed([_ordinal(place) for place in given.places])} {days} {_of_months(given.every)}"
    if not given.weekdays:
        return _SINGULAR[given.period] if given.every == 1 else _counted(given.every, _PLURAL[given.period])
    if given.every == 1:
        return days
    count = _COUNTED.get(given.every, str(given.every))
    return f"un {days} sur {count}" if len(given.weekdays) == 1 else f"{days}, une semaine sur {count}"


def _counted(every: int, unit: str) -> str:
    return f"{_COUNTED.get(every, every)} {unit}"


def _of_months(every: int) -> str:
    return "du mois" if every == 1 else f"d'un mois sur {_COUNTED.get(every, every)}"


def _ordinal(place: int) -> str:
    return {-1: "dernier", -2: "avant-dernier", 1: "1er"}.get(place, f"{place}e")


def _day_of_month(day: int) -> str:
    return "dernier jour" if day == -1 else "1er" if day == 1 else str(day)


def _listed(parts: list[str]) -> str:
    return " et ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
