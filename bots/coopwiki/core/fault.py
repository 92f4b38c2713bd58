"""What is wrong with a text somebody typed, in words that say what to type instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from coopwiki.core.messages import MESSAGES
from coopwiki.core.typed import one_line

T = TypeVar("T")
_BLANK_TO_FILL = re.compile(r"\{(found|suggestion)\}")


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake, as data: a stable English code, what was found, what to type instead."""

    code: str
    found: str = ""
    suggestion: str = ""

    @property
    def message(self) -> str:
        """The French sentence; the same template serves Lua (lua_modules, messages.json)."""
        words = {"found": shortened(self.found), "suggestion": self.suggestion}
        return _BLANK_TO_FILL.sub(lambda blank: words[blank[1]], MESSAGES[self.code])


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
