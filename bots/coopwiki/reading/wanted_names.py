"""Which names of templates somebody asks for; asked once for each way of typing them."""

from __future__ import annotations

from collections.abc import Callable

from coopwiki.reading.wikitext import BLANKS

Wanted = Callable[[str], bool]


class WantedNames(dict[str, "str | None"]):
    """Names as typed → trimmed, or None where nobody asks for such calls.

    `wanted` None asks for all.
    """

    MOST = 30_000

    def __init__(self, wanted: Wanted | None) -> None:
        super().__init__()
        self.wanted = wanted

    def __missing__(self, typed: str) -> str | None:
        name = typed.strip(BLANKS)
        kept = name if self.wanted is None or self.wanted(name) else None
        if len(self) >= self.MOST:
            self.clear()
        self[typed] = kept
        return kept
