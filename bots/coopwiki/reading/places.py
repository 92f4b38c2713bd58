"""Says of each call what it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coopwiki.core.titles import Titles
from coopwiki.reading.calls import Call, Place

_STANDARD = Titles()


@dataclass(frozen=True, slots=True)
class Holder:
    """Something that calls stand in: a call (2 `braces`) or an argument such as `{{{1|…}}}` (3)."""

    name: str
    start: int
    end: int
    name_end: int
    braces: int = 2


def placed(calls: Sequence[Call], holders: Sequence[Holder]) -> list[Call]:
    """Put the calls in document order and say where each stands."""
    holding = {holder.start: holder for holder in holders}
    around: list[tuple[Holder, Place]] = []
    found = []
    for start, call in sorted({**holding, **{call.start: call for call in calls}}.items()):
        while around and around[-1][0].end <= start:
            around.pop()
        outer, place = around[-1] if around else (None, Place.TEXT)
        here = _place(start, outer, place) if outer else place
        if isinstance(call, Call):
            call.place, call.outer = here, outer.name if outer else ""
            found.append(call)
        if start in holding:
            around.append((holding[start], here))
    return found


def _place(start: int, outer: Holder, place: Place) -> Place:
    if place is Place.NAME or start < outer.name_end:
        return Place.NAME
    if outer.braces > 2 or place is Place.FUNCTION:
        return place
    return Place.FUNCTION if is_function(outer.name) else Place.ARGUMENT


def is_function(name: str) -> bool:
    """Whether a call of this name is a parser function: `#if:…`, `lc:…`, but not `Modèle:…`.

    >>> is_function("#if: x"), is_function("uc: x"), is_function("Modèle:Jauge")
    (True, True, False)
    """
    prefix, colon, _ = name.partition(":")
    return name.startswith("#") or bool(colon and prefix and not _STANDARD.split(f"{prefix}:x")[0])
