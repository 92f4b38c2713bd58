"""What is open while a text is read: calls, links, headings, and the parts of each."""

from __future__ import annotations

from coopwiki.reading.grammar import BRACE, BRACE_AFTER_DASH, DASH, HEADING, LINK

Piece = tuple[int, int, int, int]
"""Something open: its kind; where what it holds begins; how many of its braces or brackets are
still open; how many parts were open before its own. Bare numbers cost the collector nothing."""

SIGNS = {BRACE: "{{", BRACE_AFTER_DASH: "{{", DASH: "-{", LINK: "[[", HEADING: "="}
"""How each kind of open thing starts."""


class OpenParts:
    """The stack of what is open, with the parts of each, and what hid the end of it."""

    def __init__(self) -> None:
        self.stack: list[Piece] = []
        """What is still open, innermost last."""
        self.blockers: dict[int, tuple[str, int]] = {}
        """Depth in the stack → the first mark that hid a `}}` from what is open there, and where."""
        self._pipes: list[int] = []
        """Where the parts of all that is open begin."""
        self._equals: list[int] = []
        """The first `=` of each of these parts; −1 for none so far."""

    def _open(self, kind: int, begin: int, count: int) -> int:
        self.stack.append((kind, begin, count, len(self._equals)))
        return begin

    def _reopen(self, kind: int, begin: int, count: int, first: int) -> None:
        if count > 1:
            self.stack[-1] = (kind, begin, count, first)
        elif count and kind == BRACE_AFTER_DASH:
            self.stack[-1] = (DASH, begin, 2, first)
        else:
            self._leave()
            if count:
                self._blame("{{{", begin - 1)

    def _leave(self) -> None:
        kind, _, _, first = self.stack.pop()
        del self._pipes[first:], self._equals[first:]
        if self.blockers:
            blocker = self.blockers.pop(len(self.stack), None)
            if blocker and kind not in (BRACE, BRACE_AFTER_DASH):
                self._blame(*blocker)

    def _blame(self, sign: str, offset: int) -> None:
        if self.stack:
            self.blockers.setdefault(len(self.stack) - 1, (sign, offset))


def sign_start(piece: Piece) -> int:
    """Say where the sign of something open stands."""
    kind, begin, _, _ = piece
    return begin if kind == HEADING else begin - 2
