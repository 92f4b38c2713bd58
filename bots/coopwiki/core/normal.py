"""Unicode's normal forms in linear time, whatever is piled up on a letter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

_SHORT = 4000
"""Characters that are normalised as they are: even a pile of marks takes no time."""
_FIRST, _LAST = 0x300, 0x1F000
"""Every character that stands on another one is between these."""
_RARE = "\U00010000"


def normalized(form: Form, text: str) -> str:
    """A text in a normal form.

    Python puts the marks of a letter in order by moving each past those before: a pile of thousands takes the square of
    that. Here long piles are put in order first, which is the order that the form asks for.
    """
    if len(text) > _SHORT and not text.isascii():
        text = _piles().sub(_in_order, text)
    return unicodedata.normalize(form, text)


@cache
def _piles() -> re.Pattern[str]:
    """Thirty-two marks and more. Ranges say first what is none: `re` looks up large sets slowly."""
    marks = [chr(code) for code in range(_FIRST, _LAST) if unicodedata.combining(chr(code))]
    common, rare = (re.escape("".join(m for m in marks if (m < _RARE) == is_common)) for is_common in (True, False))
    one = f"[{common}]|(?=[{_RARE}-{chr(_LAST)}])[{rare}]"
    return re.compile(f"(?=[{chr(_FIRST)}-{chr(_LAST)}])(?:{one}){{32,}}+")


def _in_order(pile: re.Match[str]) -> str:
    return "".join(sorted(pile[0], key=unicodedata.combining))
