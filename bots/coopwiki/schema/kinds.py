"""Every kind of value, in display order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any

from coopwiki.core.book_years import YearName, read_year_name, read_year_start, write_year_start
from coopwiki.core.costs import read_cost, read_price, write_cost, write_price
from coopwiki.core.counts import read_count
from coopwiki.core.days import YearMonth, read_day, read_month, write_day, write_month
from coopwiki.core.durations import clock, read_duration
from coopwiki.core.euros import About, read_about, read_euros, write_about, write_euros
from coopwiki.core.fault import Reading, refused
from coopwiki.core.misspelt import typing_mistake, ungendered
from coopwiki.core.names import loose
from coopwiki.core.rates import percent_text, read_percent, read_rate
from coopwiki.core.recurrence import Recurrence as RecurrenceValue
from coopwiki.core.recurrence import read_recurrence
from coopwiki.core.typed import tidy, without_bold
from coopwiki.schema.kind import NO_SYNONYMS, Kind
from coopwiki.schema.name_kinds import items, read_name, read_names


def _write_rate(rate: Decimal) -> str:
    return f"{write_euros(rate)}/h"


def _read_text(text: str) -> Reading[str]:
    return Reading(text)


def _read_texts(text: str) -> Reading[tuple[str, ...]]:
    return Reading(items(text))


def _read_percents(text: str) -> Reading[tuple[Decimal, ...]]:
    found = [read_percent(part) for part in items(text)]
    wrong = next((reading.error for reading in found if reading.error), None)
    doubtful = next((reading.warning for reading in found if reading.warning), None)
    values = tuple(reading.value for reading in found if reading.value is not None)
    return Reading(None, wrong) if wrong else Reading(values, None, doubtful)


def _read_days(text: str) -> Reading[tuple[date, ...]]:
    values = set()
    for part in items(text):
        reading = read_day(part)
        if reading.error:
            return Reading(None, reading.error)
        if reading.value is not None:
            values.add(reading.value)
    return Reading(tuple(sorted(values)))


DAY = Kind("day", "un jour", read_day, write_day, ("2026-03-12", "12/03/2026", "12 mars 2026"), "date")
DAYS = Kind(
    "days", "des jours séparés par « ; »", _read_days, lambda days: " ; ".join(map(write_day, days)),
    ("2026-05-25 ; 2026-12-28",), "content", item="day",
)  # fmt: skip
RECURRENCE = Kind(
    "recurrence", "ce qui revient", read_recurrence, str,
    ("lundi", "deux semaines", "1er mardi du mois", "dernier jeudi du mois", "mois"),
)  # fmt: skip
MONTH = Kind("month", "un mois", read_month, write_month, ("2026-03", "mars 2026"))
COUNT = Kind("count", "un nombre entier", read_count, str, ("6", "12"), "number")
YEAR = Kind("year", "une année", read_year_name, str, ("2026", "2025-2026"), "number")
YEAR_START = Kind(
    "year_start", "le premier jour d’un mois", read_year_start, write_year_start, ("1er juillet", "1er septembre")
)
DURATION = Kind("duration", "une durée", read_duration, clock, ("1h30", "90 min", "1,5"))
EUROS = Kind("euros", "un montant en euros", read_euros, write_euros, ("12,50 €", "1 200 €", "−45 €"))
ABOUT = Kind("about", "un montant, même approché", read_about, write_about, ("300 €", "environ 300 €"))
COST = Kind(
    "cost", "un montant, une fois ou qui revient, ou une quantité à un prix", read_cost, write_cost,
    ("300 €", "environ 300 €", "9 €/mois", "120 €/an", "120 km × 0,32 €"),
)  # fmt: skip
PRICE = Kind("price", "un prix à l’unité", read_price, write_price, ("0,32 €/km", "15 €"))
RATE = Kind("rate", "un taux horaire", read_rate, _write_rate, ("30", "25,50 €/h"))
PERCENT = Kind("percent", "un pourcentage", read_percent, percent_text, ("10 %", "10,63 %"))
PERCENTS = Kind(
    "percents", "des pourcentages séparés par « ; »", _read_percents,
    lambda values: " ; ".join(map(percent_text, values)), ("50 ; 75 ; 90",), item="percent",
)  # fmt: skip
PERSON = Kind("person", "une personne", read_name, str, ("Ana Martin", "[[Ana Martin]]"))
CIRCLE = Kind("circle", "un cercle", partial(read_name, example="Technique"), str, ("Technique",))
PAGE = Kind(
    "page", "une page du wiki", partial(read_name, example="[[Compte rendu]]"), str,
    ("[[Compte rendu]]",),
)  # fmt: skip
NAME = Kind("name", "un nom", partial(read_name, example="Technique"), str, ("Technique",))
PEOPLE = Kind(
    "people", "des personnes séparées par « ; »", read_names, " ; ".join,
    ("Ana Martin ; Paul Roy",), item="person",
)  # fmt: skip
NAMES = Kind(
    "names", "des noms séparés par « ; »", partial(read_names, example="Technique"), " ; ".join,
    ("Technique ; Accueil",), item="name",
)  # fmt: skip
TEXTS = Kind(
    "texts", "une liste, séparée par « ; » ou ligne à ligne avec « * »", _read_texts, " ; ".join,
    ("couture ; vélo",), "content", item="text",
)  # fmt: skip
TEXT = Kind("text", "un texte", _read_text, str, ("Réunion mensuelle",), "string")


def choice(name: str, *words: str, synonyms: Mapping[str, str] = NO_SYNONYMS) -> Kind[str]:
    """Make a kind that takes one of these words, whatever the case, accents, gender and inclusive marks.

    `synonyms` leads from what people write as well to the word it certainly stands for.
    """
    forms = _forms(words, synonyms)
    any_word = " ou ".join(filter(None, (", ".join(words[:-1]), words[-1])))

    def read(text: str) -> Reading[str]:
        typed = without_bold(tidy(text))
        found = forms.get(loose(typed)) or forms.get(ungendered(typed))
        if found:
            return Reading(found)
        return refused("choice_unknown", text, typing_mistake(typed, words) or any_word)

    return Kind(name, "un choix", read, str, words, "string", words, forms=forms)


def _forms(words: tuple[str, ...], synonyms: Mapping[str, str]) -> Mapping[str, str]:
    """What is read, as compared, and the word it stands for; an exact form goes before one without gender.

    An acronym has no gender: CAP isn't CAPE.
    """
    meant = {word: word for word in words} | dict(synonyms)
    if stray := set(meant.values()).difference(words):
        raise ValueError(f"synonyms of no choice: {sorted(stray)}")
    bare = {ungendered(typed): word for typed, word in reversed(meant.items()) if not typed.isupper()}
    return MappingProxyType(bare | {loose(typed): word for typed, word in meant.items()})


YES_NO = choice("yes_no", "oui", "non", synonyms={"o": "oui", "n": "non"})

KINDS: tuple[Kind[Any], ...] = (
    DAY, DAYS, RECURRENCE, MONTH, YEAR, COUNT, DURATION, EUROS, ABOUT, COST, RATE, PERCENT, PERCENTS, PERSON, CIRCLE,
    PAGE, NAME, PEOPLE, NAMES, TEXTS, TEXT, YES_NO,
)  # fmt: skip

Day = Annotated[date, DAY]
Days = Annotated[tuple[date, ...], DAYS]
Recurrence = Annotated[RecurrenceValue, RECURRENCE]
Month = Annotated[YearMonth, MONTH]
Year = Annotated[YearName, YEAR]
Count = Annotated[int, COUNT]
Duration = Annotated[Decimal, DURATION]
Euros = Annotated[Decimal, EUROS]
AboutEuros = Annotated[About, ABOUT]
CostEuros = Annotated[About, COST]
Rate = Annotated[Decimal, RATE]
Percent = Annotated[Decimal, PERCENT]
Person = Annotated[str, PERSON]
Circle = Annotated[str, CIRCLE]
PageName = Annotated[str, PAGE]
Name = Annotated[str, NAME]
People = Annotated[tuple[str, ...], PEOPLE]
Names = Annotated[tuple[str, ...], NAMES]
Texts = Annotated[tuple[str, ...], TEXTS]
Text = Annotated[str, TEXT]
YesNo = Annotated[str, YES_NO]
