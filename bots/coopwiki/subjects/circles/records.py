"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.circles.action import Action
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.circles.role import Role

RECORDS = (Circle, Meeting, Role, Mandate, Action)
