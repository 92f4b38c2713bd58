"""Every page's reading → the ledger: names bound, namesakes left out, all in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, TypeVar, cast

from coopwiki.core.directory import Directory
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.core.source import Page
from coopwiki.core.titles import Titles
from coopwiki.reading.page_reader import PageReading
from coopwiki.schema.record import Record, schema_of
from coopwiki.schema.references import Reference, distinct_names, references
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.intention import Intention
from coopwiki.subjects.naming import budget_directory, name_directory, same_circles, same_names
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import unreadable

T = TypeVar("T", bound=Record)


@dataclass(slots=True)
class _Sheets:
    """Records by type, what is left out, and issues, gathered in page order."""

    records: dict[type[Record], list[Any]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def add(self, reading: PageReading) -> None:
        for type_, records in groupby(reading.records, type):
            self.records.setdefault(type_, []).extend(records)
        self.left_out.extend(reading.left_out)
        self.issues.extend(reading.issues)

    def of(self, type_: type[T]) -> list[T]:
        return cast("list[T]", self.records.get(type_, []))

    def leave_out(self, records: Iterable[tuple[Profile | Rule, Issue]]) -> None:
        out = tuple(records)
        for record, issue in out:
            values = {c.attribute: getattr(record, c.attribute) for c in schema_of(type(record)).columns}
            self.left_out.append(LeftOut(type(record), record.page, record.line, values, record.offset))
            self.issues.append(issue)
        gone = {id(record) for record, _ in out}
        for type_ in {type(record) for record, _ in out}:
            self.records[type_] = [one for one in self.records[type_] if id(one) not in gone]


def books(
    readings: Iterable[PageReading],
    redirects: Sequence[Page],
    titles: Titles,
    unread: Iterable[Issue] = (),
) -> Ledger:
    """The ledger of all pages read. A page met twice counts once; order is by title, then place.

    `unread` are the mistakes of pages that show records and aren't read.
    """
    once = {reading.page.id: reading for reading in readings}
    ordered = sorted(once.values(), key=lambda reading: reading.page.title)
    sheets = _Sheets()
    for reading in ordered:
        sheets.add(reading)
    sheets.issues.extend(unread)
    people, circles, budgets = _directories(sheets, redirects, titles)
    sheets.issues.extend(same_circles(sheets.of(Circle), circles))
    sheets.leave_out(same_names(tuple(sheets.of(Profile)), people))
    sheets.leave_out(_unreadable_rules(sheets.of(Rule)))
    return Ledger(
        records={type_: tuple(found) for type_, found in sheets.records.items()},
        left_out=tuple(sheets.left_out),
        issues=tuple(sheets.issues),
        people=people,
        circles=circles,
        budgets=budgets,
        pages_read=len(ordered),
        drafts=sum(reading.draft for reading in ordered),
    )


def _directories(sheets: _Sheets, redirects: Sequence[Page], titles: Titles) -> tuple[Directory, Directory, Directory]:
    """By which names people, circles and budgets are known."""
    people = name_directory(sheets.of(Profile), redirects, titles, _typed(sheets, references(RECORDS, "actor")))
    circles = name_directory(sheets.of(Circle), redirects, titles, _typed(sheets, references(RECORDS, "circle")))
    return people, circles, budget_directory(sheets.of(Budget), circles, _budgets(sheets, circles))


def _unreadable_rules(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Issue]]:
    """Known rules whose value is not of the kind that the rule's name asks for."""
    for rule in rules:
        fault = unreadable(rule)
        if fault:
            yield (
                rule,
                Issue(rule.page, rule.line, rule.template, "valeur", "error", fault, rule.offset),
            )


def _typed(sheets: _Sheets, references: Iterable[Reference]) -> Iterator[str]:
    """The names that records give in some of their fields, each once a field, in order."""
    for reference in references:
        yield from distinct_names(reference, sheets.of(reference.type))


def _budgets(sheets: _Sheets, circles: Directory) -> Iterator[str]:
    drawing: Iterator[Contribution | Intention] = chain(sheets.of(Contribution), sheets.of(Intention))
    for budget, circle in dict.fromkeys(map(attrgetter("budget", "circle"), drawing)):
        yield budget or circles.canonical[circle or ""]
    yield from _typed(sheets, references(RECORDS, "budget"))
