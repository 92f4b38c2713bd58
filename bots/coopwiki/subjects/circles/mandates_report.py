"""Mandates: who sits in which body, for whom, until when; and what the rules say of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.eligibility import BROKEN as BROKEN
from coopwiki.subjects.circles.eligibility import UNKNOWN as UNKNOWN
from coopwiki.subjects.circles.eligibility import Missing, Verdict, latest, missing_rules, verdicts
from coopwiki.subjects.circles.holding import COMING, state_of
from coopwiki.subjects.circles.mandate import BODIES as BODIES
from coopwiki.subjects.circles.mandate import TITULAR, Mandate
from coopwiki.subjects.circles.terms import is_reversed, term_of
from coopwiki.subjects.report import ReportType, as_of
from coopwiki.subjects.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class MandateRow:
    """One mandate. `state` as of a role; *terminé* once its last day is past.

    `at_most` is the last day that the rule of its body allows, None without such a rule; `followed` says that
    somebody else has, or will have, the seat of a mandate that is over: a later mandate in that body for that
    circle or, where it represents none, of that person.
    """

    body: str
    who: str
    since: date
    until: date | None
    state: str
    represents: str | None
    college: str | None
    link: str | None
    at_most: date | None
    followed: bool
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Mandates:
    """Mandates by body, the circle they represent, their first day; the rules, held against those not over."""

    on: date
    revision: int
    mandates: tuple[MandateRow, ...]
    checks: tuple[Verdict, ...]
    not_noted: tuple[Missing, ...]
    left_out: int


_Seat = tuple[str, str, str]
"""A body, as which link of a circle or whether a person's, and whose."""

READS = (Mandate, Rule, Circle)


def mandates(ledger: Ledger, today: date) -> Mandates:
    """The mandates as of `today`. One that ends before it begins is left aside."""
    return ledger.once(_mandates, today)


def _mandates(ledger: Ledger, today: date) -> Mandates:
    held = [given for given in ledger.of(Mandate) if not is_reversed(given)]
    seats = _seats(ledger, held)
    rows = sorted((_row(ledger, given, seats, today) for given in held), key=_order)
    revision = as_of(ledger, READS) if rows else 0
    return Mandates(
        today,
        revision,
        tuple(rows),
        verdicts(ledger, today),
        missing_rules(ledger, today),
        len(ledger.left_out_of(Mandate)),
    )


def _order(row: MandateRow) -> tuple[int, str, date, str]:
    return BODIES.index(row.body), loose(row.represents or ""), row.since, loose(row.who)


def _row(ledger: Ledger, given: Mandate, seats: _Seats, today: date) -> MandateRow:
    circles = ledger.circles.canonical
    return MandateRow(
        body=given.body,
        who=ledger.people.canonical[given.who],
        since=given.start,
        until=given.end,
        state=COMING if term_of(given).begins_after(today) else state_of(given.end, today),
        represents=circles[given.represents] if given.represents else None,
        college=given.college,
        link=given.link,
        at_most=latest(ledger, given),
        followed=_is_followed(ledger, given, seats),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def _seat(ledger: Ledger, given: Mandate, *, represents: bool) -> _Seat:
    """The seat of the circle that a mandate represents, or that of its person."""
    if represents:
        return given.body, given.link or TITULAR, ledger.circles.canonical[given.represents or ""]
    return given.body, f"person {given.sits}", ledger.people.canonical[given.who]


@dataclass(frozen=True, slots=True)
class _Seats:
    """For each seat the last days of its mandates, in order, and the latest first day from each of them on."""

    ends: Mapping[_Seat, list[date]]
    latest_starts: Mapping[_Seat, list[date]]

    def has_after(self, seat: _Seat, start: date, end: date) -> bool:
        """Whether a mandate that ends after `end` begins on `start` or later."""
        starts = self.latest_starts[seat]
        place = bisect_right(self.ends[seat], end)
        return place < len(starts) and starts[place] >= start


def _seats(ledger: Ledger, held: Iterable[Mandate]) -> _Seats:
    found: dict[_Seat, list[tuple[date, date]]] = defaultdict(list)
    for given in held:
        for represents in (True, False) if given.represents else (False,):
            seat = _seat(ledger, given, represents=represents)
            found[seat].append((given.end or date.max, given.start))
    terms = {seat: sorted(own) for seat, own in found.items()}
    starts = {seat: [*accumulate((start for _, start in reversed(own)), max)][::-1] for seat, own in terms.items()}
    return _Seats({seat: [end for end, _ in own] for seat, own in terms.items()}, starts)


def _is_followed(ledger: Ledger, given: Mandate, seats: _Seats) -> bool:
    if given.end is None:
        return False
    seat = _seat(ledger, given, represents=bool(given.represents))
    return seats.has_after(seat, given.start, given.end)


REPORT = ReportType(
    "mandates",
    READS,
    mandates,
    robot="Mandats",
    says=(
        "who represents which circle, who sits in which body, until when; each rule on eligibility, from "
        "which source, for whom, kept or not; the rules that nobody has noted"
    ),
    shows="`Tableau de bord/Mandats`",
)
