"""The books of one circle only: how a cooperative begins (setting `perimeter`).

A record stays that names the circle: as the circle it is about, as a budget's name, as the place of a decision. So do
records that are about no circle: profiles, rules, co-budgets. Names of all circles stay known, and everything is
checked before the rest is put aside, so that nothing looks missing that only lies outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from coopwiki.core.issue import Issue
from coopwiki.core.later import Later
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.schema.record import Record
from coopwiki.schema.references import references

_Place = tuple[int, int]
"""A page's id and the offset of a call on it."""


def within(ledger: Ledger) -> Ledger:
    """The part of a checked ledger that is of its perimeter; the whole of one that has none."""
    return _Perimeter(ledger).ledger() if ledger.perimeter else ledger


class _Perimeter:
    def __init__(self, ledger: Ledger) -> None:
        self._given = ledger
        self._name = ledger.circles.canonical[ledger.perimeter]
        self._attributes: dict[type, list[str]] = {}
        types = (*ledger.records, *(item.type for item in ledger.left_out))
        for place in references(dict.fromkeys(types), "circle", "budget", "place"):
            self._attributes.setdefault(place.type, []).append(place.attribute)

    def ledger(self) -> Ledger:
        given = self._given
        kept = {type_: tuple(filter(self._is_kept, found)) for type_, found in given.records.items()}
        for type_ in given.records:
            if issubclass(type_, Record) and type_.below:
                kept[type_] = tuple(self._below(type_.below, given.of(type_), kept))
        pages = {record.page.id for found in kept.values() for record in found}
        left_out = tuple(item for item in given.left_out if self._stays(item, pages))
        outside = self._places() - _places(kept, left_out)
        near = pages | {item.page.id for item in left_out}

        def issues() -> Iterator[Issue]:
            """The issues of the pages that are near, without those of records that are put aside."""
            return (i for i in given.issues if i.page.id in near and (i.page.id, i.call) not in outside)

        return replace(given, records=kept, left_out=left_out, issues=Later(issues), _derived={})

    def _below(
        self,
        above: tuple[type[Record], ...],
        found: Iterable[Record],
        kept: Mapping[type, tuple[Any, ...]],
    ) -> Iterator[Record]:
        """The records whose head, the last record of a type `above` them, is kept."""
        heads = {_place(record) for type_ in above for record in kept.get(type_, ())}
        every = sorted((r for type_ in above for r in self._given.of(type_)), key=_place)
        return (record for record in found if _head(record, every) in heads)

    def _is_kept(self, record: Record) -> bool:
        names = self._attributes.get(type(record))
        return names is None or self._names_it(getattr(record, name) for name in names)

    def _names_it(self, values: Iterable[str | tuple[str, ...] | None]) -> bool:
        for value in values:
            for typed in (value,) if isinstance(value, str) else value or ():
                if self._given.circles.canonical[typed] == self._name:
                    return True
        return False

    def _stays(self, item: LeftOut, pages: set[int]) -> bool:
        """Whether a call that could not be read is kept: it names the circle, or names none and stands on its page."""
        names = self._attributes.get(item.type)
        values = [item.values.get(name) for name in names or ()]
        return self._names_it(values) or (not any(values) and (names is None or item.page.id in pages))

    def _places(self) -> set[_Place]:
        return _places(self._given.records, self._given.left_out)


def _places(records: Mapping[type, tuple[Any, ...]], left_out: Iterable[LeftOut]) -> set[_Place]:
    """Where calls open, read or not."""
    read = {_place(record) for found in records.values() for record in found}
    return read | {(item.page.id, item.offset) for item in left_out}


def _place(record: Record) -> _Place:
    return record.page.id, record.offset


def _head(record: Record, heads: Iterable[Record]) -> _Place | None:
    """Where the last proposal or election above stands; None for none."""
    page, offset = _place(record)
    above = [_place(head) for head in heads if head.page.id == page and head.offset < offset]
    return above[-1] if above else None
