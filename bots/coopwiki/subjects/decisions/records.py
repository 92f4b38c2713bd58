"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.objection import Objection
from coopwiki.subjects.decisions.opinion import Opinion
from coopwiki.subjects.decisions.proposal import Proposal

RECORDS = (Proposal, Opinion, Objection, Decision)
