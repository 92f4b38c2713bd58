"""Records that stand below another one on its page: opinions below a proposal, votes below an election."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.core.messages import UNCOUNTED_CALLS
from coopwiki.schema.record import Record

_At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ParentRecords:
    """What stands below each record, in page order; `alone` is what stands on a page without any."""

    below: Mapping[Record, tuple[Record, ...]]
    alone: tuple[Record, ...]


def standing(ledger: Ledger, type_: type[Record], above: tuple[type[Record], ...]) -> ParentRecords:
    """Each record of a type with the last one of `above` before it on its page, else the first there.

    What stands below a call that is left out belongs to it, and is in neither.
    """
    return ledger.once(_standing, type_, above)


def unread_below(ledger: Ledger, type_: type[Record], above: tuple[type[Record], ...]) -> Mapping[Record, int]:
    """How many calls of a type stand below each record and can't be read: nothing follows from their absence.

    A call is unread that is left out, and one that only shows: its name is mistyped, its braces don't close.
    """
    return ledger.once(_unread_below, type_, above)


def _unread_below(ledger: Ledger, type_: type[Record], above: tuple[type[Record], ...]) -> Mapping[Record, int]:
    places = _places(ledger, above)
    calls = {(item.page.id, item.line, item.offset) for item in ledger.left_out_of(type_)}
    calls |= {
        (issue.page.id, issue.line, issue.call)
        for issue in ledger.issues
        if issue.template == type_.template and issue.code in UNCOUNTED_CALLS
    }
    below: dict[Record, int] = defaultdict(int)
    for page, line, offset in calls:
        head = _head(places.get(page, []), (line, offset))
        if head is not None:
            below[head] += 1
    return below


def _head(heads: list[tuple[_At, Record | None]], at: _At) -> Record | None:
    """The last of the heads before a place, else the first; None where that one is left out, or there is none."""
    order = [place for place, _ in heads]
    return heads[max(bisect_right(order, at) - 1, 0)][1] if heads else None


def _standing(ledger: Ledger, type_: type[Record], above: tuple[type[Record], ...]) -> ParentRecords:
    places = _places(ledger, above)
    below: dict[Record, tuple[Record, ...]] = {}
    alone = []
    for record in ledger.of(type_):
        heads = places.get(record.page.id)
        if not heads:
            alone.append(record)
            continue
        head = _head(heads, (record.line, record.offset))
        if head is not None:
            below[head] = (*below.get(head, ()), record)
    return ParentRecords(below, tuple(alone))


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
