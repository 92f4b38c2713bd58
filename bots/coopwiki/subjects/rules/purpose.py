"""What a rule is for: what it governs, and what is not done where nobody has noted it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Purpose:
    """Two French clauses, what the rule governs and what happens without it; and a value it may have."""

    governs: str
    without: str
    example: str = ""


OF_THE_UNKNOWN = Purpose("rien : les robots ne connaissent pas cette règle", "rien ne change")
"""Of a rule on the wiki that no check and no report asks for."""
EMPTY = Purpose("", "")
"""Of a rule whose subject does not say it."""
