"""Co-budgets: what each project was given, whether it is funded and why, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.euros import ZERO, write_euros
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.cobudgets.cobudget import ALL_OR_NOTHING, Cobudget
from coopwiki.subjects.cobudgets.part import Part
from coopwiki.subjects.cobudgets.project import Project
from coopwiki.subjects.cobudgets.rounds import Given, Round, rounds
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import Future, ReportType, as_of, future_of

COMING, RUNNING, CLOSED = "à venir", "ouvert", "clos"
FUNDED, PARTLY, UNFUNDED, GATHERING = "financé", "financé en partie", "pas financé", "en cours"


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project. Euros: `received` in parts that count, `granted` what it keeps once the round is over, else zero.

    `why` says the state in a sentence, without names.
    """

    title: str
    who: str
    least: Decimal | None
    most: Decimal | None
    received: Decimal
    granted: Decimal
    state: str
    why: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class GiverRow:
    """One person who gave something. `returned` is what they gave to projects that get nothing.

    left = what each has − given + returned; None where the round says no sum for each.
    """

    name: str
    given: Decimal
    returned: Decimal
    left: Decimal | None


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part that counts."""

    day: date | None
    who: str
    project: str
    amount: Decimal
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round. left = envelope − `granted` once it is over, envelope − `received` before.

    `left_out` counts the parts that break its rules, and so count for nothing.
    """

    name: str
    state: str
    opening: date
    closing: date
    envelope: Decimal
    each: Decimal | None
    funding: str
    own: bool
    received: Decimal
    granted: Decimal
    left: Decimal
    projects: tuple[ProjectRow, ...]
    people: tuple[GiverRow, ...]
    parts: tuple[PartRow, ...]
    left_out: int
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Cobudgets:
    """Every round, the last that opened first. `left_out` counts records and parts that don't count, all in all."""

    on: date
    revision: int
    rounds: tuple[RoundRow, ...]
    left_out: int
    future: tuple[Future, ...]


TYPES = (Cobudget, Project, Part)
READS = (*TYPES, Profile)


def cobudget(ledger: Ledger, today: date) -> Cobudgets:
    """The rounds as of `today`; exact to the cent, as nothing is divided."""
    found = rounds(ledger, today)
    rows = [_row(ledger, one, today) for one in found.rounds]
    rows.sort(key=lambda row: (-row.opening.toordinal(), loose(row.name)))
    unread = sum(len(ledger.left_out_of(type_)) for type_ in TYPES)
    aside = sum(isinstance(one.record, Part) for one in found.refused)
    dated = [(part.page, part.line, part.day) for part in ledger.of(Part) if part.day]
    waiting = [(part.page, part.line, day) for part, day in found.waiting]
    return Cobudgets(
        on=today,
        revision=as_of(ledger, TYPES),
        rounds=tuple(rows),
        left_out=unread + aside + sum(row.left_out for row in rows),
        future=future_of(Part.template, dated + waiting, today),
    )


