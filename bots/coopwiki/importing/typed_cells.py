"""A cell of a spreadsheet → what a member would type in a field, with any doubt about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from coopwiki.core.days import MONTHS, read_day
from coopwiki.core.durations import clock, read_duration
from coopwiki.core.euros import to_cent, write_euros
from coopwiki.core.fault import Fault, Reading
from coopwiki.core.names import loose
from coopwiki.core.rates import read_rate
from coopwiki.core.typed import french, one_line, plain, squeeze, tidy
from coopwiki.exchange.grid import Broken, Value
from coopwiki.exchange.sheet_values import sheet_day, sheet_euros
from coopwiki.importing.habits import Habit, bare_amount, is_three, two_months

_FIRST, _MAC_FIRST = date(1899, 12, 30), date(1904, 1, 1)
_SERIALS = range(20_000, 80_000)
"""Days counted as numbers, from 1954 to 2119."""

_SERIAL = re.compile(r"([2-7][0-9])[ .,]?([0-9]{3})(?:[.,]0+)?")
_DASHES = frozenset(("-", "--", "---", "/"))
_NOTHING = frozenset(
    (
        "?",
        "??",
        "néant",
        "n/a",
        "na",
        "nc",
        "n.c.",
        "ras",
        "inconnu",
        "à définir",
        "indéterminée",
        "indéterminé",
        "en cours",
        "sans fin",
    )
)
_FREE = frozenset(("benevole", "benevolat", "benevolement", "gratuit", "gratuite", "offert", "offerte", "don"))
"""What says, in place of an amount, that none is asked; `loose` wrote it."""
_DAY_MONTH = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2?")
_SHORT_YEAR = re.compile(r"(.{0,60}[^0-9])([0-9]{2})")
_BARE = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_NOTED = re.compile(r"([^()]{1,60}?) *\((?=[^()]*[^\W\d_])[^()]{1,200}\)")
"""A value with a remark in brackets after it: `45 € (à vérifier)`. A number alone in brackets is no remark."""
_NOTED_KINDS = frozenset(("day", "duration", "euros", "rate"))
_NOISE = Decimal("0.000001")
_MINUTE_NOISE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Typed:
    """What to type, a French clause about how it was understood, or one about why it isn't."""

    text: str = ""
    doubt: str = ""
    error: str = ""


def typed(kind: str, value: Value, habit: Habit) -> Typed:
    """What a member would type for a cell, by the kind of its field."""
    if isinstance(value, Broken):
        return Typed(error=value.message)
    if isinstance(value, str):
        value = value.strip()
        if not tidy(value) or (kind not in _TEXTS and squeeze(value) in _DASHES):
            return Typed()
        if kind not in _TEXTS and squeeze(value) in _NOTHING:
            return Typed(doubt="est laissé vide")
    read = _BY_KIND.get(kind, _text)(value, habit)
    noted = _NOTED.fullmatch(value) if read.error and isinstance(value, str) and kind in _NOTED_KINDS else None
    return _without_remark(read, _BY_KIND[kind](noted[1], habit)) if noted else read


def _without_remark(whole: Typed, bare: Typed) -> Typed:
    return whole if bare.error else replace(bare, doubt=bare.doubt or "est lu sans sa remarque")


def _day(value: Value, habit: Habit) -> Typed:
    if isinstance(value, date):
        return Typed(value.isoformat())
    if isinstance(value, Decimal):
        return _serial(int(value), habit, doubt=False)
    if not isinstance(value, str):
        return Typed(error="n’est pas une date : écrire le jour, par exemple 12/03/2026.")
    months = two_months(value) if habit.month_first else None
    if months:
        return Typed(error=_two_days(value, *months))
    reading = sheet_day(value)
    if reading.value:
        return Typed(reading.value.isoformat())
    return _unusual_day(value, habit, reading)


def _two_days(text: str, first: int, second: int) -> str:
    one, other = (f"{first} {MONTHS[second - 1]}", f"{second} {MONTHS[first - 1]}")
    return f"« {text} » peut être le {one} ou le {other}, la colonne écrit aussi le mois d’abord : préciser la date."


