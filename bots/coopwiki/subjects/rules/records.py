"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.rules.rule import Rule

RECORDS = (Rule,)
