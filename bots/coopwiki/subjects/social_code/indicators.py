"""What an article says a figure should be: `décisions par consentement ≥ 75 %`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import eq, ge, gt, le, lt
from types import MappingProxyType

from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.names import key, loose, nearest
from coopwiki.core.typed import french, squeeze
from coopwiki.schema.kinds import EUROS, PERCENT, RATE
from coopwiki.subjects.rules.rules import KNOWN
from coopwiki.subjects.social_code.article import Article

UNKNOWN_INDICATOR = Sentence(
    "unknown_indicator",
    "« {found} » n’est pas un chiffre que les robots calculent : écrire {suggestion}.",
)
INDICATOR_VALUE = Sentence(
    "indicator_value",
    "« {found} » ne dit pas quel nombre est attendu : écrire par exemple {suggestion}.",
)

CONSENT, DECISIONS, PROPOSALS, SPENT, USED, VOLUNTEERED, CIRCLES, QUIET, VACANT, OVER = (
    "décisions par consentement",
    "décisions de l’année",
    "propositions ouvertes",
    "budgets dépensés",
    "budgets utilisés",
    "part bénévole du temps",
    "cercles",
    "cercles sans nouvelles",
    "rôles vacants",
    "mandats terminés",
)
TURNOVER, RESULT, CAPITAL, PUBLIC_SHARE = FINANCES = (
    "chiffre d'affaires",
    "résultat",
    "capital",
    "part de financement public",
)
"""The figures of a year: of the last one known, or of the one whose number follows, `capital 2020`."""

UNITS: Mapping[str, str] = MappingProxyType({
    CONSENT: "%", DECISIONS: "", PROPOSALS: "", SPENT: "€", USED: "%", VOLUNTEERED: "%", CIRCLES: "", QUIET: "",
    VACANT: "", OVER: "", TURNOVER: "€", RESULT: "€", CAPITAL: "€", PUBLIC_SHARE: "%",
})  # fmt: skip
"""The figures an article may name, of this year or of the day but those of `FINANCES`, with their units."""

_OF_RULES = {EUROS.name: "€", RATE.name: "€/h", PERCENT.name: "%"}
RULES: Mapping[str, str] = MappingProxyType(
    {name: _OF_RULES[kind.name] for name, kind in KNOWN.items() if kind.name in _OF_RULES}
)
"""The rules it may name: those whose value is a number."""

_BY_NAME = {loose(key(name)): name for name in (*UNITS, *RULES)}
_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType({
    "≥": ge, ">=": ge, "au moins": ge, "≤": le, "<=": le, "au plus": le, "=": eq, "<": lt, "moins de": lt,
    ">": gt, "plus de": gt,
})  # fmt: skip
_SIGNS = {"au moins": "≥", ">=": "≥", "au plus": "≤", "<=": "≤", "moins de": "<", "plus de": ">"}
_PARTS = re.compile(r"(.+?) *(>=|<=|≥|≤|=|<|>|\bau moins\b|\bau plus\b|\bmoins de\b|\bplus de\b) *(.+)")
_OF_YEAR = re.compile(r"(.+?)(?: (?:de|en|pour))? ([0-9]{4})")
_NUMBER = re.compile(r"(-?[0-9][0-9 ]*(?:[.,][0-9]+)?) *(?:%|€(?:/h(?:eure)?)?|euros?|jours?)?")

EXAMPLE = "décisions par consentement ≥ 75 %"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure or a rule by its one name, and what is expected of it; `sign` is '' where nothing is.

    `year` is the one it is about, for the figures of `FINANCES`; None for the last one known.
    """

    name: str
    unit: str
    sign: str
    expected: Decimal | None
    year: int | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether a value is what is expected; anything is where nothing is expected."""
        return self.expected is None or _COMPARED[self.sign](value, self.expected)

    @property
    def called(self) -> str:
        """The indicator's name, with the year where one is written: `capital 2020`."""
        return self.name if self.year is None else f"{self.name} {self.year}"

    @property
    def wanted(self) -> str:
        """`≥ 75 %`, '' where nothing is expected."""
        return "" if self.expected is None else f"{self.sign}\u00a0{shown(self.expected, self.unit)}"


def shown(value: Decimal, unit: str) -> str:
    """A value with its unit: `75 %`, `12`."""
    return f"{french(value)}\u00a0{unit}" if unit else french(value)


def read_indicator(typed: str) -> Indicator | Fault:
    """Read what an article says; a fault for a figure nobody knows or a value that is no number."""
    text = squeeze(typed)
    parts = _PARTS.fullmatch(text)
    name, year = _named(parts[1] if parts else text)
    if name is None:
        near = nearest(parts[1] if parts else text, (*UNITS, *RULES), 0.6)
        known = f"« {near} »" if near else ", ".join((*UNITS, *RULES))
        return UNKNOWN_INDICATOR(typed, known)
    unit = UNITS.get(name) or RULES.get(name, "")
    if not parts:
        return Indicator(name, unit, "", None, year)
    number = _NUMBER.fullmatch(parts[3])
    if not number:
        return INDICATOR_VALUE(typed, f"{name} ≥ 75")
    value = Decimal(number[1].replace(" ", "").replace(",", "."))
    return Indicator(name, unit, _SIGNS.get(parts[2], parts[2]), value, year)


def _named(typed: str) -> tuple[str | None, int | None]:
    """The figure's one name, None for none, and the year that follows it."""
    name = _BY_NAME.get(loose(key(typed)))
    dated = None if name else _OF_YEAR.fullmatch(typed)
    of_year = _BY_NAME.get(loose(key(dated[1]))) if dated else None
    if dated is None or of_year not in FINANCES:
        return name, None
    return of_year, int(dated[2])


def indicator(article: Article) -> Indicator | None:
    """What an article expects of a figure; None where it says nothing that can be read."""
    read = read_indicator(article.indicator) if article.indicator else None
    return read if isinstance(read, Indicator) else None
