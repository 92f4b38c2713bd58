"""Elections without candidate: each step recorded or missing, and what follows; never who "won"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.records.circle import Circle
from coopwiki.records.election import NO, YES, Election
from coopwiki.records.elections import (
    as_mandate,
    concluded,
    differences,
    last_of_each_role,
    later_choices,
    named_first,
    objections,
    sheet,
    tallies,
    to_paste,
    votes,
)
from coopwiki.records.eligibility import Verdict, of_mandate
from coopwiki.records.mandate import Mandate
from coopwiki.records.objection import Objection
from coopwiki.records.role import Role
from coopwiki.records.rule import Rule
from coopwiki.records.vote import FIRST, SECOND, Vote
from coopwiki.reports.report import Future, ReportType, as_of, future_of

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
class Step:
    """One step: what is recorded or not, without names; `lacks` is what is missing in a few words, '' for nothing."""

    name: str
    said: str
    lacks: str = ""

    @property
    def recorded(self) -> bool:
        """Whether nothing of it is missing."""
        return not self.lacks


@dataclass(frozen=True, slots=True)
class ElectionRow:
    """One election. `named` are those named in the first round, in order of name: nobody is first.

    `never_named` are those chosen later all the same; `eligibility` the rules held against who is elected,
    else proposed. `sheet` is how the role's sheet stands, None while
    nobody holds the role by this election; `paste` what to type there, '' for nothing. `sheet_page` is None
    where no sheet is written.
    """

    day: date
    role: str
    circle: str
    state: str
    steps: tuple[Step, ...]
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
        on=today, revision=as_of(ledger, READS) if rows or left_out else 0, elections=tuple(rows),
        left_out=left_out, future=future_of(Election.template, dated, today),
    )  # fmt: skip


def _row(ledger: Ledger, given: Election, today: date) -> ElectionRow:
    people = ledger.people.canonical
    standing = [one for one in objections(ledger, given) if one.stands(today)]
    steps, role = tuple(_steps(ledger, given, len(standing))), sheet(ledger, given)
    state = _state(given, steps, len(standing))
    how, paste = _of_sheet(ledger, given, role, today)
    others = differences(ledger, given, role) if role is not None and how == DIFFERS else ()
    return ElectionRow(
        day=given.day, role=given.role, circle=ledger.circles.canonical[given.circle], state=state, steps=steps,
        named=tuple(sorted(named_first(ledger, given).names, key=loose)),
        never_named=tuple(dict.fromkeys(_never_named(ledger, given))),
        proposed=people[given.proposed] if given.proposed else None,
        elected=people[given.elected] if given.elected else None,
        objectors=tuple(dict.fromkeys(people[one.who] for one in standing)),
        eligibility=_eligibility(ledger, given, today),
        sheet=how, differences=tuple(f"{one.field} : {one.stands}" for one in others), paste=paste,
        sheet_page=role.page.title if role else None,
        page=given.page.title, revision=given.page.revision, line=given.line,
    )  # fmt: skip


def _state(given: Election, steps: tuple[Step, ...], standing: int) -> str:
    if standing:
        return OBJECTED
    if given.agreement == NO:
        return DECLINED
    if all(step.recorded for step in steps):
        return COMPLETE
    return RESULT if given.elected and given.agreement == YES else UNDER_WAY


def _steps(ledger: Ledger, given: Election, standing: int) -> Iterator[Step]:
    """The steps in their order (facts.md, *Election without candidate*)."""
    yield _asked(given)
    yield _round(ledger, given, FIRST)
    yield _round(ledger, given, SECOND)
    if given.proposed or given.elected:
        yield Step("Proposition", "une personne est proposée")
    else:
        yield Step("Proposition", "« proposé » est vide", "une personne proposée")
    yield _objected(ledger, given, standing)
    yield _agreed(given)
    if given.elected:
        yield Step("Résultat", "la personne qui prend le rôle est écrite")
    else:
        yield Step("Résultat", "« élu » est vide", "le résultat")


def _asked(given: Election) -> Step:
    fields = (
        ("les missions", given.missions),
        ("les qualités", given.qualities),
        ("la durée du mandat", given.mandate),
    )
    missing = _listed([name for name, value in fields if not value])
    said = f"il manque {missing}" if missing else "tout est écrit"
    return Step("Missions, qualités, mandat", said, missing)


def _round(ledger: Ledger, given: Election, number: str) -> Step:
    """A round is recorded by its votes, or by totals alone; nothing here depends on names."""
    own = [one for one in votes(ledger, given) if one.round == number]
    totals = tallies(given.first if number == FIRST else given.second)
    name, lacks = _ROUNDS[number]
    if own:
        return Step(name, f"{len(own)} voix")
    if totals:
        return Step(name, "des totaux, sans dire de qui")
    return Step(name, "aucune voix n’est notée", lacks)


_ROUNDS = {
    FIRST: ("Premier tour, avec des raisons", "le premier tour"),
    SECOND: ("Second tour", "le second tour"),
}


def _objected(ledger: Ledger, given: Election, standing: int) -> Step:
    """No objection written is a round without one, once somebody is proposed."""
    every, name = len(objections(ledger, given)), "Tour d’objections"
    if standing:
        left = f"{standing} objection{_s(standing)} à lever"
        return Step(name, left, left)
    if every:
        return Step(name, f"{every} objection{_s(every)} levée{_s(every)}")
    if given.proposed or given.elected:
        return Step(name, "aucune objection n’est écrite")
    return Step(name, "il vient après la proposition", "le tour d’objections")


def _agreed(given: Election) -> Step:
    name = "Accord de la personne"
    if given.agreement == YES:
        return Step(name, "la personne est d’accord")
    if given.agreement == NO:
        return Step(
            name, "la personne n’est pas d’accord : revenir au second tour", "une autre proposition"
        )
    return Step(name, "son accord n’est pas noté", "l’accord de la personne")


def _never_named(ledger: Ledger, given: Election) -> Iterator[str]:
    first, people = named_first(ledger, given), ledger.people.canonical
    names = (people[name] for _, _, name in later_choices(ledger, given))
    yield from (name for name in names if not first.may_be_chosen(name))


def _eligibility(ledger: Ledger, given: Election, today: date) -> tuple[Verdict, ...]:
    """The rules of the body that the role sits in, held against whoever is elected or proposed; none elsewhere."""
    mandate = as_mandate(ledger, given)
    return of_mandate(ledger, mandate, today) if mandate is not None else ()


def _s(count: int) -> str:
    return "s" if count > 1 else ""


def _listed(words: list[str]) -> str:
    return " et ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _of_sheet(
    ledger: Ledger, given: Election, role: Role | None, today: date
) -> tuple[str | None, str]:
    """How the role's sheet stands to this election, and what to type there."""
    if not concluded(ledger, given, today):
        return None, ""
    if given not in last_of_each_role(ledger, today):
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


REPORT = ReportType("elections", READS, elections, robot="Élections")
