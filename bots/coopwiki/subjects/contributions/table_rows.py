"""The rows of a table of contributions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from coopwiki.publishing.cells import day_cell, sort_key
from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.values import NOTHING, OFTEN, euros, hours, mark, member_text
from coopwiki.publishing.wikilinks import link, origin
from coopwiki.subjects.circles.role_lines import RoleName, role_of
from coopwiki.subjects.contributions.lines import Line

ROLES_DONE = "Ce qui est fait dans chaque rôle"
"""The heading under which the page of roles shows what is noted for each."""


def rows(
    lines: Iterable[Line],
    *,
    people: bool,
    budget: bool,
    figures: bool,
    circle: bool = True,
    roles: RoleLinks | None = None,
) -> str:
    """The rows of a table of contributions; what is asked says whether these columns are there.

    `figures` are time, rate, amount and slip; a line noted for one of `roles` leads to it. Where both circle and
    budget are asked for, the budget stands beside the circle only where it is another one's. A table may have
    thousands of rows; a Jinja file takes five times as long to write them.
    """
    cut = _Cells(people, budget, figures, circle, roles if roles and roles.names else None)
    return Markup("\n".join(map(cut.row, lines)))


@dataclass(frozen=True, slots=True)
class RoleLinks:
    """The roles that lines may be noted for, and the page that shows them."""

    page: str
    names: frozenset[RoleName]

    def after(self, line: Line) -> str:
        """What stands after what was done: a link to its role, '' for none."""
        role = role_of(line, self.names)
        return f" <small>({link(f'{self.page}#{ROLES_DONE}', f'rôle {role}')})</small>" if role else ""


@dataclass(frozen=True, slots=True)
class _Cells:
    people: bool
    budget: bool
    figures: bool
    circle: bool
    roles: RoleLinks | None

    def row(self, line: Line) -> str:
        given = line.contribution
        who = f"\n| {escape(line.who)}" if self.people else ""
        figures = (
            f"\n{_time_cell(given.spent)}\n| {euros(given.rate)}\n{_amount_cell(line.amount)}\n| {_said(given.slip)}"
            if self.figures
            else ""
        )
        role = self.roles.after(line) if self.roles and given.site else ""
        what = f"{_said(given.what)}{role}"
        return f"|-\n{day_cell(given.day)}{who}\n| {what}{self._where(line)}{figures}\n| {origin(given)}"

    def _where(self, line: Line) -> str:
        if not self.circle:
            return f"\n| {escape(line.budget)}" if self.budget else ""
        beside = f" <small>(budget {escape(line.budget)})</small>" if self.budget and line.budget != line.circle else ""
        return f"\n| {escape(line.circle or NOTHING)}{beside}"


def _said(text: str | None) -> str:
    return escape(member_text(text)) if text else NOTHING


@lru_cache(maxsize=OFTEN)
def _time_cell(minutes: Decimal | None) -> str:
    return f"| {sort_key(mark(minutes or Decimal(0)))} | {hours(minutes)}"


@lru_cache(maxsize=OFTEN)
def _amount_cell(amount: Decimal) -> str:
    return f"| {sort_key(mark(amount))} | {euros(amount) if amount else 'bénévole'}"
