"""Where the figures of the report "trainings" come from: each interest that counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.figure import COUNT, EUROS, MINUTES, Figure, Term
from coopwiki.subjects.figure_terms import ONE, entered, left_out, less
from coopwiki.subjects.trainings.interests import counted, interests
from coopwiki.subjects.trainings.report import READS, TrainingRow, trainings
from coopwiki.subjects.trainings.training import GIVEN, Training

WRITTEN = "Comme il est écrit."
EACH = "Chaque personne intéressée compte une fois, sans qui donne la formation ni qui s’est retiré."
MISSING = "Le seuil moins les personnes intéressées, jamais moins que 0."
LEFT = "Les places moins les personnes intéressées, jamais moins que 0."
ALL_GIVEN = "Les formations données dont le jour est dans l’année, une fois chacune."


def training_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `Animer une réunion interested`."""
    data = trainings(ledger, today)
    by_place = {(one.page.title, one.line, one.title): one for one in ledger.of(Training)}
    given = []
    for row in data.trainings:
        record = by_place[row.page, row.line, row.title]
        yield from _of_row(ledger, record, row, today)
        if row.state == GIVEN and row.day and row.day.year == today.year:
            given.append(entered(record, ONE, shortened(row.title), "donnée"))
    yield Figure(
        "given_this_year",
        "",
        "",
        "formations données dans l’année",
        data.given_this_year,
        COUNT,
        lambda: given,
        ALL_GIVEN,
    )
    out = [item for type_ in READS for item in ledger.left_out_of(type_)]
    astray = (entered(one, ONE, one.template, "dans aucune formation") for one in interests(ledger).astray)
    yield left_out(data.left_out, out, more=astray)


def _of_row(ledger: Ledger, record: Training, row: TrainingRow, today: date) -> Iterator[Figure]:
    make = partial(Figure, "trainings", shortened(row.title))
    people = [
        entered(one, ONE, ledger.people.canonical[one.who], "un intérêt") for one in counted(ledger, record, today)
    ]
    yield make("interested", "intéressé·es", row.interested, COUNT, lambda: people, EACH, main=True)
    yield make("threshold", "seuil", row.threshold, COUNT, _written(record, row.threshold), WRITTEN)
    yield make(
        "missing",
        "manque",
        row.missing,
        COUNT,
        lambda: _down_to_zero(record, row.threshold, people),
        MISSING,
    )
    if row.places is not None and row.places_left is not None:
        places = row.places
        yield make("places", "places", places, COUNT, _written(record, places), WRITTEN)
        yield make(
            "places_left",
            "places libres",
            row.places_left,
            COUNT,
            lambda: _down_to_zero(record, places, people),
            LEFT,
        )
    if row.pay is not None:
        yield make("pay", "rétribution", row.pay, EUROS, _written(record, row.pay), WRITTEN)
    if row.duration_minutes is not None:
        minutes = row.duration_minutes
        yield make("duration_minutes", "durée", minutes, MINUTES, _written(record, minutes), WRITTEN)


def _written(record: Training, amount: Decimal | int) -> partial[list[Term]]:
    return partial(list, (entered(record, Decimal(amount), record.template, "comme il est écrit"),))


def _down_to_zero(record: Training, most: int, people: list[Term]) -> Iterator[Term]:
    """How many there may be, less those there are as far as they go."""
    yield entered(record, Decimal(most), record.template, "comme il est écrit")
    yield from less(people[:most])


EXPLAINED = {
    "trainings": training_figures,
}
