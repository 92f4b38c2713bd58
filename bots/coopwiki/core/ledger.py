"""The ledger: every record read from a wiki, what was left out, and the names that bind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, TypeVarTuple, cast

from coopwiki.core.announcements import NOTHING_ANNOUNCED, Announcements
from coopwiki.core.directory import Directory
from coopwiki.core.issue import Issue
from coopwiki.core.kept_results import KeptResults
from coopwiki.core.past import NOTHING_LASTING, Lasting, Past
from coopwiki.core.source import Page

T = TypeVar("T")
Given = TypeVarTuple("Given")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A template call that opens at `offset` and could not be read whole. `values` holds what could, by attribute."""

    type: type
    page: Page
    line: int
    values: Mapping[str, Any]
    offset: int = -1


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A record of one template links to a page that isn't there: its title, and where the record stands."""

    title: str
    page: Page
    line: int
    template: str


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """What the wiki says, once read. Records stand in order of page title, then of their place on it.

    `perimeter` is the one circle whose books they are, as it is typed in the settings; '' for all. `announcements` are
    what the feeds that members follow gave the last time they were asked. `dead_links` are the records' links to
    pages that aren't there. `past` is, by its page's id and its offset there, what a record that asks for it was
    written upon; `lasting` what robots remember of records that are to last. `touched` is the day of the last edit of
    a page, by its id, where a record of it asks. `documents` are the titles of the pages of the documentation category.
    `zone` is the time zone of the hours that members write. The `issues` that checks find are worked out once somebody
    looks at them (`core.later`). `kept` is what was worked out by year from ledgers before this one.
    """

    records: Mapping[type, tuple[Any, ...]] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    issues: Sequence[Issue] = ()
    people: Directory = field(default_factory=Directory)
    circles: Directory = field(default_factory=Directory)
    budgets: Directory = field(default_factory=Directory)
    pages_read: int = 0
    perimeter: str = ""
    drafts: int = 0
    announcements: Announcements = field(default_factory=lambda: NOTHING_ANNOUNCED)
    dead_links: tuple[DeadLink, ...] = ()
    past: Mapping[tuple[int, int], Past] = field(default_factory=dict)
    lasting: Lasting = NOTHING_LASTING
    touched: Mapping[int, date] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    zone: str = "Europe/Paris"
    kept: KeptResults = field(default_factory=KeptResults, repr=False)
    _derived: dict[tuple[object, ...], object] = field(default_factory=dict, repr=False)

    def of(self, type_: type[T]) -> tuple[T, ...]:
        """Every record of one type."""
        return cast("tuple[T, ...]", self.records.get(type_, ()))

    def left_out_of(self, type_: type) -> tuple[LeftOut, ...]:
        """The calls of one type that no total counts."""
        return tuple(item for item in self.left_out if item.type is type_)

    @property
    def refused(self) -> tuple[Issue, ...]:
        """The first error of each record that is parsed but excluded."""
        unread = {(item.page.id, item.offset) for item in self.left_out}
        wrong = (issue for issue in reversed(self.issues) if issue.severity == "error")
        found = {(issue.page.id, issue.call): issue for issue in wrong}
        return tuple(found[place] for place in reversed(found) if place not in unread)

    @property
    def to_mend(self) -> int:
        """How many records don't count because of an error, read or not."""
        return len(self.left_out) + len(self.refused)

    def once(self, derive: Callable[[Ledger, *Given], T], *given: *Given) -> T:
        """What `derive` makes of this ledger and what is given, worked out the first time it is asked for."""
        asked = (derive, *given)
        if asked not in self._derived:
            self._derived[asked] = derive(self, *given)
        return cast("T", self._derived[asked])
