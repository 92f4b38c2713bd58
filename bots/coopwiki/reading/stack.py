"""Finds template calls as MediaWiki's preprocessor does when it shows a page.

A stack over the marks of `grammar`, once through the text, in linear time whatever is typed. A call
with no markup inside but whole links is taken in one step (`plain`); all else goes through the
stack. Each step is named after its mark, and returns where reading goes on.
Source: MediaWiki's Preprocessor_Hash::buildDomTreeArrayFromText.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from coopwiki.reading.calls import Call
from coopwiki.reading.grammar import BRACE, DASH, HEADING, HIDDEN, IGNORED, LINK, Grammar
from coopwiki.reading.pieces import Names, Piece
from coopwiki.reading.places import Holder
from coopwiki.reading.vanishing import Tags, comment
from coopwiki.reading.wikitext import BLANKS, Wikitext

_LONGEST_COMPUTED = 1000
"""Characters of a name with calls in it; longer ones name nothing, and would take for ever."""
_SIGNS = re.compile("={1,6}")


class Reading:
    """One text being read; `run`, then look at what was found."""

    def __init__(self, source: Wikitext, marks: Grammar, names: Names) -> None:
        self.source = source
        self.text = source.text
        self.marks = marks
        self.names = names
        self.calls: list[Call] = []
        """Calls somebody asked for, in the order of their closings."""
        self.holders: list[Holder] = []
        """What holds calls somebody asked for."""
        self.bodies: list[tuple[str, int, int]] = []
        """Extension tags: name, start and end of the body."""
        self.stack: list[Piece] = []
        """What is still open, innermost last."""
        self.nested = False
        """Whether a call may stand in another: then places must be told."""
        self.tags = Tags(self.text, marks)
        self._pipes: list[int] = []
        """Where the parts of all that is open begin; each piece's from its `first`."""
        self._equals: list[int] = []
        """The first `=` of each part; −1 for none so far."""
        self._line = self.text.find("\n=")
        self._last_end = 0

    def run(self) -> None:
        """Read the whole text."""
        position, end = 0, len(self.text)
        while position < end:
            position = self._inside(position) if self.stack else self._outside(position)

    def _outside(self, position: int) -> int:
        names, calls, source = self.names, self.calls, self.source
        for mark in self.marks.root(self.text, position):
            kind = mark.lastgroup
            if kind != "plain":
                return _STEPS[kind](self, mark)
            start, end = mark.span()
            if -1 < self._line < end and self._line_between(start, end):
                return self._braces(start, start + 2)
            name = names[mark["name"]]
            if name is not None:
                calls.append(Call(name, start, end, source))
        return len(self.text)

    def _line_between(self, start: int, end: int) -> bool:
        self._line = self.text.find("\n=", start)
        return -1 < self._line < end

    def _inside(self, position: int) -> int:
        text, inside, stack, equals = self.text, self.marks.inside, self.stack, self._equals
        while stack:
            top = stack[-1]
            awaited = len(equals) > top.first and equals[-1] < 0
            mark = inside[top.kind][awaited](text, position)
            if mark is None:
                return len(text)
            position = _STEPS[mark.lastgroup](self, mark)
        return position

    def plain(self, mark: re.Match[str]) -> int:
        start, end = mark.span()
        if self.text.find("\n=", start, end) >= 0:
            return self._braces(start, start + 2)
        name = self.names[mark["name"]]
        if name is not None:
            self.calls.append(Call(name, start, end, self.source))
            self.nested = True
        self._last_end = end
        return end

    def whole_link(self, mark: re.Match[str]) -> int:
        return mark.end()

    def braces(self, mark: re.Match[str]) -> int:
        return self._braces(*mark.span())

    def _braces(self, start: int, end: int) -> int:
        self.stack.append(Piece(BRACE, end, end - start, len(self._pipes)))
        return end

    def dashes(self, mark: re.Match[str]) -> int:
        start, end = mark.span()
        self.stack.append(Piece(BRACE, end, end - start - 1, len(self._pipes), dash=True))
        return end

    def dash(self, mark: re.Match[str]) -> int:
        self.stack.append(Piece(DASH, mark.end(), 2, len(self._pipes)))
        return mark.end()

    def link(self, mark: re.Match[str]) -> int:
        start, end = mark.span()
        self.stack.append(Piece(LINK, end, end - start, len(self._pipes)))
        return end

    def heading(self, mark: re.Match[str]) -> int:
        self.stack.append(Piece(HEADING, mark.start() + 1, 1, len(self._pipes)))
        return mark.end()

    def pipe(self, mark: re.Match[str]) -> int:
        start, end = mark.span()
        piece = self.stack[-1]
        if piece.first == len(self._pipes):
            piece.computed = self._last_end > piece.begin
        self._pipes.append(start)
        self._equals.append(end - 1 if end - start > 1 else -1)
        return end

    def equals(self, mark: re.Match[str]) -> int:
        self._equals[-1] = mark.start()
        return mark.end()

    def unseen(self, mark: re.Match[str]) -> int:
        top = self.stack[-1]
        top.blame(top.sign, top.start)
        return mark.end()

    def close(self, mark: re.Match[str]) -> int:
        start, end = mark.span()
        piece = self.stack[-1]
        used = min(piece.count, end - start)
        end, begin = start + used, piece.begin - used
        self._found(piece, begin, end, used)
        self._last_end = end
        piece.reopen(begin, used)
        if piece.count < 2:
            self.stack.pop()
            if piece.count and self.stack:
                self.stack[-1].blame("{{{", begin - 1)
        return end

    def _found(self, piece: Piece, start: int, end: int, used: int) -> None:
        parts = self._parts(piece)
        stop = parts[0][0] if parts[0] else end - used
        typed = self._typed(piece, stop, computed=piece.computed or not parts[0])
        name = self.names[typed] if used == 2 and typed is not None else None
        if self.calls and self.calls[-1].start > start:
            self.nested = True
            self.holders.append(Holder((typed or "").strip(BLANKS), start, end, stop, used))
        if name is not None:
            self.calls.append(Call(name, start, end, self.source, *parts, plain=False))

    def _parts(self, piece: Piece) -> tuple[tuple[int, ...], tuple[int, ...]]:
        pipes, equals, first = self._pipes, self._equals, piece.first
        parts = tuple(pipes[first:]), tuple(equals[first:])
        del pipes[first:], equals[first:]
        return parts

    def _typed(self, piece: Piece, stop: int, *, computed: bool) -> str | None:
        if stop - piece.begin > _LONGEST_COMPUTED and computed and self._last_end > piece.begin:
            return None
        return self.source.slice(piece.begin, stop)

    def undash(self, mark: re.Match[str]) -> int:
        self._leave()
        return mark.end()

    def unlink(self, mark: re.Match[str]) -> int:
        self.stack[-1].count -= 2
        if self.stack[-1].count < 2:
            self._leave()
        return mark.end()

    def line(self, mark: re.Match[str]) -> int:
        self._leave()
        return mark.start()

    def _leave(self) -> None:
        left = self.stack.pop()
        del self._pipes[left.first :], self._equals[left.first :]
        if self.stack and left.blocker:
            self.stack[-1].blame(*left.blocker)

    def comment(self, mark: re.Match[str]) -> int:
        start, end, whole_line = comment(self.text, mark.start())
        self._vanish("<!--", start, end)
        return self._start_line(end) if whole_line and self.stack else end

    def _start_line(self, position: int) -> int:
        signs = _SIGNS.match(self.text, position)
        if not signs or (signs.end() == position + 1 and self._awaits_equals()):
            return position
        self.stack.append(Piece(HEADING, position, 1, len(self._pipes)))
        return signs.end()

    def _awaits_equals(self) -> bool:
        return len(self._equals) > self.stack[-1].first and self._equals[-1] < 0

    def tag(self, mark: re.Match[str]) -> int:
        start, begin = mark.span()
        typed = mark[0][1:]
        close = self.tags.end(begin)
        if close < 0:
            return begin
        if typed.lower() in IGNORED:
            self.source.drop(start, close + 1)
        elif self.text[close - 1] != "/":
            return self._element(typed, start, close + 1)
        elif typed.lower() == HIDDEN:
            self.source.drop(start, close + 1)
        return close + 1

    def _element(self, typed: str, start: int, begin: int) -> int:
        span = self.tags.body(typed, begin)
        if span is None:
            return begin
        if typed.lower() == HIDDEN:
            self.source.drop(start, span[1])
        else:
            self.bodies.append((typed.lower(), begin, span[0]))
        self._swallow(f"<{typed}>", start, span[1])
        return span[1]

    def _vanish(self, sign: str, start: int, end: int) -> None:
        self.source.drop(start, end)
        self._swallow(sign, start, end)

    def _swallow(self, sign: str, start: int, end: int) -> None:
        closers = self.text.count("}}", start, end) if self.stack else 0
        if closers > self.text.count("{{", start, end):
            self.stack[-1].blame(sign, start)


_STEPS: Mapping[str | None, Callable[[Reading, re.Match[str]], int]] = {
    "plain": Reading.plain,
    "braces": Reading.braces,
    "comment": Reading.comment,
    "tag": Reading.tag,
    "whole_link": Reading.whole_link,
    "link": Reading.link,
    "dash": Reading.dash,
    "dashes": Reading.dashes,
    "pipe": Reading.pipe,
    "equals": Reading.equals,
    "heading": Reading.heading,
    "line": Reading.line,
    "close": Reading.close,
    "undash": Reading.undash,
    "unlink": Reading.unlink,
    "unseen": Reading.unseen,
}
