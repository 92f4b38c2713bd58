"""The page of the report "cobudget": `Tableau de bord/Co-budgets`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coopwiki.core.names import dictionary_order
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import COBUDGETS
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.cobudgets.report import REPORT, Cobudgets, GiverRow
from coopwiki.subjects.report_pages import ReportPages


def cobudget_page(context: Context, data: Cobudgets) -> Iterator[Published]:
    """One page: each round with its projects, funded or not and why; what each person has left."""
    yield context.page(
        context.title(COBUDGETS),
        "cobudget",
        "cobudgets/page",
        left_out=data.left_out,
        revision=data.revision,
        rounds=[replace(one, people=_in_order(one.people)) for one in data.rounds],
        future=data.future,
        show_names=context.show_names,
    )


def _in_order(people: Iterable[GiverRow]) -> tuple[GiverRow, ...]:
    return tuple(sorted(people, key=lambda person: dictionary_order(person.name)))


PAGES = (ReportPages(REPORT, cobudget_page),)
