"""Who may hold a mandate, checked in the open: which rule, from which source, for whom.

All that is allowed is data: rules on the wiki (`subjects/rules/families.py`). Without a rule nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from coopwiki.core.days import write_day
from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after, write_share, write_span, write_term
from coopwiki.subjects.circles.mandate import BODIES, Mandate
from coopwiki.subjects.circles.terms import is_reversed, term_of
from coopwiki.subjects.rules.families import (
    ADMITTED,
    LONGEST,
    PART,
    REPRESENTING,
    SIZE,
    Applied,
    Family,
    abouts,
    rule_on,
)
from coopwiki.subjects.rules.rule import Rule

KEPT, BROKEN, UNKNOWN = "respectée", "pas respectée", "à vérifier"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule, held against one mandate, or against a body as it is composed today (`who` None).

    `rule`, `value`, `since` and `source` are as noted; `sentence` says what was found. `page`, `revision`, `line`
    are where the rule stands.
    """

    rule: str
    value: str
    since: date
    source: str | None
    body: str
    who: str | None
    verdict: str
    sentence: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A rule that isn't noted: nothing is checked by it. `call` is what to type."""

    rule: str
    call: str


@dataclass(frozen=True, slots=True)
class BodyFinding:
    """A verdict, and the record it is about: a mandate, for a body the last one that began, else its rule."""

    verdict: Verdict
    about: Mandate | Rule
    field: str


def verdicts(ledger: Ledger, today: date) -> tuple[Verdict, ...]:
    """Every rule in force, held against the mandates that are not over, by body; then against each body."""
    return tuple(finding.verdict for finding in findings(ledger, today))


def findings(ledger: Ledger, today: date) -> tuple[BodyFinding, ...]:
    """What the rules say of each body, as of today, with its mandates."""
    return ledger.once(_findings, today)


def _findings(ledger: Ledger, today: date) -> tuple[BodyFinding, ...]:
    found: list[BodyFinding] = []
    for body in BODIES:
        own = [m for m in ledger.of(Mandate) if m.body == body and not is_reversed(m)]
        for mandate in own:
            if not term_of(mandate).is_over(today):
                found += _of_mandate(ledger, mandate, today)
        now = [mandate for mandate in own if mandate.sits and term_of(mandate).runs_on(today)]
        if now or own or body in abouts(ledger, SIZE):
            found += _of_body(ledger, body, own, now, today)
    return tuple(found)


def of_mandate(ledger: Ledger, mandate: Mandate, today: date) -> tuple[Verdict, ...]:
    """Every rule in force, held against one mandate that need not be written yet."""
    return tuple(finding.verdict for finding in _of_mandate(ledger, mandate, today))


def _of_mandate(ledger: Ledger, mandate: Mandate, today: date) -> Iterator[BodyFinding]:
    """By the rules in force when it began."""
    admitted = rule_on(ledger, ADMITTED, mandate.body, mandate.start)
    if admitted is not None:
        yield _college(ledger, mandate, admitted, "")
    if mandate.represents is not None:
        circle = ledger.circles.canonical[mandate.represents]
        representing = rule_on(ledger, REPRESENTING, circle, mandate.start)
        if representing is not None:
            yield _college(ledger, mandate, representing, circle)
    longest = rule_on(ledger, LONGEST, mandate.body, mandate.start)
    if longest is not None:
        yield _length(ledger, mandate, longest, today)


def _college(ledger: Ledger, mandate: Mandate, rule: Applied[tuple[str, ...]], circle: str) -> BodyFinding:
    who, admitted = ledger.people.canonical[mandate.who], " ou ".join(rule.value)
    seat = f"représente {circle}" if circle else "siège"
    if mandate.college is None:
        verdict, said = UNKNOWN, f"{who} {seat}, son collège n’est pas noté ; il faut {admitted}."
    else:
        verdict = KEPT if mandate.college in rule.value else BROKEN
        wanted = "" if verdict == KEPT else f" ; il faut {admitted}"
        said = f"{who} {seat} au titre du collège « {mandate.college} »{wanted}."
    return _finding(rule, mandate.body, mandate, "collège", who, verdict, said)


def latest(ledger: Ledger, mandate: Mandate) -> date | None:
    """The last day a mandate may have by the rule in force when it began; None without such a rule.

    Four years from 1 July 2022 end on 30 June 2026. The anniversary itself is let pass: people write it.
    """
    longest = rule_on(ledger, LONGEST, mandate.body, mandate.start)
    return months_after(mandate.start, longest.value) - timedelta(days=1) if longest else None


