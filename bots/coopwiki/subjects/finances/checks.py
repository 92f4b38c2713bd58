"""The rules of this subject, in the order in which they are made."""

from __future__ import annotations

from coopwiki.subjects.finances import check_figures, check_fundings, check_years

CHECKS = (*check_years.CHECKS, *check_fundings.CHECKS, *check_figures.CHECKS)
