"""Elections without candidate: each step recorded or missing, and what follows; never who "won"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.eligibility import Verdict, of_mandate
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.role import Role
from coopwiki.subjects.decisions.objection import Objection
from coopwiki.subjects.elections.election import NO, YES, Election
from coopwiki.subjects.elections.elections import (
    as_mandate,
    concluded,
    differences,
    is_last,
    later_choices,
    named_first,
    objections,
    sheet,
    to_paste,
)
from coopwiki.subjects.elections.steps import ElectionStep, steps_of
from coopwiki.subjects.elections.vote import Vote
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule

COMPLETE, RESULT, OBJECTED, DECLINED, UNDER_WAY = (
    "complète",
    "résultat noté, étapes manquantes",
    "objections à lever",
    "accord refusé",
    "en cours",
)
STATES = (OBJECTED, DECLINED, UNDER_WAY, RESULT, COMPLETE)
AGREES, DIFFERS, EMPTY, NO_SHEET, EARLIER = (
    "à jour",
    "dit autre chose",
    "à compléter",
    "à écrire",
    "d’avant une autre élection",
)


@dataclass(frozen=True, slots=True)
class ElectionRow:
    """One election. `named` are those named in the first round, in order of name: nobody is first.

    `never_named` are those chosen later without it; `eligibility` the rules held against who is elected,
    else proposed. `sheet` is how the role's sheet stands, None while
    nobody holds the role by this election; `paste` what to type there, '' for nothing. `sheet_page` is None
    where no sheet is written.
    """

    day: date
    role: str
    circle: str
    state: str
    steps: tuple[ElectionStep, ...]
    named: tuple[str, ...]
    never_named: tuple[str, ...]
    proposed: str | None
    elected: str | None
    objectors: tuple[str, ...]
    eligibility: tuple[Verdict, ...]
    sheet: str | None
    differences: tuple[str, ...]
    paste: str
    sheet_page: str | None
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Elections:
    """Every election up to `on`: those not complete first, then the newest first."""

    on: date
    revision: int
    elections: tuple[ElectionRow, ...]
    left_out: int
    future: tuple[Future, ...]


READS = (Election, Vote, Objection, Role, Mandate, Rule, Circle)


def elections(ledger: Ledger, today: date) -> Elections:
    """The elections as of `today`. No vote is counted for anybody: what decides is that no objection stands."""
    return ledger.once(_elections, today)


def _elections(ledger: Ledger, today: date) -> Elections:
    rows = [_row(ledger, given, today) for given in ledger.of(Election) if given.day <= today]
    rows.sort(key=lambda row: (row.state == COMPLETE, -row.day.toordinal(), loose(row.role)))
    dated = ((given.page, given.line, given.day) for given in ledger.of(Election))
    left_out = sum(len(ledger.left_out_of(type_)) for type_ in (Election, Vote, Objection))
    return Elections(
        on=today,
        revision=as_of(ledger, READS) if rows or left_out else 0,
        elections=tuple(rows),
        left_out=left_out,
        future=future_of(Election.template, dated, today),
    )


def _row(ledger: Ledger, given: Election, today: date) -> ElectionRow:
    people = ledger.people.canonical
    standing = [one for one in objections(ledger, given) if one.stands(today)]
    steps, role = tuple(steps_of(ledger, given, len(standing))), sheet(ledger, given)
    state = _state(given, steps, len(standing))
    how, paste = _of_sheet(ledger, given, role, today)
    others = differences(ledger, given, role) if role is not None and how == DIFFERS else ()
    return ElectionRow(
        day=given.day,
        role=given.role,
        circle=ledger.circles.canonical[given.circle],
        state=state,
        steps=steps,
        named=tuple(sorted(named_first(ledger, given).names, key=loose)),
        never_named=tuple(dict.fromkeys(_never_named(ledger, given))),
        proposed=people[given.proposed] if given.proposed else None,
        elected=people[given.elected] if given.elected else None,
        objectors=tuple(dict.fromkeys(people[one.who] for one in standing)),
        eligibility=_eligibility(ledger, given, today),
        sheet=how,
        differences=tuple(f"{one.field} : {one.stands}" for one in others),
        paste=paste,
        sheet_page=role.page.title if role else None,
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def _state(given: Election, steps: tuple[ElectionStep, ...], standing: int) -> str:
    if standing:
        return OBJECTED
    if given.agreement == NO:
        return DECLINED
    if all(step.recorded for step in steps):
        return COMPLETE
    return RESULT if given.elected and given.agreement == YES else UNDER_WAY


def _never_named(ledger: Ledger, given: Election) -> Iterator[str]:
    first, people = named_first(ledger, given), ledger.people.canonical
    names = (people[name] for _, _, name in later_choices(ledger, given))
    yield from (name for name in names if not first.may_be_chosen(name))


def _eligibility(ledger: Ledger, given: Election, today: date) -> tuple[Verdict, ...]:
    """The rules of the body that the role sits in, held against whoever is elected or proposed; none elsewhere."""
    mandate = as_mandate(ledger, given)
    return of_mandate(ledger, mandate, today) if mandate is not None else ()


def _of_sheet(ledger: Ledger, given: Election, role: Role | None, today: date) -> tuple[str | None, str]:
    """How the role's sheet stands to this election, and what to type there."""
    if not concluded(ledger, given, today):
        return None, ""
    if not is_last(ledger, given, today):
        return EARLIER, ""
    paste = to_paste(given)
    if role is None:
        return NO_SHEET, f"{{{{Rôle|nom={given.role}|cercle={given.circle}{paste}}}}}"
    if tuple(differences(ledger, given, role)):
        return DIFFERS, paste
    return (AGREES, "") if role.holder and role.start and role.end else (EMPTY, paste)


def missing_of(row: ElectionRow) -> str:
    """What an election awaits, in one sentence; '' for nothing."""
    return ", ".join(step.lacks for step in row.steps if step.lacks)


REPORT = ReportType(
    "elections",
    READS,
    elections,
    robot="Élections",
    says=(
        "each election without candidate: which steps are recorded, which are missing, what the role's sheet should say"
    ),
    shows="Tableau de bord/Élections, once one is written",
)

REPORTS = (REPORT,)
