"""Every sentence of the checks, for the wiki's Lua: each stands beside its check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import walk_packages
from types import MappingProxyType

from coopwiki import subjects
from coopwiki.core.fault import Sentence
from coopwiki.core.messages import MESSAGES, spaced


class DoubledCode(Exception):
    """Two sentences have one code."""


def sentences() -> Iterator[Sentence]:
    """The sentences that the modules below `subjects/` define, module by module; all of them are loaded."""
    for module in walk_packages(subjects.__path__, f"{subjects.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Sentence):
                yield value


def every_message() -> Mapping[str, str]:
    """The text of each fault's code, those of values and calls first. Raises DoubledCode."""
    found = dict(MESSAGES)
    seen: dict[str, Sentence] = {}
    for sentence in sentences():
        if seen.setdefault(sentence.code, sentence) is not sentence or sentence.code in MESSAGES:
            raise DoubledCode(sentence.code)
        found[sentence.code] = spaced(sentence.text)
    return MappingProxyType(found)
