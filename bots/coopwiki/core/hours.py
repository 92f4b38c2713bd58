"""Hours of the day as people write them: `14 h 30`, `14:30`, `midi`, `de 14 h à 16 h`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from functools import lru_cache

from coopwiki.core.names import loose
from coopwiki.core.typed import squeeze

MOST_READ = 4096
"""How many hours are remembered as read: the same come again and again."""
HOUR_EXAMPLE = "14 h 30"
_WORDS = {"midi": "12h", "minuit": "0h"}
_PARTS = {"et demi": 30, "et demie": 30, "et quart": 15}
_CLOCK = re.compile(r"([0-9]{1,2}) ?(?:(?:h|heures?|:) ?(?:([0-9]{2}) ?(?:min|mn|m)?)?)?")
_BETWEEN = re.compile(r" ?(?:-|\u2013|\u2014| a | jusqu'a ) ?")


@dataclass(frozen=True, slots=True)
class Hours:
    """When something begins, by the clock on the wall; `minutes` how long it lasts where its end is written, too."""

    start: time
    minutes: Decimal | None = None


@lru_cache(maxsize=MOST_READ)
def read_hours(text: str | None) -> Hours | None:
    """Read an hour, or from one to another; None for what is neither.

    One that ends before it begins ends the next day.

    >>> read_hours("de 14 h à 16 h 30")
    Hours(start=datetime.time(14, 0), minutes=Decimal('150'))
    """
    typed = loose(squeeze(text or "")).replace("\u2019", "'").rstrip(".")
    parts = _BETWEEN.split(typed.removeprefix("de ").removeprefix("a "))
    read = [_read_hour(part) for part in parts]
    if read[0] is None or len(read) > 2:
        return None
    if len(read) == 1:
        return Hours(read[0])
    return None if read[1] is None else Hours(read[0], _between(read[0], read[1]))


def write_hour(hour: time) -> str:
    """`12 h`, `9 h 30`, with no-break spaces."""
    return f"{hour.hour}\u00a0h\u00a0{hour.minute:02}" if hour.minute else f"{hour.hour}\u00a0h"


def _read_hour(typed: str) -> time | None:
    word, _, rest = typed.partition(" ")
    if word in _WORDS:
        whole, more = _WORDS[word], _PARTS.get(rest, -1 if rest else 0)
    else:
        head, sign, tail = typed.partition(" et ")
        whole, more = head, _PARTS.get(f"et {tail}", -1) if sign else 0
    found = _CLOCK.fullmatch(whole)
    if not found or more < 0 or (more and found[2]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0) + more
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _between(start: time, end: time) -> Decimal:
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return Decimal(minutes % (24 * 60))
