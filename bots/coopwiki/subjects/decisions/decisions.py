"""Which decision replaces which, and which one a text names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, nearest
from coopwiki.subjects.decisions.decision import Decision

Replacing = Mapping[Decision, tuple[Decision, ...]]


@dataclass(frozen=True, slots=True)
class Succession:
    """What each decision replaces, what replaces it, what was typed that is no decision's title.

    `circular` are the decisions that, one by one, end up replacing themselves.
    """

    older: Replacing
    newer: Replacing
    unknown: tuple[tuple[Decision, str], ...]
    circular: frozenset[Decision]

    def replaced(self, decision: Decision) -> tuple[Decision, ...]:
        """The decisions that hold in its place; none for one of a circle, where nobody knows."""
        newer = self.newer.get(decision, ())
        if decision in self.circular:
            return tuple(one for one in newer if one not in self.circular)
        return newer

    def circle(self, decision: Decision) -> tuple[Decision, ...]:
        """The way from a circular decision back to itself, or to where it begins to turn."""
        way = [decision]
        while (after := self._next(way[-1])) is not None and after not in way:
            way.append(after)
        return tuple(way)

    def _next(self, decision: Decision) -> Decision | None:
        return next((one for one in self.older.get(decision, ()) if one in self.circular), None)


class NamedDecisions:
    """The decisions by title, and by the page on which one stands alone."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_title: dict[str, list[Decision]] = defaultdict(list)
        by_page: dict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            self._by_title[heading(decision.title)].append(decision)
            by_page[heading(decision.page.title)].append(decision)
        for page, found in by_page.items():
            if len(found) == 1:
                self._by_title.setdefault(page, found)

    def find(self, typed: str, besides: Decision | None = None) -> Decision | None:
        """The decision of that title; of several the latest, before `besides` where there is one."""
        found = self._by_title.get(heading(typed), [])
        others = [one for one in found if one is not besides]
        earlier = [one for one in others if besides is None or one.day <= besides.day]
        return max(earlier or others or found, key=lambda one: one.day, default=None)

    def nearest(self, typed: str) -> str:
        """The title most like this one, or ''."""
        near = nearest(heading(typed), self._by_title)
        return self._by_title[near][-1].title if near else ""


def named(ledger: Ledger) -> NamedDecisions:
    """The decisions of a ledger by title."""
    return ledger.once(_named)


def _named(ledger: Ledger) -> NamedDecisions:
    return NamedDecisions(ledger.of(Decision))


def succession(ledger: Ledger, today: date | None = None) -> Succession:
    """Which decision replaces which, among those taken up to `today`, or among all."""
    return ledger.once(_succession, today)


def _succession(ledger: Ledger, today: date | None) -> Succession:
    taken = [one for one in ledger.of(Decision) if today is None or one.day <= today]
    titles = NamedDecisions(taken)
    older: dict[Decision, list[Decision]] = defaultdict(list)
    newer: dict[Decision, list[Decision]] = defaultdict(list)
    unknown = []
    for decision in taken:
        for typed in decision.replaces:
            found = titles.find(typed, besides=decision)
            if found is None:
                unknown.append((decision, typed))
                continue
            older[decision].append(found)
            newer[found].append(decision)
    replacing, replaced = _fixed(older), _fixed(newer)
    return Succession(replacing, replaced, tuple(unknown), _circular(replacing, replaced))


def _fixed(found: Mapping[Decision, list[Decision]]) -> Replacing:
    return {decision: tuple(others) for decision, others in found.items()}


def _circular(older: Replacing, newer: Replacing) -> frozenset[Decision]:
    """What is left once those that lead nowhere, or that nothing leads to, are taken away."""
    left = {*older, *newer}
    for ahead, behind in ((older, newer), (newer, older)):
        waiting = {one: len(set(ahead.get(one, ())) & left) for one in left}
        ends = [one for one, count in waiting.items() if not count]
        while ends:
            end = ends.pop()
            left.discard(end)
            for one in set(behind.get(end, ())) & left:
                waiting[one] -= 1
                if not waiting[one]:
                    ends.append(one)
    return frozenset(left)
