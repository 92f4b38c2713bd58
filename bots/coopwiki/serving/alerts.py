"""Alerts of budgets, each sent once: to circles, in their chat."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from coopwiki.core.book_years import YearName
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.budgets_report import BudgetRow, budgets
from coopwiki.subjects.rules.year_rule import year_of

_KIND = "alerte:"


@dataclass(frozen=True, slots=True)
class Alert:
    """What a budget has reached. `key` is the same as long as it is the same news."""

    key: str
    text: str


def alerts(ledger: Ledger, today: date) -> tuple[Alert, ...]:
    """The alerts of the year's budgets: a threshold, an end within the year, an overrun."""
    of_year = budgets(ledger, today)
    return tuple(
        Alert(_key(row, of_year.year), f"Budget {row.name} {of_year.year} : {' '.join(row.alert.sentences)}")
        for row in of_year.budgets
        if row.alert.sentences
    )


def news(found: Iterable[Alert], told: Collection[str]) -> tuple[Alert, ...]:
    """The alerts that were not sent yet."""
    return tuple(alert for alert in found if alert.key not in told)


def still_of_use(keys: Iterable[str], ledger: Ledger, today: date) -> frozenset[str]:
    """The keys of this year's alerts; older ones are dropped."""
    return frozenset(key for key in keys if key.startswith(f"{_KIND}{year_of(ledger, today).name}:"))


def _key(row: BudgetRow, year: YearName) -> str:
    """The day of a run-out moves every day: only that there is one, or that it has come, is news."""
    end = "" if row.pace.run_out is None else "dépassé" if row.sums.spent > row.sums.available else "épuisement"
    said = (str(year), row.name, row.nature, str(row.alert.percent or ""), end)
    return _KIND + ":".join(said)
