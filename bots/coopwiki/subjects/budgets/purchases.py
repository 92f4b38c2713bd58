"""Expenses as they fall due: one that comes back is an expense on each of its days, at the price of that day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from coopwiki.core.costs import BY_RULE, Cost
from coopwiki.core.euros import About
from coopwiki.core.ledger import Ledger
from coopwiki.schema.kinds import PRICE
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.expense import COMMITTED, PAID, Expense
from coopwiki.subjects.rules.rules import Noted, rule_on_day
from coopwiki.subjects.rules.year_rule import last_day, year_of


@dataclass(frozen=True, slots=True)
class Purchase:
    """An expense on one day on which it is due: `due`, with that day and its amount; `written` as it was typed."""

    due: Expense
    written: Expense


def purchases(ledger: Ledger, on: date) -> tuple[Purchase, ...]:
    """Every expense, in page and line order; one that comes back on each of its days up to the end of the year of `on`.

    Of one that is paid, what falls due after `on` is committed. One that begins after `on` stands on its first day.
    `date.max` is the end of the last year that a budget or an expense is written for.
    """
    if not any(isinstance(one.amount, Cost) for one in ledger.of(Expense)):
        return ledger.once(_once)
    return ledger.once(_purchases, last_written(ledger) if on == date.max else on)


def last_written(ledger: Ledger) -> date:
    """The end of the last year that a budget or an expense is written for."""
    ends = {last_day(ledger, one.year) for one in ledger.of(Budget)}
    ends |= {year_of(ledger, day).last for one in ledger.of(Expense) for day in (one.day, one.until) if day}
    return max(ends, default=date.min)


def begun(ledger: Ledger, on: date) -> tuple[Expense, ...]:
    """The expenses dated up to `on` as they fall due, those of the rest of the year with them."""
    return tuple(one.due for one in purchases(ledger, on) if one.written.day <= on)


def price_on(ledger: Ledger, unit: str, day: date) -> Noted[Decimal] | None:
    """The rule that says what a unit costs on a day; None where there is none."""
    return rule_on_day(ledger, BY_RULE[unit], PRICE, day) if unit in BY_RULE else None


def amount_on(ledger: Ledger, amount: About | None, day: date) -> About | None:
    """What is due on a day; None where nobody knows it, or a rule that says it is missing."""
    if not isinstance(amount, Cost):
        return amount
    if not amount.unpriced:
        return About(amount.low, amount.high, amount.approximate)
    price = price_on(ledger, amount.unit, day)
    return amount.at(price.value) if price else None


def _once(ledger: Ledger) -> tuple[Purchase, ...]:
    return tuple(Purchase(one, one) for one in ledger.of(Expense))


def _purchases(ledger: Ledger, on: date) -> tuple[Purchase, ...]:
    return tuple(each for one in ledger.of(Expense) for each in _of(ledger, one, on))


def _of(ledger: Ledger, one: Expense, on: date) -> Iterator[Purchase]:
    if not isinstance(one.amount, Cost):
        yield Purchase(one, one)
        return
    end = max(one.day, year_of(ledger, on).last) if one.day <= on else one.day
    for day in one.days(end):
        later = one.months and one.state == PAID and day > on
        amount = amount_on(ledger, one.amount, day)
        yield Purchase(replace(one, day=day, amount=amount, until=None, state=COMMITTED if later else one.state), one)
