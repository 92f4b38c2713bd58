"""Spans of days in which somebody holds something: a role, a mandate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.role import Role

Held = TypeVar("Held", Role, Mandate)


@dataclass(frozen=True, slots=True)
class TermOfOffice:
    """From the first day to the last, both included; None where it is not written: always, or without end."""

    start: date | None
    end: date | None

    def runs_on(self, day: date) -> bool:
        """Whether the day is one of it."""
        return not self.begins_after(day) and not self.is_over(day)

    def begins_after(self, day: date) -> bool:
        """Whether it is still to begin that day."""
        return self.start is not None and self.start > day

    def is_over(self, day: date) -> bool:
        """Whether its last day is past that day."""
        return self.end is not None and self.end < day

    def overlaps(self, other: TermOfOffice) -> bool:
        """Whether two terms share more than the day on which one hands over to the other."""
        return _before(self.start, other.end) and _before(other.start, self.end)


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end


def term_of(held: Role | Mandate) -> TermOfOffice:
    """The term of a role's sheet or of a mandate."""
    return TermOfOffice(held.start, held.end)


def in_order(found: Iterable[Held]) -> list[Held]:
    """By first day, those without one first; else as they stand."""
    return sorted(found, key=lambda held: held.start or date.min)


def overlapping(found: Iterable[Held]) -> Iterator[tuple[Held, Held]]:
    """Each that begins before an earlier one is over, after that earlier one."""
    longest: Held | None = None
    for held in in_order(found):
        if longest is not None and term_of(longest).overlaps(term_of(held)):
            yield longest, held
        if longest is None or (longest.end and (held.end or date.max) > longest.end):
            longest = held


def is_reversed(held: Role | Mandate) -> bool:
    """Whether it ends before it begins, and so never is."""
    return held.start is not None and held.end is not None and held.end < held.start
