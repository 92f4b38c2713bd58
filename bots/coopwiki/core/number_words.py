"""Numbers as French words, and lengths of time as people say them."""

from __future__ import annotations

import re
from fractions import Fraction

_UNITS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}  # fmt: skip
_TENS = {"dix": 10, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,2})?|\b[a-z]{1,12}(?:[ -](?:et[ -])?[a-z]{1,12})?"
_UNIT = r"(?P<unit>ans?|annees?|mois|semestres?|trimestres?)"
_REST = r"(?: et (?:(?P<half>demie?)|(?P<rest>[0-9]{1,2}|[a-z]+) mois))?"
_LENGTH = re.compile(rf"(?P<number>{_NUMBER}) ?{_UNIT}{_REST}(?![a-z0-9])")
_MONTHS = {
    "an": 12, "ans": 12, "annee": 12, "annees": 12, "mois": 1, "semestre": 6, "semestres": 6, "trimestre": 3,
    "trimestres": 3,
}  # fmt: skip
_RANGE = re.compile(r"[0-9a-z]{1,12} ?(?:a|ou|-|/) ?\Z")
_WORDS = re.compile("[a-z]+(?:-[a-z]+)*")


def number_in_words(text: str) -> int | None:
    """A number up to 69 in words, as `loose` writes them; None for anything else.

    >>> number_in_words("trente-six"), number_in_words("vingt et un"), number_in_words("dix-huit")
    (36, 21, 18)
    """
    words = [word for word in re.split(r"[ -]+", text) if word != "et"]
    if len(words) == 1:
        return _UNITS.get(words[0], _TENS.get(words[0]))
    if len(words) == 2 and words[0] in _TENS and words[1] in _UNITS:
        return _TENS[words[0]] + _UNITS[words[1]]
    return None


def in_figures(text: str) -> str:
    """A text as `loose` writes it, its numbers in figures.

    >>> in_figures("deux ou trois membres")
    '2 ou 3 membres'
    """
    return _WORDS.sub(lambda word: _figure(word[0]), text)


def _figure(word: str) -> str:
    number = number_in_words(word)
    return word if number is None else str(number)


def months_in_words(text: str) -> int | None:
    """The months of a length of time, as `loose` writes it; None for a range and for parts of a month.

    >>> [months_in_words(text) for text in ("1 an et 6 mois", "1,5 an", "un an et demi", "trente-six mois")]
    [18, 18, 18, 36]
    >>> months_in_words("un ou deux ans"), months_in_words("180 jours")
    (None, None)
    """
    for found in _LENGTH.finditer(text):
        number, before = _number(found["number"]), text[: found.start()]
        if number is None:
            continue
        if _RANGE.search(before) or before.endswith((",", ".")) or {"a", "ou"} & set(found["number"].split(" ")):
            return None
        months = (number + Fraction(bool(found["half"]), 2)) * _MONTHS[found["unit"]]
        return _whole(months + (_number(found["rest"]) or 0 if found["rest"] else 0))
    return None


def _number(typed: str) -> Fraction | None:
    if typed[:1].isdigit():
        return Fraction(typed.replace(",", "."))
    for words in (typed, typed.rpartition(" ")[2]):
        number = number_in_words(words)
        if number is not None:
            return Fraction(number)
    return None


def _whole(months: Fraction) -> int | None:
    return int(months) if months.denominator == 1 and 0 < months <= 1200 else None
