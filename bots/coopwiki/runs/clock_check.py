"""This machine's clock beside the wiki's: a wrong one would publish a wrong day."""

from __future__ import annotations

from datetime import datetime, timedelta

from coopwiki.wiki.port import Wiki, WikiError

TOO_FAR = timedelta(hours=1)
"""From here on days may be wrong, and so may all that is counted by day."""


class WrongClock(WikiError):
    """The two clocks are too far apart to publish anything."""


def refuse_a_wrong_clock(now: datetime, wiki: Wiki) -> None:
    """Raise WrongClock where `now`, by this machine, isn't the wiki's time. WikiError."""
    there = wiki.server_time()
    if there is not None and abs(now - there) >= TOO_FAR:
        raise WrongClock(
            f"L’horloge de cette machine {lag(now - there)} sur celle du wiki : rien n’est écrit."
            " La mettre à l’heure, ou dire quel jour il est avec --on."
        )


def lag(ahead: timedelta) -> str:
    """`retarde de 12 jours`, `avance de 3 min`: what our clock does beside the wiki's."""
    return f"{'avance' if ahead > timedelta() else 'retarde'} de {_span(abs(ahead))}"


def _span(apart: timedelta) -> str:
    seconds = int(apart.total_seconds())
    for size, unit in ((86400, "jours"), (3600, "h")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds // 60} min" if seconds >= 60 else f"{seconds} s"
