"""The checks, in the order their issues are given. A new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from coopwiki.checks.amount_agrees import amount_agrees
from coopwiki.checks.article_holds import known_article, known_indicator
from coopwiki.checks.closing_holds import closing_holds
from coopwiki.checks.closing_once import closing_once
from coopwiki.checks.cobudget_holds import cobudget_holds
from coopwiki.checks.day_in_books import budget_year, past_day
from coopwiki.checks.decision_succession import decision_succession, known_decision
from coopwiki.checks.distinct_budgets import distinct_budgets
from coopwiki.checks.election_holds import (
    below_its_election,
    elected_in_the_end,
    known_vote,
    readable_election,
    sheet_as_elected,
    single_vote,
)
from coopwiki.checks.eligible import eligible
from coopwiki.checks.funded_transfer import funded_transfer
from coopwiki.checks.identical_lines import identical_lines
from coopwiki.checks.known_circle import known_budget, known_circle
from coopwiki.checks.known_person import known_person
from coopwiki.checks.known_rule import known_rule, single_rule
from coopwiki.checks.long_day import long_day
from coopwiki.checks.open_year import open_year
from coopwiki.checks.ordered_days import ordered_days
from coopwiki.checks.proposal_holds import (
    adopted_without_objection,
    known_proposal,
    opinion_on_proposal,
    single_state,
)
from coopwiki.checks.rate_within_rule import rate_within_rule
from coopwiki.checks.single_budget import single_budget
from coopwiki.checks.slip_agrees import slip_agrees
from coopwiki.checks.terms_hold import (
    end_after_start,
    single_holder,
    single_mandate,
    single_seat,
)
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger

Check = Callable[[Ledger, date], Iterator[Issue]]

CHECKS: tuple[Check, ...] = (
    known_person, known_circle, known_budget, past_day, budget_year, rate_within_rule, amount_agrees, long_day,
    identical_lines, single_budget, distinct_budgets, funded_transfer, known_rule,
    single_rule, closing_once, closing_holds, open_year, slip_agrees,
    known_decision, decision_succession, ordered_days, single_state, adopted_without_objection, known_proposal,
    opinion_on_proposal,
    end_after_start, single_holder, single_mandate, single_seat, eligible,
    known_vote, single_vote, elected_in_the_end, readable_election, below_its_election, sheet_as_elected,
    known_indicator, known_article,
    cobudget_holds,
)  # fmt: skip


def check(ledger: Ledger, today: date) -> tuple[Issue, ...]:
    """Every issue of the ledger: those met while reading, then those of each check, by page and line."""
    found = [*ledger.issues, *(issue for rule in CHECKS for issue in rule(ledger, today))]
    return tuple(sorted(found, key=lambda issue: issue.order))
