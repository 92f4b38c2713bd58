"""The subjects in display order, and what stands in each one's fixed seats."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
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


@cache
def seat_of(subject: str, name: str) -> tuple[ModuleType, ...]:
    """One subject's module of this name, if it has one; looked for once, since reports ask at each run."""
    module = f"coopwiki.subjects.{subject}.{name}"
    return (import_module(module),) if find_spec(module) else ()
