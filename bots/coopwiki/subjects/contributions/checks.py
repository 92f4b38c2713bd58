"""The rules of this subject, in the order their issues are given."""

from __future__ import annotations

from coopwiki.subjects.contributions.check_amount import amount_agrees
from coopwiki.subjects.contributions.check_identical import identical_lines
from coopwiki.subjects.contributions.check_long_day import long_day
from coopwiki.subjects.contributions.check_rate import rate_within_rule

CHECKS = (rate_within_rule, amount_agrees, long_day, identical_lines)
