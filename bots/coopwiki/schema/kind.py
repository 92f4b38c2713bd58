"""A kind of value: how one is read from what a member types, written back, and described."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, TypeVar

from coopwiki.core.fault import Reading

T = TypeVar("T")
NO_SYNONYMS: Mapping[str, str] = MappingProxyType({})
MOST_READINGS = 200_000
"""Readings kept per kind; past that the memory starts afresh."""


class _Readings(dict[str, Reading[T]]):
    """Remembers readings: the same text is read once a run."""

    def __init__(self, read: Callable[[str], Reading[T]]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Reading[T]:
        if len(self) >= MOST_READINGS:
            self.clear()
        self[text] = reading = self._read(text)
        return reading


@dataclass(frozen=True, eq=False)
class Kind(Generic[T]):
    """One kind of value.

    `name` is its stable English name, shared with Lua; `label` and `examples` are for members;
    `templatedata` is TemplateData's type; `choices` the words of a choice, in display order;
    `forms` leads from each form that is read as one of them, as compared, to that word.
    """

    name: str
    label: str
    read: Callable[[str], Reading[T]]
    write: Callable[[T], str]
    examples: tuple[str, ...]
    templatedata: str = "line"
    choices: tuple[str, ...] = ()
    item: str = ""
    forms: Mapping[str, str] = field(default_factory=lambda: NO_SYNONYMS)
    readings: dict[str, Reading[T]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "readings", _Readings(self.read))
