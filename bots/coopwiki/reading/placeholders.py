"""What is still to be written in an article of the code social: « XX », « à qui ? », « reste à définir »."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.source import Page
from coopwiki.core.typed import one_line
from coopwiki.subjects.social_code.article import Article

_TO_WRITE = re.compile(
    r"(?<!\w)X{2,}(?!\w)|\bà qui\s*\?|\b(?:reste )?à (?:définir|préciser|compléter)\b|\?{2,}",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SHOUTED = re.compile(r"[xX]+")

Span = tuple[int, int]


def placeholders(
    text: str, articles: Sequence[Article], others: Iterable[Span], page: Page
) -> Iterator[Issue]:
    """A remark for each, at its line, about the article above it; what stands in `others` is left alone."""
    starts = [article.offset for article in articles]
    bare = _without(text, [*_comments(text), *others])
    for found in _TO_WRITE.finditer(bare):
        if _SHOUTED.fullmatch(found[0]) and not found[0].isupper():
            continue
        at = bisect_right(starts, found.start()) - 1
        if at >= 0:
            line = text.count("\n", 0, found.start()) + 1
            yield _issue(articles[at], line, one_line(found[0]), page)


def _comments(text: str) -> Iterator[Span]:
    yield from (found.span() for found in _COMMENT.finditer(text))


def _without(text: str, spans: Iterable[Span]) -> str:
    """The text with blanks in place of what stands in these spans."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _issue(article: Article, line: int, found: str, page: Page) -> Issue:
    asked = f"nature=code social|article={article.title}"
    suggestion = f"écrire ce qui est décidé, ou le proposer avec {{{{Proposition|…|{asked}}}}}"
    fault = Fault("placeholder", found, suggestion)
    return Issue(page, line, Article.template, "", "warning", fault, article.offset)
