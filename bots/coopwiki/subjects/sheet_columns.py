"""What spreadsheets call the fields of each record type: each subject's `sheet_titles.py` lists its own."""

from __future__ import annotations

from collections.abc import Mapping

from coopwiki.schema.record import Record
from coopwiki.subjects.registry import seat

TITLES: Mapping[type[Record], Mapping[str, tuple[str, ...]]] = {
    type_: titles for subject in seat("sheet_titles") for type_, titles in subject.SHEET_TITLES.items()
}
"""Titles by record type and attribute, the likeliest first."""
