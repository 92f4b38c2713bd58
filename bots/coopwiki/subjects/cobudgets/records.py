"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.cobudgets.cobudget import Cobudget
from coopwiki.subjects.cobudgets.part import Part
from coopwiki.subjects.cobudgets.project import Project

RECORDS = (Cobudget, Project, Part)
