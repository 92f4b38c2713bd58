"""What is to be shared when an envelope is not enough: the lines not yet paid, who asks what, what is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.book_years import YearName
from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.core.shares import pro_rata
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts
from coopwiki.subjects.budgets.budget import CONTRIBUTIVE
from coopwiki.subjects.closing.closing import Closing as Closing
from coopwiki.subjects.closing.closings import closing_of
from coopwiki.subjects.closing.renunciations import renunciations
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.rules.year_rule import last_day

Place = tuple[int, int]
"""A page's id and the offset of a call on it."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope of a year as it stands, or as it was decided by `closing`.

    `paid` are the euros already paid from it: lines with a day of payment, paid expenses; `committed`
    those of expenses decided and not yet paid. `size` is what is left to share, unless the closing says it.
    `settled` are the lines that were paid, `accounts` the budgets the envelope is made of.
    `lines` ask for something and wait for it; `asked` is what each person asks in all, where it is above zero.
    """

    year: YearName
    name: str | None
    closing: Closing | None
    available: Decimal
    paid: Decimal
    committed: Decimal
    lines: tuple[Line, ...]
    asked: dict[str, Decimal]
    renounced: dict[str, Decimal | None]
    revision: int
    settled: tuple[Line, ...]
    accounts: tuple[BudgetAccount, ...]

    @property
    def size(self) -> Decimal:
        """Euros to share."""
        if self.closing is not None and self.closing.envelope is not None:
            return self.closing.envelope
        return self.available - self.paid - self.committed

    @property
    def kept(self) -> dict[str, Decimal]:
        """What each person still asks once they have renounced."""
        return {name: ask - self.given_up(name, ask) for name, ask in self.asked.items()}

    def given_up(self, name: str, ask: Decimal) -> Decimal:
        """What a person renounces; never more than they ask."""
        if name not in self.renounced:
            return ZERO
        part = self.renounced[name]
        return ask if part is None else min(part, ask)

    @property
    def is_short(self) -> bool:
        """Whether more is asked than there is."""
        return sum(self.asked.values(), ZERO) > self.size


def envelope(ledger: Ledger, year: YearName, name: str | None, today: date) -> Envelope:
    """The envelope of one contributive budget, or of all that have no closing of their own (`name` None)."""
    closing = decision(ledger, year, name, today)
    found = _accounts(ledger, year, name, today)
    before, waiting = _parted((line for a in found for line in a.lines), closing, last_day(ledger, year), today)
    expenses = (draw.amount for a in found for draw in a.expenses)
    engaged = (draw.amount for a in found for draw in a.commitments if not draw.is_intention)
    return Envelope(
        year,
        name,
        closing,
        available=sum((account.available for account in found), ZERO),
        paid=sum((line.amount for line in before), ZERO) + sum((e.high for e in expenses if e), ZERO),
        committed=sum((e.high for e in engaged if e), ZERO),
        lines=tuple(waiting),
        asked=_asked(waiting),
        renounced=_renounced(ledger, closing),
        revision=max((closing.page.revision if closing else 0, *(a.revision for a in found))),
        settled=tuple(before),
        accounts=found,
    )


def _asked(lines: Iterable[Line]) -> dict[str, Decimal]:
    """What people ask, in order of name; who has given back more than they ask is left out."""
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for line in lines:
        sums[line.who] += line.amount
    return {name: sums[name] for name in sorted(sums) if sums[name] > 0}


def _accounts(ledger: Ledger, year: YearName, name: str | None, today: date) -> tuple[BudgetAccount, ...]:
    by_name = ledger.once(_contributive, min(today, last_day(ledger, year)))
    if name is not None:
        return by_name.get(name, ())
    alone = (own for one, own in by_name.items() if decision(ledger, year, one, today) is None)
    return tuple(account for own in alone for account in own)


def _contributive(ledger: Ledger, on: date) -> dict[str, tuple[BudgetAccount, ...]]:
    """The contributive accounts of the year of a day, by name, in their order."""
    found: dict[str, tuple[BudgetAccount, ...]] = {}
    for account in accounts(ledger, on):
        if account.nature == CONTRIBUTIVE:
            found[account.name] = (*found.get(account.name, ()), account)
    return found


def decision(ledger: Ledger, year: YearName, name: str | None, today: date) -> Closing | None:
    """The closing that had been decided by `today`; one without a day is taken as decided."""
    found = closing_of(ledger, year, name)
    return None if found and found.day and found.day > today else found


def _parted(lines: Iterable[Line], closing: Closing | None, end: date, today: date) -> tuple[list[Line], list[Line]]:
    """The lines that ask for something: those paid before the decision, and those that wait for it.

    Decided on a day, a line paid from that day on is shared, a line of a later day is not; with no day,
    lines paid in later years are shared. Without a closing the lines paid by today are paid.
    """
    before: list[Line] = []
    waiting: list[Line] = []
    for line in lines:
        given, decided = line.contribution, closing.day if closing else None
        if not line.amount or (decided and given.day > decided):
            continue
        settled = given.settled if given.settled and given.settled <= today else None
        if decided:
            is_paid = settled is not None and settled < decided
        else:
            is_paid = settled is not None and (closing is None or settled <= end)
        (before if is_paid else waiting).append(line)
    return before, waiting


def _renounced(ledger: Ledger, closing: Closing | None) -> dict[str, Decimal | None]:
    """By canonical name; None for everything. What one person gives up several times is summed."""
    found: dict[str, Decimal | None] = {}
    for given in renunciations(closing) if closing else ():
        name = ledger.people.canonical[given.who]
        before = found.get(name, ZERO)
        found[name] = None if before is None or given.amount is None else before + given.amount
    return found


def line_shares(lines: Iterable[Line], shares: dict[str, Decimal]) -> dict[Place, Decimal]:
    """What each line is paid, from what each person receives: pro rata of their lines, to the cent.

    A line that compensates another (below zero) counts whole. A person who receives nothing, or asks for
    nothing in all, is paid nothing for any line.
    """
    by_person: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_person[line.who].append(line)
    paid: dict[Place, Decimal] = {}
    for who, own in by_person.items():
        share = shares.get(who, ZERO)
        paid |= _of_person(own, share) if share else {place(line): ZERO for line in own}
    return paid


def _of_person(lines: list[Line], share: Decimal) -> dict[Place, Decimal]:
    back = {place(line): line.amount for line in lines if line.amount < 0}
    asked = {f"{n:06}": line for n, line in enumerate(lines) if line.amount > 0}
    whole = share - sum(back.values(), ZERO)
    given = pro_rata(whole, {number: line.amount for number, line in asked.items()})
    return back | {place(asked[number]): amount for number, amount in given.items()}


def place(line: Line) -> Place:
    """Where a line stands."""
    return line.contribution.page.id, line.contribution.offset
