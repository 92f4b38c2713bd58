"""The pages of the report "closing": one a year, with the ways to share side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from coopwiki.core.book_years import YearName
from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import CLOSING
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.budgets.links import budgets_page, fund_page
from coopwiki.subjects.closing.envelope import Closing, decision
from coopwiki.subjects.closing.report import REPORT, BudgetClosing, Closings
from coopwiki.subjects.closing.rollover_report import Opening, openings
from coopwiki.subjects.closing.scenarios import Scenario
from coopwiki.subjects.closing.simulation_report import Simulation, simulations
from coopwiki.subjects.report_pages import ReportPages


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


def closing_pages(context: Context, data: Closings) -> Iterator[Published]:
    """A page for each year that has an envelope to share, was closed, or has come to its last month."""
    by_year: dict[YearName, list[BudgetClosing]] = {}
    for found in data.closings:
        by_year.setdefault(found.year, []).append(found)
    ready = {opening.year: opening for opening in openings(context.ledger, context.today)}
    foreseen = simulations(context.ledger, context.today)
    for year in sorted({*by_year, *ready, *({data.on.year} if foreseen else ())}):
        of_year = foreseen if year == data.on.year else ()
        yield _page(context, data, year, by_year.get(year, []), ready.get(year), of_year)


def _page(
    context: Context,
    data: Closings,
    year: YearName,
    found: list[BudgetClosing],
    opening: Opening | None,
    foreseen: Sequence[Simulation],
) -> Published:
    own = (*(one.revision for one in found), *(one.revision for one in foreseen))
    revision = newest((*own, opening.revision if opening else 0))
    return context.page(
        closing_page(context, year),
        "closing",
        "closing/page",
        left_out=data.left_out,
        revision=revision,
        year=year,
        sections=[_section(context, one) for one in found],
        opening=opening,
        foreseen=[_Foreseen(one, _people(one.scenarios) if context.show_people else ()) for one in foreseen],
        budgets_page=budgets_page(context, year),
    )


def _section(context: Context, found: BudgetClosing) -> _Section:
    decided = next((one for one in found.scenarios if one.name == found.decided), None)
    people = _people(found.scenarios) if context.show_people else ()
    text = found.decision_text
    if not context.show_people and found.renounces:
        text = text.replace(f"|renoncements={found.renounces}", "|renoncements=")
    written = decision(context.ledger, found.year, found.name, context.today)
    funds = fund_page(context, found.year, found.name)
    return _Section(found, decided, people, text, funds, written)


def _people(scenarios: tuple[Scenario, ...]) -> tuple[_PersonRow, ...]:
    rows = zip(*(scenario.shares for scenario in scenarios), strict=True)
    return tuple(
        _PersonRow(row[0].name, row[0].asked, row[0].renounced, tuple(share.receives for share in row)) for row in rows
    )


PAGES = (ReportPages(REPORT, closing_pages),)
