"""What a report is: a name, the record types it reads, and a pure function of a ledger and a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.core.source import Page
from coopwiki.schema.record import Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReportType(Generic[T]):
    """One report. `reads` are the record types a change of which can change it.

    `says` and `shows` are its line in docs/reports.md: what it says, and its pages.

    `robot` is what members call the robot that writes its pages, in French; '' is its name. `audience` is
    who may read them: on a wiki that others read too they are not written.
    """

    name: str
    reads: tuple[type[Record], ...]
    compute: Callable[[Ledger, date], T]
    robot: str = ""
    audience: Audience = Audience.EVERYONE
    says: str = ""
    shows: str = ""

    @property
    def called(self) -> str:
        """The robot's name on the wiki."""
        return self.robot or self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Report(Generic[T]):
    """A report worked out: its name and its data, a frozen dataclass of the report's own module."""

    name: str
    data: T


@dataclass(frozen=True, slots=True)
class Future:
    """A record dated after the report's day: listed, in no total."""

    page: str
    line: int
    day: date
    template: str


def as_of(ledger: Ledger, types: Iterable[type[Record]]) -> int:
    """The highest source revision among records of these types, left-out ones included; 0 for none."""
    return max((ledger.once(_newest, type_) for type_ in types), default=0)


def _newest(ledger: Ledger, type_: type[Record]) -> int:
    read = (record.page.revision for record in ledger.of(type_))
    left = (item.page.revision for item in ledger.left_out_of(type_))
    return max(max(read, default=0), max(left, default=0))


def future_of(template: str, dated: Iterable[tuple[Page, int, date]], on: date) -> tuple[Future, ...]:
    """The records dated after `on`."""
    return tuple(Future(page.title, line, day, template) for page, line, day in dated if day > on)
