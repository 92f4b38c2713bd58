"""Where the figures of the report "projects" come from: the expenses that name a thing, the fundings of a funder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from coopwiki.core.approximate import Estimate
from coopwiki.core.euros import ZERO, About
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.expense import COMMITTED, CONSIDERED, PAID, Expense
from coopwiki.subjects.figure import COUNT, EUROS, Figure, Term
from coopwiki.subjects.figure_terms import ONE, entered, left_out, less
from coopwiki.subjects.finances.finances_explain import awaited, listed
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.finances.projects_report import OWN
from coopwiki.subjects.finances.spending import (
    BRAND,
    COMMONS,
    PROJECT,
    Funder,
    NamedExpenses,
    exactly,
    funders,
    spending,
    without_any,
)
from coopwiki.subjects.finances.years import total
from coopwiki.subjects.rules.year_rule import book_years

HIGH = "La somme, au plus que les montants écrits peuvent être ; les montants inconnus sont à part."
LOW = "La somme, au moins que les montants écrits peuvent être ; les montants inconnus sont à part."
UNKNOWN = "Les fiches dont le montant n’est pas écrit, une fois chacune."
LEFT = "Ce qui est accordé moins ce qui est payé et engagé ; les montants inconnus sont à part."
ELSEWHERE = "Les dépenses qui ne disent ni projet, ni commun, ni marque, ni financeur, une fois chacune."
GROUPS = {"projects": PROJECT, "commons": COMMONS, "brands": BRAND}
STATES = {"planned": (CONSIDERED, "envisagé"), "committed": (COMMITTED, "engagé"), "paid": (PAID, "payé")}

Amounts = tuple[tuple[Expense | Funding, About | None], ...]


def project_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `Refonte du site paid high`, `Région left low`."""
    for group, dimension in GROUPS.items():
        for one in spending(ledger, today, dimension):
            yield from _spent(group, one.name, one)
    for funder in funders(ledger, today):
        yield from _of_funder("funders", funder.name, funder)
        if not funder.granted.unknown:
            yield from _left(funder)
        for year in sorted({one.year for one in funder.fundings if one.awaits_report(today)}):
            yield from _of_funder("reports", f"{funder.name} {year}", funder.of_year(year, book_years(ledger)))
    yield from awaited(ledger, today)
    loose_ones = without_any(ledger, today)
    terms = [entered(one, ONE, shortened(one.what), "ne nomme rien") for one in loose_ones]
    yield Figure("elsewhere", "", "", "dépenses sans nom", len(terms), COUNT, listed(terms), ELSEWHERE)
    out = [item for type_ in OWN for item in ledger.left_out_of(type_)]
    yield left_out(len(out), out)


def _of_funder(group: str, row: str, given: Funder) -> Iterator[Figure]:
    own: Amounts = tuple((one, exactly(one)) for one in given.fundings)
    yield from _estimated(group, row, "granted", "accordé", given.granted, own)
    yield from _spent(group, row, given.spent)


def _spent(group: str, row: str, given: NamedExpenses) -> Iterator[Figure]:
    for name, (state, called) in STATES.items():
        own: Amounts = tuple((one, one.amount) for one in given.expenses if one.state == state)
        yield from _estimated(group, row, name, called, given.in_state(state), own)


def _estimated(group: str, row: str, name: str, called: str, value: Estimate, own: Amounts) -> Iterator[Figure]:
    """The most, the least and how many are unknown."""
    known = [(one, amount) for one, amount in own if amount is not None]
    high, low = ([_term(one, amount, most=most) for one, amount in known] for most in (True, False))
    unknown = [entered(one, ONE, _what(one), "montant inconnu") for one, amount in own if amount is None]
    make = partial(Figure, group, row)
    yield make(f"{name} high", called, value.high, EUROS, listed(high), HIGH, main=name == "paid")
    yield make(f"{name} low", f"{called}, au moins", value.low, EUROS, listed(low), LOW)
    yield make(f"{name} unknown", f"{called}, montants inconnus", value.unknown, COUNT, listed(unknown), UNKNOWN)


def _term(one: Expense | Funding, amount: About, *, most: bool) -> Term:
    value = amount.high if most else amount.low
    return entered(one, value, _what(one), one.state if amount.low == amount.high else f"{one.state}, écrit à peu près")


def _what(one: Expense | Funding) -> str:
    return shortened(one.what if isinstance(one, Expense) else f"{one.template} {one.year}")


def _left(given: Funder) -> Iterator[Figure]:
    """What is left: fundings less expenses paid and committed, at both ends."""
    used = [one for one in given.spent.expenses if one.state in (COMMITTED, PAID)]
    known = [(one, one.amount) for one in used if one.amount is not None]
    granted = [entered(one, one.amount or ZERO, _what(one), one.state) for one in given.fundings]
    whole, make = total(given.fundings), partial(Figure, "funders", given.name)
    least = [*granted, *less(_term(one, amount, most=True) for one, amount in known)]
    most = [*granted, *less(_term(one, amount, most=False) for one, amount in known)]
    low, high = whole - sum(a.high for _, a in known), whole - sum(a.low for _, a in known)
    yield make("left low", "reste, au moins", low, EUROS, listed(least), LEFT)
    yield make("left high", "reste", high, EUROS, listed(most), LEFT)
    terms = [entered(one, ONE, _what(one), "montant inconnu") for one in used if one.amount is None]
    yield make("left unknown", "reste, montants inconnus", len(terms), COUNT, listed(terms), UNKNOWN)
