"""A lump sum beside a duration and a rate says the same as they do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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


def amount_agrees(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns where the lump sum, which counts, is not hours × rate."""
    del today
    for given in ledger.of(Contribution):
        if given.lump_sum is None or given.spent is None or given.rate is None:
            continue
        product = worked(given.spent, given.rate)
        if product != given.lump_sum:
            fault = AMOUNT_DISAGREES(write_euros(given.lump_sum), write_euros(product))
            yield issue_of(given, "montant", fault)
