"""Records that stand below another one on its page: opinions below a proposal, votes below an election."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record

_At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands below each record, in page order; `alone` is what stands on a page without any."""

    below: Mapping[Record, tuple[Record, ...]]
    alone: tuple[Record, ...]


def standing(ledger: Ledger, type_: type[Record], above: tuple[type[Record], ...]) -> Standing:
    """Each record of a type with the last one of `above` before it on its page, else the first there.

    What stands below a call that is left out belongs to it, and is in neither.
    """
    return ledger.once(_standing, type_, above)


def _standing(ledger: Ledger, type_: type[Record], above: tuple[type[Record], ...]) -> Standing:
    places = _places(ledger, above)
    below: dict[Record, tuple[Record, ...]] = {}
    alone = []
    for record in ledger.of(type_):
        heads = places.get(record.page.id)
        if not heads:
            alone.append(record)
            continue
        order = [at for at, _ in heads]
        head = heads[max(bisect_right(order, (record.line, record.offset)) - 1, 0)][1]
        if head is not None:
            below[head] = (*below.get(head, ()), record)
    return Standing(below, tuple(alone))


def _places(ledger: Ledger, above: tuple[type[Record], ...]) -> Mapping[int, list[tuple[_At, Record | None]]]:
    """By page, what others may stand below, in order; None for a call that is left out."""
    found: dict[int, list[tuple[_At, Record | None]]] = defaultdict(list)
    for type_ in above:
        for record in ledger.of(type_):
            found[record.page.id].append(((record.line, record.offset), record))
        for item in ledger.left_out_of(type_):
            found[item.page.id].append(((item.line, 0), None))
    for heads in found.values():
        heads.sort(key=lambda pair: pair[0])
    return found
