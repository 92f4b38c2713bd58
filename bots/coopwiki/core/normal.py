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
_CANONICAL = {
    0x344: "\u0308\u0301", 0xF73: "\u0f71\u0f72", 0xF75: "\u0f71\u0f74", 0xF81: "\u0f71\u0f80",
}  # fmt: skip
_COMPATIBLE = _CANONICAL | {0xFF9E: "\u3099", 0xFF9F: "\u309a"}
"""All characters that become marks in a normal form, and would only then join a pile."""


def normalized(form: Form, text: str) -> str:
    """A text in a normal form.

    Python puts the marks of a letter in order by moving each past those before: a pile of thousands takes the square of
    that. Here long piles are put in order first, which is the order that the form asks for. Asking whether a text is in
    the form already takes a fiftieth of that, and no longer where marks are piled up: out of order, the answer is no at
    once; in order, nothing is moved.
    """
    if unicodedata.is_normalized(form, text):
        return text
    if len(text) > _SHORT:
        text = _piles().sub(_in_order, text.translate(_COMPATIBLE if "K" in form else _CANONICAL))
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
