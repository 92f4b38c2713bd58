"""Where the figures of the report "levy" come from: the brackets of a scale, and what each adds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from coopwiki.core.ledger import Ledger
from coopwiki.core.typed import plain
from coopwiki.subjects.figure import EUROS, PERCENT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, entered, left_out, less
from coopwiki.subjects.levies.answer import MINIMUM, answer, short
from coopwiki.subjects.levies.bracket import Bracket
from coopwiki.subjects.levies.report import READS, Comparison, Example, ScaleRow, levy
from coopwiki.subjects.levies.scale import Scale
from coopwiki.subjects.levies.scales import WrittenScale, scales

WRITTEN = "Comme il est écrit."
BY_RATE = "Chaque partie de la marge à son taux, le tout arrondi une fois au centime, puis le minimum, puis le plafond."
OF_MARGIN = "Ce qui est versé, divisé par la marge, au centième de pour cent le plus proche."
NEW_LESS_OLD = "Ce que demande le nouveau barème, moins ce que demandait l’ancien."


def levy_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `Contribution coopérative 2023-01-01 levy 30000`."""
    data, found = levy(ledger, today), scales(ledger)
    written = {(one.scale.name, one.scale.start): one for one in found.all if one.doubled is None}
    for row in data.scales:
        yield from _of_scale(written[row.name, row.from_], row)
    for comparison in data.comparisons:
        history = {one.scale.start: one for one in found.history(comparison.name, today)}
        yield from _of_comparison(history[comparison.old], history[comparison.new], comparison)
    out = [item for type_ in READS for item in ledger.left_out_of(type_)]
    refused = [entered(one, ONE, one.template, "dans aucun barème") for one in found.astray]
    refused += [
        entered(one.scale, ONE, one.scale.name, "une erreur à corriger") for one in found.all if not one.is_sound
    ]
    yield left_out(data.left_out, out, more=refused)


def _of_scale(written: WrittenScale, row: ScaleRow) -> Iterator[Figure]:
    make = partial(Figure, "scales", f"{row.name} {row.from_}")
    for name, called, amount in (
        ("least", "dès", row.least), ("cap", "plafond annuel", row.cap), ("minimum", "minimum", row.minimum),
    ):  # fmt: skip
        if amount is not None:
            yield make(name, called, amount, EUROS, _typed(written.scale, amount), WRITTEN)
    for number, one in enumerate(written.brackets, 1):
        yield make(f"rate {number}", f"taux de la tranche {number}", one.rate, PERCENT, _typed(one, one.rate), WRITTEN)
        if one.up_to is not None:
            called = f"fin de la tranche {number}"
            yield make(f"up_to {number}", called, one.up_to, EUROS, _typed(one, one.up_to), WRITTEN)
    for example in row.examples:
        yield from _of_example(written, row, example)


def _of_example(written: WrittenScale, row: ScaleRow, example: Example) -> Iterator[Figure]:
    make = partial(Figure, "scales", f"{row.name} {row.from_}")
    at, terms = plain(example.margin), partial(_levied, written, example.margin)
    if example.levy is not None:
        yield make(f"levy {at}", f"à verser pour {at}", example.levy, EUROS, terms, BY_RATE)
    if example.effective_rate is not None:
        called = f"taux effectif pour {at}"
        yield make(f"effective_rate {at}", called, example.effective_rate, PERCENT, terms, OF_MARGIN, unit=EUROS)


def _typed(record: Scale | Bracket, amount: Decimal) -> partial[list[Term]]:
    return partial(list, (entered(record, amount, record.template, "comme il est écrit"),))


def _levied(written: WrittenScale, margin: Decimal) -> Iterator[Term]:
    """What each rate adds, with the bracket that says it; then what the minimum or the cap changes."""
    found = answer(written, margin)
    for step, bracket in zip(found.steps, _reached(written, margin), strict=True):
        what = f"{short(step.to - step.from_)} à {step.rate.replace('.', ',')} %"
        yield entered(bracket, step.amount, what, "une tranche")
    if found.levy is not None and found.plain is not None and found.settled_by:
        which = "le minimum" if found.settled_by == MINIMUM else "le plafond annuel"
        yield entered(written.scale, found.levy - found.plain, f"jusqu’à {short(found.levy)}", which)


def _reached(written: WrittenScale, margin: Decimal) -> tuple[Bracket, ...]:
    """The brackets that a margin goes through; on the whole amount the one that it is in."""
    below = sum(one.up_to is not None and one.up_to < margin for one in written.brackets)
    return written.brackets[0 if written.tariff.by_bracket else below : below + 1]


def _of_comparison(old: WrittenScale, new: WrittenScale, comparison: Comparison) -> Iterator[Figure]:
    make = partial(Figure, "comparisons", f"{comparison.name} {comparison.old} {comparison.new}")
    for row in comparison.margins:
        at = plain(row.margin)
        before, after = partial(_levied, old, row.margin), partial(_levied, new, row.margin)
        if row.old is not None:
            yield make(f"old {at}", f"avant pour {at}", row.old, EUROS, before, BY_RATE)
        if row.new is not None:
            yield make(f"new {at}", f"maintenant pour {at}", row.new, EUROS, after, BY_RATE)
        if row.difference is not None:
            between = partial(_between, old, new, row.margin)
            yield make(f"difference {at}", f"écart pour {at}", row.difference, EUROS, between, NEW_LESS_OLD)


def _between(old: WrittenScale, new: WrittenScale, margin: Decimal) -> Iterator[Term]:
    yield from _levied(new, margin)
    yield from less(_levied(old, margin))


EXPLAINED = {"levy": levy_figures}
