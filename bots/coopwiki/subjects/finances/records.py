"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.finances.fiscalyear import FiscalYear
from coopwiki.subjects.finances.funding import Funding

RECORDS = (FiscalYear, Funding)
