"""Whole numbers: how many people, places, things."""

from __future__ import annotations

import re

from coopwiki.core.fault import Reading, refused
from coopwiki.core.typed import NUMBER, squeeze

COUNT_EXAMPLE = "6"
MOST = 1_000_000
"""More than this is a slip of the hand."""

_COUNT = re.compile(rf"({NUMBER})(?: (?:personnes?|places?))?")


def read_count(text: str) -> Reading[int]:
    """Read how many, from zero: `6`, `1 200`, `6 personnes`, `12 places`."""
    found = _COUNT.fullmatch(squeeze(text))
    value = int(found[1].replace(" ", "")) if found else MOST + 1
    return Reading(value) if value <= MOST else refused("count_unreadable", text, COUNT_EXAMPLE)