def _length(ledger: Ledger, mandate: Mandate, rule: Applied[int], today: date) -> BodyFinding:
    who = ledger.people.canonical[mandate.who]
    anniversary = months_after(mandate.start, rule.value)
    last = mandate.end or today
    if last > anniversary:
        verdict, more = BROKEN, f", c’est plus de {write_term(rule.value)}"
    elif mandate.end is None:
        limit = write_day(anniversary - timedelta(days=1))
        verdict, more = UNKNOWN, f" ; la règle le permet jusqu’au {limit}"
    else:
        verdict, more = KEPT, ""
    end = f"jusqu’au {write_day(mandate.end)}" if mandate.end else "sans fin notée"
    said = f"{who} : du {write_day(mandate.start)}, {end}{more}."
    return _finding(rule, mandate.body, mandate, "fin", who, verdict, said)


def _of_body(
    ledger: Ledger, body: str, own: Iterable[Mandate], now: Iterable[Mandate], today: date
) -> Iterator[BodyFinding]:
    """By the rules in force today; a person with two mandates is one member, and a body may be empty."""
    people = {ledger.people.canonical[mandate.who]: mandate for mandate in now}
    newest = max(now or own, key=lambda mandate: mandate.start, default=None)
    size = rule_on(ledger, SIZE, body, today)
    unread = unread_mandates(ledger, body)
    if size is not None:
        verdict = UNKNOWN if unread else KEPT if len(people) in size.value else BROKEN
        said = f"{body.capitalize()} : {_members(len(people))} ; il en faut {write_span(size.value)}."
        yield _finding(size, body, newest, "instance", None, verdict, said + _and_unread(unread))
    for college in abouts(ledger, PART):
        part: Applied[Fraction] | None = rule_on(ledger, PART, college, today)
        if part is not None and newest is not None and people:
            yield _part(part, college, people.values(), newest, unread)


def unread_mandates(ledger: Ledger, body: str) -> int:
    """How many mandates of a body, or of an unknown one, can't be read: who sits there is not known."""
    return sum(item.values.get("body", body) == body for item in ledger.left_out_of(Mandate))


def _and_unread(count: int) -> str:
    if not count:
        return ""
    return f" {count} mandat{'s' * (count > 1)} à corriger : on ne sait pas qui siège."


def _part(rule: Applied[Fraction], college: str, seats: Iterable[Mandate], newest: Mandate, unread: int) -> BodyFinding:
    every = [seat.college for seat in seats]
    own, silent = every.count(college), every.count(None)
    allowed = rule.value * len(every)
    verdict = BROKEN if own > allowed else UNKNOWN if own + silent > allowed else KEPT
    verdict = UNKNOWN if unread else verdict
    said = (
        f"{newest.body.capitalize()} : {_of_college(own)} sur {len(every)} au titre du collège « {college} » ; "
        f"au plus {write_share(rule.value)}."
    )
    if verdict == UNKNOWN and silent:
        said += f" Le collège de {_members(silent)} n’est pas noté."
    return _finding(rule, newest.body, newest, "collège", None, verdict, said + _and_unread(unread))


def _of_college(count: int) -> str:
    return _members(count) if count else "aucun membre"


def _members(count: int) -> str:
    if not count:
        return "personne n’y siège"
    return f"{count} membre{'s' if count > 1 else ''}"


def _finding(
    applied: Applied[Any], body: str, mandate: Mandate | None, field: str, who: str | None, verdict: str, said: str
) -> BodyFinding:
    rule, page = applied.rule, applied.rule.page
    told = Verdict(
        rule=rule.name,
        value=rule.value,
        since=rule.start,
        source=rule.origin,
        body=body,
        who=who,
        verdict=verdict,
        sentence=said,
        page=page.title,
        revision=page.revision,
        line=rule.line,
    )
    return BodyFinding(told, mandate or rule, field if mandate else "valeur")


def missing_rules(ledger: Ledger, today: date) -> tuple[Missing, ...]:
    """The rules that would be held against the mandates there are, and that nobody has noted."""
    given = ledger.of(Mandate)
    if not given:
        return ()
    earliest = min(mandate.start for mandate in given)
    missing = _not_noted(ledger, given, today)
    return tuple(Missing(f.called(about), f.call(about, earliest)) for f, about in missing)


def _not_noted(ledger: Ledger, given: Iterable[Mandate], today: date) -> Iterator[tuple[Family[Any], str]]:
    of_bodies: tuple[Family[Any], ...] = (ADMITTED, SIZE, LONGEST)
    bodies = {mandate.body for mandate in given}
    for body in (body for body in BODIES if body in bodies):
        yield from ((f, body) for f in of_bodies if rule_on(ledger, f, body, today) is None)
    represented = [mandate.represents for mandate in given if mandate.represents]
    if represented and not abouts(ledger, REPRESENTING):
        yield REPRESENTING, ledger.circles.canonical[represented[0]]
    if not abouts(ledger, PART):
        yield PART, PART.words[-1]