def _row(ledger: Ledger, one: Round, today: date) -> RoundRow:
    given, state = one.record, state_of(one.record, today)
    projects = tuple(_project(ledger, one, project, state) for project in one.projects)
    received = sum((row.received for row in projects), ZERO)
    granted = sum((row.granted for row in projects), ZERO)
    return RoundRow(
        name=given.name,
        state=state,
        opening=given.opening,
        closing=given.closing,
        envelope=given.envelope,
        each=given.each,
        funding=given.funding,
        own=given.own != "non",
        received=received,
        granted=granted,
        left=given.envelope - (granted if state == CLOSED else received),
        projects=projects,
        people=_people(one, state),
        parts=tuple(map(_part, one.given)),
        left_out=len(one.refused),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def _part(one: Given) -> PartRow:
    part, page = one.part, one.part.page
    return PartRow(part.day, one.who, one.project.title, part.amount, page.title, page.revision, part.line)


def state_of(given: Cobudget, today: date) -> str:
    """Whether a round is still to open, open, or over that day."""
    if today < given.opening:
        return COMING
    return RUNNING if today <= given.closing else CLOSED


def _project(ledger: Ledger, one: Round, given: Project, state: str) -> ProjectRow:
    received = one.received(given)
    standing = standing_of(one.record, given, received) if state == CLOSED else GATHERING
    granted = received if standing in (FUNDED, PARTLY) else ZERO
    why = _closed(given, received, standing) if state == CLOSED else _open(one.record, given, received, state)
    return ProjectRow(
        title=given.title,
        who=ledger.people.canonical[given.who],
        least=given.least,
        most=given.most,
        received=received,
        granted=granted,
        state=standing,
        why=why,
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def goal(given: Project) -> Decimal | None:
    """What a project needs: its least, else its most; None where it says neither."""
    return given.most if given.least is None else given.least


def standing_of(round_: Cobudget, given: Project, received: Decimal) -> str:
    """What became of a project once its round is over."""
    wanted = goal(given)
    if received and (wanted is None or received >= wanted):
        return FUNDED
    return PARTLY if received and round_.funding != ALL_OR_NOTHING else UNFUNDED


def _wanted(given: Project) -> str:
    if given.least is not None:
        return f"son minimum de {write_euros(given.least)}"
    return f"les {write_euros(given.most or ZERO)} demandés"


def _closed(given: Project, received: Decimal, standing: str) -> str:
    if not received:
        return "Aucune part reçue."
    got, wanted = f"{write_euros(received)} reçus", goal(given)
    if wanted is None:
        return f"{got} ; le projet ne demandait pas de minimum."
    if standing == FUNDED:
        all_of_it = given.most is not None and received == given.most
        return f"{got} : {'tout ce qu’il demandait' if all_of_it else _reached(given)}."
    missing = f"{got} : il manque {write_euros(wanted - received)} pour {_wanted(given)}"
    if standing == PARTLY:
        return f"{missing} ; ce tour finance aussi en partie."
    return f"{missing} ; ce tour est « tout ou rien », ces parts sont rendues."


def _reached(given: Project) -> str:
    return f"{_wanted(given)} {'est atteint' if given.least is not None else 'sont atteints'}"


def _open(round_: Cobudget, given: Project, received: Decimal, state: str) -> str:
    if state == COMING:
        return f"Le tour ouvre le {write_day(round_.opening)}."
    wanted, until = goal(given), f"jusqu’au {write_day(round_.closing)}"
    if wanted is None:
        return f"{write_euros(received)} reçus, {until}."
    if received >= wanted:
        return f"{write_euros(received)} reçus : {_reached(given)} ; le tour va {until}."
    return f"{write_euros(received)} reçus : il manque {write_euros(wanted - received)} pour {_wanted(given)}, {until}."


def _people(one: Round, state: str) -> tuple[GiverRow, ...]:
    """Those who gave, in order of name."""
    given: dict[str, Decimal] = {}
    returned: dict[str, Decimal] = {}
    lost = [
        project
        for project in one.projects
        if state == CLOSED and standing_of(one.record, project, one.received(project)) == UNFUNDED
    ]
    for part in one.given:
        given[part.who] = given.get(part.who, ZERO) + part.part.amount
        if any(part.project is project for project in lost):
            returned[part.who] = returned.get(part.who, ZERO) + part.part.amount
    return tuple(_person(one.record, who, given[who], returned.get(who, ZERO)) for who in sorted(given, key=loose))


def _person(round_: Cobudget, who: str, given: Decimal, returned: Decimal) -> GiverRow:
    left = None if round_.each is None else round_.each - given + returned
    return GiverRow(who, given, returned, left)


REPORT = ReportType(
    "cobudget",
    READS,
    cobudget,
    robot="Co-budgets",
    says=(
        "each round of a co-budget: what each project was given, whether it is funded and why; what each "
        "person has left; what is left of the envelope"
    ),
    shows="`Tableau de bord/Co-budgets`",
)

REPORTS = (REPORT,)
