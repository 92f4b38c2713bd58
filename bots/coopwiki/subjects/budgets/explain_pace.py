"""Where the figures of a budget's pace come from: its rate, the day it runs out, where it lands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import chain

from coopwiki.core.book_years import BookYear
from coopwiki.core.days import write_day
from coopwiki.core.euros import to_cent, write_euros
from coopwiki.core.messages import spaced
from coopwiki.subjects.budgets.accounts import BudgetAccount
from coopwiki.subjects.budgets.pace import WINDOW
from coopwiki.subjects.budgets.row import BudgetPace, BudgetRow
from coopwiki.subjects.figure import DAY, EUROS, NOTHING, Figure, Term, Value
from coopwiki.subjects.figure_terms import computed, drawn, funds, less, spending

Ahead = Callable[[BudgetAccount, date, BookYear], Iterable[Term]]
EVEN_PACE = "Ce qui est disponible, à proportion des jours de l’année passés, au centime le plus proche."


def pace_figures(
    group: str, name: str, row: BudgetRow, account: BudgetAccount, today: date, year: BookYear
) -> Iterator[Figure]:
    """The figures of one budget that look ahead."""

    def euros(figure: str, called: str, value: Value, terms: Ahead, rule: str) -> Figure:
        made = partial(terms, account, today, year)
        return Figure(group, name, figure, called, value, EUROS, made, spaced(rule))

    yield _run_out(group, name, row, account, today, year)
    for figure, called, pace, made in LANDINGS:
        rule = _pace(account, today, year) if figure == "landing" else row.pace.between.how
        yield euros(figure, called, pace(row.pace), made, rule)
    yield euros("even_pace", "rythme régulier", row.pace.even, _evenly, EVEN_PACE)


def _evenly(account: BudgetAccount, today: date, year: BookYear) -> Iterator[Term]:
    return evenly(funds(account), today, year)


def evenly(available: Iterable[Term], today: date, year: BookYear) -> Iterator[Term]:
    """What is available, less the part of the days to come."""
    given = tuple(available)
    yield from given
    whole, passed = _sum(given), year.passed(today)
    days = passed + _left(today, year)
    how = f"ce qui est disponible × {_left(today, year)} jours sur {days}, arrondi compris"
    pace = to_cent(Fraction(whole) * passed / days)
    yield computed(pace - whole, "Les jours qui restent", how)


def _left(today: date, year: BookYear) -> int:
    """The days to come in the year."""
    return (year.last - today).days


def _start(today: date, year: BookYear) -> date:
    return max(year.first, today - WINDOW)


def _in_window(account: BudgetAccount, today: date, year: BookYear) -> Iterator[Term]:
    """What was spent since the later of the first day of the year and 89 days before."""
    start = _start(today, year)
    return (term for term in spending(account) if term.day and term.day >= start)


def _sum(terms: Iterable[Term]) -> Decimal:
    return sum((term.amount for term in terms), NOTHING)


def _rate(account: BudgetAccount, today: date, year: BookYear) -> Fraction:
    """Euros a day, exact, over the last 90 days."""
    window = (today - _start(today, year)).days + 1
    return Fraction(_sum(_in_window(account, today, year))) / window


def _pace(account: BudgetAccount, today: date, year: BookYear) -> str:
    """The rate, its window, and what it comes to."""
    start, spent = _start(today, year), _sum(_in_window(account, today, year))
    window, left = (today - start).days + 1, _left(today, year)
    daily = to_cent(Fraction(spent) / window)
    return (
        f"Le rythme : {write_euros(spent)} du {write_day(start)} au {write_day(today)}, {window} jours, soit environ"
        f" {write_euros(daily)} par jour (non arrondi dans le calcul). Atterrissage : ce qui est dépensé, plus ce"
        f" rythme pendant les {left} jours qui restent, au centime le plus proche."
    )


def _landing(account: BudgetAccount, today: date, year: BookYear) -> Iterator[Term]:
    given, left = tuple(spending(account)), _left(today, year)
    yield from given
    spent = _sum(given)
    ahead = to_cent(Fraction(spent) + _rate(account, today, year) * left) - spent
    how = f"rythme des 90 derniers jours × {left} jours, au centime le plus proche"
    yield computed(ahead, "Les jours qui restent", how)


def _ahead_at(account: BudgetAccount, today: date, year: BookYear) -> tuple[Decimal, Decimal]:
    """What the days to come spend at the slower and at the faster of two paces; below zero counts as none."""
    of_year = Fraction(_sum(spending(account))) / year.passed(today)
    paces = [max(Fraction(0), pace) for pace in (_rate(account, today, year), of_year)]
    return to_cent(min(paces) * _left(today, year)), to_cent(max(paces) * _left(today, year))


def _low(account: BudgetAccount, today: date, year: BookYear) -> Iterator[Term]:
    """Spent, and the slower pace; or what is committed where that is more."""
    yield from spending(account)
    slow, _ = _ahead_at(account, today, year)
    committed = tuple(drawn(draw, low=True) for draw in account.commitments)
    if _sum(committed) > slow:
        yield from committed
    else:
        yield computed(slow, "Les jours qui restent", "au rythme le plus lent")


def _high(account: BudgetAccount, today: date, year: BookYear) -> Iterator[Term]:
    yield from spending(account)
    yield from map(drawn, account.commitments)
    _, fast = _ahead_at(account, today, year)
    yield computed(fast, "Les jours qui restent", "au rythme le plus rapide")


LANDINGS: tuple[tuple[str, str, Callable[[BudgetPace], Decimal], Ahead], ...] = (
    ("landing", "atterrissage", lambda pace: pace.landing, _landing),
    ("landing_low", "atterrissage au moins", lambda pace: pace.between.low, _low),
    ("landing_high", "atterrissage au plus", lambda pace: pace.between.high, _high),
)
"""The name of each estimate of where a budget lands, in English and in French, itself, and its terms."""


def _run_out(group: str, name: str, row: BudgetRow, account: BudgetAccount, today: date, year: BookYear) -> Figure:
    exceeded = row.sums.spent > row.sums.available
    rule = _exceeded(row) if exceeded else _ahead(row, account, today, year)
    return Figure(
        group,
        name,
        "run_out",
        "épuisement",
        row.pace.run_out,
        DAY,
        lambda: _until(account, row.pace.run_out) if exceeded else tuple(_in_window(account, today, year)),
        spaced(rule),
        unit=EUROS,
    )


def _until(account: BudgetAccount, end: date | None) -> tuple[Term, ...]:
    """What is available, less what was spent up to the day it ran out."""
    spent = (term for term in spending(account) if end and term.day and term.day <= end)
    return tuple(chain(funds(account), less(spent)))


def _exceeded(row: BudgetRow) -> str:
    sums = row.sums
    return (
        "Ce qui est disponible, moins ce qui est dépensé jusqu’à ce jour-là : c’est le premier soir où il reste moins"
        f" que rien. À ce jour, {write_euros(sums.spent)} sont dépensés pour {write_euros(sums.available)} disponibles."
    )


def _ahead(row: BudgetRow, account: BudgetAccount, today: date, year: BookYear) -> str:
    """The rate, and the day on which it takes what is left."""
    start, spent = _start(today, year), _sum(_in_window(account, today, year))
    window, left = (today - start).days + 1, row.sums.available - row.sums.spent
    rate = f"{write_euros(spent)} du {write_day(start)} au {write_day(today)}, {window} jours"
    if spent <= 0:
        return f"Le rythme : {rate}. Rien n’est dépensé à ce rythme : il n’y a pas de jour d’épuisement."
    days = int(Fraction(left) * window // Fraction(spent)) + 1
    end = row.pace.run_out and f"c’est le {write_day(row.pace.run_out)}"
    return (
        f"Le rythme : {rate}. Il reste {write_euros(left)} : à ce rythme, il est dépassé {days} jours après le"
        f" {write_day(today)}, {end or 'après la fin de l’année : il n’y a pas de jour d’épuisement'}."
    )
