"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.closed_months.closedmonth import ClosedMonth

RECORDS = (ClosedMonth,)
