"""The front page: `Tableau de bord`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.charts import MOST_COLUMNS
from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import CONTRIBUTIONS, ROBOTS
from coopwiki.publishing.robot_page import Published
from coopwiki.publishing.values import month
from coopwiki.subjects.budgets.links import BudgetLink, budget_page, budgets_page
from coopwiki.subjects.contributions.links import month_page, shown
from coopwiki.subjects.dashboard.attention_page import attention, unset
from coopwiki.subjects.dashboard.front_report import Front
from coopwiki.subjects.dashboard.links import titles
from coopwiki.subjects.dashboard.news_report import MOST
from coopwiki.subjects.dashboard.sought_titles_page import sought_titles_page
from coopwiki.subjects.dashboard.under_way_page import under_way_page
from coopwiki.subjects.finances.links import FINANCES
from coopwiki.subjects.people.names_page import names_page
from coopwiki.subjects.people.person_data_page import person_data
from coopwiki.subjects.people.personal_page import people_page


def overview_page(context: Context, found: Front) -> Iterator[Published]:
    """The overview, the names that forms offer, those that the search finds and what people's sheets show."""
    yield _front(context, found)
    yield under_way_page(context, found)
    yield names_page(context, found.names)
    people = (found.names.members if context.show_names else found.names.everyone).people
    yield sought_titles_page(context, found.data, found.sought, frozenset(people))
    yield person_data(context, found.standings)


def _front(context: Context, found: Front) -> Published:
    data, given = found.data, found.data.contributions
    rows = [BudgetLink(budget_page(context, data.year, row), row) for row in data.budgets]
    shown_here = (data, found.governance, found.finances, found.crowd, found.news, found.freshness)
    return context.page(
        context.root,
        "overview",
        "dashboard/overview",
        left_out=data.to_mend,
        revision=newest(one.revision for one in shown_here),
        titles=titles(context),
        governance=found.governance,
        finance_alerts=found.finances.alerts,
        crowd=found.crowd,
        title=month(data.month).capitalize(),
        month=shown(context, given, ("month", data.month), found.hidden) if given else None,
        chart=[
            (name, shown(context, sums, ("month", name), found.hidden)) for name, sums in found.months[-MOST_COLUMNS:]
        ],
        year=data.year,
        budgets=rows,
        is_known=not any(row.is_unread for row in data.budgets),
        totals=found.totals,
        attention=attention(rows),
        unset=unset(rows),
        news=found.news,
        to_read=[row for row in found.freshness.circles if row.old or row.unverified],
        most_reviews=MOST,
        to_mend=data.to_mend,
        warnings=data.warnings if context.show_names else 0,
        **_places(context, found),
    )


def _places(context: Context, found: Front) -> dict[str, str]:
    """The pages that the front page leads to."""
    return {
        "finances_page": context.title(FINANCES),
        "month_page": month_page(context, found.data.month),
        "budgets_page": budgets_page(context, found.data.year),
        "contributions_page": context.title(CONTRIBUTIONS),
        "robots_page": context.title(ROBOTS),
        "people_page": people_page(context, found.mine),
    }
