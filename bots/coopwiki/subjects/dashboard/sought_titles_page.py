"""The data page by which the wiki's search leads to a title: `Module:CoopWiki/données/titres.json`."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage, data_page
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.links import budget_page
from coopwiki.subjects.dashboard.overview_report import Overview
from coopwiki.subjects.dashboard.sought_titles_report import SoughtTitle


def sought_titles_page(
    context: Context, data: Overview, found: Iterable[SoughtTitle], people: Collection[str]
) -> DataPage:
    """Each title with its kind, its page and its other names, and the year's budgets.

    Of people those stand there whom the directory lists.
    """
    told = (_told(one.name, one.kind, one.page, one.others) for one in found if not one.is_person or one.name in people)
    budgets = (_told(row.label, Budget.template, budget_page(context, data.year, row)) for row in data.budgets)
    return data_page(f"{context.data}/titres.json", {"titles": [*budgets, *told]})


def _told(name: str, kind: str, page: str, others: Iterable[str] = ()) -> dict[str, object]:
    return {"name": name, "kind": kind, "page": page, "others": list(others)}
