"""Which records belong to which budget of a year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from operator import attrgetter

from coopwiki.core.book_years import BookYear, YearName
from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.subjects.budgets.budget import CONTRIBUTIVE, EXPENSES, Budget, said_nature
from coopwiki.subjects.budgets.charges import Draw, draws
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.purchases import last_written
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.intention import Intention
from coopwiki.subjects.contributions.lines import Line, budget_name, lines_between
from coopwiki.subjects.contributions.one_year import one_year
from coopwiki.subjects.rules.year_rule import book_years, first_day, year_of

Key = tuple[str, str]
"""A budget's name and nature."""

_COUNTED = (Contribution, Transfer, Budget, Expense, Intention)


@dataclass(frozen=True, slots=True)
class Move:
    """A transfer as one budget sees it: signed euros, and the canonical name of the budget at the other end."""

    transfer: Transfer
    amount: Decimal
    other: str


@dataclass(frozen=True, slots=True)
class BudgetAccount:
    """Everything behind one budget's figures: its records, its transfers, its lines, what is left out.

    `first` is the first day of its year.
    """

    name: str
    nature: str
    set_by: tuple[Budget, ...]
    moved: tuple[Move, ...]
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    draws: tuple[Draw, ...] = ()
    first: date = date.min

    @property
    def revision(self) -> int:
        """The highest source revision among its records, left-out ones included; 0 for none."""
        revisions = chain(
            map(attrgetter("page.revision"), chain(self.set_by, self.left_out)),
            map(attrgetter("transfer.page.revision"), self.moved),
            map(attrgetter("contribution.page.revision"), self.lines),
            map(attrgetter("record.page.revision"), self.draws),
        )
        return max(revisions, default=0)

    @property
    def available(self) -> Decimal:
        """Euros set aside, and the net of transfers."""
        allocated = sum((budget.amount for budget in self.set_by), ZERO)
        return allocated + sum((move.amount for move in self.moved), ZERO)

    @property
    def expenses(self) -> tuple[Draw, ...]:
        """The expenses that are paid."""
        return tuple(draw for draw in self.draws if draw.paid)

    @property
    def commitments(self) -> tuple[Draw, ...]:
        """The expenses and intentions that will be spent."""
        return tuple(draw for draw in self.draws if draw.committed)


def accounts(ledger: Ledger, today: date) -> tuple[BudgetAccount, ...]:
    """The budgets of the year of `today` with all they rest on up to that day, in order of name then nature."""
    return one_year(ledger, year_of(ledger, today)).once(_accounts, today)


def _accounts(ledger: Ledger, today: date) -> tuple[BudgetAccount, ...]:
    year = _Year(ledger, today)
    keys = [key for key in sorted({*year.set_by, *year.moved, *year.lines, *year.draws}) if _inside(ledger, key[0])]
    return tuple(
        BudgetAccount(
            *key,
            tuple(year.set_by.get(key, ())),
            tuple(year.moved.get(key, ())),
            tuple(year.lines.get(key, ())),
            tuple(year.left_out.get(key, ())),
            tuple(year.draws.get(key, ())),
            year.first,
        )
        for key in keys
    )


def _inside(ledger: Ledger, name: str) -> bool:
    """Whether a budget is of the ledger's perimeter: of another only a part would be known."""
    only = ledger.circles.canonical[ledger.perimeter] if ledger.perimeter else name
    circles = (budget.circle for budget in ledger.of(Budget) if budget.name == name)
    return name == only or only in (ledger.circles.canonical[circle] for circle in circles if circle)


def years(ledger: Ledger, today: date) -> tuple[YearName, ...]:
    """The years up to today's that have a budget or anything that draws on one; today's always."""
    days = {given.day for given in ledger.of(Contribution)}
    days |= {moved.day for moved in ledger.of(Transfer)} | {given.day for given in ledger.of(Intention)}
    days |= {given.day for given in ledger.of(Expense)}
    of, current = book_years(ledger), year_of(ledger, today)
    end = min(current.last, last_written(ledger))
    days |= {day for given in ledger.of(Expense) if given.months and given.day <= today for day in given.days(end)}
    found = {of.of(day).name for day in days if day <= end or day <= today}
    found |= {one.year for one in ledger.of(Budget) if of.named(one.year) and first_day(ledger, one.year) <= today}
    return tuple(sorted(found | {current.name}))


