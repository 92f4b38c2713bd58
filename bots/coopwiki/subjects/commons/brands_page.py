"""The page of the report "brands": `Tableau de bord/Marques`, and what each brand's template shows."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.commons.brands_report import Brands
from coopwiki.subjects.commons.sheet_page import LinkedWords, SheetLine, money_rows, sheet_data

BRANDS = "Marques"
"""What the page is called."""


def brand_pages(context: Context, data: Brands) -> Iterator[Published]:
    """One page, once a brand is written; who works under it is for members."""
    if not data.brands and not data.left_out:
        return
    yield context.page(
        context.title(BRANDS),
        "brands",
        "commons/brands",
        left_out=data.left_out,
        revision=data.revision,
        rows=data.brands,
        show_names=context.show_names,
    )
    for row in {row.name: row for row in reversed(data.brands)}.values():
        gaps = SheetLine("Reste à écrire", tuple(LinkedWords(name, "") for name in row.gaps))
        yield sheet_data(context, "marques", row.name, (*money_rows(context, row.work, row.spending), gaps))
