"""The rules of this subject, in the order their issues are given."""

from __future__ import annotations

from coopwiki.subjects.circles.check_circles import in_a_tree, nothing_after_the_end
from coopwiki.subjects.circles.check_eligible import eligible
from coopwiki.subjects.circles.check_known import known_budget, known_circle
from coopwiki.subjects.circles.check_terms import (
    end_after_start,
    single_holder,
    single_mandate,
    single_seat,
)

CHECKS = (
    known_circle,
    known_budget,
    end_after_start,
    single_holder,
    single_mandate,
    single_seat,
    eligible,
    in_a_tree,
    nothing_after_the_end,
)
