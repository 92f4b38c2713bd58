"""What the layouts of this subject write beside the kit's own."""

from __future__ import annotations

from coopwiki.subjects.contracts.presence import write_counts


def signed(number: int) -> str:
    """`7 de plus`, `3 de moins`, `autant`."""
    return "autant" if not number else f"{abs(number)} de {'plus' if number > 0 else 'moins'}"


FILTERS = (("counts", write_counts), ("signed", signed))
