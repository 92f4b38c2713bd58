"""The front page and the page of governance: what they show of every subject."""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.row import BudgetTotals
from coopwiki.subjects.contributions.small_groups import Hidden, hidden_sums
from coopwiki.subjects.contributions.sums import Sums, month_sums
from coopwiki.subjects.dashboard.contradictions_report import Contradictions, contradictions
from coopwiki.subjects.dashboard.crowd_report import Crowd, crowd_of
from coopwiki.subjects.dashboard.governance_report import Governance, governance
from coopwiki.subjects.dashboard.news_report import News, news
from coopwiki.subjects.dashboard.overview_report import Overview
from coopwiki.subjects.dashboard.sought_titles_report import SoughtTitle, sought_titles
from coopwiki.subjects.decisions.decisions_report import Decisions, decisions
from coopwiki.subjects.elections.report import COMPLETE, ElectionRow, elections
from coopwiki.subjects.finances.finances_report import Finances, finances
from coopwiki.subjects.freshness.report import Freshness, freshness
from coopwiki.subjects.people.memberships import MemberRoles, standings
from coopwiki.subjects.people.offered_names_report import OfferedNames, offered_names
from coopwiki.subjects.people.personal_report import Mine, mine


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What is decided, the elections that go on, what records say differently."""

    taken: Decisions
    elections: tuple[ElectionRow, ...]
    contradictions: Contradictions


@dataclass(frozen=True, slots=True)
class Front:
    """The overview, and what stands beside it; `months` are the sums of all months, the oldest first."""

    data: Overview
    totals: BudgetTotals
    governance: Governance
    finances: Finances
    crowd: Crowd
    news: News
    months: tuple[tuple[str, Sums], ...]
    under_way: UnderWay
    freshness: Freshness
    mine: Mine
    names: OfferedNames
    standings: tuple[MemberRoles, ...]
    hidden: Hidden
    sought: tuple[SoughtTitle, ...]


def front(ledger: Ledger, data: Overview) -> Front:
    """What both pages show, as of the day of the overview."""
    today = data.on
    return Front(
        data=data,
        totals=budgets(ledger, today).totals,
        governance=governance(ledger, today),
        finances=finances(ledger, today),
        crowd=crowd_of(ledger, today),
        news=news(ledger, today),
        months=tuple(month_sums(ledger, today).items()),
        under_way=UnderWay(
            decisions(ledger, today),
            tuple(one for one in elections(ledger, today).elections if one.state != COMPLETE),
            contradictions(ledger, today),
        ),
        freshness=freshness(ledger, today),
        mine=mine(ledger, today),
        names=offered_names(ledger, today),
        standings=standings(ledger, today),
        hidden=hidden_sums(ledger, today),
        sought=sought_titles(ledger),
    )
