"""The pages of the report "closing": one a year, with the ways to share side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from coopwiki.core.book_years import YearName
from coopwiki.core.names import dictionary_order
from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import CLOSING
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.budgets.links import budgets_page, fund_page
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.closing.closing_years_report import ClosedBudget, ClosingYear, ClosingYears, closing_years
from coopwiki.subjects.closing.report import REPORT, BudgetClosing
from coopwiki.subjects.closing.scenarios import Scenario
from coopwiki.subjects.closing.simulation_report import Simulation
from coopwiki.subjects.report_pages import DetailPages


@dataclass(frozen=True, slots=True)
class _PersonRow:
    """A row of the table of people: what they ask, give up, and receive in each scenario."""

    name: str
    asked: Decimal
    renounced: Decimal
    receives: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """One envelope; `people` is empty where amounts by person may not be shown.

    `funds` is the page of its budget, `written` the decision that is applied.
    """

    closing: BudgetClosing
    decided: Scenario | None
    people: tuple[_PersonRow, ...]
    text: str
    funds: str
    written: Closing | None


@dataclass(frozen=True, slots=True)
class _Foreseen:
    """A budget that will not last; `people` is empty where amounts by person may not be shown."""

    simulation: Simulation
    people: tuple[_PersonRow, ...]


def closing_page(context: Context, year: YearName) -> str:
    """`Tableau de bord/Clôture 2026`."""
    return context.title(f"{CLOSING} {year}")


def closing_pages(context: Context, found: ClosingYears) -> Iterator[Published]:
    """A page for each year."""
    return (_page(context, of_year, found.left_out) for of_year in found.years)


def _page(context: Context, of_year: ClosingYear, left_out: int) -> Published:
    year, opening, foreseen = of_year.year, of_year.opening, of_year.foreseen
    own = (*(one.closing.revision for one in of_year.closings), *(one.revision for one in foreseen))
    return context.page(
        closing_page(context, year),
        "closing",
        "closing/page",
        left_out=left_out,
        revision=newest((*own, opening.revision if opening else 0)),
        year=year,
        sections=[_section(context, one) for one in of_year.closings],
        opening=opening,
        foreseen=[_Foreseen(one, _people(one.scenarios) if context.show_people else ()) for one in foreseen],
        budgets_page=budgets_page(context, year),
    )


def _section(context: Context, closed: ClosedBudget) -> _Section:
    found = closed.closing
    decided = next((one for one in found.scenarios if one.name == found.decided), None)
    people = _people(found.scenarios) if context.show_people else ()
    text = found.decision_text
    if not context.show_people and found.renounces:
        text = text.replace(f"|renoncements={found.renounces}", "|renoncements=")
    funds = fund_page(context, found.year, found.name)
    return _Section(found, decided, people, text, funds, closed.written)


def _people(scenarios: tuple[Scenario, ...]) -> tuple[_PersonRow, ...]:
    rows = (
        _PersonRow(row[0].name, row[0].asked, row[0].renounced, tuple(share.receives for share in row))
        for row in zip(*(scenario.shares for scenario in scenarios), strict=True)
    )
    return tuple(sorted(rows, key=lambda row: dictionary_order(row.name)))


PAGES = (DetailPages(REPORT, closing_years, closing_pages),)
