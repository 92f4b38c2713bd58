"""The page of a year's transfers: each with where it comes from, and that together they sum to zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from coopwiki.core.euros import ZERO
from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import TRANSFERS
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.subjects.budgets.accounts import BudgetAccount, Move, accounts
from coopwiki.subjects.budgets.budgets_report import BudgetRow, Budgets
from coopwiki.subjects.budgets.links import BudgetLink, budget_page, budgets_page
from coopwiki.subjects.decisions.citations import DecisionLink, cause_of


@dataclass(frozen=True, slots=True)
class _End:
    """What transfers did to one budget, in euros; `net` is received − given."""

    link: BudgetLink
    given: Decimal
    received: Decimal
    net: Decimal


@dataclass(frozen=True, slots=True)
class _Transfer:
    """A transfer with the canonical names of both ends, and the decision it names where one is written."""

    move: Move
    source: str
    target: str
    cause: DecisionLink | None


def transfer_page(context: Context, data: Budgets) -> RobotPage | None:
    """`Tableau de bord/Virements 2026`; None where nothing was moved."""
    of_year = accounts(context.ledger, data.on)
    ends = [_end(context, data, r, a) for r, a in zip(data.budgets, of_year, strict=True) if a.moved]
    if not ends:
        return None
    moves = [
        _Transfer(m, m.other, a.name, cause_of(context.ledger, m.transfer))
        for a in of_year
        for m in a.moved
        if _arrives(m)
    ]
    moves.sort(key=lambda found: (found.move.transfer.day, found.source, found.target))
    return context.page(
        context.title(f"{TRANSFERS} {data.year}"),
        "transfers",
        "budgets/transfers",
        left_out=data.totals.sums.left_out,
        revision=newest(found.move.transfer.page.revision for found in moves),
        year=data.year,
        ends=ends,
        moves=moves,
        given=sum((e.given for e in ends), ZERO),
        received=sum((e.received for e in ends), ZERO),
        net=sum((e.net for e in ends), ZERO),
        index=budgets_page(context, data.year),
    )


def _arrives(move: Move) -> bool:
    """Whether it is the receiving end: there the amount has the sign it was typed with."""
    return move.amount == move.transfer.amount


def _end(context: Context, data: Budgets, row: BudgetRow, account: BudgetAccount) -> _End:
    received = sum((m.amount for m in account.moved if m.amount > 0), ZERO)
    given = sum((-m.amount for m in account.moved if m.amount < 0), ZERO)
    link = BudgetLink(budget_page(context, data.year, row), row)
    return _End(link, given, received, received - given)
