"""The ledger of one book year: what is worked out from it stands as long as that year's contributions do."""

from __future__ import annotations

from datetime import date
from typing import Any

from coopwiki.core.book_years import BookYear
from coopwiki.core.directory import Directory
from coopwiki.core.kept_results import KeptResults
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import contributions_of_years

Records = tuple[tuple[type, tuple[Any, ...]], ...]
"""Records by type."""


def one_year(ledger: Ledger, year: BookYear) -> Ledger:
    """All records but the contributions of other calendar years; no issues, and nothing of the past.

    It is the same object as from the ledger before, with all that was derived of it, where none of its records and
    no name changed. So it must only be asked about this year: another's contributions are missing.
    """
    return ledger.once(_one_year, year.first, year.last)


def _one_year(ledger: Ledger, first: date, last: date) -> Ledger:
    others = tuple((type_, found) for type_, found in ledger.records.items() if type_ is not Contribution)
    return ledger.kept.of(
        (first, last),
        _ledger,
        contributions_of_years(ledger, first.year, last.year),
        others,
        ledger.left_out,
        (ledger.people, ledger.circles, ledger.budgets),
        (ledger.perimeter, ledger.zone),
        ledger.kept,
    )


def _ledger(
    contributions: tuple[Contribution, ...],
    others: Records,
    left_out: tuple[LeftOut, ...],
    names: tuple[Directory, Directory, Directory],
    setting: tuple[str, str],
    kept: KeptResults,
) -> Ledger:
    people, circles, budgets = names
    perimeter, zone = setting
    return Ledger(
        records={**dict(others), Contribution: contributions},
        left_out=left_out,
        people=people,
        circles=circles,
        budgets=budgets,
        perimeter=perimeter,
        zone=zone,
        kept=kept,
    )
