"""The report "levy": every scale that has begun, with worked examples; and the new one beside the old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.core.typed import plain
from coopwiki.subjects.levies.answer import answer
from coopwiki.subjects.levies.bracket import Bracket
from coopwiki.subjects.levies.scale import Scale
from coopwiki.subjects.levies.scales import Scales, WrittenScale, cents, euros, scales
from coopwiki.subjects.report import Future, ReportType, as_of, future_of

EURO = 100
POINTS = 10
"""As many margins as a comparison shows."""


@dataclass(frozen=True, slots=True)
class BracketRow:
    """The rate, in per cent, up to a margin; `up_to` None is without limit."""

    up_to: Decimal | None
    rate: str


@dataclass(frozen=True, slots=True)
class Example:
    """A margin worked out; `levy` None where the scale says nothing, `effective_rate` None beside a margin of 0."""

    margin: Decimal
    levy: Decimal | None
    effective_rate: Decimal | None


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """One scale. `to` is its last day, None for the one in force; `is_sound` false says that an error silences it."""

    name: str
    from_: date
    to: date | None
    mode: str
    least: Decimal | None
    cap: Decimal | None
    minimum: Decimal | None
    brackets: tuple[BracketRow, ...]
    examples: tuple[Example, ...]
    is_sound: bool
    origin: str | None
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class ComparedMargin:
    """What the old and the new scale ask of one margin; `difference` is new less old, None where one says nothing."""

    margin: Decimal
    old: Decimal | None
    new: Decimal | None
    difference: Decimal | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The scale in force beside the one before it, for ten margins."""

    name: str
    old: date
    new: date
    margins: tuple[ComparedMargin, ...]


@dataclass(frozen=True, slots=True)
class Levy:
    """The scales by name and day. `left_out` counts records with an error, brackets of no scale among them."""

    on: date
    revision: int
    scales: tuple[ScaleRow, ...]
    comparisons: tuple[Comparison, ...]
    left_out: int
    future: tuple[Future, ...]


READS = (Scale, Bracket)


def levy(ledger: Ledger, today: date) -> Levy:
    """The scales as of `today`: one that begins later is future and in no comparison."""
    found = scales(ledger)
    histories = [found.history(name, today) for name in sorted(found.names(today), key=loose)]
    dated = ((one.scale.page, one.scale.line, one.scale.start) for one in found.all)
    return Levy(
        on=today,
        revision=as_of(ledger, READS),
        scales=tuple(row for history in histories for row in _rows(history)),
        comparisons=tuple(made for history in histories for made in _compared(history)),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in READS) + _refused(found),
        future=future_of(Scale.template, dated, today),
    )


def _refused(found: Scales) -> int:
    return len(found.astray) + sum(not one.is_sound for one in found.all)


def _rows(history: tuple[WrittenScale, ...]) -> Iterator[ScaleRow]:
    ends = [one.scale.start - timedelta(days=1) for one in history[1:]]
    for one, last in zip(history, [*ends, None], strict=True):
        scale = one.scale
        yield ScaleRow(
            name=scale.name,
            from_=scale.start,
            to=last,
            mode=scale.mode,
            least=scale.least,
            cap=scale.cap,
            minimum=scale.minimum,
            brackets=tuple(BracketRow(bracket.up_to, plain(bracket.rate)) for bracket in one.brackets),
            examples=tuple(_examples(one)) if one.is_sound else (),
            is_sound=one.is_sound,
            origin=scale.origin,
            page=scale.page.title,
            revision=scale.page.revision,
            line=scale.line,
        )


def _examples(one: WrittenScale) -> Iterator[Example]:
    """At each border, one euro above it, and where the cap is reached."""
    tariff = one.tariff
    borders = [part.up_to for part in tariff.slices if part.up_to is not None]
    capped = tariff.reaches_cap()
    margins = {*borders, *(border + EURO for border in borders), *(() if capped is None else (capped,))}
    for margin in sorted(margins):
        found = answer(one, euros(margin))
        yield Example(found.margin, found.levy, found.effective_rate)


def _compared(history: tuple[WrittenScale, ...]) -> Iterator[Comparison]:
    """The last two that can be worked out; none where the one in force can't be."""
    sound = [one for one in history if one.is_sound]
    if len(sound) < 2 or sound[-1] is not history[-1]:
        return
    old, new = list(pairwise(sound))[-1]
    rows = tuple(_beside(old, new, margin) for margin in ten_margins((old, new)))
    yield Comparison(new.scale.name, old.scale.start, new.scale.start, rows)


def _beside(old: WrittenScale, new: WrittenScale, margin: Decimal) -> ComparedMargin:
    before, after = answer(old, margin).levy, answer(new, margin).levy
    return ComparedMargin(margin, before, after, None if before is None or after is None else after - before)


def ten_margins(written: Sequence[WrittenScale]) -> tuple[Decimal, ...]:
    """Ten even margins up to the highest border or the margin that reaches the cap, in round numbers of euros.

    Where no scale has either: up to 100 000 €.
    """
    ends = [cents(bracket.up_to) for one in written for bracket in one.brackets if bracket.up_to is not None]
    ends += [capped for one in written if (capped := one.tariff.reaches_cap()) is not None]
    step = _round_up(-(-max((*ends, 0)) // (POINTS * EURO)) or 10_000)
    return tuple(euros(step * EURO * number) for number in range(1, POINTS + 1))


def _round_up(number: int) -> int:
    """To two leading digits.

    >>> _round_up(15_000), _round_up(15_001), _round_up(7)
    (15000, 16000, 7)
    """
    unit = int(10 ** max(len(str(number)) - 2, 0))
    return -(-number // unit) * unit


REPORT = ReportType(
    "levy",
    READS,
    levy,
    robot="Barèmes",
    says=(
        "each scale of the cooperative levy: its brackets, cap and minimum, since when until when, worked examples; "
        "the new one beside the old one for ten margins"
    ),
    shows="Tableau de bord/Barèmes, once a scale is written, and the data page of the simulator",
)

REPORTS = (REPORT,)
