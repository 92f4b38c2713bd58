"""What a budget's figures should say to its circle in time, in French sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.euros import write_euros
from coopwiki.core.ledger import Ledger
from coopwiki.core.messages import spaced
from coopwiki.core.rates import percent_text
from coopwiki.subjects.rules.rules import alert_thresholds

_OVERRUN = {
    "renoncer": "au-delà, on renonce à être payé·e",
    "bénévolat": "au-delà, c’est du bénévolat",
    "dette": "au-delà, c’est une dette sur l’année suivante",
    "file d'attente": "au-delà, les lignes attendent leur tour",
    "prorata": "au-delà, l’enveloppe est partagée au prorata",
}


def threshold(ledger: Ledger, available: Decimal, spent: Decimal, today: date) -> Decimal | None:
    """The highest alert threshold reached, in per cent of what is available; None below them all.

    Rule "seuils d'alerte d'un budget" in force on the day; no threshold without it.
    """
    levels = alert_thresholds(ledger).on(today) or ()
    return max((level for level in levels if 0 < available * level <= spent * 100), default=None)


def alerts(
    available: Decimal,
    spent: Decimal,
    reached: Decimal | None,
    run_out: date | None,
    overrun: str | None,
) -> tuple[str, ...]:
    """Sentences for the highest threshold reached and for a run-out within the year."""
    found = []
    if reached is not None:
        share = f"{write_euros(spent)} sur {write_euros(available)}"
        found.append(f"Au moins {percent_text(reached)} du budget sont utilisés : {share}.")
    if run_out is not None:
        found.append(_end(available, spent, run_out, overrun))
    return tuple(found)


def policy(overrun: str | None) -> str:
    """What the budget says is done once it is used up, as a sentence."""
    if overrun is None:
        return spaced("Ce budget ne dit pas quoi faire quand il est épuisé : le champ « dépassement » sert à cela.")
    return spaced(f"Quand ce budget est épuisé : {_OVERRUN[overrun].removeprefix('au-delà, ')}.")


def _end(available: Decimal, spent: Decimal, run_out: date, overrun: str | None) -> str:
    policy = f" ; {_OVERRUN[overrun]}" if overrun else ""
    if spent > available:
        over = write_euros(spent - available)
        return f"Le budget est dépassé de {over} depuis le {write_day(run_out)}{policy}."
    return f"À ce rythme, le budget est épuisé le {write_day(run_out)}{policy}."
