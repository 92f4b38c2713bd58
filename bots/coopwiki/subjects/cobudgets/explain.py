"""Where the figures of the report "cobudget" come from: the parts that count, project by project, person by person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.subjects.cobudgets.part import Part
from coopwiki.subjects.cobudgets.report import (
    CLOSED,
    TYPES,
    UNFUNDED,
    GiverRow,
    ProjectRow,
    RoundRow,
    cobudget,
)
from coopwiki.subjects.cobudgets.rounds import Given, Refused, Round, rounds
from coopwiki.subjects.figure import EUROS, Figure, Term
from coopwiki.subjects.figure_terms import ONE, entered, left_out, less

PARTS = "La somme des parts qui comptent."
WRITTEN = "Comme il est écrit."
LEFT = "L’enveloppe moins ce qui est accordé, ou reçu tant que le tour est ouvert."
HELD = "Ce que chaque personne a, moins ce qu’elle a donné, plus ce qui lui est rendu."
Terms = Callable[[], Iterable[Term]]


def cobudget_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `Printemps 2026 left`, `Un vélo cargo (Printemps 2026) received`."""
    data, found = cobudget(ledger, today), rounds(ledger, today)
    by_place = {(one.record.page.title, one.record.line): one for one in found.rounds}
    aside = [one for one in found.refused if isinstance(one.record, Part)]
    for row in data.rounds:
        one = by_place[row.page, row.line]
        aside += one.refused
        yield from _round(row, one)
        for project in row.projects:
            yield from _project(row, one, project)
        for person in row.people:
            yield from _person(row, one, person)
    out = [item for type_ in TYPES for item in ledger.left_out_of(type_)]
    yield left_out(data.left_out, out, more=map(_refused, aside))


def _figure(group: str, row: str, name: str, called: str, value: Decimal, terms: Terms, rule: str) -> Figure:
    return Figure(group, row, name, called, value, EUROS, terms, rule, main=name == "left")


def _round(row: RoundRow, one: Round) -> Iterator[Figure]:
    make = partial(_figure, "rounds", row.name)
    kept = list(_granted(row, one))
    taken = kept if row.state == CLOSED else one.given
    yield make("envelope", "enveloppe", row.envelope, _as_written(one.record, row.envelope), WRITTEN)
    if row.each is not None:
        yield make("each", "par personne", row.each, _as_written(one.record, row.each), WRITTEN)
    yield make("received", "reçu", row.received, lambda: map(_part, one.given), PARTS)
    yield make("granted", "accordé", row.granted, lambda: map(_part, kept), PARTS)
    yield make(
        "left",
        "reste",
        row.left,
        lambda: (*_as_written(one.record, row.envelope)(), *less(map(_part, taken))),
        LEFT,
    )
    refused = map(_refused, one.refused)
    yield replace(left_out(row.left_out, (), "rounds", row.name, refused), called="parts écartées")


def _project(row: RoundRow, one: Round, project: ProjectRow) -> Iterator[Figure]:
    make = partial(_figure, "projects", f"{project.title} ({row.name})")
    record = next(p for p in one.projects if p.title == project.title)
    own = [given for given in one.given if given.project is record]
    for name, called, value in (
        ("least", "minimum", project.least),
        ("most", "maximum", project.most),
    ):
        if value is not None:
            yield make(name, called, value, _as_written(record, value), WRITTEN)
    kept = own if project.granted else []
    yield make("received", "reçu", project.received, lambda: map(_part, own), PARTS)
    yield make("granted", "accordé", project.granted, lambda: map(_part, kept), PARTS)


def _person(row: RoundRow, one: Round, person: GiverRow) -> Iterator[Figure]:
    make = partial(_figure, "people", f"{person.name} ({row.name})")
    lost = {project.title for project in row.projects if project.state == UNFUNDED}
    own = [given for given in one.given if given.who == person.name]
    back = [given for given in own if row.state == CLOSED and given.project.title in lost]
    yield make("given", "donné", person.given, lambda: map(_part, own), PARTS)
    yield make("returned", "rendu", person.returned, lambda: map(_part, back), PARTS)
    if person.left is not None and row.each is not None:
        has = _as_written(one.record, row.each)
        yield make(
            "left",
            "reste",
            person.left,
            lambda: (*has(), *less(map(_part, own)), *map(_part, back)),
            HELD,
        )


def _granted(row: RoundRow, one: Round) -> Iterator[Given]:
    kept = {project.title for project in row.projects if project.granted}
    yield from (given for given in one.given if given.project.title in kept)


def _as_written(record: Record, amount: Decimal) -> Terms:
    return lambda: (entered(record, amount, record.template, "comme il est écrit"),)


def _part(given: Given) -> Term:
    return entered(given.part, given.part.amount, given.project.title, "une part")


def _refused(one: Refused) -> Term:
    return entered(one.record, ONE, one.record.template, "ne compte pas")


EXPLAINED = {
    "cobudget": cobudget_figures,
}
