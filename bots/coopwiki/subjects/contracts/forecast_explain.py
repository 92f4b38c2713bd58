"""Where the figures of the forecast come from: what is written of each month, and the associates of each pace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from coopwiki.core.days import write_day
from coopwiki.core.ledger import Ledger
from coopwiki.core.messages import spaced
from coopwiki.subjects.contracts.arrival_pace import Pace, usual
from coopwiki.subjects.contracts.entries import entries
from coopwiki.subjects.contracts.forecast_report import (
    OWN,
    Forecast,
    MonthToCome,
    MostAssociates,
    coming,
    forecast,
    noted_entries,
)
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.figure import COUNT, DAY, Figure, Term
from coopwiki.subjects.figure_terms import ONE, computed, entered, left_out

WRITTEN = "Ce qui est écrit pour ce mois compte pour 1 chacun."
GAINED = "Chaque personne devenue associée compte pour 1, chaque personne qui ne l’est plus pour −1."
CAME = "Chaque personne arrivée depuis ce jour compte pour 1."


def forecast_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Each month's, each pace's, and the day on which the most associates are reached."""
    data = forecast(ledger, today)
    for month in data.months:
        yield from _of_month(ledger, today, month, data)
    for pace in data.paces:
        row = str(pace.months)
        came, gained = partial(_came, ledger, today, pace), partial(_gained, ledger, today, pace)
        yield Figure("paces", row, "entries", "arrivées", pace.entries, COUNT, came, CAME)
        yield Figure("paces", row, "gained", "associé·es de plus", pace.gained, COUNT, gained, GAINED, main=True)
    yield from _reached(ledger, today, data)
    yield left_out(data.left_out, [item for type_ in OWN for item in ledger.left_out_of(type_)])


def _of_month(ledger: Ledger, today: date, month: MonthToCome, data: Forecast) -> Iterator[Figure]:
    for name, called, kind, number in (
        ("cape_ends", "fins de CAPE", "cape_end", month.cape_ends),
        ("associations", "associations dues", "association", month.associations),
        ("entries_noted", "arrivées écrites", "", month.entries_noted),
    ):
        found = partial(_due, ledger, today, kind, month.month)
        yield Figure("months", month.month, name, called, number, COUNT, found, WRITTEN)
    for name, called, number in (
        ("entries_low", "arrivées attendues au moins", month.entries_low),
        ("entries_high", "arrivées attendues au plus", month.entries_high),
    ):
        terms = partial(_expected, number)
        yield Figure("months", month.month, name, called, number, COUNT, terms, spaced(_pace_of_entries(data)))


def _due(ledger: Ledger, today: date, kind: str, month: str) -> Iterator[Term]:
    found = coming(ledger, today, kind) if kind else noted_entries(ledger, today)
    return (computed(ONE, who, write_day(day)) for day, who in found if f"{day:%Y-%m}" == month)


def _expected(number: int) -> Iterator[Term]:
    yield computed(Decimal(number), "depuis aujourd’hui jusqu’à la fin du mois", "arrivées par jour × jours")


def _pace_of_entries(data: Forecast) -> str:
    told = " ; ".join(f"{one.entries} en {one.days} jours" for one in data.paces)
    return (
        f"Les rythmes : {told or 'aucun'}. Le plus lent, à l’unité inférieure ; le plus rapide, à l’unité supérieure."
    )


def _came(ledger: Ledger, today: date, pace: Pace) -> Iterator[Term]:
    return (entered(one.record, ONE, one.who, "arrivée") for one in entries(ledger, today) if one.day > pace.since)


def _gained(ledger: Ledger, today: date, pace: Pace) -> Iterator[Term]:
    found = stays(ledger)
    for who, own in found.memberships.items():
        change = found.is_associate(who, today) - found.is_associate(who, pace.since)
        if change:
            yield entered(own[-1], Decimal(change), who, "associé·e depuis" if change > 0 else "ne l’est plus")


def _reached(ledger: Ledger, today: date, data: Forecast) -> Iterator[Figure]:
    """The three days: the terms are the associates gained at the pace that each carries on."""
    reached = data.reached
    if reached is None:
        return
    ordered = sorted(data.paces, key=lambda pace: (pace.day_of(reached.missing) or date.max, pace.months))
    for name, called, day, pace in (
        ("low", "au plus tôt", reached.low, ordered[0]),
        ("likely", "le plus probable", reached.likely, usual(data.paces)),
        ("high", "au plus tard", reached.high, ordered[-1]),
    ):
        terms, rule = partial(_gained, ledger, today, pace), spaced(_made(pace, reached))
        yield Figure("reached", "", name, called, day, DAY, terms, rule, name == "likely", COUNT)


def _made(pace: Pace, reached: MostAssociates) -> str:
    """How a day is made of a pace."""
    left = f"Il reste {reached.missing} places sur {reached.most}."
    head = f"{left} En {pace.days} jours : {pace.gained} associé·es de plus."
    if pace.gained <= 0:
        return f"{head} À ce rythme, jamais."
    return f"{head} À ce rythme : {reached.missing} × {pace.days} ÷ {pace.gained} jours, au jour suivant."
