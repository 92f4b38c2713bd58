"""Roles and mandates: an end after the beginning, one holder at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.subjects.circles.mandate import TITULAR, Mandate
from coopwiki.subjects.circles.role import SHARED, Role
from coopwiki.subjects.circles.terms import Held, is_reversed, overlapping
from coopwiki.subjects.record_issue import issue_of

END_BEFORE_START = Sentence(
    "end_before_start",
    "La fin ({found}) est avant le début : {suggestion}.",
)
ROLE_TWO_HOLDERS = Sentence(
    "role_two_holders",
    "Deux personnes tiennent en même temps le rôle « {found} » : {suggestion}.",
    contradiction="Rôles et mandats tenus deux fois",
)
MANDATE_OVERLAP = Sentence(
    "mandate_overlap",
    "« {found} » a deux mandats en même temps dans la même instance : {suggestion}.",
    contradiction="Rôles et mandats tenus deux fois",
)
SEAT_TAKEN_TWICE = Sentence(
    "seat_taken_twice",
    "Deux personnes représentent en même temps le cercle « {found} » : {suggestion}.",
    contradiction="Rôles et mandats tenus deux fois",
)


_LINKS = "comme=second lien, pour une suppléance comme=suppléant"


def end_after_start(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a role or a mandate that ends before it begins: it is never held."""
    del today
    every: tuple[Role | Mandate, ...] = (*ledger.of(Role), *ledger.of(Mandate))
    for held in every:
        if is_reversed(held):
            suggestion = f"écrire par exemple début={held.end}|fin={held.start}"
            yield issue_of(held, "fin", END_BEFORE_START(str(held.end), suggestion))


def single_holder(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a role that two people hold at the same time without sharing it; a hand-over's day counts for both."""
    del today
    people, groups = ledger.people.canonical, dict[tuple[str, str], list[Role]]()
    for role in ledger.of(Role):
        if role.holder and not is_reversed(role):
            circle = ledger.circles.canonical[role.circle]
            groups.setdefault((circle, key(role.name)), []).append(role)
    for group in groups.values():
        for before, after in overlapping(group):
            if people[before.holder or ""] != people[after.holder or ""]:
                yield from _two_holders(before, after)


def _two_holders(before: Role, after: Role) -> Iterator[Issue]:
    """Two sheets of one role at the same time, unless both say that it is shared."""
    silent = [one for one in (before, after) if one.shared != SHARED]
    if not silent:
        return
    where = f"la fiche de « {before.page.title} », ligne {before.line}"
    if len(silent) == 2:
        share = f"; si elles le partagent, partagé={SHARED} sur les deux"
        yield issue_of(after, "titulaire", ROLE_TWO_HOLDERS(after.name, f"{_mended(before, after)} {share}"))
    else:
        there = "ici" if silent[0] is after else f"sur {where}"
        share = f"si elles le partagent, écrire partagé={SHARED} aussi {there} ; sinon {_mended(before, after)}"
        yield issue_of(after, "titulaire", ROLE_TWO_HOLDERS(after.name, share))


def single_mandate(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a person with two seats in one body at the same time; a substitute's is none."""
    del today
    groups: dict[tuple[str, str, bool], list[Mandate]] = {}
    for mandate in _held(ledger):
        who = ledger.people.canonical[mandate.who]
        groups.setdefault((mandate.body, who, mandate.sits), []).append(mandate)
    for (_, who, _), group in groups.items():
        for before, after in overlapping(group):
            yield issue_of(after, "début", MANDATE_OVERLAP(who, _mended(before, after)))


def single_seat(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a circle that two people represent in one body at the same time, unless as substitute or second link."""
    del today
    groups: dict[tuple[str, str, str], list[Mandate]] = {}
    for mandate in _held(ledger):
        if mandate.represents:
            circle = ledger.circles.canonical[mandate.represents]
            groups.setdefault((mandate.body, circle, mandate.link or TITULAR), []).append(mandate)
    people = ledger.people.canonical
    for (_, circle, _), group in groups.items():
        for before, after in overlapping(group):
            if people[before.who] != people[after.who]:
                fault = SEAT_TAKEN_TWICE(circle, _mended_seat(before, after))
                yield issue_of(after, "représente", fault)


def _mended_seat(before: Mandate, after: Mandate) -> str:
    """Two that begin together are seldom a hand-over: then how a double link and a substitute are written, too."""
    mended = _mended(before, after)
    return mended if before.start < after.start else f"{mended} ; pour un double lien, {_LINKS}"


def _held(ledger: Ledger) -> Iterator[Mandate]:
    yield from (given for given in ledger.of(Mandate) if not is_reversed(given))


def _mended(before: Held, after: Held) -> str:
    """What to type so that one ends when the other begins."""
    where = f"la fiche de « {before.page.title} », ligne {before.line}"
    if after.start is None or (before.start or date.min) >= after.start:
        return f"n’en garder qu’une, ou dater aussi {where}, avec « début » et « fin »"
    return f"sur {where}, écrire fin={after.start}"
