"""Where the figures of the report "budgets" come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from coopwiki.core.book_years import BookYear
from coopwiki.core.ledger import Ledger
from coopwiki.core.messages import spaced
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts, left_out_of_year
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.explain_pace import EVEN_PACE, LANDINGS, Ahead, evenly, pace_figures
from coopwiki.subjects.budgets.row import BudgetRow, BudgetTotals
from coopwiki.subjects.closing.envelope import place
from coopwiki.subjects.closing.report import decided_shares
from coopwiki.subjects.figure import COUNT, EUROS, PERCENT, Figure, Term, Value
from coopwiki.subjects.figure_terms import (
    allotted,
    counted,
    drawn,
    entered,
    funds,
    left_out,
    less,
    moved,
    spending,
)
from coopwiki.subjects.rules.year_rule import year_of

Made = Callable[[BudgetAccount], Iterable[Term]]


@dataclass(frozen=True, slots=True)
class _Sum:
    """A figure that rows and totals have: its names, what it is, its terms in one account, the rule."""

    name: str
    called: str
    kind: str
    terms: Made
    rule: str
    unit: str = ""


_AT_MOST = "au plus qu’elles puissent coûter quand leur montant est approché"
_SUMS: tuple[_Sum, ...] = (
    _Sum("allocated", "alloué", EUROS, allotted, "La somme des fiches Budget de l’année."),
    _Sum("transfers", "virements", EUROS, lambda a: map(moved, a.moved),
         "Les virements reçus, moins les virements donnés."),
    _Sum("available", "disponible", EUROS, funds,
         "Ce qui est alloué, plus les virements reçus, moins les virements donnés."),
    _Sum("spent", "dépensé", EUROS, spending, f"Les contributions, et les dépenses payées, {_AT_MOST}."),
    _Sum("committed", "engagé", EUROS, lambda a: map(drawn, a.commitments),
         f"Les dépenses engagées et les intentions annoncées, {_AT_MOST} ; un montant inconnu n’y est pas."),
    _Sum("remaining", "reste", EUROS, lambda a: chain(funds(a), less(spending(a)), less(map(drawn, a.commitments))),
         "Ce qui est disponible, moins ce qui est dépensé, moins ce qui est engagé."),
    _Sum("used_percent", "part utilisée", PERCENT, spending,
         "Ce qui est dépensé, divisé par ce qui est disponible, arrondi au pour cent du dessous ; rien"
         " quand rien n’est disponible.", EUROS),
    _Sum("lines", "lignes", COUNT, lambda a: counted(spending(a)),
         "Chaque contribution et chaque dépense payée compte pour 1."),
    _Sum("committed_unknown", "engagés sans montant", COUNT,
         lambda a: counted(map(drawn, (d for d in a.commitments if d.amount is None))),
         "Les dépenses engagées dont personne n’a écrit le montant."),
)  # fmt: skip
"""The sums by account, in the order of a row; the totals add the accounts."""


def figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report, budget by budget, then the totals."""
    data, of_year = budgets(ledger, today), accounts(ledger, today)
    for row, account in zip(data.budgets, of_year, strict=True):
        yield from of_budget(ledger, row, account, today, row.label)
    yield from _totals(ledger, data.totals, of_year, today)


def of_budget(ledger: Ledger, row: BudgetRow, account: BudgetAccount, today: date, name: str) -> Iterator[Figure]:
    """The figures of one budget."""
    yield from _sums(row, name, "budgets", (account,))
    yield _figure(
        "budgets",
        name,
        "committed_low",
        "engagé au moins",
        row.sums.commitments.low,
        lambda: (drawn(d, low=True) for d in account.commitments),
        "Les dépenses engagées et les intentions annoncées, au moins qu’elles puissent coûter.",
    )
    yield left_out(row.sums.left_out, account.left_out, "budgets", name)
    yield _figure("budgets", name, "paid", "payé", row.sums.paid, lambda: _paid(ledger, account, today), _PAID)
    yield Figure(
        "budgets",
        name,
        "alert_percent",
        "seuil atteint",
        row.alert.percent,
        PERCENT,
        lambda: spending(account),
        _ALERT,
        unit=EUROS,
    )
    yield from pace_figures("budgets", name, row, account, today, year_of(ledger, today))
    yield from _months(row, name, (account,), year_of(ledger, today))


