"""A report and the pages that show it: both are of one type, so that a page never asks what it was given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from coopwiki.core.ledger import Ledger
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.report import ReportType

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class ReportPages(Generic[T]):
    """The pages of one report, as its subject's `page.py` names them."""

    report: ReportType[T]
    pages: Callable[[Context, T], Iterator[Published]]


@dataclass(frozen=True, slots=True)
class DetailPages(Generic[T, V]):
    """The pages of a report that show more than it prints: `detail` works that out from the books and the report."""

    report: ReportType[T]
    detail: Callable[[Ledger, T], V]
    written: Callable[[Context, V], Iterator[Published]]

    def pages(self, context: Context, data: T) -> Iterator[Published]:
        """The pages of a report that was worked out."""
        return self.written(context, self.detail(context.ledger, data))
