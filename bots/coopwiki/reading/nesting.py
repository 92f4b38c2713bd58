"""Calls that stand too deep inside others to be cut out: their values hold each other's texts."""

from __future__ import annotations

from collections.abc import Iterable

from coopwiki.reading.calls import Call, Place

DEEPEST = 20
"""Calls around a call past which it isn't read; MediaWiki itself gives up at 100 levels of expansion."""


def too_deep(calls: Iterable[Call]) -> frozenset[int]:
    """Where the calls start that have more than `DEEPEST` others around them. In document order."""
    around: list[int] = []
    deep = []
    for call in calls:
        if call.place is Place.TEXT:
            around.clear()
        while around and around[-1] <= call.start:
            around.pop()
        if len(around) > DEEPEST:
            deep.append(call.start)
        around.append(call.end)
    return frozenset(deep)
