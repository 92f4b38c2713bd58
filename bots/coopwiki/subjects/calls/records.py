"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.calls.projectcall import ProjectCall

RECORDS = (ProjectCall,)
