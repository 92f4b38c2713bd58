"""How a role or a mandate stands on a day, and when it is to be handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SOON = timedelta(days=90)
"""So long before its last day a role or a mandate is to be handed over (issue "Circles, roles")."""

HELD, ENDING, OVER, VACANT, COMING = "tenu", "à passer", "terminé", "vacant", "à venir"


def is_to_hand_over(state: str, end: date | None, today: date) -> bool:
    """Whether it ends soon, or ended of late: what is long past is history, or vacant, and nothing to hand over."""
    return state == ENDING or (state == OVER and end is not None and today - end <= SOON)


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's time in a role or a body, and where it stands."""

    who: str
    since: date | None
    until: date | None
    page: str
    revision: int
    line: int


def state_of(end: date | None, today: date) -> str:
    """How something that has begun stands, by its last day."""
    if end is None or end - today > SOON:
        return HELD
    return ENDING if end >= today else OVER
