"""The report "rules": every rule in force, its history and what it is for; and those that nobody has noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.families import FAMILIES, abouts, named, rule_on
from coopwiki.subjects.rules.purposes import purpose_of
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import KNOWN, is_known, known_name


@dataclass(frozen=True, slots=True)
class RuleValue:
    """One value of a rule: from which day to which, None for the one in force, and where it is written."""

    value: str
    from_: date
    to: date | None
    source: str | None
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in force. `history` has all its values, oldest first, the one in force last.

    `is_known` false says that nothing the robots do asks for it.
    """

    name: str
    value: str
    since: date
    source: str | None
    governs: str
    without: str
    is_known: bool
    history: tuple[RuleValue, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class MissingRule:
    """A rule that the robots know and nobody has noted: what is not done, and what to type."""

    name: str
    governs: str
    without: str
    call: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules in force by name, and the missing ones. `left_out` counts rules with an error."""

    on: date
    revision: int
    rules: tuple[RuleRow, ...]
    missing: tuple[MissingRule, ...]
    left_out: int
    future: tuple[Future, ...]


READS = (Rule, Circle)
"""Circles: a rule may be about one, under any of its names."""


def rules(ledger: Ledger, today: date) -> Rules:
    """The rules as of `today`: one that begins later is future and counts nowhere."""
    rows = sorted(
        (_row(name, values) for name, values in begun(ledger, today).items()), key=lambda row: loose(row.name)
    )
    dated = ((rule.page, rule.line, rule.start) for rule in ledger.of(Rule))
    return Rules(
        on=today,
        revision=as_of(ledger, READS),
        rules=tuple(rows),
        missing=tuple(_missing(name, today) for name in _not_noted(ledger, today)),
        left_out=len(ledger.left_out_of(Rule)),
        future=future_of(Rule.template, dated, today),
    )


def begun(ledger: Ledger, today: date) -> dict[str, tuple[Rule, ...]]:
    """The values of each rule that have begun, oldest first. Where two begin on one day, only the first on the wiki."""
    found: dict[str, dict[date, Rule]] = {}
    names: dict[tuple[str, str], str] = {}
    for rule in ledger.of(Rule):
        if rule.start <= today:
            name = names.setdefault(_about(ledger, rule.name), known_name(rule.name) or rule.name)
            found.setdefault(name, {}).setdefault(rule.start, rule)
    return {name: tuple(own[day] for day in sorted(own)) for name, own in found.items()}


def _about(ledger: Ledger, name: str) -> tuple[str, str]:
    """What makes two rules the same one: the name, or the family and the words in brackets."""
    family = None if known_name(name) else named(name)
    if family is None:
        return key(name), ""
    about = family[1] if family[0].words or not family[1] else ledger.circles.canonical[family[1]]
    return family[0].name, about


def _row(name: str, values: tuple[Rule, ...]) -> RuleRow:
    last, purpose = values[-1], purpose_of(name)
    return RuleRow(
        name=name,
        value=last.value,
        since=last.start,
        source=last.origin,
        governs=purpose.governs,
        without=purpose.without,
        is_known=is_known(name),
        history=tuple(_history(values)),
        page=last.page.title,
        revision=last.page.revision,
        line=last.line,
    )


def _history(values: tuple[Rule, ...]) -> Iterator[RuleValue]:
    ends = [rule.start - timedelta(days=1) for rule in values[1:]]
    for rule, end in zip(values, [*ends, None], strict=True):
        page = rule.page
        yield RuleValue(rule.value, rule.start, end, rule.origin, page.title, page.revision, rule.line)


def _not_noted(ledger: Ledger, today: date) -> Iterable[str]:
    """The known rules without a value that day; one about all covers those about somebody."""
    held = {key(name) for name in begun(ledger, today)}
    yield from (name for name in KNOWN if key(name) not in held)
    for family in FAMILIES:
        if family.words:
            yield from (family.called(word) for word in family.words if rule_on(ledger, family, word, today) is None)
        elif not abouts(ledger, family):
            yield family.name


def _missing(name: str, today: date) -> MissingRule:
    purpose = purpose_of(name)
    call = f"{{{{Règle|nom={name}|valeur={purpose.example}|à partir du={today.year}-01-01|source=}}}}"
    return MissingRule(name, purpose.governs, purpose.without, call)


REPORT = ReportType(
    "rules",
    READS,
    rules,
    robot="Règles",
    says=(
        "every rule in force: its value, since when, from which source, what it governs, its history, what would "
        "change without it; the rules that nobody has noted"
    ),
    shows="Tableau de bord/Règles en force",
)

REPORTS = (REPORT,)
