"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.freshness.verified import Verified

RECORDS = (Verified,)
