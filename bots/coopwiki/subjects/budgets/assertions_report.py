"""Assertions: what people found to be left of a budget, against what is computed for that evening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts
from coopwiki.subjects.budgets.assertion import Assertion
from coopwiki.subjects.budgets.balance import BalanceChange, Balances
from coopwiki.subjects.budgets.budget import CONTRIBUTIVE, Budget, said_nature
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import budget_name
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.year_rule import year_of

HOLDS, DIFFERS, ACCEPTED = "tient", "écart", "écart accepté"


@dataclass(frozen=True, slots=True)
class AssertionRow:
    """One assertion. Euros to the cent: difference = asserted − computed − accepted before.

    `accepted_before` are the year's differences accepted earlier on this budget: they need no further
    reason. `since` is the evening of the last one that held or was accepted, None since 1 January;
    `lines` what moved the balance after it, where the assertion does not hold.
    """

    day: date
    name: str
    nature: str
    asserted: Decimal
    computed: Decimal
    accepted_before: Decimal
    difference: Decimal
    state: str
    reason: str | None
    exists: bool
    since: date | None
    lines: tuple[BalanceChange, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Assertions:
    """Every assertion dated up to `on`, in order of budget and day. `open` counts those that differ."""

    on: date
    revision: int
    open: int
    assertions: tuple[AssertionRow, ...]
    left_out: int
    future: tuple[Future, ...]


READS = (Assertion, Budget, Transfer, Contribution, Expense, Circle, Rule)


def assertions(ledger: Ledger, today: date) -> Assertions:
    """Each *Solde constaté* "au soir du" against the computed balance of that evening."""
    return ledger.once(_assertions, today)


def _assertions(ledger: Ledger, today: date) -> Assertions:
    rows = tuple(_rows(ledger, today))
    dated = ((given.page, given.line, given.day) for given in ledger.of(Assertion))
    return Assertions(
        on=today,
        revision=as_of(ledger, READS) if rows else 0,
        open=sum(row.state == DIFFERS for row in rows),
        assertions=rows,
        left_out=len(ledger.left_out_of(Assertion)),
        future=future_of(Assertion.template, dated, today),
    )


def _rows(ledger: Ledger, today: date) -> Iterator[AssertionRow]:
    past = (given for given in ledger.of(Assertion) if given.day <= today)
    found = [(_account(ledger, given, today), given) for given in past]
    found.sort(key=lambda pair: (pair[0].name, pair[0].nature, pair[1].day, pair[1].page.title))
    for _, group in groupby(found, key=lambda p: (p[0].name, p[0].nature, year_of(ledger, p[1].day))):
        yield from _in_turn(group)


def _in_turn(found: Iterable[tuple[BudgetAccount, Assertion]]) -> Iterator[AssertionRow]:
    """The assertions of one budget and year, each after the one before."""
    accepted, since, balances = ZERO, None, None
    for account, given in found:
        balances = balances or Balances(account)
        row = _row(account, balances, given, accepted, since)
        yield row
        if row.state == ACCEPTED:
            accepted += row.difference
        if row.state != DIFFERS:
            since = row.day


def _row(
    account: BudgetAccount, balances: Balances, given: Assertion, accepted: Decimal, since: date | None
) -> AssertionRow:
    computed = balances.on(given.day)
    difference = given.amount - computed - accepted
    state = HOLDS if not difference else ACCEPTED if given.accepted else DIFFERS
    return AssertionRow(
        day=given.day,
        name=account.name,
        nature=account.nature,
        asserted=given.amount,
        computed=computed,
        accepted_before=accepted,
        difference=difference,
        state=state,
        reason=given.accepted,
        exists=bool(account.set_by),
        since=since,
        lines=() if state == HOLDS else balances.between(since, given.day),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def _account(ledger: Ledger, given: Assertion, today: date) -> BudgetAccount:
    """The budget that is meant: of the nature that is said, else the contributive one, else the only one there is."""
    name = budget_name(ledger, given.budget)
    named = ledger.once(_by_name, min(today, year_of(ledger, given.day).last)).get(name, {})
    said = given.nature or said_nature(given.budget)
    wanted = said or CONTRIBUTIVE
    if wanted not in named and said is None and len(named) == 1:
        return next(iter(named.values()))
    return named.get(wanted) or BudgetAccount(name, wanted, (), (), (), ())


def _by_name(ledger: Ledger, on: date) -> dict[str, dict[str, BudgetAccount]]:
    """The accounts of a year by name, the circle's too, and nature."""
    found: dict[str, dict[str, BudgetAccount]] = {}
    for account in accounts(ledger, on):
        for name in {account.name, _of(ledger, account) or account.name}:
            found.setdefault(name, {})[account.nature] = account
    return found


def _of(ledger: Ledger, account: BudgetAccount) -> str | None:
    """The circle whose budget it is, where it has a name of its own."""
    circle = next((budget.circle for budget in account.set_by if budget.circle), None)
    return ledger.circles.canonical[circle] if circle else None


REPORT = ReportType(
    "assertions",
    READS,
    assertions,
    robot="Soldes constatés",
    says="each balance people found against the computed one of that evening",
    shows="Tableau de bord/Soldes constatés, once one is noted",
)
