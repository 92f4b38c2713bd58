"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.trainings.interest import Interest
from coopwiki.subjects.trainings.training import Training

RECORDS = (Training, Interest)
