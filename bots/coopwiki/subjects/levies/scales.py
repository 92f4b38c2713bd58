"""Which brackets are whose, which scale holds on a day, and what it asks of a margin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.subjects.levies.bracket import Bracket
from coopwiki.subjects.levies.scale import BY_BRACKET, Scale
from coopwiki.subjects.levies.soundness import Flaw, flaws
from coopwiki.subjects.levies.tariff import Slice, Tariff

_At = tuple[int, int]
_Heads = Mapping[int, list[tuple[_At, Scale | None]]]
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class WrittenScale:
    """A scale and its brackets in page order. With `flaws` it says nothing; so it does where `doubled` is another one.

    `doubled` is a scale of the same name and day that comes before it on the wiki.
    """

    scale: Scale
    brackets: tuple[Bracket, ...]
    flaws: tuple[Flaw, ...]
    doubled: Scale | None

    @property
    def is_sound(self) -> bool:
        """Whether it counts."""
        return not self.flaws and self.doubled is None

    @property
    def tariff(self) -> Tariff:
        """A scale in whole numbers; of a sound scale only."""
        slices = tuple(Slice(None if b.up_to is None else cents(b.up_to), millionths(b.rate)) for b in self.brackets)
        scale = self.scale
        cap = None if scale.cap is None else cents(scale.cap)
        least, minimum = cents(scale.least or Decimal(0)), cents(scale.minimum or Decimal(0))
        return Tariff(scale.mode == BY_BRACKET, slices, least, minimum, cap)


@dataclass(frozen=True, slots=True)
class Scales:
    """Every scale by name and day, in order; `astray` are the brackets of none; `by_name` leaves out doubled ones."""

    all: tuple[WrittenScale, ...]
    astray: tuple[Bracket, ...]
    by_name: Mapping[str, tuple[WrittenScale, ...]]

    def history(self, name: str, today: date) -> tuple[WrittenScale, ...]:
        """The scales of one name that have begun, oldest first; of a day that has two, only the first on the wiki."""
        return tuple(one for one in self.by_name.get(key(name), ()) if one.scale.start <= today)

    def names(self, today: date) -> tuple[str, ...]:
        """The names that have a scale that day, as first written, in order."""
        first: dict[str, str] = {}
        for one in self.all:
            if one.scale.start <= today:
                first.setdefault(key(one.scale.name), one.scale.name)
        return tuple(first.values())

    def on(self, name: str, day: date) -> WrittenScale | None:
        """The scale of that name in force on a day, sound or not; None before the first."""
        return next(reversed(self.history(name, day)), None)


def cents(amount: Decimal) -> int:
    """Euros as whole cents."""
    return int(amount * 100)


def euros(amount: int) -> Decimal:
    """Whole cents as euros."""
    return Decimal(amount).scaleb(-2)


def millionths(rate: Decimal) -> int:
    """Per cent has six decimals at most (core/rates.py)."""
    return int(rate * MILLION)


def scales(ledger: Ledger) -> Scales:
    """Each bracket with the scale it names, else with the last one above it on its page."""
    return ledger.once(_scales)


def _scales(ledger: Ledger) -> Scales:
    finder = _Finder(ledger)
    own: dict[Scale, list[Bracket]] = {scale: [] for scale in ledger.of(Scale)}
    astray = []
    for one in ledger.of(Bracket):
        scale = finder.scale_of(one.page.id, (one.line, one.offset), one.scale)
        if scale is not None:
            own[scale].append(one)
        elif one.scale or not finder.is_below_an_unread(one.page.id, (one.line, one.offset)):
            astray.append(one)
    unread = Counter(finder.unread())
    ordered = sorted(own, key=lambda scale: (key(scale.name), scale.start))
    first: dict[tuple[str, date], Scale] = {}
    found = []
    for scale in ordered:
        before = first.setdefault((key(scale.name), scale.start), scale)
        brackets = tuple(own[scale])
        wrong = tuple(flaws(scale, brackets, unread[scale]))
        found.append(WrittenScale(scale, brackets, wrong, None if before is scale else before))
    counted = (one for one in found if one.doubled is None)
    by_name = {name: tuple(own) for name, own in groupby(counted, key=lambda one: key(one.scale.name))}
    return Scales(tuple(found), tuple(astray), by_name)


class _Finder:
    """Finds the scale that a bracket belongs to, read or not."""

    def __init__(self, ledger: Ledger) -> None:
        self._heads = _heads(ledger)
        self._places = {page: [place for place, _ in heads] for page, heads in self._heads.items()}
        self._named: dict[str, list[Scale]] = {}
        for scale in ledger.of(Scale):
            self._named.setdefault(key(scale.name), []).append(scale)
        self._unread = ledger.left_out_of(Bracket)

    def scale_of(self, page: int, at: _At, named: str | None) -> Scale | None:
        """The scale named, here the last one above; else the last one above. None for none, or for one of several."""
        if not named:
            above = self._heads.get(page, [])[: bisect_left(self._places.get(page, []), at)]
            return above[-1][1] if above else None
        of_name = self._named.get(key(named), [])
        here = [scale for scale in of_name if scale.page.id == page and (scale.line, scale.offset) < at]
        if here:
            return max(here, key=lambda scale: (scale.line, scale.offset))
        return of_name[0] if len(of_name) == 1 else None

    def is_below_an_unread(self, page: int, at: _At) -> bool:
        """Whether the scale above it is one that an error leaves out: the bracket then is out with it."""
        heads = self._heads.get(page, [])
        where = bisect_right(self._places.get(page, []), at) - 1
        return where >= 0 and heads[where][1] is None

    def unread(self) -> list[Scale]:
        """The scale of each bracket that an error leaves out, as far as it is known."""
        found = (
            self.scale_of(item.page.id, (item.line, max(item.offset, 0)), item.values.get("scale"))
            for item in self._unread
        )
        return [scale for scale in found if scale is not None]


def _heads(ledger: Ledger) -> _Heads:
    """By page, the scales in order; None for one that an error leaves out."""
    found: dict[int, list[tuple[_At, Scale | None]]] = {}
    for scale in ledger.of(Scale):
        found.setdefault(scale.page.id, []).append(((scale.line, scale.offset), scale))
    for item in ledger.left_out_of(Scale):
        found.setdefault(item.page.id, []).append(((item.line, max(item.offset, 0)), None))
    for heads in found.values():
        heads.sort(key=lambda pair: pair[0])
    return found
