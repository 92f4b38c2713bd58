"""Deadlines as a page shows them: by week, then by kind; the kinds with how many of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from coopwiki.core.days import YearMonth, write_day, write_month
from coopwiki.subjects.contracts.deadlines_report import KINDS, LATER, OVERDUE, SOON, Deadline


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many deadlines there are of one kind, and the rule they come from."""

    called: str
    overdue: int
    soon: int
    later: int
    rule: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class KindOfWeek:
    """The deadlines of one kind in one week, by day."""

    called: str
    rule: str | None
    source: str | None
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """What is due in one week, or in one month further on."""

    called: str
    kinds: tuple[KindOfWeek, ...]


def kind_counts(found: Iterable[Deadline]) -> Iterator[KindCount]:
    """The kinds that occur."""
    by_kind = _by_kind(found)
    for kind, own in by_kind.items():
        states = Counter(one.state for one in own)
        yield KindCount(KINDS[kind].called, states[OVERDUE], states[SOON], states[LATER], own[0].rule, own[0].source)


def weeks(found: Iterable[Deadline]) -> Iterator[Week]:
    """What is overdue first, then week by week for 90 days, then month by month; `found` is in order of day."""
    for called, own in groupby(found, key=_called):
        yield Week(called, tuple(_kinds(own)))


def _called(one: Deadline) -> str:
    if one.state == OVERDUE:
        return "En retard"
    if one.state == SOON:
        return f"Semaine du {write_day(monday(one.due))}"
    return write_month(YearMonth(one.due.year, one.due.month)).capitalize()


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def _kinds(found: Iterable[Deadline]) -> Iterator[KindOfWeek]:
    for kind, own in _by_kind(found).items():
        yield KindOfWeek(KINDS[kind].called, own[0].rule, own[0].source, tuple(own))


def _by_kind(found: Iterable[Deadline]) -> dict[str, list[Deadline]]:
    """By kind, in the order in which the page has them."""
    by_kind: dict[str, list[Deadline]] = {kind: [] for kind in KINDS}
    for one in found:
        by_kind[one.kind].append(one)
    return {kind: own for kind, own in by_kind.items() if own}
