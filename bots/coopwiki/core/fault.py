"""What is wrong with a text somebody typed, in words that say what to type instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from coopwiki.core.messages import MESSAGES

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake, as data: a stable English code, what was found, what to type instead."""

    code: str
    found: str = ""
    suggestion: str = ""

    @property
    def message(self) -> str:
        """The French sentence; the same template serves Lua (lua_modules, messages.json)."""
        sentence = MESSAGES[self.code].replace("{suggestion}", self.suggestion)
        return sentence.replace("{found}", shortened(self.found))


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A text read as a value. With an `error` there is no value; with a `warning` there is one."""

    value: T | None
    error: Fault | None = None
    warning: Fault | None = None


def refused(code: str, found: str, suggestion: str = "") -> Reading[T]:
    """A reading without a value."""
    return Reading(None, Fault(code, found, suggestion))


def shortened(text: str, most: int = 60) -> str:
    """One line of at most `most` characters, for a sentence that quotes what was typed."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
