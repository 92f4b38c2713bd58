"""The rules of this subject, in the order their issues are given."""

from __future__ import annotations

from coopwiki.subjects.check_ordered_days import ordered_days
from coopwiki.subjects.decisions.check_decisions import closes_its_proposal, distinct_titles, in_order, known_place
from coopwiki.subjects.decisions.check_opinions import given_up, opinions_in_order
from coopwiki.subjects.decisions.check_proposals import (
    adopted_without_objection,
    known_proposal,
    opinion_on_proposal,
    single_state,
)
from coopwiki.subjects.decisions.check_succession import decision_succession, known_cause, known_decision

CHECKS = (
    known_decision,
    known_cause,
    decision_succession,
    ordered_days,
    single_state,
    adopted_without_objection,
    known_proposal,
    opinion_on_proposal,
    in_order,
    distinct_titles,
    known_place,
    closes_its_proposal,
    opinions_in_order,
    given_up,
)
