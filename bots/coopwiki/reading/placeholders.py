"""What is still to be written in a text such as an article's: « XX », « à qui ? », « reste à définir »."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.source import Page
from coopwiki.core.typed import one_line
from coopwiki.schema.record import Record

_TO_WRITE = re.compile(
    r"(?<!\w)X{2,}(?!\w)|\bà qui\s*\?|\b(?:reste )?à (?:définir|préciser|compléter)\b|\?{2,}",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SHOUTED = re.compile(r"[xX]+")

Span = tuple[int, int]


def placeholders(text: str, heads: Sequence[Record], others: Iterable[Span], page: Page) -> Iterator[Issue]:
    """A remark for each, at its line, about the record above it; what stands in `others` is left alone."""
    starts = [head.offset for head in heads]
    bare = _without(text, [*_comments(text), *others])
    for found in _TO_WRITE.finditer(bare):
        if _SHOUTED.fullmatch(found[0]) and not found[0].isupper():
            continue
        at = bisect_right(starts, found.start()) - 1
        if at >= 0:
            line = text.count("\n", 0, found.start()) + 1
            yield _issue(heads[at], line, one_line(found[0]), page)


def _comments(text: str) -> Iterator[Span]:
    yield from (found.span() for found in _COMMENT.finditer(text))


def _without(text: str, spans: Iterable[Span]) -> str:
    """The text with blanks in place of what stands in these spans."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _issue(head: Record, line: int, found: str, page: Page) -> Issue:
    title = str(getattr(head, "title", ""))
    fault = Fault("placeholder", found, head.unfinished.replace("{title}", title))
    return Issue(page, line, head.template, "", "warning", fault, head.offset)
