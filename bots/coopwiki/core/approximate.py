"""Totals of amounts that people know only roughly, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from coopwiki.core.euros import ZERO, About, write_euros


@dataclass(frozen=True, slots=True)
class Estimate:
    """A sum of approximate amounts: between `low` and `high` euros, and `unknown` amounts nobody knows.

    Nothing is made more precise than it was written: `approximate` where one of the amounts is.
    An unknown amount is in `unknown` alone, it is no zero.
    """

    low: Decimal = ZERO
    high: Decimal = ZERO
    approximate: bool = False
    unknown: int = 0

    def __str__(self) -> str:
        return write_estimate(self)


def estimate(amounts: Iterable[About | None]) -> Estimate:
    """Sum what is known of the amounts and count those that are not; None is an unknown one."""
    given = tuple(amounts)
    known = tuple(amount for amount in given if amount is not None)
    return Estimate(
        low=sum((amount.low for amount in known), ZERO),
        high=sum((amount.high for amount in known), ZERO),
        approximate=any(amount.approximate for amount in known),
        unknown=len(given) - len(known),
    )


def all_together(estimates: Iterable[Estimate]) -> Estimate:
    """The sum of several totals."""
    given = tuple(estimates)
    return Estimate(
        low=sum((one.low for one in given), ZERO),
        high=sum((one.high for one in given), ZERO),
        approximate=any(one.approximate for one in given),
        unknown=sum(one.unknown for one in given),
    )


def write_estimate(total: Estimate) -> str:
    """Write `300,00 €`, `environ 300,00 €`, `environ 5 000,00 € à 8 000,00 €`, `au moins …, et 2 montants inconnus`."""
    if not total.unknown:
        return _known(total)
    unknown = "un montant inconnu" if total.unknown == 1 else f"{total.unknown}\u00a0montants inconnus"
    return f"au moins {write_euros(total.low)}, et {unknown}" if total.low else unknown


def _known(total: Estimate) -> str:
    if total.low != total.high:
        return f"environ {write_euros(total.low)} à {write_euros(total.high)}"
    return f"{'environ ' if total.approximate else ''}{write_euros(total.low)}"
