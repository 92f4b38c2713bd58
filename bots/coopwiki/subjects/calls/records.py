"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.calls.dismissal import Dismissal
from coopwiki.subjects.calls.feed import Feed
from coopwiki.subjects.calls.projectcall import ProjectCall

RECORDS = (ProjectCall, Feed, Dismissal)
