"""Secondary suppression: which cells of linked tables to withhold so that no small group's sum can be worked out.

The problem is that of τ-ARGUS and sdcTable. The method is ours: cells are *peeled*. A cell may be shown
where, once the cells peeled before it are set aside, `FEWEST` people stand in it and in no other cell that is left.
In whatever way shown cells are added and subtracted, the first of them in the order of peeling
brings these people into the result, and nothing takes them out. So every result that is not nothing rests on `FEWEST`
people, and nobody who knows their own part learns that of one other person. Where no cell can be peeled, the least
useful one that is left is withheld. The result can be somewhat more than the least there is; it never is too little.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Generic, TypeVar

FEWEST = 3
"""A sum over fewer people is withheld."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tables(Generic[Key]):
    """How the cells of some tables hang together.

    `wholes` are the cells that a cell is a part of; the parts of a whole never share an entry. A cell in no whole
    crosses the others. `rank` orders cells by use: where one has to go, it is one of the lowest. `sections` are tables
    whose cells together are all of `total`, which stand beside its own parts.
    """

    wholes: Callable[[Key], tuple[Key, ...]]
    rank: Callable[[Key], tuple[int, str]]
    sections: Callable[[Key], Key | None] = lambda _: None
    """Of a cell in such a table, the total; None for any other cell."""


Entry = tuple[str, tuple[Key, ...]]
"""Who has a figure that is not zero, and all cells that it counts in."""


@dataclass(frozen=True, slots=True)
class _Unit(Generic[Key]):
    """The people who have a figure in the same cells."""

    people: frozenset[str]
    cells: tuple[Key, ...]


def suppressed(entries: Iterable[Entry[Key]], tables: Tables[Key]) -> frozenset[Key]:
    """The cells to withhold, whatever the order of the entries.

    An entry of zero must not be given: it lifts no limit. One under the name '' is somebody's who does not count.
    Nearly linear in the entries, which are grouped first.
    """
    grouped: dict[tuple[Key, ...], set[str]] = defaultdict(set)
    for who, cells in entries:
        grouped[cells].update((who,) if who else ())
    units = tuple(_Unit(frozenset(found), cells) for cells, found in grouped.items())
    people: dict[Key, set[str]] = defaultdict(set)
    for unit in units:
        for cell in unit.cells:
            people[cell].update(unit.people)
    withheld = frozenset(cell for cell, found in people.items() if len(found) < FEWEST)
    while True:
        withheld = _remainders_hidden(units, tables, people, withheld)
        peeling = _Peeling(units, tables, people, withheld)
        found = peeling.run()
        if not peeling.again:
            return found
        withheld = found


def _remainders_hidden(
    units: tuple[_Unit[Key], ...],
    tables: Tables[Key],
    people: Mapping[Key, Collection[str]],
    withheld: frozenset[Key],
) -> frozenset[Key]:
    """Withhold the least useful part of each whole that less its shown parts rests on too few people."""
    gone = set(withheld)
    while True:
        rests: dict[Key, set[str]] = defaultdict(set)
        for unit in units:
            for cell in _uncovered(unit.cells, tables, gone):
                rests[cell].update(unit.people)
        few = {cell for cell, found in rests.items() if len(found) < FEWEST}
        if not few:
            return frozenset(gone)
        gone |= _to_hide(few, tables, people, gone)


def _to_hide(
    few: set[Key],
    tables: Tables[Key],
    people: Mapping[Key, Collection[str]],
    gone: set[Key],
) -> set[Key]:
    """Of each of these wholes the least of its shown parts; the whole itself where it has none."""
    parts: dict[Key, list[Key]] = defaultdict(list)
    for cell in people.keys() - gone:
        for whole in _above(cell, tables, gone):
            parts[whole].append(cell)
    return {min(parts[cell], key=lambda part: _use(part, tables, people), default=cell) for cell in few}


def _use(cell: Key, tables: Tables[Key], people: Mapping[Key, Collection[str]]) -> tuple[int, int, str, str]:
    """The order in which cells are given up: by rank, then the fewest people, then by name."""
    rank, name = tables.rank(cell)
    return rank, len(people[cell]), name, repr(cell)


def _above(cell: Key, tables: Tables[Key], gone: Collection[Key]) -> Iterable[Key]:
    """The nearest wholes of a cell that are not withheld."""
    for whole in tables.wholes(cell):
        if whole in gone:
            yield from _above(whole, tables, gone)
        else:
            yield whole


