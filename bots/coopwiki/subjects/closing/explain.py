"""Where the figures of the reports "closing" and "assertions" come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain

from coopwiki.core.days import write_day
from coopwiki.core.elision import of
from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.core.messages import spaced
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts
from coopwiki.subjects.budgets.assertion import Assertion
from coopwiki.subjects.budgets.assertions_report import ACCEPTED, AssertionRow, assertions
from coopwiki.subjects.budgets.row import label_of
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.closing.envelope import Envelope
from coopwiki.subjects.closing.report import BudgetClosing, closing, envelopes
from coopwiki.subjects.closing.scenarios import Scenario, ScenarioShare
from coopwiki.subjects.figure import EUROS, Figure, Term, Value
from coopwiki.subjects.figure_terms import (
    allotted,
    asked,
    computed,
    drawn,
    entered,
    funds,
    left_out,
    less,
    moved,
    spending,
)
from coopwiki.subjects.rules.year_rule import year_of

Terms = Callable[[], Iterable[Term]]


def closing_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "closing": `Technique 2025 envelope`, `Technique 2025 prorata Ana Martin`."""
    data = closing(ledger, today)
    for row, found in zip(data.closings, envelopes(ledger, today), strict=True):
        yield from _of_envelope(row, found)
    yield left_out(data.left_out, ledger.left_out_of(Closing))


_Euros = Callable[[str, str, Value, Terms, str], Figure]
"""Makes a figure in euros of its name, what it is called, its value, its terms and its rule."""


def _euros(group: str, row: str, main: str) -> _Euros:
    """Makes the figures of a row, in euros; `main` is the name of the one meant where only the row is named."""

    def made(name: str, called: str, value: Value, terms: Terms, rule: str) -> Figure:
        is_main = name == main
        return Figure(group, row, name, called, value, EUROS, terms, spaced(rule), main=is_main)

    return made


def _of_envelope(row: BudgetClosing, found: Envelope) -> Iterator[Figure]:
    euros = _euros("closings", f"{row.label} {row.year}", "envelope")
    yield from _of_size(row, found, euros)
    yield euros("asked", "demandé", row.asked, lambda: _asked(found), _ASKED)
    yield euros("missing", "manque", row.missing, lambda: _missing(row, found), _MISSING)
    for scenario in row.scenarios:
        for share in scenario.shares:
            name, called = f"{scenario.name} {share.name}", f"part {of(share.name)}"
            rule = f"{scenario.how} {_CENTS}"
            yield euros(name, called, share.receives, _share(found, scenario, share), rule)


def _of_size(row: BudgetClosing, found: Envelope, euros: _Euros) -> Iterator[Figure]:
    """What the envelope is made of, and the envelope."""
    yield euros(
        "available",
        "disponible",
        row.available,
        lambda: _funds(found),
        "Ce qui est alloué, et les virements.",
    )
    yield euros(
        "paid",
        "payé",
        row.paid,
        lambda: _paid(found),
        "Les lignes déjà réglées, et les dépenses payées, au plus qu’elles puissent coûter.",
    )
    yield euros(
        "committed",
        "engagé",
        row.committed,
        lambda: _engaged(found),
        "Les dépenses décidées et pas encore payées, au plus qu’elles puissent coûter.",
    )
    yield euros("envelope", "enveloppe", row.envelope, lambda: _envelope(found), _SIZE)


_SIZE = "Ce qui est disponible, moins ce qui est payé, moins ce qui est engagé ; ou la somme que la clôture a décidée."
_ASKED = "Les lignes qui attendent un paiement ; sauf celles d’une personne qui a rendu plus qu’elle ne demande."
_MISSING = "Ce qui est demandé, moins l’enveloppe ; rien quand elle suffit."
_CENTS = (
    "Chaque part est arrondie au centime du dessous ; les centimes qui restent vont un à un à celles qui ont perdu le"
    " plus, puis à la plus petite demande, puis dans l’ordre des noms."
)


def _funds(found: Envelope) -> Iterator[Term]:
    return chain.from_iterable(map(funds, found.accounts))


def _paid(found: Envelope) -> Iterator[Term]:
    yield from map(asked, found.settled)
    yield from (drawn(draw) for account in found.accounts for draw in account.expenses)


