"""The pages of the report "closed_months": one for all, one a month, and the data page that keeps each month's past."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from coopwiki.core.past import kept_pages, kept_snapshots
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage, Published, data_page
from coopwiki.publishing.title_parts import lasting_page, past_page
from coopwiki.subjects.closed_months.changes import ADDED, CHANGED, LOST, REMOVED, UNREADABLE
from coopwiki.subjects.closed_months.closed_details_report import ClosedDetail, ClosedDetails, closed_details
from coopwiki.subjects.closed_months.links import closed_page, shown_sums
from coopwiki.subjects.closed_months.report import REPORT
from coopwiki.subjects.contributions.links import month_page
from coopwiki.subjects.contributions.small_groups import Hidden
from coopwiki.subjects.report_pages import DetailPages

PERSONAL = ("qui", "bénéficiaire", "durée", "taux", "montant")
"""Fields of which the values are not shown where amounts by person aren't published."""
KINDS = {
    CHANGED: "Changée", ADDED: "Ajoutée", REMOVED: "Retirée", UNREADABLE: "Plus comptée, à cause d’une erreur",
    LOST: "Page supprimée ou masquée",
}  # fmt: skip
"""What members read of each kind of change."""


def closed_pages(context: Context, found: ClosedDetails) -> Iterator[Published]:
    """The data pages, the page of each month, and the list of all, once a month is closed."""
    data = found.data
    yield from _kept(context, found)
    for month, rows in groupby(found.rows, key=lambda one: one.row.month):
        yield _month(context, month, list(rows), found.hidden)
    if data.months or data.left_out:
        yield context.page(
            closed_page(context),
            "closed_months",
            "closed_months/page",
            left_out=data.left_out,
            revision=data.revision,
            rows=[
                (one.row, closed_page(context, one.row.month), shown_sums(context, one, found.hidden))
                for one in found.rows[::-1]
            ],
        )


def _month(context: Context, month: str, rows: list[ClosedDetail], hidden: Hidden) -> Published:
    return context.page(
        closed_page(context, month),
        "closed_months",
        "closed_months/month",
        left_out=0,
        revision=max(one.row.revision for one in rows),
        month=month,
        rows=[(one.row, shown_sums(context, one, hidden)) for one in rows],
        kinds=KINDS,
        personal=PERSONAL,
        show_names=context.show_names or context.show_people,
        lines_page=month_page(context, month),
        index=closed_page(context),
    )


def _kept(context: Context, found: ClosedDetails) -> Iterator[DataPage]:
    """What each month was closed upon, and where lines that were paid stood; nobody's name, no amount."""
    if found.lasting.kept:
        yield data_page(lasting_page(context.data), kept_snapshots(found.lasting))
    for name, past in found.pasts:
        yield data_page(past_page(context.data, name), kept_pages(past))


PAGES = (DetailPages(REPORT, closed_details, closed_pages),)
