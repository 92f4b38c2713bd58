"""Every record type, in display order: each subject's `records.py` names its own."""

from __future__ import annotations

from coopwiki.schema.record import Record
from coopwiki.subjects.registry import seat

RECORDS: tuple[type[Record], ...] = tuple(record for subject in seat("records") for record in subject.RECORDS)
