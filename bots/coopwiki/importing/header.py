"""The row of titles of a table: which column holds which field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from coopwiki.core.names import loose
from coopwiki.core.typed import tidy
from coopwiki.importing.title_words import TitleWords, one_gender, vocabulary
from coopwiki.schema.record import Column, Schema
from coopwiki.subjects.sheet_columns import TITLES

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_UNIT = re.compile(
    r"(?<![a-z])(k ?€|k ?euros?|keur|milliers|€|euros?|eur|h|heures?|hours?|min|mins|minutes?|mn"
    r"|s|sec|secondes?|seconds?|j|jours?|days?)(?![a-z])"
)
_IN_UNIT = re.compile(
    r" (?:en|in) (?:k€|milliers(?: d'euros?)?|€|euros?|heures?|hours?|minutes?|secondes?|jours?|centiemes?)\Z"
)
_SIGNS, _EURO = re.compile(r"[*:.?!#]+"), re.compile("€+")
_BLANKS = re.compile(r"[\s_]+")
_OF = (" de ", " du ", " des ", " d'", " de l'", " en ", " (")
_BESIDE: Mapping[str, tuple[str, frozenset[str]]] = {
    "rate": ("amount", frozenset(("customer", "exported", "hourly rate", "internal rate", "fixed rate"))),
    "taux": ("", frozenset(("taux horaire",))),
}
"""A title that means another, or nothing, beside one of these: Kimai's `Rate` is what the whole line costs."""
_LABEL, _BY_WORDS, _OF_IT = 100, 200, 400
"""How likely a title is that is a field's label, says it with other words beside, or begins with a name of it.

Below stand its names, in order.
"""


@lru_cache(maxsize=4_096)
def plain_title(text: str) -> str:
    """A title as it is compared: without case, accents, signs, units.

    >>> plain_title("Durée (h) *"), plain_title("Temps en minutes"), plain_title("Montant en € :")
    ('duree', 'temps', 'montant')
    """
    title = loose(one_gender(tidy(text)))
    bare = _BLANKS.sub(" ", _SIGNS.sub(" ", _BRACKETS.sub(" ", title))).strip()
    return _BLANKS.sub(" ", _EURO.sub(" ", _IN_UNIT.sub("", bare))).strip() or title


def unit_of(title: str) -> str:
    """What a title says its numbers are: `min`, `h`, `s`, `j`, `k€`, or ''."""
    found = _UNIT.search(" ".join(_BRACKETS.findall(loose(title))) or (_IN_UNIT.search(loose(title)) or [""])[0])
    said = (found[0] if found else plain_title(title)).replace("centieme", "")
    for unit, words in _UNITS.items():
        if said in words:
            return unit
    return ""


_UNITS: Mapping[str, frozenset[str]] = {
    "min": frozenset(("min", "mins", "minute", "minutes", "mn")),
    "s": frozenset(("s", "sec", "seconde", "secondes", "second", "seconds")),
    "h": frozenset(("h", "heure", "heures", "hour", "hours")),
    "j": frozenset(("j", "jour", "jours", "day", "days")),
    "k€": frozenset(("k€", "k €", "keuro", "keuros", "k euros", "keur", "milliers")),
}


