"""What a budget's figures should tell its circle in time, in French sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.euros import write_euros
from coopwiki.core.ledger import Ledger
from coopwiki.core.rates import percent_text
from coopwiki.records.rules import alert_thresholds

_OVERRUN = {
    "renoncer": "au-delà, on renonce à être payé·e",
    "bénévolat": "au-delà, c’est du bénévolat",
    "dette": "au-delà, c’est une dette sur l’année suivante",
    "file d'attente": "au-delà, les lignes attendent leur tour",
    "prorata": "au-delà, l’enveloppe est partagée au prorata",
}


def alerts(
    ledger: Ledger, available: Decimal, spent: Decimal, run_out: date | None, overrun: str | None, today: date
) -> tuple[str, ...]:
    """Sentences for the highest threshold reached and for a run-out within the year.

    Thresholds: rule "seuils d'alerte d'un budget" in force on the day; none without it.
    """
    found = [*_threshold(ledger, available, spent, today), *_end(available, spent, run_out, overrun)]
    return tuple(found)


def _threshold(ledger: Ledger, available: Decimal, spent: Decimal, today: date) -> list[str]:
    levels = alert_thresholds(ledger).on(today) or ()
    reached = [level for level in levels if available > 0 and spent * 100 >= available * level]
    if not reached:
        return []
    return [f"Plus de {percent_text(max(reached))} du budget est utilisé : {write_euros(spent)} sur {write_euros(available)}."]


def _end(available: Decimal, spent: Decimal, run_out: date | None, overrun: str | None) -> list[str]:
    if run_out is None:
        return []
    policy = f" ; {_OVERRUN[overrun]}" if overrun else ""
    if spent > available:
        over = write_euros(spent - available)
        return [f"Le budget est dépassé de {over} depuis le {write_day(run_out)}{policy}."]
    return [f"À ce rythme, le budget est épuisé le {write_day(run_out)}{policy}."]
