"""Records as terms of a figure: what each adds, and how its amount was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from coopwiki.core.costs import BY_RULE
from coopwiki.core.days import write_day
from coopwiki.core.durations import clock
from coopwiki.core.euros import ZERO, write_euros
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import LeftOut
from coopwiki.core.messages import spaced
from coopwiki.schema.record import Record
from coopwiki.subjects.budgets.accounts import BudgetAccount, Move
from coopwiki.subjects.budgets.charges import Draw
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.figure import COUNT, NOTHING, Figure, Term

ONE = Decimal(1)
LEFT_OUT = "Les fiches qu’une erreur écarte : elles ne sont dans aucun total."


def asked(line: Line) -> Term:
    """The euros of a contribution."""
    return _written(line.contribution, line.amount, _work(line), _how(line.contribution))


def time_of(line: Line) -> Term:
    """The minutes of a contribution."""
    spent = line.contribution.spent
    how = spaced("la durée notée") if spent is not None else "aucune durée notée"
    return _written(line.contribution, spent or NOTHING, _work(line), how)


def _work(line: Line) -> str:
    return f"{line.who}, {shortened(line.contribution.what)}"


def _how(given: Contribution) -> str:
    if given.lump_sum is not None:
        return "somme forfaitaire"
    if given.spent is None or given.rate is None:
        return "rien n’est demandé"
    return spaced(f"{clock(given.spent)} × {write_euros(given.rate)} de l’heure, au centime le plus proche")


def allotted(account: BudgetAccount) -> Iterator[Term]:
    """What each record of a budget sets aside, from the first day of its year on."""
    for budget in account.set_by:
        what = f"Budget {budget.year}, {budget.title}"
        yield _written(budget, budget.amount, what, "somme allouée", account.first)


def moved(move: Move) -> Term:
    """What a transfer brings or takes."""
    ends = f"Virement {'vers' if move.amount < 0 else 'de'} {move.other}"
    return _written(move.transfer, move.amount, ends, "virement")


def drawn(draw: Draw, *, low: bool = False) -> Term:
    """An expense or an intention, at the most it may be, or at the least; an unknown amount adds nothing."""
    given = draw.record
    if draw.amount is None:
        return _written(given, ZERO, shortened(given.what), _unknown(draw))
    amount = draw.amount.low if low else draw.amount.high
    rough = "montant écrit"
    if draw.amount.low != draw.amount.high:
        rough = "le moins qui soit écrit" if low else "le plus qui soit écrit"
    return _written(given, amount, shortened(given.what), ", ".join(filter(None, (_how_due(draw), rough))))


def _unknown(draw: Draw) -> str:
    made = "montant inconnu, compté à part"
    return made if draw.cost is None else f"{_how_due(draw)} : {made}"


def _how_due(draw: Draw) -> str:
    """How an amount that comes back, or that a quantity makes, is made; '' for one that is simply written."""
    cost = draw.cost
    if cost is None:
        return ""
    by_rule = f" au prix de la règle « {BY_RULE[cost.unit]} » ce jour-là" if cost.unpriced else ""
    due = f", échéance du {write_day(draw.day)}" if cost.months else ""
    return spaced(f"{cost}{by_rule}{due}")


def _written(record: Record, amount: Decimal, what: str, how: str, day: date | None = None) -> Term:
    on = day or getattr(record, "day", None)
    page = record.page
    return Term(amount, what, how, on, page.title, page.revision, record.line)


def entered(record: Record, amount: Decimal, what: str, how: str) -> Term:
    """What any other record adds."""
    return _written(record, amount, what, how)


def computed(amount: Decimal, what: str, how: str) -> Term:
    """A part that no line holds."""
    return Term(amount, spaced(what), spaced(how))


def missing(item: LeftOut) -> Term:
    """A call that an error leaves out, counted as one."""
    what, how = f"{getattr(item.type, 'template', '')} non lue", "une fiche écartée"
    return Term(ONE, what, how, None, item.page.title, item.page.revision, item.line)


def left_out(value: int, out: Iterable[LeftOut], group: str = "", row: str = "", more: Iterable[Term] = ()) -> Figure:
    """How many calls errors leave out: of a whole report, which is meant by `left_out` alone, or of a group's row.

    `more` are terms beside those of the calls.
    """
    name, terms = "left_out" if group else "", (*map(missing, out), *more)
    return Figure(
        group or "left_out", row, name, "fiches écartées", value, COUNT, lambda: terms, LEFT_OUT, main=not group
    )


def counted(terms: Iterable[Term]) -> Iterator[Term]:
    """Each of these counted as one."""
    return (replace(term, amount=ONE, how="compte pour 1") for term in terms)


def less(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms as ones that are taken away: with the other sign."""
    return (replace(term, amount=-term.amount) for term in terms)


def funds(account: BudgetAccount) -> Iterator[Term]:
    """What is available to a budget: what is set aside, and its transfers."""
    yield from allotted(account)
    yield from map(moved, account.moved)


def spending(account: BudgetAccount) -> Iterator[Term]:
    """What a budget has spent: contributions, and expenses paid at the most they may be."""
    yield from map(asked, account.lines)
    yield from map(drawn, account.expenses)