def _unusual_day(text: str, habit: Habit, reading: Reading[date]) -> Typed:
    """A day as a number, without its year, with a short one; else what is wrong with it."""
    line = squeeze(text)
    if found := _SERIAL.fullmatch(line):
        return _serial(int(found[1] + found[2]), habit, doubt=True)
    if habit.year and (of_year := _in_year(line, habit.year)):
        return Typed(of_year.isoformat())
    short = _SHORT_YEAR.fullmatch(line)
    code = reading.error.code if reading.error else ""
    if short and code == "day_short_year":
        whole = read_day(f"{short[1]}20{short[2]}").value
        if whole:
            doubt = "" if habit.year == whole.year else f"est lu comme le {french_day(whole)}"
            return Typed(whole.isoformat(), doubt)
    return Typed(error=said(reading.error, text))


def _in_year(line: str, year: int) -> date | None:
    """A day of which the sheet says the year: `12/03`, `12 mars`, `lundi 12 mars`."""
    found = _DAY_MONTH.fullmatch(line)
    return read_day(f"{found[1]}/{found[3]}/{year}" if found else f"{line} {year}").value


def _serial(number: int, habit: Habit, *, doubt: bool) -> Typed:
    if number not in _SERIALS:
        return Typed(error=f"« {number} » n’est pas une date : écrire le jour, par exemple 12/03/2026.")
    day = (_MAC_FIRST if habit.mac_days else _FIRST) + timedelta(days=number)
    return Typed(day.isoformat(), f"est lu comme le {french_day(day)}" if doubt else "")


def french_day(day: date) -> str:
    """Write `12 mars 2026`."""
    return f"{day.day}{'er' if day.day == 1 else ''} {MONTHS[day.month - 1]} {day.year}"


def _duration(value: Value, habit: Habit) -> Typed:
    if isinstance(value, timedelta):
        return _seconds(value.days * 86_400 + value.seconds)
    if isinstance(value, Decimal):
        return _number_of(value, habit)
    if not isinstance(value, str):
        return Typed(error="n’est pas une durée : écrire par exemple 1h30.")
    bare = squeeze(value)
    if _BARE.fullmatch(bare) and habit.unit in ("min", "s", "j"):
        return _number_of(Decimal(bare.replace(",", ".")), habit)
    reading = read_duration(value)
    if reading.error and reading.error.code == "duration_seconds":
        rounded = reading.error.suggestion
        return Typed(rounded, f"a des secondes, lu {rounded}")
    return Typed(error=said(reading.error, value)) if reading.error else Typed(one_line(value))


def _number_of(number: Decimal, habit: Habit) -> Typed:
    """A number whose unit the title says: hours, unless it says another one."""
    if habit.unit == "j":
        return Typed(error=f"« {french(number)} » est en jours : écrire des heures, par exemple 7h.")
    if habit.unit == "s":
        return _seconds(int(number))
    if habit.unit == "min":
        return Typed(f"{_short(number)} min")
    minutes = number * 60
    whole = minutes.to_integral_value(ROUND_HALF_UP)
    if number > 24 or whole == minutes or abs(minutes - whole) > _MINUTE_NOISE:
        return Typed(_short(number))
    return Typed(f"{plain(whole)} min")


def _short(number: Decimal) -> str:
    return plain(number.quantize(_NOISE) if abs(number) < 10**9 else number)


def _seconds(seconds: int) -> Typed:
    minutes, rest = divmod(abs(seconds), 60)
    minutes += rest >= 30
    sign = "-" if seconds < 0 else ""
    written = clock(Decimal(minutes)).replace("\u00a0", " ")
    return Typed(f"{sign}{minutes} min", f"a des secondes, lu {written}" if rest else "")


def _euros(value: Value, habit: Habit) -> Typed:
    return _amount(value, habit, lambda text: sheet_euros(text).error)


def _rate(value: Value, habit: Habit) -> Typed:
    return _amount(value, habit, lambda text: read_rate(text).error)


def _amount(value: Value, habit: Habit, fault_of: Callable[[str], Fault | None]) -> Typed:
    if habit.unit == "k€":
        return Typed(error="est en milliers d’euros : écrire des euros.")
    if isinstance(value, Decimal):
        return _cents(value)
    if not isinstance(value, str):
        return Typed(error="n’est pas un montant : écrire par exemple 12,50 €.")
    return _typed_amount(value, habit, fault_of)


