"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.levies.bracket import Bracket
from coopwiki.subjects.levies.scale import Scale

RECORDS = (Scale, Bracket)
