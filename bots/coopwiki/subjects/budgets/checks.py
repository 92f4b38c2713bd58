"""The rules of this subject, in the order their issues are given."""

from __future__ import annotations

from coopwiki.subjects.budgets.check_costs import due_days_hold, prices_hold
from coopwiki.subjects.budgets.check_day import budget_year, done_day, past_day
from coopwiki.subjects.budgets.check_distinct import distinct_budgets
from coopwiki.subjects.budgets.check_funded import funded_transfer
from coopwiki.subjects.budgets.check_nature import paid_as_written
from coopwiki.subjects.budgets.check_single import single_budget

CHECKS = (
    past_day,
    done_day,
    budget_year,
    single_budget,
    distinct_budgets,
    paid_as_written,
    funded_transfer,
    due_days_hold,
    prices_hold,
)
