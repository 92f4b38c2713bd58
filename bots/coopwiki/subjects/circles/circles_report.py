"""Circles: what each is for, who is in it, what goes on in it, what it has left, when it was last heard of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.budgets import budgets_report as budgets
from coopwiki.subjects.budgets.row import BudgetRow
from coopwiki.subjects.circles import circle_life_report as circle_life
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.circle_life_report import Life
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import circle_of, counted_by_year, grouped
from coopwiki.subjects.report import ReportType, as_of

QUIET = timedelta(days=60)
"""Without anything noted for so long a circle gives no sign of life (issue "Circles, roles")."""


NOTHING = Life()


@dataclass(frozen=True, slots=True)
class CircleRow:
    """One circle. `page` holds its `{{Cercle}}`, None for a circle that is only named.

    `seen` are the people who noted something for it since the quarter began, in order of name, `lately` how
    many. `last` is the day of its last contribution, `sign` that of its last sign of life: a contribution, a
    meeting held, a decision; None without one; `quiet` says that this is long ago. `parent` is the circle it is part
    of, `end` its last day, `joins` the one that carries on. `remaining` and
    `used_percent` are those of this year's contributive budget, None without any.
    """

    name: str
    page: str | None
    line: int
    purpose: str | None
    domain: str | None
    accountabilities: tuple[str, ...]
    members: tuple[str, ...]
    seen: tuple[str, ...]
    lately: int
    last: date | None
    sign: date | None
    quiet: bool
    life: Life
    parent: str | None
    end: date | None
    joins: str | None
    remaining: Decimal | None
    used_percent: int | None

    def has_ended(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.end is not None and self.end < today


@dataclass(frozen=True, slots=True)
class Circles:
    """Every circle in order of name: those with a sheet, and those that lines name without one."""

    on: date
    revision: int
    circles: tuple[CircleRow, ...]
    left_out: int


READS = (Circle, *budgets.READS, *circle_life.READS)


def circles(ledger: Ledger, today: date) -> Circles:
    """The circles as of `today`; figures as in the reports "contributions" and "budgets"."""
    sheets = {sheet.name: sheet for sheet in ledger.of(Circle)}
    last, lately = _last_noted(ledger, today), _noted_this_quarter(ledger, today)
    lives = circle_life.lives(ledger, today)
    every = dict.fromkeys([*sheets, *filter(None, last), *lives])
    only = ledger.circles.canonical[ledger.perimeter] if ledger.perimeter else ""
    named = [name for name in every if only in ("", name)]
    funds = budget_by_circle(ledger, today)
    rows = (
        _row(
            ledger,
            name,
            sheets.get(name),
            (last.get(name), lately.get(name, ())),
            lives.get(name, NOTHING),
            funds.get(name),
            today,
        )
        for name in sorted(named, key=loose)
    )
    return Circles(today, as_of(ledger, READS), tuple(rows), len(ledger.left_out_of(Circle)))


def budget_by_circle(ledger: Ledger, today: date) -> dict[str, BudgetRow]:
    """Each circle's contributive budget of the year, by the circle's name."""
    rows = budgets.budgets(ledger, today).budgets
    return {row.circle: row for row in rows if row.circle and row.nature == budgets.CONTRIBUTIVE}


def _row(
    ledger: Ledger,
    name: str,
    sheet: Circle | None,
    noted: tuple[date | None, tuple[str, ...]],
    life: Life,
    budget: BudgetRow | None,
    today: date,
) -> CircleRow:
    last, seen = noted
    sign = max(filter(None, (last, life.met, life.decided)), default=None)
    return CircleRow(
        name=name,
        page=sheet.page.title if sheet else None,
        line=sheet.line if sheet else 0,
        purpose=sheet.purpose if sheet else None,
        domain=sheet.domain if sheet else None,
        accountabilities=sheet.accountabilities if sheet else (),
        members=tuple(ledger.people.canonical[who] for who in sheet.members) if sheet else (),
        seen=seen,
        lately=len(seen),
        last=last,
        sign=sign,
        quiet=_is_quiet(sheet, sign, today),
        life=life,
        parent=ledger.circles.canonical[sheet.parent] if sheet and sheet.parent else None,
        end=sheet.end if sheet else None,
        joins=ledger.circles.canonical[sheet.joins] if sheet and sheet.joins else None,
        remaining=budget.sums.remaining if budget else None,
        used_percent=budget.sums.used_percent if budget else None,
    )


def _last_noted(ledger: Ledger, today: date) -> Mapping[str | None, date]:
    """The day of each circle's last line."""
    found: dict[str | None, date] = {}
    for year, lines in counted_by_year(ledger, today).items():
        found |= ledger.kept.of(year, _last_days, lines)
    return found


def _last_days(of_year: tuple[Line, ...]) -> Mapping[str | None, date]:
    found: dict[str | None, date] = {}
    for line in of_year:
        found[line.circle] = max(line.contribution.day, found.get(line.circle, date.min))
    return found


def _noted_this_quarter(ledger: Ledger, today: date) -> Mapping[str | None, tuple[str, ...]]:
    """Who noted something for each circle since the quarter of `today` began, in order of name."""
    begun = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    of_year = counted_by_year(ledger, today).get(today.year, ())
    found = grouped((line for line in of_year if line.contribution.day >= begun), circle_of)
    return {circle: tuple(sorted({line.who for line in lines}, key=loose)) for circle, lines in found.items()}


def _is_quiet(sheet: Circle | None, sign: date | None, today: date) -> bool:
    """Whether nothing was heard of it for long; a circle that ended is at rest."""
    if sheet is not None and sheet.end is not None and sheet.end < today:
        return False
    return sign is None or today - sign > QUIET


REPORT = ReportType(
    "circles",
    READS,
    circles,
    robot="Cercles",
    says=(
        "each circle's purpose, roles, who represents it, people seen this quarter, next meeting, open "
        "actions and proposals, decisions of the year, last sign of life, budget; those without a sheet "
        "or a sign of life for 60 days; the same on the circle's own page"
    ),
    shows="`Tableau de bord/Cercles`, `Module:CoopWiki/données/cercles/Technique.json`",
)
