"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.contracts.arrival import Arrival
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contracts.interview import Interview
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.tally import Tally

RECORDS = (Contract, Membership, Interview, Arrival, Tally)
