"""Which fundings answer a call for projects that is won."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
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


def won_calls(ledger: Ledger) -> tuple[WonCall, ...]:
    """Every call that is won with what answers it, in page order.

    A funding of the same funder whose `objet` is the call's title answers it. Else one that names no call and is for
    the year of the deadline or later does, once: first where the sums agree, then the earliest.
    """
    calls = [one for one in ledger.of(ProjectCall) if one.state == WON]
    given = _by_thing(one for one in ledger.of(Funding) if one.counts)
    things = [(same_name(call.funder), same_name(call.title)) for call in calls]
    answers = [given.get(thing, []) for thing in things]
    titles = {title for _, title in things}
    free: dict[str, list[Funding]] = defaultdict(list)
    for (funder, purpose), own in given.items():
        if purpose not in titles:
            free[funder].extend(own)
    for agreeing in (True, False):
        for place, call in enumerate(calls):
            if not answers[place]:
                answers[place] = _taken(call, free[things[place][0]], agreeing=agreeing)
    return tuple(WonCall(call, tuple(own)) for call, own in zip(calls, answers, strict=True))


def _by_thing(fundings: Iterable[Funding]) -> dict[tuple[str, str], list[Funding]]:
    """Fundings by funder and purpose."""
    found: dict[tuple[str, str], list[Funding]] = defaultdict(list)
    for one in fundings:
        found[same_name(one.funder), same_name(one.purpose or "")].append(one)
    return found


def _taken(call: ProjectCall, free: list[Funding], *, agreeing: bool) -> list[Funding]:
    """Take the earliest funding that may answer a call out of those that are free; none where there is none."""
    later = [one for one in free if one.year >= call.deadline.year]
    fitting = [one for one in later if not agreeing or WonCall(call, (one,)).agrees]
    if not fitting:
        return []
    found = min(fitting, key=lambda one: one.year)
    free.remove(found)
    return [found]