def _engaged(found: Envelope) -> Iterator[Term]:
    draws = (draw for account in found.accounts for draw in account.commitments)
    return (drawn(draw) for draw in draws if not draw.is_intention)


def _envelope(found: Envelope) -> Iterator[Term]:
    decided = found.closing
    if decided is not None and decided.envelope is not None:
        yield entered(decided, decided.envelope, "Clôture", "l’enveloppe décidée")
        return
    yield from _funds(found)
    yield from less(_paid(found))
    yield from less(_engaged(found))


def _asked(found: Envelope) -> Iterator[Term]:
    return (asked(line) for line in found.lines if line.who in found.asked)


def _missing(row: BudgetClosing, found: Envelope) -> Iterator[Term]:
    if row.missing:
        yield from _asked(found)
        yield from less(_envelope(found))


def _share(found: Envelope, scenario: Scenario, share: ScenarioShare) -> Terms:
    def terms() -> Iterator[Term]:
        yield from (asked(line) for line in found.lines if line.who == share.name)
        if share.renounced:
            yield computed(-share.renounced, "Renoncement", "ce à quoi cette personne renonce")
        cut = share.receives - (share.asked - share.renounced)
        if cut:
            yield computed(cut, "L’enveloppe ne suffit pas", f"partage « {scenario.name} »")

    return terms


def assertion_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "assertions": `Technique 2026-06-30 computed`."""
    data = assertions(ledger, today)
    for row in data.assertions:
        before = [r for r in data.assertions if _precedes(ledger, r, row)]
        yield from _of_assertion(row, _account(ledger, row, today), before)
    yield left_out(data.left_out, ledger.left_out_of(Assertion))


def _precedes(ledger: Ledger, earlier: AssertionRow, row: AssertionRow) -> bool:
    """Whether a difference accepted there is one of those accepted before this row."""
    same = (earlier.name, earlier.nature) == (row.name, row.nature) and row.day in year_of(ledger, earlier.day)
    placed = (earlier.day, earlier.page, earlier.line) < (row.day, row.page, row.line)
    return same and placed and earlier.state == ACCEPTED


def _account(ledger: Ledger, row: AssertionRow, today: date) -> BudgetAccount:
    of_year = accounts(ledger, min(today, year_of(ledger, row.day).last))
    named = (a for a in of_year if (a.name, a.nature) == (row.name, row.nature))
    return next(named, BudgetAccount(row.name, row.nature, (), (), (), ()))


def _of_assertion(row: AssertionRow, account: BudgetAccount, before: Iterable[AssertionRow]) -> Iterator[Figure]:
    named = label_of(row.name, row.nature)
    found, accepted = _term(row, row.asserted, "solde constaté"), _accepted(before)
    euros = _euros("assertions", f"{named} {row.day}", "difference")
    yield euros("asserted", "constaté", row.asserted, lambda: (found,), "Le montant que la fiche dit.")
    yield euros(
        "computed",
        "calculé",
        row.computed,
        lambda: _balance(account, row.day),
        f"Alloué, plus les virements, moins ce qui est dépensé, au soir du {write_day(row.day)}.",
    )
    yield euros(
        "accepted_before",
        "écarts acceptés avant",
        row.accepted_before,
        lambda: accepted,
        "La somme des écarts acceptés plus tôt dans l’année.",
    )
    yield euros(
        "difference",
        "écart",
        row.difference,
        lambda: (found, *less(_balance(account, row.day)), *less(accepted)),
        "Constaté, moins calculé, moins les écarts déjà acceptés.",
    )


def _accepted(rows: Iterable[AssertionRow]) -> tuple[Term, ...]:
    return tuple(_term(row, row.difference, "écart accepté") for row in rows)


def _term(row: AssertionRow, amount: Decimal, how: str) -> Term:
    return Term(amount, "Solde constaté", how, row.day, row.page, row.revision, row.line)


def _balance(account: BudgetAccount, evening: date) -> Iterator[Term]:
    yield from allotted(account)
    dated = chain(map(moved, account.moved), less(spending(account)))
    yield from (term for term in dated if term.day and term.day <= evening and term.amount != ZERO)


EXPLAINED = {
    "closing": closing_figures,
    "assertions": assertion_figures,
}
