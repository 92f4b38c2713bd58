"""What a member typed, written on another page so that it stays text and changes nothing there."""

from __future__ import annotations

import re
from functools import lru_cache

_SPECIAL = re.compile(
    r"""[&<>\[\]{}|="~\x00-\x1f\x7f]"""  # mean something anywhere
    r"""|'(?=')|(?<=')'|_(?=_)|(?<=_)_|!(?=!)|(?<=!)!"""  # only when doubled
    r"""|\A'|'\Z"""  # beside our own marks for bold
    r"""|:(?=\S)|(?<=//):"""  # http://, mailto:, Catégorie:
    r"""|\A[*#:;+-]|(?<=[0-9])-(?=\{)"""  # at the beginning of a line or a cell
)
_PLAIN = re.compile(r"(?:[^\W_]++(?:, |\. |[ ’])?+)++")
"""Words with nothing around them that could mean anything: most texts."""
_BLANKS = re.compile("[ \t\r\n\f\v\x80-\x9f\u2028\u2029]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns the order of letters round, also of what stands behind: nobody sees it, and a sum would read otherwise."""
_MAGIC = re.compile(r"\b(?:RFC|PMID|ISBN)(?=\s)")


class Markup(str):
    """Text that is meant as wikitext: written as it is. Everything else is escaped."""

    __slots__ = ()


def escape(value: object) -> str:
    """Wikitext that shows exactly this text, on one line, wherever it stands: in a cell, a link, a list.

    What turns the order of letters round is left out, and what breaks a line unseen is a space.

    >>> escape("[[A]] {{B}} ~~~~ http://x")
    '&#91;&#91;A&#93;&#93; &#123;&#123;B&#125;&#125; &#126;&#126;&#126;&#126; http&#58;//x'
    """
    return value if isinstance(value, Markup) else _escaped(str(value))


@lru_cache(maxsize=65_536)
def _escaped(text: str) -> str:
    """A text as `escape` writes it; names and sentences come again and again."""
    seen = text if text.isascii() else _TURNING.sub("", text)
    line = _BLANKS.sub(" ", seen).strip()
    marked = line if _PLAIN.fullmatch(line) else _SPECIAL.sub(_entities, line)
    return _MAGIC.sub(_entities, marked)


def _entities(match: re.Match[str]) -> str:
    return f"&#{ord(match[0][0])};{match[0][1:]}"
