"""Headcount: how many people, by type of contract, month by month; who came, who left, how many against the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.subjects.contracts.arrival import Arrival
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contracts.entries import Exit, crowds, entries, exits
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.presence import (
    ByType,
    Disagreement,
    begun,
    by_contracts,
    by_contracts_on,
    disagreements,
    last_tally,
)
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.contracts.tally import Tally
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line, lines
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule

CONTRACTS, COUNTED = "contracts", "count"


@dataclass(frozen=True, slots=True)
class MonthOfPeople:
    """A month as on its last day, the running one as on today. `source` says whether contracts or a count say it."""

    month: str
    by_type: ByType
    total: int
    source: str
    arrivals: int
    departures: int


@dataclass(frozen=True, slots=True)
class ArrivalsOver:
    """A month in which more people came than the rule of its last day allows."""

    month: str
    count: int
    allowed: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody who has left: the last day, and the type of the last contract."""

    who: str
    day: date
    type: str


@dataclass(frozen=True, slots=True)
class Disagreeing:
    """A count of a day on which the contracts say otherwise: both figures, of the types that it speaks of."""

    day: date
    counted: ByType
    contracts: ByType
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Headcount:
    """The people of a day. `paid_contributors` asked for something in the twelve months up to it.

    `who_left` is in order of day. Where a count and the contracts disagree, the contracts make the figures.
    """

    on: date
    revision: int
    by_type: ByType
    total: int
    associates: int
    paid_contributors: int
    months: tuple[MonthOfPeople, ...]
    arrivals_over: tuple[ArrivalsOver, ...]
    who_left: tuple[Gone, ...]
    disagreements: tuple[Disagreeing, ...]
    left_out: int
    future: tuple[Future, ...]


OWN = (Contract, Membership, Arrival, Tally)
READS = (*OWN, Contribution, Profile, Rule)


def headcount(ledger: Ledger, today: date) -> Headcount:
    """The people as of `today`; a contract, an arrival or a count of a later day stands in no number."""
    return ledger.once(_headcount, today)


def _headcount(ledger: Ledger, today: date) -> Headcount:
    came = Counter(one.month for one in entries(ledger, today))
    left = Counter(one.month for one in exits(ledger, today))
    days = tuple(_days(ledger, today))
    there = by_contracts_on(ledger, days)
    months = tuple(_month(ledger, day, told, came, left) for day, told in zip(days, there, strict=True))
    by_type, _ = _on(ledger, today, by_contracts(ledger, today))
    dated = (
        *((c.page, c.line, c.start) for c in ledger.of(Contract)),
        *((m.page, m.line, m.start) for m in ledger.of(Membership)),
    )
    return Headcount(
        on=today,
        revision=as_of(ledger, OWN),
        by_type=by_type,
        total=sum(by_type.values()),
        associates=stays(ledger).associates(today),
        paid_contributors=_paid(ledger, today),
        months=months,
        arrivals_over=tuple(ArrivalsOver(c.month, len(c.entries), c.allowed) for c in crowds(ledger, today)),
        who_left=tuple(map(_gone, exits(ledger, today))),
        disagreements=tuple(map(_told, disagreements(ledger, today))),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in OWN),
        future=future_of(Contract.template, dated, today),
    )


def _on(ledger: Ledger, day: date, contracts: ByType) -> tuple[ByType, str]:
    """The people of a day by type, and where it comes from: its `contracts`, or a count where none had begun."""
    last = None if begun(ledger, day) else last_tally(ledger, day)
    return (contracts, CONTRACTS) if last is None else (last.by_type, COUNTED)


def _days(ledger: Ledger, today: date) -> Iterator[date]:
    """The last day of each month since the first record, today in the running one."""
    first = min(
        (
            day
            for day in (
                *(one.start for one in ledger.of(Contract)),
                *(one.day for one in ledger.of(Tally)),
                *(one.day for one in ledger.of(Arrival)),
            )
            if day <= today
        ),
        default=None,
    )
    while first is not None and first <= today:
        following = months_after(first.replace(day=1), 1)
        yield min(following - timedelta(days=1), today)
        first = following


def _month(ledger: Ledger, day: date, contracts: ByType, came: Counter[str], left: Counter[str]) -> MonthOfPeople:
    by_type, source = _on(ledger, day, contracts)
    month = f"{day:%Y-%m}"
    return MonthOfPeople(month, by_type, sum(by_type.values()), source, came[month], left[month])


def _told(one: Disagreement) -> Disagreeing:
    page = one.tally.page
    return Disagreeing(one.tally.day, one.counted, one.contracts, page.title, page.revision, one.tally.line)


def _gone(one: Exit) -> Gone:
    return Gone(one.who, one.day, one.contract.type)


def _paid(ledger: Ledger, today: date) -> int:
    return len({line.who for line in paid_lines(ledger, today)})


def paid_lines(ledger: Ledger, today: date) -> list[Line]:
    """The contributions of the twelve months up to `today` that ask for something."""
    since = months_after(today, -12)
    return [line for line in lines(ledger) if line.amount > 0 and since < line.contribution.day <= today]


REPORT = ReportType(
    "headcount",
    READS,
    headcount,
    robot="Effectif",
    says=(
        "how many people there are by type of contract, month by month since the first record; arrivals against the "
        "rule, departures, associates, paid contributors"
    ),
    shows="Tableau de bord/Effectif, once a contract or a count is written",
)
