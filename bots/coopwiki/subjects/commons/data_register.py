"""What the register of personal data asks of a tool: where its data are, and what is still to be written."""

from __future__ import annotations

from coopwiki.subjects.commons.gaps import ASKED_OF_DATA, gaps
from coopwiki.subjects.commons.tool import Tool

OF_REGISTER = frozenset(("hosting", "country", "data", *ASKED_OF_DATA))
"""The attributes of a tool that the register shows."""


def where(given: Tool) -> str | None:
    """The host and the country: `Un hébergeur (France)`."""
    if given.hosting and given.country:
        return f"{given.hosting} ({given.country})"
    return given.hosting or given.country


def missing(given: Tool) -> tuple[str, ...]:
    """What the register still asks of a tool, by the French names of the fields; nothing of one that holds no data."""
    return gaps(given, OF_REGISTER) if given.personal or not given.data else ()
