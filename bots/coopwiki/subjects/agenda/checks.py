"""Meetings and events that can be read as an agenda: hours, series, exceptions, two at once."""

from __future__ import annotations

from coopwiki.subjects.agenda.check_at_once import circle_at_once, person_at_once
from coopwiki.subjects.agenda.check_hours import readable_hour
from coopwiki.subjects.agenda.check_series import exception_holds, replacement_holds, series_holds

CHECKS = (readable_hour, series_holds, exception_holds, replacement_holds, circle_at_once, person_at_once)
