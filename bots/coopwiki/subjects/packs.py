"""The pack: what a cooperative may publish of itself. Each subject's `pack.py` names its figures and registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from coopwiki.core.ledger import Ledger
from coopwiki.core.suppression import FEWEST
from coopwiki.subjects.packed import (
    COUNT,
    PEOPLE,
    Item,
    Measure,
    Measures,
    PackTimes,
    Part,
    SharedRegister,
    Value,
    span,
)
from coopwiki.subjects.registry import seat
from coopwiki.subjects.unnamed import KnownNames

FORMAT, VERSION = "coopwiki-pack", 1

FEW, LINKED, NOTHING = "few", "linked", "nothing"
RULES = (
    (FEW, "Le chiffre porterait sur moins de trois personnes, ou moins que sa définition ne demande."),
    (LINKED, "Ce chiffre, ajouté à d’autres ou soustrait d’eux, dirait ce qui porte sur moins de trois personnes."),
    (NOTHING, "Rien n’est noté sur le wiki, ou le calcul n’a pas de sens (une part de zéro)."),
)
"""Why a figure is withheld: what the pack says, and what it means."""

STEPS = (FEWEST, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""How many people a figure stands on is given by the highest of these that is not above it.

The exact numbers of two figures, subtracted, would give away something of one or two people.
"""

Part_ = TypeVar("Part_", Measures, SharedRegister)


@dataclass(frozen=True, slots=True)
class PackFigure:
    """One figure of a pack. `value` is exact to two decimals, half up; None where `withheld` says why.

    `people` is at least how many it stands on, by STEPS; None where it is withheld, and for what stands on nobody.
    """

    measure: str
    period: str
    value: str | None
    people: int | None
    withheld: str | None


@dataclass(frozen=True, slots=True)
class RegisterTold:
    """A register of a pack. `named` counts the entries that stay at home since they name somebody."""

    name: str
    label: str
    definition: str
    items: tuple[Item, ...]
    named: int


@dataclass(frozen=True, slots=True)
class Pack:
    """All a cooperative publishes: figures in the order of their measures and of time, registers by their subjects."""

    on: date
    months: tuple[str, ...]
    year: int
    measures: tuple[Measure, ...]
    figures: tuple[PackFigure, ...]
    registers: tuple[RegisterTold, ...]

    def only(self, agreed: Iterable[str]) -> Pack:
        """The part of it that is agreed to, by the names of measures and registers."""
        names = frozenset(agreed)
        return Pack(
            self.on,
            self.months,
            self.year,
            tuple(one for one in self.measures if one.name in names),
            tuple(one for one in self.figures if one.measure in names),
            tuple(one for one in self.registers if one.name in names),
        )


def parts() -> tuple[Part, ...]:
    """What the subjects say, in their order."""
    return tuple(part for subject in seat("pack") for part in subject.PACKED)


def _of(type_: type[Part_]) -> tuple[Part_, ...]:
    return tuple(part for part in parts() if isinstance(part, type_))


def shareable() -> tuple[str, ...]:
    """The names one may agree to share: measures, then registers."""
    measures = (measure.name for part in _of(Measures) for measure in part.measures)
    return (*measures, *(register.name for register in _of(SharedRegister)))


def pack(ledger: Ledger, today: date) -> Pack:
    """The pack of a day. It covers months and a year that are over, never the running ones."""
    times = span(today)
    names = KnownNames(ledger)
    return Pack(
        on=today,
        months=times.months,
        year=times.year,
        measures=tuple(measure for part in _of(Measures) for measure in part.measures),
        figures=tuple(told for part in _of(Measures) for told in _figures(part, ledger, times)),
        registers=tuple(_register(one, ledger, today, names) for one in _of(SharedRegister)),
    )


def _figures(part: Measures, ledger: Ledger, times: PackTimes) -> Iterator[PackFigure]:
    kept = any(ledger.of(type_) for type_ in part.reads)
    found = {(one.measure.name, one.period): one for one in part.values(ledger, times)} if kept else {}
    for measure in part.measures:
        for period in times.months if measure.period == "month" else (str(times.year),):
            yield _told(measure, period, found.get((measure.name, period)), kept=kept)


def _told(measure: Measure, period: str, one: Value | None, *, kept: bool) -> PackFigure:
    """The one place where a figure is published or not: no subject can publish one of too few people."""
    reason = _withheld(measure, one, kept=kept)
    if reason or one is None or one.value is None:
        return PackFigure(measure.name, period, None, None, reason or NOTHING)
    return PackFigure(measure.name, period, written(one.value, measure.unit), _at_least(measure, one.people), None)


def _withheld(measure: Measure, one: Value | None, *, kept: bool) -> str:
    if not kept:
        return NOTHING
    if one is None or len(one.people) < measure.fewest:
        return FEW if measure.fewest else NOTHING if one is None else ""
    return LINKED if one.linked else ""


def written(value: Decimal, unit: str) -> str:
    """Whole numbers as they are, all else to two decimals, half up.

    >>> written(Decimal("12"), "people"), written(Decimal("2.005"), "hours")
    ('12', '2.01')
    """
    if unit in (COUNT, PEOPLE) and value == value.to_integral_value():
        return str(int(value))
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _at_least(measure: Measure, people: frozenset[str]) -> int | None:
    return max(step for step in STEPS if step <= len(people)) if measure.fewest else None


def _register(one: SharedRegister, ledger: Ledger, today: date, names: KnownNames) -> RegisterTold:
    items = tuple(one.items(ledger, today))
    unnamed = tuple(_placed(item, names) for item in items if not _names(item, names))
    return RegisterTold(one.name, one.label, one.definition, unnamed, len(items) - len(unnamed))


def _names(item: Item, names: KnownNames) -> bool:
    return any(names.in_text(text) for text in (item.title, *(value for _, value in item.details)))


def _placed(item: Item, names: KnownNames) -> Item:
    """The entry, without its page where the title names somebody."""
    return Item(item.title, item.details, "" if names.in_text(item.page) else item.page)
