"""Which fundings answer a call for projects that is won."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.calls.projectcall import WON, ProjectCall
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.finances.fundings import same_name
from coopwiki.subjects.finances.years import total


@dataclass(frozen=True, slots=True)
class WonCall:
    """A call that is won, and the fundings granted or paid that answer it; none where nobody wrote one."""

    call: ProjectCall
    fundings: tuple[Funding, ...]

    @property
    def agrees(self) -> bool:
        """Whether the sums are one; what is unknown or only approximate contradicts nothing."""
        amount = self.call.amount
        if amount is None or (amount.approximate and amount.low == amount.high):
            return True
        sums = [one.amount for one in self.fundings]
        return None in sums or any(_within(one, self.call) for one in (*sums, total(self.fundings)))


def _within(amount: Decimal | None, call: ProjectCall) -> bool:
    return amount is not None and call.amount is not None and call.amount.low <= amount <= call.amount.high


def won_calls(ledger: Ledger, today: date) -> tuple[WonCall, ...]:
    """Every call that is won with what answers it, in page order.

    A funding of the same funder whose `objet` is the call's title answers it. Else one that names no call and is for
    the year of the deadline or later does, once: first where the sums agree, then the earliest.
    """
    del today
    calls = [one for one in ledger.of(ProjectCall) if one.state == WON]
    titles = {same_name(one.title) for one in calls}
    given = [one for one in ledger.of(Funding) if one.counts]
    named = {id(call): tuple(one for one in given if _names(one, call)) for call in calls}
    free = sorted((one for one in given if same_name(one.purpose or "") not in titles), key=lambda one: one.year)
    open_calls = [call for call in calls if not named[id(call)]]
    for wanted in (True, False):
        for call in open_calls:
            found = None if named[id(call)] else next(_answers(call, free, agreeing=wanted), None)
            if found is not None:
                named[id(call)] = (found,)
                free.remove(found)
    return tuple(WonCall(call, named[id(call)]) for call in calls)


def _names(one: Funding, call: ProjectCall) -> bool:
    return same_name(one.funder) == same_name(call.funder) and same_name(one.purpose or "") == same_name(call.title)


def _answers(call: ProjectCall, free: list[Funding], *, agreeing: bool) -> Iterator[Funding]:
    for one in free:
        of_call = same_name(one.funder) == same_name(call.funder) and one.year >= call.deadline.year
        if of_call and (not agreeing or WonCall(call, (one,)).agrees):
            yield one
