"""Sums that are renewed together, so that those of two days, subtracted, tell of no one or two people either.

A sum shown twice, before and after somebody adds a line, is that line. So what everyone reads stays as it was until
what came since is itself a sum that may be shown: by the rule of `core/suppression.py`, over what each person added.
Whatever is shown on several days is then added and subtracted in vain: of the last day in it, `FEWEST` people are left,
with what no earlier day knew.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from coopwiki.core.suppression import Tables, suppressed
from coopwiki.subjects.contributions.small_groups import (
    OF_TIME,
    TOTAL,
    Cell,
    Share,
    Timed,
    Withheld,
    discreet,
)

EVERY = timedelta(days=7)
"""Sums are renewed once a week at most: the more people have added something, the more sums can be."""

TIME, UNPAID, EUROS = "time", "unpaid", "euros"
Sum = tuple[str, Cell]
"""A sum by figure: of all time, of unpaid time, of euros."""


class Held(NamedTuple):
    """A sum as it is shown, and of which day; `behind` says that it stayed as it was while others were renewed."""

    value: Decimal
    on: date
    behind: bool = False


class Unit(NamedTuple):
    """What one person, by a digest of the name, noted that is part of the same sums."""

    who: str
    month: str
    circle: str | None
    brand: str | None
    paid: bool

    def cells(self) -> tuple[Cell, ...]:
        """The sums that it is part of. What waits for a slip is not among them: each slip would move it."""
        return Share(self.who, self.month, self.circle, self.brand).cells()

    def sums(self) -> dict[str, tuple[Sum, ...]]:
        """The sums that were kept, by figure."""
        cells = self.cells()
        return {
            TIME: tuple((TIME, cell) for cell in cells),
            UNPAID: () if self.paid else tuple((UNPAID, cell) for cell in cells),
            EUROS: tuple((EUROS, cell) for cell in cells),
        }


Noted = Mapping[Unit, tuple[Decimal, Decimal]]
"""Minutes and euros."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What everyone reads: the sums, and what each person had noted when they were renewed. `key` makes the digests."""

    on: date
    key: str
    noted: Noted
    sums: Mapping[Sum, Held] = field(default_factory=dict)


def first(shares: Iterable[Share], today: date, key: str) -> Renewal:
    """All sums that may be shown, where nothing was shown before."""
    given = tuple(shares)
    noted = _noted(given, key)
    gone = _withheld(discreet(given))
    return Renewal(
        today, key, noted, {one: Held(value, today) for one, value in _sums(noted).items() if one not in gone}
    )


def renewed(before: Renewal, shares: Iterable[Share], today: date) -> Renewal:
    """The sums of today: as they were within a week, or where those over all time can't be renewed."""
    if timedelta(0) <= today - before.on < EVERY:
        return before
    given = tuple(shares)
    noted = _noted(given, before.key)
    change = _Change(before, noted, today)
    if not change.wholes_renewed:
        return before
    gone = _withheld(discreet(given))
    shown = {one: change.shown(one, value) for one, value in _sums(noted).items() if one not in gone}
    return Renewal(today, before.key, noted, {one: held for one, held in shown.items() if held is not None})


def _noted(shares: Iterable[Share], key: str) -> Noted:
    found: dict[Unit, tuple[Decimal, Decimal]] = {}
    digests: dict[str, str] = {}
    for share in shares:
        if share.who not in digests:
            digests[share.who] = _digest(share.who, key)
        unit = Unit(digests[share.who], share.month, share.circle, share.brand, bool(share.amount))
        minutes, euros = found.get(unit, (Decimal(0), Decimal(0)))
        found[unit] = minutes + share.minutes, euros + share.amount
    return found


def _digest(who: str, key: str) -> str:
    return hmac.new(bytes.fromhex(key), who.encode(), hashlib.sha256).hexdigest()[:20]


def _sums(noted: Noted) -> dict[Sum, Decimal]:
    found: dict[Sum, Decimal] = defaultdict(Decimal)
    for unit, (minutes, euros) in noted.items():
        for cell in unit.cells():
            found[TIME, cell] += minutes
            found[UNPAID, cell] += Decimal(0) if unit.paid else minutes
            found[EUROS, cell] += euros
    return found