def left_out_of_year(ledger: Ledger, today: date) -> tuple[LeftOut, ...]:
    """Calls with an error that may belong to the year: those of its year, and those whose day is unknown."""
    concerned = (item for item in ledger.left_out if item.type in _COUNTED)
    of = year_of(ledger, today)
    return tuple(item for item in concerned if _may_count(item, of, today))


def _may_count(item: LeftOut, of: BookYear, today: date) -> bool:
    day, year = item.values.get("day"), item.values.get("year")
    if day is not None:
        return bool(day in of and day <= today)
    return year is None or year == of.name


class _Year:
    """Sorts the records of one year, up to a day, under the budgets they concern."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger = ledger
        of = year_of(ledger, today)
        self.first, self._last = of.first, today
        self.set_by: dict[Key, list[Budget]] = defaultdict(list)
        self.moved: dict[Key, list[Move]] = defaultdict(list)
        self.lines: dict[Key, list[Line]] = defaultdict(list)
        self.draws: dict[Key, list[Draw]] = defaultdict(list)
        self.left_out: dict[Key, list[LeftOut]] = defaultdict(list)
        for budget in ledger.of(Budget):
            if budget.year == of.name:
                self.set_by[budget_name(ledger, budget.title), budget.nature].append(budget)
        self._of_circle = self._single_budget_of_circles()
        self._sort_lines()
        self._sort_transfers()
        self._sort_draws()
        self._sort_left_out()

    def _single_budget_of_circles(self) -> dict[str, str]:
        """Circles without a budget of their own name, whose one contributive budget has another."""
        owned: dict[str, set[str]] = defaultdict(set)
        for (name, nature), group in self.set_by.items():
            for budget in group:
                if nature == CONTRIBUTIVE and budget.circle is not None:
                    owned[self._ledger.circles.canonical[budget.circle]].add(name)
        return {
            circle: next(iter(names))
            for circle, names in owned.items()
            if len(names) == 1 and (circle, CONTRIBUTIVE) not in self.set_by
        }

    def _paying(self, name: str) -> Key:
        return self._of_circle.get(name, name), CONTRIBUTIVE

    def _sort_lines(self) -> None:
        by_name: dict[str, list[Line]] = defaultdict(list)
        for line in lines_between(self._ledger, self.first, self._last):
            by_name[line.budget].append(line)
        for name, found in by_name.items():
            self.lines[self._paying(name)] += found

    def _sort_transfers(self) -> None:
        for moved in self._ledger.of(Transfer):
            if self.first <= moved.day <= self._last:
                source, target = self._transfer_key(moved.source), self._transfer_key(moved.target)
                self.moved[source].append(Move(moved, -moved.amount, target[0]))
                self.moved[target].append(Move(moved, moved.amount, source[0]))

    def _sort_draws(self) -> None:
        for draw in draws(self._ledger, self._last):
            if self.first <= draw.day and draw.since <= self._last:
                self.draws[self._draw_key(draw)].append(draw)

    def _draw_key(self, draw: Draw) -> Key:
        """An expense draws on the budget for expenses of that name where there is one."""
        own = (draw.budget, EXPENSES)
        is_expense = isinstance(draw.record, Expense)
        return own if is_expense and own in self.set_by else self._paying(draw.budget)

    def _transfer_key(self, typed: str) -> Key:
        """The budget of the nature that is written, else the contributive one; another where it is the only one set."""
        name = budget_name(self._ledger, typed)
        said = name, said_nature(typed) or CONTRIBUTIVE
        key = said if said in self.set_by else self._paying(name)
        others = [other for other in self.set_by if other[0] == key[0]]
        return others[0] if key not in self.set_by and len(others) == 1 else key

    def _sort_left_out(self) -> None:
        for item in left_out_of_year(self._ledger, self._last):
            for key in self._left_out_keys(item):
                self.left_out[key].append(item)

    def _left_out_keys(self, item: LeftOut) -> set[Key]:
        if item.type is Transfer:
            ends = (item.values.get("source"), item.values.get("target"))
            return {self._transfer_key(name) for name in ends if name}
        typed = item.values.get("budget") or item.values.get("name") or item.values.get("circle")
        if not typed:
            return set()
        name, nature = self._paying(budget_name(self._ledger, typed))
        return {(name, item.values.get("nature", nature))}
