"""The contributions of each role: those of its circle whose `chantier` is the role's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, loose
from coopwiki.subjects.circles.role import Role
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import counted_lines

RoleName = tuple[str, str]
"""The circle's canonical name, and the role's as `heading` gives it."""


@dataclass(frozen=True, slots=True)
class RoleLines:
    """One role, and what was noted for it up to the day, the newest first."""

    circle: str
    name: str
    lines: tuple[Line, ...]


def role_names(ledger: Ledger) -> frozenset[RoleName]:
    """The roles that have a sheet."""
    return frozenset(_sheets(ledger))


def _sheets(ledger: Ledger) -> dict[RoleName, str]:
    return ledger.once(_sheets_of)


def _sheets_of(ledger: Ledger) -> dict[RoleName, str]:
    circles = ledger.circles.canonical
    return {(circles[role.circle], heading(role.name)): role.name for role in ledger.of(Role)}


def role_of(line: Line, names: frozenset[RoleName]) -> str:
    """The name of the role a line was noted for, as typed there; '' for none."""
    site = line.contribution.site
    return site if site and (line.circle or "", heading(site)) in names else ""


def role_lines(ledger: Ledger, today: date) -> tuple[RoleLines, ...]:
    """The roles for which something was noted, by circle and name."""
    sheets = _sheets(ledger)
    names = frozenset(sheets)
    found: dict[RoleName, list[Line]] = {}
    for line in counted_lines(ledger, today) if sheets else ():
        if role := role_of(line, names):
            found.setdefault((line.circle or "", heading(role)), []).append(line)
    rows = (
        RoleLines(name[0], sheets[name], tuple(sorted(lines, key=_day, reverse=True))) for name, lines in found.items()
    )
    return tuple(sorted(rows, key=lambda row: (loose(row.circle), loose(row.name))))


def _day(line: Line) -> date:
    return line.contribution.day
