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
from coopwiki.reading.grammar import (
    BRACE,
    BRACE_AFTER_DASH,
    DASH,
    HEADING,
    HIDDEN,
    IGNORED,
    LINK,
    NAME,
    Grammar,
)
from coopwiki.reading.open_parts import SIGNS, OpenParts, sign_start
from coopwiki.reading.places import Holder
from coopwiki.reading.vanishing import Tags, comment
from coopwiki.reading.wanted_names import WantedNames
from coopwiki.reading.wikitext import BLANKS, Wikitext

Body = tuple[str, int, int]
"""An extension tag in lower case, start and end of its body."""

_LONGEST_COMPUTED = 1000
"""Characters of a name with calls in it; longer ones name nothing, and would take for ever."""


class StackReader(OpenParts):
    """One text being read; `run`, then look at what was found."""

    def __init__(self, source: Wikitext, marks: Grammar, names: WantedNames) -> None:
        super().__init__()
        self.source = source
        self.text = source.text
        self.calls: list[Call] = []
        """Calls somebody asked for, in the order of their closings."""
        self.holders: list[Holder] = []
        """What holds calls somebody asked for."""
        self.bodies: list[Body] = []
        self.nested = False
        """Whether a call may stand in another: then places must be counted."""
        self._marks = marks
        self._names = names
        self._tags = Tags(self.text, marks)
        self._computed: set[int] = set()
        """Ends of the names that hold a call."""
        self._line = -1
        """The next line starting with `=`, or one already passed."""
        self._last_end = 0
        """Where the last call or argument ended."""

    def run(self) -> None:
        """Read the whole text."""
        position, end = 0, len(self.text)
        while position < end:
            position = self._inside(position) if self.stack else self._outside(position)

    def _outside(self, position: int) -> int:
        names, calls, source, line = self._names, self.calls, self.source, self._line
        for mark in self._marks.root(self.text, position):
            kind = mark.lastgroup
            if kind != "plain":
                return _STEPS[kind](self, mark)
            start, end = mark.span()
            if line < end:
                line = self._next_line(start)
                if line < end:
                    return self._open(BRACE, start + 2, 2)
            name = names[mark[NAME]]
            if name is not None:
                calls.append(Call(name, start, end, source))
        return len(self.text)

    def _next_line(self, start: int) -> int:
        found = self.text.find("\n=", start)
        self._line = found if found >= 0 else len(self.text)
        return self._line

    def _inside(self, position: int) -> int:
        text, stack, equals, inside = self.text, self.stack, self._equals, self._marks.inside
        while stack:
            kind, _, _, first = stack[-1]
            mark = inside[kind][len(equals) > first and equals[-1] < 0](text, position)
            if mark is None:
                return len(text)
            position = _STEPS[mark.lastgroup](self, mark)
        return position

    def plain(self, mark: re.Match[str]) -> int:
        """Take a call without markup inside, unless a line in it starts with `=`."""
        start, end = mark.span()
        if self.text.find("\n=", start, end) >= 0:
            return self._open(BRACE, start + 2, 2)
        name = self._names[mark[NAME]]
        if name is not None:
            self.calls.append(Call(name, start, end, self.source))
            self.nested = True
        self._last_end = end
        return end

    def braces(self, mark: re.Match[str]) -> int:
        """Open a call, an argument or both: closing decides."""
        start, end = mark.span()
        return self._open(BRACE, end, end - start)

    def dashes(self, mark: re.Match[str]) -> int:
        """Open braces after a dash; if one is left in the end, it is `-{`."""
        start, end = mark.span()
        return self._open(BRACE_AFTER_DASH, end, end - start - 1)

    def dash(self, mark: re.Match[str]) -> int:
        """Open a language variant."""
        return self._open(DASH, mark.end(), 2)

    def link(self, mark: re.Match[str]) -> int:
        """Open a link, or several."""
        start, end = mark.span()
        return self._open(LINK, end, end - start)

    def whole_link(self, mark: re.Match[str]) -> int:
        """Pass over a link with no markup inside."""
        return mark.end()

    def heading(self, mark: re.Match[str]) -> int:
        """Open a heading."""
        self._open(HEADING, mark.start() + 1, 1)
        return mark.end()

    def pipe(self, mark: re.Match[str]) -> int:
        """Begin a part; the mark takes its `=` along when nothing stands before."""
        start, end = mark.span()
        _, begin, _, first = self.stack[-1]
        if self._last_end > begin and first == len(self._pipes):
            self._computed.add(start)
        self._pipes.append(start)
        self._equals.append(end - 1 if end - start > 1 else -1)
        return end

    def equals(self, mark: re.Match[str]) -> int:
        """Separate a name from its value."""
        self._equals[-1] = mark.start()
        return mark.end()

    def close(self, mark: re.Match[str]) -> int:
        """Close a call or an argument; what is left of its braces stays open."""
        start, end = mark.span()
        kind, begin, count, first = self.stack[-1]
        used = min(count, end - start)
        self._found(begin, start, used)
        self._last_end = start + used
        del self._pipes[first:], self._equals[first:]
        self._reopen(kind, begin - used, count - used, first)
        return start + used

    def _found(self, begin: int, stop: int, used: int) -> None:
        first = self.stack[-1][3]
        pipes = tuple(self._pipes[first:])
        name_end = pipes[0] if pipes else stop
        typed = self._typed(begin, name_end)
        name = self._names[typed] if used == 2 and typed is not None else None
        start, end = begin - used, stop + used
        if self.calls and self.calls[-1].start > start:
            self.nested = True
            shown = (typed or "").strip(BLANKS)
            self.holders.append(Holder(shown, start, end, name_end, used))
        if name is not None:
            equals = tuple(self._equals[first:])
            self.calls.append(Call(name, start, end, self.source, pipes, equals, plain=False))

    def _typed(self, begin: int, end: int) -> str | None:
        if end - begin > _LONGEST_COMPUTED and (end in self._computed or begin < self._last_end <= end):
            return None
        return self.source.slice(begin, end)

    def undash(self, mark: re.Match[str]) -> int:
        """Close a language variant."""
        self._leave()
        return mark.end()

    def unlink(self, mark: re.Match[str]) -> int:
        """Close a link; what is left of its brackets stays open."""
        kind, begin, count, first = self.stack[-1]
        if count > 3:
            self.stack[-1] = (kind, begin, count - 2, first)
        else:
            self._leave()
        return mark.end()

    def line(self, mark: re.Match[str]) -> int:
        """Close a heading; the newline is read again, it may open another."""
        self._leave()
        return mark.start()

    def unseen(self, mark: re.Match[str]) -> int:
        """Pass over a brace that what is open doesn't look for."""
        top = self.stack[-1]
        self._blame(SIGNS[top[0]], sign_start(top))
        return mark.end()

    def comment(self, mark: re.Match[str]) -> int:
        """Drop a comment, and the line it has to itself."""
        start, end, whole_line = comment(self.text, mark.start(), self._marks.shortest_comment)
        self.source.drop(start, end)
        self._swallow("<!--", start, end)
        return self._start_line(end) if whole_line and self.stack else end

    def _start_line(self, position: int) -> int:
        awaited = len(self._equals) > self.stack[-1][3] and self._equals[-1] < 0
        if self.text.startswith("==" if awaited else "=", position):
            self._open(HEADING, position, 1)
        return position

    def tag(self, mark: re.Match[str]) -> int:
        """Pass over a tag that vanishes or an element with its body; others are text."""
        start, begin = mark.span()
        typed = mark[0][1:]
        close = self._tags.end(begin)
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
        span = self._tags.body(typed, begin)
        if span is None:
            return begin
        if typed.lower() == HIDDEN:
            self.source.drop(start, span[1])
        else:
            self.bodies.append((typed.lower(), begin, span[0]))
        self._swallow(f"<{typed}>", start, span[1])
        return span[1]

    def _swallow(self, sign: str, start: int, end: int) -> None:
        closers = self.text.count("}}", start, end) if self.stack else 0
        if closers and closers > self.text.count("{{", start, end):
            self._blame(sign, start)


_STEPS: Mapping[str | None, Callable[[StackReader, re.Match[str]], int]] = {
    "plain": StackReader.plain,
    "braces": StackReader.braces,
    "comment": StackReader.comment,
    "tag": StackReader.tag,
    "whole_link": StackReader.whole_link,
    "link": StackReader.link,
    "dash": StackReader.dash,
    "dashes": StackReader.dashes,
    "pipe": StackReader.pipe,
    "equals": StackReader.equals,
    "heading": StackReader.heading,
    "line": StackReader.line,
    "close": StackReader.close,
    "undash": StackReader.undash,
    "unlink": StackReader.unlink,
    "unseen": StackReader.unseen,
}
