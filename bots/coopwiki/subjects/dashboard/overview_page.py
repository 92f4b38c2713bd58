"""The front page: `Tableau de bord`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.charts import MOST_COLUMNS
from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import CONTRIBUTIONS, PROPOSALS, ROBOTS
from coopwiki.publishing.robot_page import Published
from coopwiki.publishing.values import month
from coopwiki.subjects.budgets.links import BudgetLink, budget_page, budgets_page, reached, urgent
from coopwiki.subjects.contributions.links import month_page, shown
from coopwiki.subjects.contributions.report import by_month, sums
from coopwiki.subjects.contributions.small_groups import Shown
from coopwiki.subjects.dashboard.crowd_page import crowd_of
from coopwiki.subjects.dashboard.governance_page import governance
from coopwiki.subjects.dashboard.overview_report import Overview
from coopwiki.subjects.decisions.proposal_state import ADOPTABLE, DECIDED, OBJECTED
from coopwiki.subjects.decisions.proposals_report import ProposalRow, proposals
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
    yield context.page(
        context.root,
        "overview",
        "dashboard/overview",
        left_out=data.to_mend,
        revision=newest((data.revision, told.revision, money.revision, crowd.revision)),
        governance=told,
        finance_alerts=money.alerts,
        finances_page=context.title(FINANCES),
        crowd=crowd,
        title=month(data.month).capitalize(),
        month=month_sums,
        chart=_last_months(context),
        year=data.year,
        budgets=rows,
        urgent=urgent(rows),
        reached=reached(rows),
        to_mend=data.to_mend,
        warnings=data.warnings,
        month_page=month_page(context, data.month),
        budgets_page=budgets_page(context, data.year),
        proposals=tuple(_proposals(context)),
        proposals_page=context.title(PROPOSALS),
        contributions_page=context.title(CONTRIBUTIONS),
        robots_page=context.title(ROBOTS),
        people_page=people_page(context, data.on),
    )
    yield names_page(context)
    yield person_data(context)


def _proposals(context: Context) -> Iterator[ProposalRow]:
    """The open proposals that a decision is awaited of: all but those still in consultation."""
    rows = proposals(context.ledger, context.today).open
    yield from (row for row in rows if row.state in (ADOPTABLE, OBJECTED, DECIDED))


def _last_months(context: Context) -> list[tuple[str, Shown]]:
    """The sums of the months a chart has room for, as these pages may show them."""
    months = by_month(context.ledger, context.today)
    found = sorted(months)[-MOST_COLUMNS:]
    return [(name, shown(context, sums(months[name]), ("month", name))) for name in found]
