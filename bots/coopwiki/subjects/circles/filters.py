"""What layouts may write beside the kit's own: how a role or a mandate stands."""

from __future__ import annotations

from coopwiki.publishing.escape import Markup
from coopwiki.subjects.circles.holding import ENDING, OVER, VACANT


def standing(state: str) -> str:
    """How a role or a mandate stands; what asks for a look in bold."""
    if state == OVER:
        return Markup(f"'''⚠ {state}'''")
    return Markup(f"'''{state}'''") if state in (ENDING, VACANT) else state


FILTERS = (("standing", standing),)
