"""The record types of this subject, in display order; a meeting is the circles' own."""

from __future__ import annotations

from coopwiki.subjects.agenda.event import Event

RECORDS = (Event,)