def _uncovered(cells: Iterable[Key], tables: Tables[Key], gone: Collection[Key]) -> set[Key]:
    """Those shown of the cells of an entry, but for each that has a shown part with the entry in it."""
    shown = {cell for cell in cells if cell not in gone}
    covered: set[Key] = set()
    waiting = list(shown)
    while waiting:
        for whole in tables.wholes(waiting.pop()):
            if whole not in covered:
                covered.add(whole)
                waiting.append(whole)
    return shown - covered


@dataclass(slots=True)
class _Peeling(Generic[Key]):
    """One pass. `left` holds, of each entry, the cells that count in it and are not peeled yet."""

    units: tuple[_Unit[Key], ...]
    tables: Tables[Key]
    people: Mapping[Key, Collection[str]]
    withheld: frozenset[Key]
    gone: set[Key] = field(default_factory=set)
    done: set[Key] = field(default_factory=set)
    implied: dict[Key, Key] = field(default_factory=dict)
    left: list[set[Key]] = field(default_factory=list)
    held: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    own: dict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    ready: list[Key] = field(default_factory=list)
    order: list[tuple[int, int, str, str, Key]] = field(default_factory=list)
    again: bool = False

    def run(self) -> frozenset[Key]:
        """What is withheld at the end; `again` says that a pass without the implied cells has to follow."""
        self.gone = set(self.withheld)
        self.implied = self._implied()
        self._lay_out()
        while not self.again and self._peel():
            self._withhold(heappop(self.order)[-1])
        return frozenset(self.gone)

    def _implied(self) -> dict[Key, Key]:
        """By total, the largest cell of a section that is shown whole: the total less the others gives it away."""
        sections: dict[Key, list[Key]] = defaultdict(list)
        for cell in self.people:
            total = self.tables.sections(cell)
            if total is not None:
                sections[total].append(cell)
        return {
            total: max(cells, key=lambda cell: (len(self.people[cell]), repr(cell)))
            for total, cells in sections.items()
            if not self.gone.intersection((total, *cells))
        }

    def _lay_out(self) -> None:
        """Of each entry the cells in which it is left: not where a shown part of the cell holds it."""
        skipped = set(self.implied.values())
        for number, unit in enumerate(self.units):
            self.left.append(_uncovered(unit.cells, self.tables, self.gone) - skipped)
            for cell in self.left[-1]:
                self._hold(number, cell)
            self._note(number, 1)

    def _hold(self, number: int, cell: Key) -> None:
        """Note that an entry is left in a cell; a cell that had none waits for its turn."""
        if cell not in self.held:
            heappush(self.order, (*_use(cell, self.tables, self.people), cell))
        self.held[cell].add(number)

    def _note(self, number: int, by: int) -> None:
        """Count an entry as one cell's own, or no longer, where it is left in that cell alone."""
        if len(self.left[number]) != 1:
            return
        (cell,) = self.left[number]
        own = self.own[cell]
        for who in self.units[number].people:
            own[who] += by
            if not own[who]:
                del own[who]
        if by > 0 and len(own) >= FEWEST:
            self.ready.append(cell)

    def _peel(self) -> bool:
        """Peel all that can be. Whether some are left."""
        while self.ready:
            cell = self.ready.pop()
            if cell in self.held and len(self.own[cell]) >= FEWEST:
                self.done.add(cell)
                self._take_out(cell)
        return bool(self.held)

    def _take_out(self, cell: Key) -> tuple[int, ...]:
        numbers = tuple(self.held.pop(cell))
        for number in numbers:
            self._note(number, -1)
            self.left[number].discard(cell)
            self._note(number, 1)
        return numbers

    def _withhold(self, cell: Key) -> None:
        """Withhold a cell that is left: what was in it is left in the wholes it is a part of."""
        if cell not in self.held:
            return
        self.gone.add(cell)
        total = self.tables.sections(cell)
        self.again = cell in self.implied or (total in self.implied)
        numbers = self._take_out(cell)
        for whole in _above(cell, self.tables, self.gone):
            if whole not in self.done and whole not in self.implied.values():
                for number in numbers:
                    self._put_in(number, whole)

    def _put_in(self, number: int, whole: Key) -> None:
        if whole not in self.left[number]:
            self._note(number, -1)
            self.left[number].add(whole)
            self._hold(number, whole)
            self._note(number, 1)
