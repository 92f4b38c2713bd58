"""A rule is one the robots know, with one value from a day on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.book_years import YearName
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.schema.record import Column, Record, schema_of
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.rules.near_names import meant
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import doubtful, is_known
from coopwiki.subjects.rules.year_rule import book_years

UNKNOWN_RULE = Sentence(
    "unknown_rule",
    "« {found} » n’est pas une règle que les robots connaissent : {suggestion}.",
)
RULE_CONFLICT = Sentence(
    "rule_conflict",
    "La règle « {found} » a deux valeurs pour le même jour : n’en garder qu’une, {suggestion}.",
    contradiction="Règles à deux valeurs le même jour",
)


UNKNOWN_BOOK_YEAR = Sentence(
    "unknown_book_year",
    "{found} n’est pas un exercice de la coopérative, cette fiche ne compte dans aucun : {suggestion}.",
)


def known_rule(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a rule the robots know nothing of."""
    del today
    for rule in ledger.of(Rule):
        if not is_known(rule.name):
            yield issue_of(rule, "nom", _unknown(rule.name))


def single_rule(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of two values of one rule from the same day on; the first in page order holds."""
    del today
    first: dict[tuple[str, date], Rule] = {}
    for rule in ledger.of(Rule):
        held = first.setdefault((key(rule.name), rule.start), rule)
        if held.value.strip() != rule.value.strip():
            yield issue_of(rule, "valeur", RULE_CONFLICT(rule.name, f"par exemple {held.value}"))


def known_year(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a year that is no book year: what is written for it stands in no total."""
    del today
    of = book_years(ledger)
    for type_, column in _years(ledger):
        for record in ledger.of(type_):
            name: YearName = getattr(record, column.attribute)
            if of.named(name) is None:
                meant = " ou ".join(map(str, of.near(name)))
                yield issue_of(record, column.field.name, UNKNOWN_BOOK_YEAR(str(name), f"écrire {meant}"))


def _years(ledger: Ledger) -> Iterator[tuple[type[Record], Column]]:
    """The record types that are written for a year, and the field that says it."""
    for type_ in ledger.records:
        if issubclass(type_, Record):
            yield from ((type_, column) for column in schema_of(type_).columns if column.kind.name == "year")


def _unknown(name: str) -> Fault:
    near = " ou ".join(f"« {one} »" for one in meant(name))
    return UNKNOWN_RULE(name, f"écrire {near}" if near else "elle est sans effet")


def certain_value(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a value that may have meant something else: `0,5` for a half."""
    del today
    for rule in ledger.of(Rule):
        if fault := doubtful(rule):
            yield issue_of(rule, "valeur", fault)


CHECKS = (known_rule, single_rule, certain_value, known_year)