_PAID = "Les lignes dont « réglé le » est passé, à la part décidée là où le budget a été clos, et les dépenses payées."
_ALERT = (
    "Le plus haut des seuils de la règle « seuils d’alerte d’un budget » que ce qui est dépensé atteint, en pour"
    " cent de ce qui est disponible ; rien au-dessous de tous."
)


def _sums(row: BudgetRow | BudgetTotals, name: str, group: str, of: tuple[BudgetAccount, ...]) -> Iterator[Figure]:
    for one in _SUMS:
        value: Value = getattr(row.sums, one.name)
        yield Figure(
            group,
            name,
            one.name,
            one.called,
            value,
            one.kind,
            _in_all(one.terms, of),
            spaced(one.rule),
            main=one.name == "remaining",
            unit=one.unit,
        )


def _in_all(made: Made, of: tuple[BudgetAccount, ...]) -> Callable[[], Iterator[Term]]:
    return lambda: chain.from_iterable(map(made, of))


def _figure(
    group: str, row: str, name: str, called: str, value: Value, terms: Callable[[], Iterable[Term]], rule: str
) -> Figure:
    return Figure(group, row, name, called, value, EUROS, terms, spaced(rule))


def _months(
    row: BudgetRow | BudgetTotals, name: str, of: tuple[BudgetAccount, ...], year: BookYear
) -> Iterator[Figure]:
    """What was spent in each month, named by its place in the year: `Technique by_month 03`."""
    group = "budgets" if name else "totals"
    for number, amount in enumerate(row.pace.by_month, start=1):
        yield _figure(
            group,
            name,
            f"by_month {number:02}",
            f"mois {number:02}",
            amount,
            _in_month(of, year, number),
            "Les contributions et les dépenses payées de ce mois.",
        )


def _in_month(of: tuple[BudgetAccount, ...], year: BookYear, number: int) -> Callable[[], Iterator[Term]]:
    everything = _in_all(spending, of)
    return lambda: (term for term in everything() if term.day and year.month_of(term.day) == number - 1)


def _paid(ledger: Ledger, account: BudgetAccount, today: date) -> Iterator[Term]:
    shares = decided_shares(ledger, today)
    for line in account.lines:
        given = line.contribution
        if given.settled and given.settled <= today:
            share = shares.get(place(line), line.amount)
            how = "ce qui était demandé" if share == line.amount else "la part décidée à la clôture"
            yield entered(given, share, f"{line.who}, {given.what}", how)
    yield from map(drawn, account.expenses)


def _totals(ledger: Ledger, totals: BudgetTotals, of_year: tuple[BudgetAccount, ...], today: date) -> Iterator[Figure]:
    yield from _sums(totals, "", "totals", of_year)
    yield left_out(totals.sums.left_out, left_out_of_year(ledger, today), "totals")
    yield _figure(
        "totals",
        "",
        "paid",
        "payé",
        totals.sums.paid,
        lambda: chain.from_iterable(_paid(ledger, a, today) for a in of_year),
        _PAID,
    )
    for name, called, pace, made in LANDINGS:
        yield _figure(
            "totals",
            "",
            name,
            called,
            pace(totals.pace),
            _landings(made, of_year, today, year_of(ledger, today)),
            f"La somme des budgets ; « explain budgets NOM {name} » dit d’où vient chacun.",
        )
    yield _figure(
        "totals",
        "",
        "even_pace",
        "rythme régulier",
        totals.pace.even,
        lambda: evenly(chain.from_iterable(map(funds, of_year)), today, year_of(ledger, today)),
        EVEN_PACE,
    )
    yield from _months(totals, "", of_year, year_of(ledger, today))


def _landings(made: Ahead, of: tuple[BudgetAccount, ...], today: date, year: BookYear) -> Callable[[], Iterator[Term]]:
    return lambda: chain.from_iterable(made(account, today, year) for account in of)


EXPLAINED = {
    "budgets": figures,
}
