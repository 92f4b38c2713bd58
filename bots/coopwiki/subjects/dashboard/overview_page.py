"""The front page: `Tableau de bord`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.charts import MOST_COLUMNS
from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import CONTRIBUTIONS, ROBOTS
from coopwiki.publishing.robot_page import Published
from coopwiki.publishing.values import month
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.links import BudgetLink, budget_page, budgets_page
from coopwiki.subjects.contributions.links import month_page, shown
from coopwiki.subjects.contributions.small_groups import Shown
from coopwiki.subjects.contributions.sums import by_month, sums
from coopwiki.subjects.dashboard.attention_page import attention, unset
from coopwiki.subjects.dashboard.crowd_page import crowd_of
from coopwiki.subjects.dashboard.governance_page import governance
from coopwiki.subjects.dashboard.news_page import MOST, news
from coopwiki.subjects.dashboard.overview_report import Overview
from coopwiki.subjects.dashboard.under_way_page import under_way_page
from coopwiki.subjects.finances.finances_report import finances
from coopwiki.subjects.finances.links import FINANCES
from coopwiki.subjects.people.names_page import names_page
from coopwiki.subjects.people.person_data_page import person_data
from coopwiki.subjects.people.personal_page import people_page


def overview_page(context: Context, data: Overview) -> Iterator[Published]:
    """The overview, the names that forms offer and what people's sheets show."""
    given = data.contributions
    month_sums = shown(context, given, ("month", data.month)) if given else None
    rows = [BudgetLink(budget_page(context, data.year, row), row) for row in data.budgets]
    told, money, crowd = governance(context), finances(context.ledger, context.today), crowd_of(context)
    around = news(context)
    yield context.page(
        context.root,
        "overview",
        "dashboard/overview",
        left_out=data.to_mend,
        revision=newest((data.revision, told.revision, money.revision, crowd.revision, around.revision)),
        governance=told,
        finance_alerts=money.alerts,
        finances_page=context.title(FINANCES),
        crowd=crowd,
        title=month(data.month).capitalize(),
        month=month_sums,
        chart=_last_months(context),
        year=data.year,
        budgets=rows,
        is_known=not any(row.is_unread for row in data.budgets),
        totals=budgets(context.ledger, data.on).totals,
        attention=attention(rows),
        unset=unset(rows),
        news=around,
        most_reviews=MOST,
        to_mend=data.to_mend,
        warnings=data.warnings if context.show_names else 0,
        month_page=month_page(context, data.month),
        budgets_page=budgets_page(context, data.year),
        contributions_page=context.title(CONTRIBUTIONS),
        robots_page=context.title(ROBOTS),
        people_page=people_page(context, data.on),
    )
    yield under_way_page(context, told, around)
    yield names_page(context)
    yield person_data(context)


def _last_months(context: Context) -> list[tuple[str, Shown]]:
    """The sums of the months a chart has room for, as these pages may show them."""
    months = by_month(context.ledger, context.today)
    found = sorted(months)[-MOST_COLUMNS:]
    return [(name, shown(context, sums(months[name]), ("month", name))) for name in found]
