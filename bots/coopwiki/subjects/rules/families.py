"""Rules about somebody in particular: `durée maximale d'un mandat (conseil de surveillance)`.

Which bodies, colleges and circles a rule is about stands in the rule's name, in brackets; what it allows is its
value. Nothing of either is in the code: without such a rule on the wiki its check isn't made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Generic, TypeVar

from coopwiki.core.fault import Reading
from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import (
    Span,
    read_delay,
    read_share,
    read_span,
    read_term,
    write_share,
    write_span,
    write_term,
)
from coopwiki.core.names import key
from coopwiki.schema.kind import Kind
from coopwiki.schema.name_kinds import items
from coopwiki.subjects.circles.mandate import BODIES, BODY, COLLEGE, COLLEGES
from coopwiki.subjects.decisions.proposal import BY_WHOM, FRAME
from coopwiki.subjects.rules.rule import Rule

T = TypeVar("T")


def _read_colleges(text: str) -> Reading[tuple[str, ...]]:
    found = [COLLEGE.read(part) for part in items(text)]
    wrong = next((reading.error for reading in found if reading.error), None)
    return Reading(None if wrong else tuple(r.value for r in found if r.value), wrong)


SPAN: Kind[Span] = Kind("span", "un nombre", read_span, write_span, ("3 à 9",))
TERM: Kind[int] = Kind("term", "une durée en années ou en mois", read_term, write_term, ("4 ans",))


def _read_quorum(text: str) -> Reading[Fraction | int]:
    share = read_share(text)
    if share.value is not None:
        return Reading(share.value)
    span = read_span(text).value
    least = span.low if span is not None and span.high in (None, span.low) else None
    return Reading(least) if least else Reading(None, share.error)


def _write_quorum(quorum: Fraction | int) -> str:
    return write_share(quorum) if isinstance(quorum, Fraction) else str(quorum)


ANSWERS: Kind[Fraction | int] = Kind("quorum", "une part ou un nombre", _read_quorum, _write_quorum, ("1/2", "10"))
DELAY: Kind[int] = Kind("delay", "une durée en années ou en mois", read_delay, write_term, ("12 mois",))
SHARE: Kind[Fraction] = Kind("share", "une part", read_share, write_share, ("1/3",))
OF_COLLEGES: Kind[tuple[str, ...]] = Kind(
    "colleges", "des collèges séparés par « ; »", _read_colleges, " ; ".join, (COLLEGES[0],)
)


@dataclass(frozen=True, slots=True, eq=False)
class Family(Generic[T]):
    """Rules of one name, each about what stands in brackets; without brackets about all there are, if `about_all`.

    `words` are what may stand there; none where any circle may. `example` is a value.
    """

    name: str
    kind: Kind[T]
    words: tuple[str, ...]
    example: str
    about_all: bool = True

    def called(self, about: str) -> str:
        """The whole name of the rule about something."""
        return f"{self.name} ({about})" if about else self.name

    def call(self, about: str, day: date) -> str:
        """What to type to write this rule down."""
        return f"{{{{Règle|nom={self.called(about)}|valeur={self.example}|à partir du={day}|source=}}}}"


ADMITTED = Family("collèges admis", OF_COLLEGES, BODIES, COLLEGES[0])
REPRESENTING = Family("collèges admis pour représenter", OF_COLLEGES, (), COLLEGES[2])
SIZE = Family("nombre de membres", SPAN, BODIES, "3 à 9")
LONGEST = Family("durée maximale d'un mandat", TERM, BODIES, "4 ans")
PART = Family("part maximale des mandats", SHARE, COLLEGES, "1/3", about_all=False)

QUORUM = Family("quorum", ANSWERS, BY_WHOM, "1/2", about_all=False)

FAMILIES: tuple[Family[Any], ...] = (ADMITTED, REPRESENTING, SIZE, LONGEST, PART, QUORUM)
_BY_KEY: Mapping[str, Family[Any]] = {key(family.name): family for family in FAMILIES}


def named(name: str) -> tuple[Family[Any], str] | None:
    """The family a rule's name is of, and what it is about, '' for all; None for another rule's name.

    >>> named("durée maximale d'un mandat (Cogérance)")[1]
    'cogérance'
    """
    before, opened, rest = name.partition("(")
    inside, closed, after = rest.rpartition(")")
    bracketed = bool(opened and closed and not after.strip(" "))
    family = _BY_KEY.get(key(before.rstrip(" ") if bracketed else name))
    if family is None or not bracketed:
        return (family, "") if family and family.about_all else None
    about = _about(family, inside)
    return (family, about) if about else None


def _about(family: Family[Any], inside: str) -> str:
    """What stands in brackets, in other words that mean it as well: `conseil`, `gérance`; '' for another word."""
    if not family.words:
        return inside.strip()
    kinds = {BODIES: BODY, COLLEGES: COLLEGE, BY_WHOM: FRAME}
    return kinds[family.words].readings[inside].value or ""


def names() -> tuple[str, ...]:
    """The whole names there are; a family about circles has its own name alone."""
    return tuple(family.called(word) for family in FAMILIES for word in (family.words or ("",)))


@dataclass(frozen=True, slots=True)
class Applied(Generic[T]):
    """A rule in force, and what it allows."""

    rule: Rule
    value: T


def rule_on(ledger: Ledger, family: Family[T], about: str, day: date) -> Applied[T] | None:
    """The rule about that, else about all, in force that day; None where none is noted."""
    by_name = ledger.once(_by_name)
    for name in (about, ""):
        for rule in by_name.get((family.name, name), ()):
            value = family.kind.readings[rule.value].value
            if rule.start <= day and value is not None:
                return Applied(rule, value)
    return None


def abouts(ledger: Ledger, family: Family[Any]) -> tuple[str, ...]:
    """What each rule of a family is about, in page order."""
    return tuple(about for name, about in ledger.once(_by_name) if name == family.name)


def _by_name(ledger: Ledger) -> Mapping[tuple[str, str], tuple[Rule, ...]]:
    """The rules by family and what they are about, the newest first. Two of one day stand in page order."""
    found: dict[tuple[str, str], list[Rule]] = {}
    for rule in ledger.of(Rule):
        of = named(rule.name)
        if of is not None:
            family, about = of
            about = about if family.words or not about else ledger.circles.canonical[about]
            found.setdefault((family.name, about), []).append(rule)
    return {k: tuple(sorted(v, key=lambda r: r.start, reverse=True)) for k, v in found.items()}
