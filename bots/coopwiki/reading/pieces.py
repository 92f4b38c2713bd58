"""What the reading of a text keeps in mind: what is open, and which names are asked for."""

from __future__ import annotations

from collections.abc import Callable

from coopwiki.reading.grammar import BRACE, DASH
from coopwiki.reading.wikitext import BLANKS

Wanted = Callable[[str], bool]

SIGNS = ("{{", "-{", "[[", "=")
"""How each kind of open thing starts."""


class Names(dict[str, "str | None"]):
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


class Piece:
    """Something open.

    `begin`: where what it holds begins. `count`: its braces or brackets still open. `first`: how
    many parts were open before its own. `dash`: a `-` before its braces. `computed`: its name holds
    a call. `blocker`: the first mark that hid a `}}` from it, and where.
    """

    __slots__ = ("begin", "blocker", "computed", "count", "dash", "first", "kind")

    def __init__(self, kind: int, begin: int, count: int, first: int, *, dash: bool = False) -> None:
        self.kind = kind
        self.begin = begin
        self.count = count
        self.first = first
        self.dash = dash
        self.computed = False
        self.blocker: tuple[str, int] | None = None

    @property
    def sign(self) -> str:
        """How it starts: `{{{` for an argument."""
        return "{" * self.count if self.kind == BRACE else SIGNS[self.kind]

    @property
    def start(self) -> int:
        """Where its sign stands."""
        return self.begin - len(self.sign)

    def blame(self, sign: str, offset: int) -> None:
        """Remember what hid a `}}`; the first one counts."""
        if self.blocker is None:
            self.blocker = (sign, offset)

    def reopen(self, begin: int, used: int) -> None:
        """Go on with the braces that are left, after `used` of them were closed."""
        self.begin = begin
        self.count -= used
        self.computed = False
        if self.count == 1 and self.dash:
            self.kind, self.count, self.dash = DASH, 2, False
