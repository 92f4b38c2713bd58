"""The page of the report "levy": `Tableau de bord/Barèmes`, and the data page of the simulator."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published, data_page
from coopwiki.subjects.levies.report import REPORT, BracketRow, Levy, ScaleRow
from coopwiki.subjects.levies.simulator_page import DATA, simulated
from coopwiki.subjects.report_pages import ReportPages

PAGE = "Barèmes"
"""What the page is called."""


def levy_pages(context: Context, data: Levy) -> Iterator[Published]:
    """Once a scale is written: those in force with their examples, the new one beside the old, the earlier ones."""
    if not data.scales and not data.left_out and not data.future:
        return
    yield context.page(
        context.title(PAGE),
        "levy",
        "levies/page",
        left_out=data.left_out,
        revision=data.revision,
        running=[(row, _brackets(row)) for row in data.scales if row.to is None],
        comparisons=data.comparisons,
        earlier=[(row, _brackets(row)) for row in data.scales if row.to is not None],
        future=data.future,
    )
    yield data_page(f"{context.data}/{DATA}.json", simulated(data.scales))


def _brackets(row: ScaleRow) -> list[tuple[Decimal, BracketRow]]:
    """Each bracket with the margin that it begins at."""
    begins = (Decimal(0), *(bracket.up_to or Decimal(0) for bracket in row.brackets))
    return list(zip(begins, row.brackets, strict=False))


PAGES = (ReportPages(REPORT, levy_pages),)
