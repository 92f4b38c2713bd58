"""A report and the pages that show it: both are of one type, so that a page never asks what it was given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.report import ReportType

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReportPages(Generic[T]):
    """The pages of one report, as its subject's `page.py` names them."""

    report: ReportType[T]
    pages: Callable[[Context, T], Iterator[Published]]
