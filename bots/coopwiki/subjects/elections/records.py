"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.elections.election import Election
from coopwiki.subjects.elections.vote import Vote

RECORDS = (Election, Vote)
