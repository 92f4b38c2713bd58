"""The subjects in display order, and what stands in each one's fixed seats."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

SUBJECTS = (
    "contributions", "budgets", "closing", "invoicing", "cobudgets", "circles", "decisions", "elections",
    "social_code", "board", "trainings", "calls", "freshness", "rules", "contracts", "finances", "people", "levies",
    "commons", "closed_months", "agenda", "dashboard",
)  # fmt: skip
"""The folders below `subjects/`: a new subject is one folder and its name here."""


def seat(name: str) -> Iterator[ModuleType]:
    """The modules of this name, subject by subject: `records`, `checks`, `report`; not every subject has each."""
    for subject in SUBJECTS:
        yield from seat_of(subject, name)


def seat_of(subject: str, name: str) -> Iterator[ModuleType]:
    """One subject's module of this name, if it has one."""
    module = f"coopwiki.subjects.{subject}.{name}"
    if find_spec(module):
        yield import_module(module)
