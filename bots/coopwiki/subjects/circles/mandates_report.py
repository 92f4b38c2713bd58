"""Mandates: who sits in which body, for whom, until when; and what the rules say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.eligibility import BROKEN as BROKEN
from coopwiki.subjects.circles.eligibility import UNKNOWN as UNKNOWN
from coopwiki.subjects.circles.eligibility import Missing, Verdict, latest, missing_rules, verdicts
from coopwiki.subjects.circles.holding import COMING, state_of
from coopwiki.subjects.circles.mandate import BODIES as BODIES
from coopwiki.subjects.circles.mandate import Mandate
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


READS = (Mandate, Rule, Circle)


def mandates(ledger: Ledger, today: date) -> Mandates:
    """The mandates as of `today`. One that ends before it begins is left aside."""
    return ledger.once(_mandates, today)


def _mandates(ledger: Ledger, today: date) -> Mandates:
    held = [given for given in ledger.of(Mandate) if not is_reversed(given)]
    rows = sorted((_row(ledger, given, held, today) for given in held), key=_order)
    revision = as_of(ledger, READS) if rows else 0
    return Mandates(
        today, revision, tuple(rows), verdicts(ledger, today), missing_rules(ledger, today),
        len(ledger.left_out_of(Mandate)),
    )  # fmt: skip


def _order(row: MandateRow) -> tuple[int, str, date, str]:
    return BODIES.index(row.body), loose(row.represents or ""), row.since, loose(row.who)


def _row(ledger: Ledger, given: Mandate, held: list[Mandate], today: date) -> MandateRow:
    circles = ledger.circles.canonical
    return MandateRow(
        body=given.body, who=ledger.people.canonical[given.who], since=given.start, until=given.end,
        state=COMING if term_of(given).begins_after(today) else state_of(given.end, today),
        represents=circles[given.represents] if given.represents else None, college=given.college,
        at_most=latest(ledger, given), followed=any(_follows(ledger, given, o) for o in held),
        page=given.page.title, revision=given.page.revision, line=given.line,
    )  # fmt: skip


def _follows(ledger: Ledger, given: Mandate, other: Mandate) -> bool:
    if other.body != given.body or given.end is None or other.start < given.start or other is given:
        return False
    if other.end is not None and other.end <= given.end:
        return False
    circles, people = ledger.circles.canonical, ledger.people.canonical
    if given.represents:
        return (
            other.represents is not None and circles[other.represents] == circles[given.represents]
        )
    return people[other.who] == people[given.who]


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
