"""Every page's reading → the ledger: names bound, namesakes left out, all in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.core.source import Page
from coopwiki.core.titles import Titles
from coopwiki.reading.naming import budget_directory, name_directory, same_circles, same_names
from coopwiki.reading.page import PageReading
from coopwiki.records.budget import Budget
from coopwiki.records.circle import Circle
from coopwiki.records.profile import Profile
from coopwiki.schema.record import Record


@dataclass(slots=True)
class _Sheets:
    """Records by type, what is left out, and issues, gathered in page order."""

    records: dict[type[Record], list[Record]]
    left_out: list[LeftOut]
    issues: list[Issue]


def books(readings: Iterable[PageReading], redirects: Sequence[Page], titles: Titles) -> Ledger:
    """The ledger of all pages read. A page met twice counts once; order is by title, then place."""
    once = {reading.page.id: reading for reading in readings}
    ordered = sorted(once.values(), key=lambda reading: reading.page.title)
    sheets = _gathered(ordered)
    circles_read = [r for r in sheets.records.get(Circle, []) if isinstance(r, Circle)]
    profiles = [r for r in sheets.records.get(Profile, []) if isinstance(r, Profile)]
    budgets = [r for r in sheets.records.get(Budget, []) if isinstance(r, Budget)]
    people = name_directory(profiles, redirects, titles)
    circles = name_directory(circles_read, redirects, titles)
    sheets.issues.extend(same_circles(circles_read, circles))
    for profile, issue in same_names(profiles, people):
        sheets.records[Profile].remove(profile)
        sheets.left_out.append(LeftOut(Profile, profile.page, profile.line, {"name": profile.name}))
        sheets.issues.append(issue)
    return Ledger(
        records={type_: tuple(found) for type_, found in sheets.records.items()}, left_out=tuple(sheets.left_out),
        issues=tuple(sheets.issues), people=people, circles=circles, budgets=budget_directory(budgets, circles),
        pages_read=len(ordered), drafts=sum(reading.draft for reading in ordered),
    )  # fmt: skip


def _gathered(ordered: Iterable[PageReading]) -> _Sheets:
    sheets = _Sheets({}, [], [])
    for reading in ordered:
        for record in reading.records:
            sheets.records.setdefault(type(record), []).append(record)
        sheets.left_out.extend(reading.left_out)
        sheets.issues.extend(reading.issues)
    return sheets
