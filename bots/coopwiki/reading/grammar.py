"""The marks MediaWiki's preprocessor stops at: a pattern for each thing that can be open.

Which marks count depends only on the innermost open thing. With no brace open (`root`) just braces,
comments and tags do: links, headings and `-{` hide closers, and there is nothing to close.
Source: MediaWiki's Preprocessor_Hash::buildDomTreeArrayFromText, page view (not transcluded).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

Search = Callable[[str, int], "re.Match[str] | None"]

IGNORED = frozenset({"noinclude", "/noinclude", "onlyinclude", "/onlyinclude"})
"""Tags that vanish alone; what stands between them is read."""
HIDDEN = "includeonly"
"""The tag that vanishes with what it holds."""

BRACE, BRACE_AFTER_DASH, DASH, LINK, HEADING = range(5)
"""What can be open: `{{` or `{{{`, the same after `-`, `-{`, `[[`, a line starting with `=`."""

NAME = 2
"""The group of a plain call's name."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Searches for the next mark, by what is open.

    `inside[kind][1]` also stops at the `=` between a name and its value. `closing` finds closing
    tags. `shortest_comment` is 7, `<!---->`, since 1.43; before, after another comment on its line
    it is 6, `<!--->`.
    """

    root: Callable[[str, int], Iterator[re.Match[str]]]
    inside: tuple[tuple[Search, Search], ...]
    closing: Mapping[str, Search]
    shortest_comment: int


# Each mark starts with a plain character, its group after it: `re` then skips text by a character set.
_NAMED = r"(?i:NAMES)(?=[ \t\n\v\f\r>]|/>)"
_BODY = rf"(?:[^{{}}<\[]++|\[\[[^\[\]{{}}<]*+\]\]|\[(?!\[)|<(?!!--|{_NAMED}))*+"
_PLAIN = rf"\{{(?P<plain>\{{(?P<name>[^{{}}|<\[]*+)(?:\|{_BODY})?+\}}\}})"
_START = (_PLAIN, r"\{(?P<braces>\{+)", r"<(?P<comment>!--)", rf"<(?P<tag>{_NAMED})")
_NESTED = (
    *_START,
    r"\[(?P<whole_link>\[[^\[\]{}<\n]*+\]\])",
    r"\[(?P<link>\[+)",
    r"-(?P<dash>\{(?!\{))",
    r"-(?P<dashes>\{\{\{+)",
)
_PIPE = r"\|(?P<pipe>(?:[^=|{}\[<]*+(?:(?<!\n)=|=(?!=)))?)"
_UNSEEN = r"\}(?P<unseen>(?=\}))"
_LINE = r"\n(?P<heading>=)"
_LINE_OR_EQUALS = (r"\n(?P<heading>==)", r"=(?P<equals>)")


@lru_cache(maxsize=16)
def grammar(tags: frozenset[str], version: tuple[int, int]) -> Grammar:
    """Compile the patterns for a wiki with these extension tags (lower case, without brackets)."""
    names = "|".join(re.escape(tag) for tag in sorted(tags | IGNORED | {HIDDEN}))
    brace = (*_NESTED, _PIPE, r"\}(?P<close>\}\}?)")
    dash = (*_NESTED, _PIPE, r"\}(?P<undash>-)", _UNSEEN)
    link = _compile(names, *_NESTED, _LINE, r"\](?P<unlink>\])", _UNSEEN).search
    heading = _compile(names, *_NESTED, r"\n(?P<line>)", _UNSEEN).search
    braces = _both(names, brace)
    inside = (braces, braces, _both(names, dash), (link, link), (heading, heading))
    closing = {tag: _closing(tag) for tag in tags | {HIDDEN}}
    root = _compile(names, *_START).finditer
    return Grammar(root, inside, closing, 6 if version < (1, 43) else 7)


def _both(names: str, marks: tuple[str, ...]) -> tuple[Search, Search]:
    return _compile(names, *marks, _LINE).search, _compile(names, *marks, *_LINE_OR_EQUALS).search


def _compile(names: str, *marks: str) -> re.Pattern[str]:
    return re.compile("|".join(marks).replace("NAMES", names), re.ASCII)


def _closing(tag: str) -> Search:
    return re.compile(rf"</(?i:{re.escape(tag)})[ \t\n\v\f\r]*+>", re.ASCII).search
