"""What is wrong with a text somebody typed, in words that say what to type instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from coopwiki.core.messages import MESSAGES, spaced
from coopwiki.core.typed import one_line

T = TypeVar("T")
_BLANK_TO_FILL = re.compile(r"\{(found|suggestion)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a check says: a stable English code and its French sentence, which stand beside the check.

    In the text `{found}` is what was typed, `{suggestion}` what to type instead; plain spaces become those of French
    typography. `contradiction` is what members call the kind of contradiction it is; '' for none.

    >>> Sentence("late", "« {found} » est en retard : {suggestion}.")("mai", "écrire juin").code
    'late'
    """

    code: str
    text: str
    contradiction: str = ""

    def __call__(self, found: str = "", suggestion: str = "") -> Fault:
        """The mistake it says."""
        return Fault(self.code, found, suggestion, self)


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake, as data: a stable English code, what was found, what to type instead."""

    code: str
    found: str = ""
    suggestion: str = ""
    sentence: Sentence | None = field(default=None, compare=False, repr=False)
    """Of a check; None for the faults of values and calls (core/messages.py)."""

    @property
    def message(self) -> str:
        """The French sentence; the same template serves Lua (lua_modules, messages.json)."""
        words = {"found": shortened(self.found), "suggestion": self.suggestion}
        return _BLANK_TO_FILL.sub(lambda blank: words[blank[1]], self._text)

    @property
    def _text(self) -> str:
        return spaced(self.sentence.text) if self.sentence else MESSAGES[self.code]


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A text read as a value. With an `error` there is no value; with a `warning` there is one."""

    value: T | None
    error: Fault | None = None
    warning: Fault | None = None


def refused(code: str, found: str, suggestion: str = "") -> Reading[T]:
    """Make a reading without a value."""
    return Reading(None, Fault(code, found, suggestion))


def shortened(text: str, most: int = 60) -> str:
    """Cut to one line of at most `most` characters, for a sentence that quotes it."""
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip(" ") + "…"
