"""Packs → what each cooperative is shown: its own figures beside the median and the range of those that agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from coopwiki.core.names import loose
from coopwiki.federation.sources import CooperativeSource
from coopwiki.subjects.packed import Item, Measure
from coopwiki.subjects.packs import Pack, RegisterTold

FEWEST = 4
"""A median and a range are shown over so many cooperatives or more, one's own among them."""

RULES = "rules"
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class RespondingCooperative:
    """A cooperative that answered."""

    source: CooperativeSource
    pack: Pack


@dataclass(frozen=True, slots=True)
class ComparedMeasure:
    """A measure as one cooperative sees it. `own` is None where it is withheld, or not agreed to; `agreed` says which.

    A month's measure is the mean of the months that are published, `months` of twelve. `median`, `low` and `high` are
    None with fewer than four cooperatives; `told_by` counts those that publish it.
    """

    measure: Measure
    own: Decimal | None
    agreed: bool
    months: int
    told_by: int
    median: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """An entry of a shared register, whose it is and where it leads; '' for nowhere."""

    cooperative: str
    item: Item
    address: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A register of all that agreed. `named` counts entries that stay at home since they name somebody."""

    register: RegisterTold
    entries: tuple[RegisterEntry, ...]
    named: int


@dataclass(frozen=True, slots=True)
class SharedRuleValue:
    """What a rule says, '' for nothing, and where."""

    value: str
    cooperatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleSides:
    """A rule that is not the same everywhere, with what it says, the most frequent value first."""

    name: str
    values: tuple[SharedRuleValue, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """What all of them publish of a measure, ascending: worked out once, for every cooperative's page."""

    measure: Measure
    told: tuple[Decimal, ...]


def spreads(partners: Sequence[RespondingCooperative]) -> tuple[Spread, ...]:
    """All measures that anybody publishes, in their order."""
    found: dict[str, Measure] = {}
    for partner in partners:
        for measure in partner.pack.measures:
            found.setdefault(measure.name, measure)
    return tuple(Spread(measure, _told(measure, partners)) for measure in found.values())


def _told(measure: Measure, partners: Sequence[RespondingCooperative]) -> tuple[Decimal, ...]:
    means = (mean_told(partner.pack, measure) for partner in partners)
    return tuple(sorted(value for value in means if value is not None))


def compared(own: RespondingCooperative, among: Sequence[Spread]) -> tuple[ComparedMeasure, ...]:
    """One cooperative's figures beside those of the others; no comparison of a figure that it does not share."""
    return tuple(_compared(own, spread) for spread in among)


def _compared(own: RespondingCooperative, spread: Spread) -> ComparedMeasure:
    measure, told = spread.measure, spread.told
    agreed = measure.name in own.source.agreed
    shown = agreed and len(told) >= FEWEST
    return ComparedMeasure(
        measure=measure,
        own=mean_told(own.pack, measure),
        agreed=agreed,
        months=len(_values(own.pack, measure)),
        told_by=len(told),
        median=_median(told) if shown else None,
        low=told[0] if shown else None,
        high=told[-1] if shown else None,
    )


def mean_told(pack: Pack, measure: Measure) -> Decimal | None:
    """The mean of what a pack says of a measure, half up to two decimals; None where it says nothing."""
    values = _values(pack, measure)
    return (sum(values, Decimal(0)) / len(values)).quantize(_CENT, ROUND_HALF_UP) if values else None


def _values(pack: Pack, measure: Measure) -> list[Decimal]:
    return [Decimal(one.value) for one in pack.figures if one.measure == measure.name and one.value is not None]


def _median(ascending: Sequence[Decimal]) -> Decimal:
    """The value in the middle, the mean of the two in the middle where their number is even."""
    middle = len(ascending) // 2
    if len(ascending) % 2:
        return ascending[middle]
    return ((ascending[middle - 1] + ascending[middle]) / 2).quantize(_CENT, ROUND_HALF_UP)


def shared(partners: Sequence[RespondingCooperative]) -> tuple[Shared, ...]:
    """The registers but that of rules, in their order; in each, cooperative by cooperative."""
    registers: dict[str, RegisterTold] = {}
    for partner in partners:
        for one in partner.pack.registers:
            registers.setdefault(one.name, one)
    return tuple(_shared(one, partners) for name, one in registers.items() if name != RULES)


def _shared(register: RegisterTold, partners: Sequence[RespondingCooperative]) -> Shared:
    own = [(partner, one) for partner in partners for one in partner.pack.registers if one.name == register.name]
    entries = tuple(
        RegisterEntry(partner.source.name, item, partner.source.address if item.page else "")
        for partner, one in own
        for item in one.items
    )
    return Shared(register, entries, sum(one.named for _, one in own))


def rules_that_differ(partners: Sequence[RespondingCooperative]) -> tuple[RuleSides, ...]:
    """The rules that say another thing somewhere, or that some have and others do not, by name."""
    sharing = [partner for partner in partners if RULES in partner.source.agreed]
    names: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    for partner in sharing:
        for item in (item for one in partner.pack.registers if one.name == RULES for item in one.items):
            names.setdefault(loose(item.title), item.title)
            own = values.setdefault(loose(item.title), {})
            own[partner.source.name] = dict(item.details).get("valeur", "")
    sides = (RuleSides(names[key], _said(values[key], sharing)) for key in sorted(names))
    return tuple(side for side in sides if len(side.values) > 1)


def _said(values: dict[str, str], sharing: Sequence[RespondingCooperative]) -> tuple[SharedRuleValue, ...]:
    """The values there are, each once however it is written, with who has it."""
    written: dict[str, str] = {}
    who: dict[str, list[str]] = {}
    for partner in sharing:
        value = values.get(partner.source.name, "")
        written.setdefault(loose(value), value)
        who.setdefault(loose(value), []).append(partner.source.name)
    ordered = sorted(who, key=lambda value: (-len(who[value]), value))
    return tuple(SharedRuleValue(written[value], tuple(who[value])) for value in ordered)
