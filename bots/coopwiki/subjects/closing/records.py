"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.closing.closing import Closing

RECORDS = (Closing,)