def _typed_amount(value: str, habit: Habit, fault_of: Callable[[str], Fault | None]) -> Typed:
    bare = bare_amount(value)
    if loose(bare) in _FREE:
        return Typed("0", "est lu 0,00 €")
    if is_three(bare):
        return _three(value, bare, habit)
    read = sheet_euros(value)
    if read.value is not None:
        return Typed(f"{read.value:.2f}")
    fault = fault_of(value)
    return Typed(error=said(fault, value)) if fault else Typed(one_line(value))


def _cents(value: Decimal) -> Typed:
    """A number of a spreadsheet, which shows two decimals and may hold more."""
    if abs(value) > 10**9:
        return Typed(error=f"« {french(value)} » est un montant trop grand pour être lu.")
    cents = to_cent(value)
    doubt = f"est arrondi à {write_euros(cents)}" if abs(cents - value) > _NOISE else ""
    return Typed(f"{cents:.2f}", doubt)


def _three(value: str, bare: str, habit: Habit) -> Typed:
    """`1.234`: thousands where the column's decimals have the other sign and no other; else both are reported."""
    sign = "." if "." in bare else ","
    thousands, cents = Decimal(bare.replace(sign, "")), to_cent(Decimal(bare.replace(",", ".")))
    if habit.decimals == {"," if sign == "." else "."}:
        return Typed(f"{thousands:.2f}", f"est lu {write_euros(thousands)}")
    both = f"{write_euros(thousands)} ou {write_euros(cents)}"
    return Typed(error=f"« {value} » peut se lire {both} : écrire l’un ou l’autre.")


def _about(value: Value, habit: Habit) -> Typed:
    if isinstance(value, str) and not is_three(bare_amount(value)) and sheet_euros(value).value is None:
        return Typed(one_line(value))
    return _euros(value, habit)


def _count(value: Value, habit: Habit) -> Typed:
    del habit
    if isinstance(value, Decimal):
        return Typed(plain(value))
    return Typed(str(value.year)) if isinstance(value, date) else Typed(one_line(str(value)))


def _items(value: Value, habit: Habit) -> Typed:
    text = _text(value, habit).text if not isinstance(value, str) else value
    return Typed(" ; ".join(filter(None, map(one_line, text.splitlines()))))


def _text(value: Value, habit: Habit) -> Typed:
    del habit
    if isinstance(value, Decimal):
        return Typed(french(value))
    if isinstance(value, timedelta):
        hours, minutes = divmod((value.days * 86_400 + value.seconds) // 60, 60)
        return Typed(f"{hours} h {minutes:02}")
    return Typed(value.isoformat() if isinstance(value, date) else one_line(str(value)))


_TEXTS = frozenset(("text", "texts", "name", "names", "person", "people", "circle", "page"))
_BY_KIND: Mapping[str, Callable[[Value, Habit], Typed]] = MappingProxyType(
    {
        "day": _day,
        "duration": _duration,
        "euros": _euros,
        "rate": _rate,
        "about": _about,
        "cost": _about,
        "count": _count,
        "year": _count,
        "people": _items,
        "names": _items,
        "texts": _items,
    }
)


def said(fault: Fault | None, text: str) -> str:
    """What a fault says, for a cell."""
    return fault.message if fault else f"« {text} » n’est pas lisible ici."


def is_total(text: str, *, loosely: bool) -> bool:
    """Whether a cell says that its row is a total; `loosely` where nothing else can be made of the row."""
    word = loose(tidy(text)).strip(" :.-=*")
    return bool((_TOTAL_LIKE if loosely else _TOTAL).fullmatch(word))


_TOTAL = re.compile(
    r"(?:sous[- ]?|grand )?tota(?:l|ux)(?: (?:general|annuel|de l'annee|du mois|cumule|[0-9]{4}))*(?: ?[:=].*)?"
)
_TOTAL_LIKE = re.compile(
    r"(?:(?:sous[- ]?|grand )?tota(?:l|ux)|somme|cumul|solde|reste|moyenne|report|ensemble)\b.*|s/ ?total.*"
)
