"""The rules about records of every subject."""

from __future__ import annotations

from coopwiki.subjects.dashboard.check_repeated import written_once
from coopwiki.subjects.dashboard.check_titles import told_in_words

CHECKS = (written_once, told_in_words)
