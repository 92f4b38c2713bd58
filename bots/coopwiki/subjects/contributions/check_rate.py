"""What a contribution asks for an hour stays within the highest rate in force that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.euros import worked, write_euros
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import contributions_of_years, years_of_contributions
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.rules.rules import InForce, hourly_cap

RATE_ABOVE_RULE = Sentence(
    "rate_above_rule",
    "Le taux {found} dépasse le taux horaire maximum de ce jour-là ({suggestion}) : la ligne compte telle quelle.",
)
LUMP_SUM_ABOVE_RULE = Sentence(
    "lump_sum_above_rule",
    "Le montant {found} dépasse le taux horaire maximum pour la durée donnée "
    "({suggestion}) : la ligne compte telle quelle.",
)


def rate_within_rule(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns above the rule "taux horaire maximum" of the line's day. Without such a rule there is no check."""
    del today
    rule = hourly_cap(ledger)
    for year in years_of_contributions(ledger):
        yield from ledger.kept.of(year, _issues, contributions_of_years(ledger, year, year), rule)


def _issues(of_year: tuple[Contribution, ...], rule: InForce[Decimal]) -> tuple[Issue, ...]:
    return tuple(_found(of_year, rule))


def _found(of_year: tuple[Contribution, ...], rule: InForce[Decimal]) -> Iterator[Issue]:
    caps: dict[date, Decimal | None] = {}
    for given in of_year:
        if given.rate is None and given.lump_sum is None:
            continue
        if given.day not in caps:
            caps[given.day] = rule.on(given.day)
        cap = caps[given.day]
        if cap is not None:
            yield from _above(given, cap)


def _above(given: Contribution, cap: Decimal) -> Iterator[Issue]:
    if given.rate is not None and given.rate > cap:
        fault = RATE_ABOVE_RULE(f"{write_euros(given.rate)}/h", f"{write_euros(cap)}/h")
        yield issue_of(given, "taux", fault)
    if given.lump_sum is None or given.spent is None or given.lump_sum <= 0:
        return
    most = worked(given.spent, cap)
    if given.lump_sum > most:
        fault = LUMP_SUM_ABOVE_RULE(write_euros(given.lump_sum), f"{write_euros(most)} au plus")
        yield issue_of(given, "montant", fault)
