"""The rules about records of every subject."""

from __future__ import annotations

from coopwiki.subjects.dashboard.check_repeated import written_once

CHECKS = (written_once,)
