"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.intention import Intention

RECORDS = (Contribution, Intention)