@dataclass(frozen=True, slots=True)
class FieldSource:
    """The columns that fill one field, joined by a space where there are several."""

    columns: tuple[int, ...]
    title: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """Which columns hold which attribute, each with others to take where the first is empty."""

    first: int
    last: int
    fields: Mapping[str, tuple[FieldSource, ...]]
    titles: tuple[str, ...]

    def unread(self) -> tuple[str, ...]:
        """The titles of columns that no field takes."""
        taken = {column for sources in self.fields.values() for source in sources for column in source.columns}
        return tuple(title for column, title in enumerate(self.titles) if title and column not in taken)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the titles of a record type's columns may be. `told` are those that a person says, by attribute."""

    schema: Schema
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    every: frozenset[str] = field(init=False)
    _ranks: Mapping[str, tuple[tuple[int, Column], ...]] = field(init=False, repr=False)
    _joined: tuple[tuple[int, Column, tuple[str, ...]], ...] = field(init=False, repr=False)
    words: TitleWords = field(init=False, repr=False)
    """What each word of a title says."""

    def __post_init__(self) -> None:
        ranks: dict[str, list[tuple[int, Column]]] = {}
        joined = []
        titles = TITLES.get(self.schema.type, {})
        for column in self.schema.columns:
            for rank, name in _names(column, titles.get(column.attribute, ())):
                parts = tuple(plain_title(part) for part in name.split("+"))
                if len(parts) > 1:
                    joined.append((rank - _LABEL, column, parts))
                else:
                    ranks.setdefault(parts[0], []).append((rank, column))
        told = {plain_title(title) for titles in self.told.values() for title in titles}
        object.__setattr__(self, "_ranks", {name: tuple(found) for name, found in ranks.items()})
        object.__setattr__(self, "_joined", tuple(joined))
        named = ((name, c.attribute) for name, found in ranks.items() for _, c in found if name not in _english(c))
        days = frozenset(column.attribute for column in self.schema.columns if column.kind.name == "day")
        object.__setattr__(self, "words", TitleWords(vocabulary(named), self.schema.template, days))
        object.__setattr__(self, "every", frozenset(ranks) | told | {p for *_, parts in joined for p in parts})

    def header(self, titles: Sequence[str], first: int, last: int) -> Header:
        """The header that these titles make, the likeliest column for each field."""
        plain = self._meant([plain_title(title) for title in titles])
        found: dict[str, tuple[FieldSource, ...]] = {}
        taken: set[int] = set()
        for column, columns in self._chosen(plain):
            if column.attribute not in found and taken.isdisjoint(columns):
                found[column.attribute] = (_source(columns, titles),)
                taken.update(columns)
        needed = {c for name in self._needed() for source in found.get(name, ()) for c in source.columns}
        for column in self.schema.columns:
            if column.required and column.kind.name == "text" and column.attribute in found:
                more = self._others(column, plain, needed)
                found[column.attribute] += tuple(_source((place,), titles) for place in more)
        return Header(first, last, found, tuple(titles))

    def _meant(self, plain: Sequence[str]) -> list[str]:
        """Titles as they are meant beside the others; what a person says of one stands."""
        told = {plain_title(title) for titles in self.told.values() for title in titles}
        return [
            _BESIDE[title][0] if title in _BESIDE.keys() - told and not _BESIDE[title][1].isdisjoint(plain) else title
            for title in plain
        ]

    def is_enough(self, header: Header) -> bool:
        """Whether this can be a row of titles: two fields, or all there has to be."""
        required = {column.attribute for column in self.schema.columns if column.required}
        return len(header.fields) >= 2 or (bool(header.fields) and required <= header.fields.keys())

    def _chosen(self, plain: Sequence[str]) -> Iterator[tuple[Column, tuple[int, ...]]]:
        """Fields and columns: as named, then those that have to be there, then the others; the likeliest first."""
        by_title = {title: place for place, title in reversed(list(enumerate(plain))) if title}
        for attribute, titles in self.told.items():
            places = tuple(by_title[t] for t in map(plain_title, titles) if t in by_title)
            if len(places) == len(titles):
                column = next(c for c in self.schema.columns if c.attribute == attribute)
                yield column, places
        needed = self._needed()
        likely = sorted(self._likely(plain, by_title), key=lambda one: (one[1].attribute not in needed, one[0], one[2]))
        yield from ((column, columns) for _, column, columns in likely if column.attribute not in self.told)

    def _needed(self) -> frozenset[str]:
        required = {column.attribute for column in self.schema.columns if column.required}
        grouped = {name for group in self.schema.type.one_of for name in group}
        return frozenset(required | {c.attribute for c in self.schema.columns if c.field.name in grouped})

    def _likely(
        self, plain: Sequence[str], by_title: Mapping[str, int]
    ) -> Iterator[tuple[int, Column, tuple[int, ...]]]:
        for rank, column, parts in self._joined:
            if all(part in by_title for part in parts):
                yield rank, column, tuple(by_title[part] for part in parts)
        for place, title in enumerate(plain):
            for rank, column in self._ranks.get(title, ()) if title else ():
                yield rank, column, (place,)
            if title and title not in self._ranks:
                likely = tuple(self._by_words(title)) or tuple(self._of_it(title))
                yield from ((rank, column, (place,)) for rank, column in likely)

    def _of_it(self, title: str) -> Iterator[tuple[int, Column]]:
        """The fields whose name this title begins with: `date de la séance`."""
        for name, ranks in self._ranks.items():
            if title.startswith(tuple(name + of for of in _OF)):
                yield from ((_OF_IT + rank, column) for rank, column in ranks if rank < _LABEL)

    def _by_words(self, title: str) -> Iterator[tuple[int, Column]]:
        """The fields that all words of this title are about: `travail fait`, `nb h`."""
        found = self.words.attributes(title)
        yield from ((_BY_WORDS + n, c) for n, c in enumerate(self.schema.columns) if c.attribute in found)

    def _others(self, column: Column, plain: Sequence[str], needed: set[int]) -> Iterable[int]:
        """Further columns that may say it where the first is empty, as a tracker's activity without a description."""
        for place, title in enumerate(plain):
            if place not in needed and any(other is column for _, other in self._ranks.get(title, ())):
                yield place


def _names(column: Column, titles: Iterable[str]) -> Iterator[tuple[int, str]]:
    """What a field may be called, with how likely each is: the smaller the likelier."""
    field = column.field
    yield from enumerate((field.name, *field.aliases, *titles, column.attribute))
    yield _LABEL, field.label


def _english(column: Column) -> tuple[str, ...]:
    """What only the code calls a field."""
    return () if plain_title(column.field.name) == column.attribute else (column.attribute,)


def _source(columns: tuple[int, ...], titles: Sequence[str]) -> FieldSource:
    said = " + ".join(tidy(titles[column]) for column in columns)
    return FieldSource(columns, said, unit_of(titles[columns[0]]))
