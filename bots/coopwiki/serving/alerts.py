"""Alerts of budgets, each sent once: to circles, in their chat."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.budgets_report import BudgetRow, budgets

_KIND = "alerte:"


@dataclass(frozen=True, slots=True)
class Alert:
    """What a budget has reached. `key` is the same as long as it is the same news."""

    key: str
    text: str


def alerts(ledger: Ledger, today: date) -> tuple[Alert, ...]:
    """The alerts of the year's budgets: a threshold, an end within the year, an overrun."""
    return tuple(
        Alert(_key(row, today.year), f"Budget {row.name} {today.year} : {' '.join(row.alerts)}")
        for row in budgets(ledger, today).budgets
        if row.alerts
    )


def news(found: Iterable[Alert], told: Collection[str]) -> tuple[Alert, ...]:
    """Those not sent yet."""
    return tuple(alert for alert in found if alert.key not in told)


def still_of_use(keys: Iterable[str], today: date) -> frozenset[str]:
    """Those of this year's alerts."""
    return frozenset(key for key in keys if key.startswith(f"{_KIND}{today.year}:"))


def _key(row: BudgetRow, year: int) -> str:
    """The day of a run-out moves every day: only that there is one, or that it has come, is news."""
    end = "" if row.run_out is None else "dépassé" if row.spent > row.available else "épuisement"
    said = (str(year), row.name, row.nature, str(row.alert_percent or ""), end)
    return _KIND + ":".join(said)
