"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.board.space import Space

RECORDS = (Space,)