def _withheld(hidden: Withheld) -> frozenset[Sum]:
    by_figure = ((TIME, hidden.minutes), (UNPAID, hidden.unpaid_minutes), (EUROS, hidden.amount))
    return frozenset((figure, cell) for figure, cells in by_figure for cell in cells)


class _Change:
    """What came since the sums were renewed: which of them moved, and which of these may be."""

    def __init__(self, before: Renewal, noted: Noted, today: date) -> None:
        self._before, self._today = before, today
        changed = _changed(before.noted, noted)
        self._old = {one for unit, of in before.noted.items() for one in _touched(unit, of)}
        self._moved = {one for unit, by in changed.items() for one in _touched(unit, by)}
        self._may = self._may_move({unit: by[0] for unit, by in changed.items()}, (TIME, UNPAID))
        self._may |= self._may_move({unit: by[1] for unit, by in changed.items()}, (EUROS,))

    @property
    def wholes_renewed(self) -> bool:
        """Whether the sums over all time that moved may be shown anew."""
        return {(TIME, TOTAL), (EUROS, TOTAL)} & self._moved <= self._may

    def shown(self, one: Sum, value: Decimal) -> Held | None:
        """What is shown of a sum; None for nothing."""
        held = self._before.sums.get(one)
        if one in self._may or (held is None and one not in self._moved and one not in self._old):
            return Held(value, self._today)
        return held._replace(behind=True) if held is not None and one in self._moved else held

    def _may_move(self, by: Mapping[Unit, Decimal], figures: tuple[str, ...]) -> set[Sum]:
        added = _added(by)
        entries = [(unit.who if unit in added else "", _cells(unit, figures)) for unit, change in by.items() if change]
        there = {cell for _, cells in entries for cell in cells}
        gone = suppressed(entries, _apart({cell for cell in there if self._is_behind(_sum(cell, figures))}))
        return {_sum(cell, figures) for cell in there - gone}

    def _is_behind(self, one: Sum) -> bool:
        """Whether it holds figures from before that the last sum shown of it does not, or was never shown with."""
        held = self._before.sums.get(one)
        return one in self._old if held is None else held.behind


def _touched(unit: Unit, of: tuple[Decimal, Decimal]) -> Iterable[Sum]:
    """The sums that a unit's minutes and euros count in, those that are not zero."""
    sums = unit.sums()
    if of[0]:
        yield from (*sums[TIME], *sums[UNPAID])
    if of[1]:
        yield from sums[EUROS]


def _changed(before: Noted, now: Noted) -> dict[Unit, tuple[Decimal, Decimal]]:
    none = Decimal(0), Decimal(0)
    pairs = {unit: (before.get(unit, none), now.get(unit, none)) for unit in {*before, *now}}
    by = {unit: (new[0] - old[0], new[1] - old[1]) for unit, (old, new) in pairs.items()}
    return {unit: change for unit, change in by.items() if any(change)}


def _added(by: Mapping[Unit, Decimal]) -> set[Unit]:
    """Where people added something that no earlier sum holds.

    Whoever takes something back, or moves it, adds what was known; where something was taken back, somebody may go by
    another name now.
    """
    back = {unit for unit, change in by.items() if change < 0}
    people, places = {unit.who for unit in back}, {unit[1:] for unit in back}
    return {unit for unit, change in by.items() if change > 0 and unit.who not in people and unit[1:] not in places}


def _cells(unit: Unit, figures: tuple[str, ...]) -> tuple[Timed, ...]:
    """As the tables of `small_groups` name them: whether of the narrower figure, and the cell."""
    return tuple((figure == UNPAID, cell) for figure in figures for _, cell in unit.sums()[figure])


def _sum(cell: Timed, figures: tuple[str, ...]) -> Sum:
    return (UNPAID if cell[0] else figures[0]), cell[1]


def _apart(behind: set[Timed]) -> Tables[Timed]:
    """The tables in which sums that are behind are no part of others, nor wholes: the difference is not nothing."""
    if not behind:
        return OF_TIME

    def wholes(cell: Timed) -> tuple[Timed, ...]:
        return () if cell in behind else tuple(_nearest(cell, behind))

    return Tables(wholes, OF_TIME.rank)


def _nearest(cell: Timed, behind: set[Timed]) -> Iterator[Timed]:
    for whole in OF_TIME.wholes(cell):
        if whole in behind:
            yield from _nearest(whole, behind)
        else:
            yield whole
