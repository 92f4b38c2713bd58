"""Headcount: how many people, by type of contract, month by month; who came, who left, how many against the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.schema.kinds import COUNT
from coopwiki.subjects.contracts.arrival import Arrival
from coopwiki.subjects.contracts.contract import TYPES, Contract
from coopwiki.subjects.contracts.known_rules import ENTRIES
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.contracts.tally import Tally
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line, lines
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import in_force

CONTRACTS, COUNTED = "contracts", "count"
ByType = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MonthOfPeople:
    """A month as on its last day, the running one as on today. `source` says whether contracts or a count tell it."""

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
class Headcount:
    """The people of a day. `paid_contributors` asked for something in the twelve months up to it."""

    on: date
    revision: int
    by_type: ByType
    total: int
    associates: int
    paid_contributors: int
    months: tuple[MonthOfPeople, ...]
    arrivals_over: tuple[ArrivalsOver, ...]
    left_out: int
    future: tuple[Future, ...]


OWN = (Contract, Membership, Arrival, Tally)
READS = (*OWN, Contribution, Profile, Rule)


def headcount(ledger: Ledger, today: date) -> Headcount:
    """The people as of `today`; a contract, an arrival or a count of a later day stands in no number."""
    came, left = _arrivals(ledger, today), _departures(ledger, today)
    months = tuple(_month(ledger, day, came, left) for day in _days(ledger, today))
    by_type, _ = _on(ledger, today)
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
        arrivals_over=tuple(_over(ledger, today, came)),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in OWN),
        future=future_of(Contract.template, dated, today),
    )


def _on(ledger: Ledger, day: date) -> tuple[ByType, str]:
    """The people of a day by type, and what tells it."""
    begun = any(one.start <= day for own in stays(ledger).contracts.values() for one in own)
    counts = [one for one in ledger.of(Tally) if one.day <= day]
    if counts and not begun:
        last = max(counts, key=lambda one: one.day)
        return dict(zip(TYPES, last.by_type, strict=True)), COUNTED
    found = Counter[str]()
    for who in stays(ledger).contracts:
        contract = stays(ledger).in_force(who, day)
        if contract is not None:
            found[contract.type] += 1
    return {type_: found[type_] for type_ in TYPES}, CONTRACTS


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


def _month(ledger: Ledger, day: date, came: Counter[str], left: Counter[str]) -> MonthOfPeople:
    by_type, source = _on(ledger, day)
    month = f"{day:%Y-%m}"
    return MonthOfPeople(month, by_type, sum(by_type.values()), source, came[month], left[month])


def _arrivals(ledger: Ledger, today: date) -> Counter[str]:
    """People by the month in which they came."""
    return Counter(f"{day:%Y-%m}" for day in first_days(ledger, today).values() if day <= today)


def first_days(ledger: Ledger, today: date = date.max) -> dict[str, date]:
    """The day on which each person came: that of their arrival written up to a day, else of their first contract."""
    first: dict[str, date] = {}
    come = (one for one in ledger.of(Arrival) if one.day <= today)
    for one in sorted(come, key=lambda one: one.day):
        first.setdefault(ledger.people.canonical[one.who], one.day)
    for who, own in stays(ledger).contracts.items():
        first.setdefault(who, own[0].start)
    return first


def _departures(ledger: Ledger, today: date) -> Counter[str]:
    """People by the month of the last day of their last contract, once it is past."""
    found = Counter[str]()
    for own in stays(ledger).contracts.values():
        begun = [one for one in own if one.start <= today]
        last = max((one.last or date.max for one in begun), default=date.max)
        if last < today:
            found[f"{last:%Y-%m}"] += 1
    return found


def _over(ledger: Ledger, today: date, came: Counter[str]) -> Iterator[ArrivalsOver]:
    allowed = in_force(ledger, ENTRIES, COUNT)
    for day in _days(ledger, today):
        month, most = f"{day:%Y-%m}", allowed.on(day)
        if most is not None and came[month] > most:
            yield ArrivalsOver(month, came[month], most)


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
