"""A lump sum beside a duration and a rate says the same as they do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.durations import clock
from coopwiki.core.euros import worked, write_euros
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.record_issue import issue_of

AMOUNT_DISAGREES = Sentence(
    "amount_disagrees",
    "Le montant {found} n’est pas la durée multipliée par le taux ({suggestion}) : "
    "c’est le montant qui compte ; garder l’un ou l’autre.",
)


TAKEN_BACK = Sentence(
    "taken_back",
    "Le montant {found} reprend une ligne, mais la durée s’ajoute : {suggestion}.",
)


def amount_agrees(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns where the lump sum, which counts, is not hours × rate."""
    del today
    for given in ledger.of(Contribution):
        if given.lump_sum is None or given.spent is None or given.rate is None:
            continue
        product = worked(given.spent, given.rate)
        if given.lump_sum < 0 < given.spent:
            yield issue_of(given, "durée", TAKEN_BACK(write_euros(given.lump_sum), _taken_back(given, product)))
        elif product != given.lump_sum:
            fault = AMOUNT_DISAGREES(write_euros(given.lump_sum), write_euros(product))
            yield issue_of(given, "montant", fault)


def _taken_back(given: Contribution, product: Decimal) -> str:
    """A duration as negative as the amount; where they disagree the amount they make, too."""
    duration = f"écrire durée=−{clock(given.spent or Decimal(0))}"
    if given.lump_sum == -product:
        return duration
    return f"{duration}|montant={write_euros(-product)}, ou enlever « durée » et « taux »"
