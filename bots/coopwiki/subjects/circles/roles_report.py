"""Roles: who holds what since when, until when; what is vacant, over, or soon to be handed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.holding import COMING, ENDING, HELD, VACANT, Holding, state_of
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.mandates_report import mandates
from coopwiki.subjects.circles.role import SHARED, Role
from coopwiki.subjects.circles.terms import in_order, is_reversed, term_of
from coopwiki.subjects.report import ReportType, as_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role of a circle.

    `state`: *tenu*; *à passer* within 90 days of the last day; *terminé* when that day is past and nobody followed;
    *vacant*; *à venir*. `holding` is the present one, of a role that is over the last one; None for a vacant
    role. `together` are those who share it with them. `following` begins later; `history` are those before, the last
    first.
    """

    circle: str
    name: str
    state: str
    purpose: str | None
    accountabilities: tuple[str, ...]
    appointment: str | None
    critical: bool
    holding: Holding | None
    together: tuple[Holding, ...]
    following: Holding | None
    history: tuple[Holding, ...]
    page: str
    revision: int
    line: int

    @property
    def holders(self) -> str:
        """Who holds it now, or held it last: one name or several; '' for nobody."""
        held = (self.holding, *self.together) if self.holding else ()
        return " et ".join(one.who for one in held)


@dataclass(frozen=True, slots=True)
class Charge:
    """A role or a mandate that somebody holds: what, in which circle or body, for which circle."""

    what: str
    where: str
    holding: Holding


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What one person holds today: mandates, then roles."""

    name: str
    charges: tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """Every role in order of circle and name; sheets of one role of one circle are one row.

    `people` are those who hold a role or a mandate today, in order of name.
    """

    on: date
    revision: int
    roles: tuple[RoleRow, ...]
    people: tuple[PersonRow, ...]
    left_out: int


READS = (Role, Mandate, Circle)


def roles(ledger: Ledger, today: date) -> Roles:
    """The roles as of `today`. A sheet that ends before it begins is left aside."""
    return ledger.once(_roles, today)


def _roles(ledger: Ledger, today: date) -> Roles:
    groups: dict[tuple[str, str], list[Role]] = {}
    for role in ledger.of(Role):
        circle = ledger.circles.canonical[role.circle]
        groups.setdefault((circle, key(role.name)), []).append(role)
    rows = [_row(ledger, circle, group, today) for (circle, _), group in groups.items()]
    rows.sort(key=lambda row: (loose(row.circle), loose(row.name)))
    people = _people(ledger, rows, today)
    revision = as_of(ledger, READS) if rows or people else 0
    return Roles(today, revision, tuple(rows), people, len(ledger.left_out_of(Role)))


def _people(ledger: Ledger, rows: Iterable[RoleRow], today: date) -> tuple[PersonRow, ...]:
    charges: dict[str, list[Charge]] = {}
    for charge in (*_seats(ledger, today), *_roles_held(rows)):
        charges.setdefault(charge.holding.who, []).append(charge)
    found = (PersonRow(name, tuple(charges[name])) for name in sorted(charges, key=loose))
    return tuple(found)


def _seats(ledger: Ledger, today: date) -> Iterator[Charge]:
    for row in mandates(ledger, today).mandates:
        if row.state in (HELD, ENDING):
            held = Holding(row.who, row.since, row.until, row.page, row.revision, row.line)
            yield Charge(f"Représente {row.represents}" if row.represents else "Siège", row.body, held)


def _roles_held(rows: Iterable[RoleRow]) -> Iterator[Charge]:
    for row in rows:
        if row.holding and row.state in (HELD, ENDING):
            yield from (Charge(row.name, row.circle, held) for held in (row.holding, *row.together))


def _row(ledger: Ledger, circle: str, group: list[Role], today: date) -> RoleRow:
    held = in_order(role for role in group if role.holder and not is_reversed(role))
    now = [role for role in held if term_of(role).runs_on(today)]
    past = sorted((r for r in held if term_of(r).is_over(today)), key=lambda r: r.end or date.min)
    coming = [role for role in held if term_of(role).begins_after(today)]
    empty = [role for role in group if not role.holder]
    present = now[-1] if now else past[-1] if past and not empty else None
    others = [role for role in now if _share(ledger, role, present)]
    sheet = present or (empty or coming or group)[0]
    every = (sheet, *reversed(group))
    return RoleRow(
        circle=circle,
        name=sheet.name,
        state=_state(present, coming, empty, today),
        purpose=_first(role.purpose for role in every),
        accountabilities=_first(role.accountabilities for role in every) or (),
        appointment=_first(role.appointment for role in every),
        critical=any(role.critical == "oui" for role in every),
        holding=_holding(ledger, present) if present else None,
        together=tuple(_holding(ledger, role) for role in others),
        following=_holding(ledger, coming[0]) if coming else None,
        history=tuple(_holding(ledger, r) for r in reversed((*past, *now)) if r not in (present, *others)),
        page=sheet.page.title,
        revision=sheet.page.revision,
        line=sheet.line,
    )


def _share(ledger: Ledger, role: Role, present: Role | None) -> bool:
    """Whether somebody else holds the role together with its present holder: a sheet says that it is shared."""
    if present is None or SHARED not in (role.shared, present.shared):
        return False
    people = ledger.people.canonical
    return people[role.holder or ""] != people[present.holder or ""]


def _state(present: Role | None, coming: list[Role], empty: list[Role], today: date) -> str:
    if present is None:
        return COMING if coming and not empty else VACANT
    return state_of(present.end, today)


def _first(found: Iterable[T | None]) -> T | None:
    return next((value for value in found if value), None)


def _holding(ledger: Ledger, role: Role) -> Holding:
    return Holding(
        ledger.people.canonical[role.holder or ""],
        role.start,
        role.end,
        role.page.title,
        role.page.revision,
        role.line,
    )


REPORT = ReportType(
    "roles",
    READS,
    roles,
    robot="Rôles",
    says=(
        "who holds which role since when until when, per circle and per person; vacant, over, to be "
        "handed over within 90 days; who held it before"
    ),
    shows="`Tableau de bord/Rôles`",
)
