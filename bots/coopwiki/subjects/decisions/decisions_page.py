"""The page of the report "decisions": `Tableau de bord/Décisions`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from coopwiki.core.days import MONTHS, YearMonth, write_month
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import DECISIONS
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.decisions.decisions_report import DecisionRow, Decisions, DecisionYear

BY_METHOD = {
    "consentement": "par consentement",
    "majorité": "à la majorité",
    "élection sans candidat": "par élection sans candidat",
    "stigmergie": "par stigmergie",
    "cogérance": "par la cogérance",
    "veto": "par veto",
}
"""How a method is said in a sentence."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month's decisions, the newest first. `title` is the heading they stand under: `mars 2026`."""

    title: str
    name: str
    rows: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the register: its figures, and its months from January on."""

    sums: DecisionYear
    months: tuple[Month, ...]


def decision_page(context: Context, data: Decisions) -> Iterator[Published]:
    """One page, once a decision is written, by month: « qu’avons-nous décidé en mars ? »."""
    if not data.decisions and not data.left_out and not data.future:
        return
    months = tuple(_months(data.decisions))
    yield context.page(
        context.title(DECISIONS),
        "decisions",
        "decisions/decisions",
        left_out=data.left_out,
        revision=data.revision,
        count=len(data.decisions),
        months=months,
        years=tuple(_years(data, months)),
        to_review=data.to_review,
        by_circle=data.by_circle,
        by_method=data.by_method,
        incomplete=data.incomplete,
        future=data.future,
        methods=BY_METHOD,
    )


def _months(rows: Iterable[DecisionRow]) -> Iterator[Month]:
    for (year, month), found in groupby(rows, lambda row: (row.day.year, row.day.month)):
        title = write_month(YearMonth(year, month)).capitalize()
        yield Month(title, MONTHS[month - 1], tuple(found))


def _years(data: Decisions, months: Iterable[Month]) -> Iterator[Year]:
    for sums in data.by_year:
        own = [month for month in months if month.rows[0].day.year == sums.year]
        yield Year(sums, tuple(reversed(own)))
