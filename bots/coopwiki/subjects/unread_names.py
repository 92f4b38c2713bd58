"""Names whose own record is written and can't be read: nobody is asked to create what is there."""

from __future__ import annotations

from collections.abc import Mapping

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.schema.record import Record

_NAMING = ("name", "aliases", "circle")
"""Attributes by which a record of a person, a circle or a budget says what it is about."""


def page_of(ledger: Ledger, type_: type[Record], name: str) -> str:
    """The page of a record of this type that is about this name and is left out; '' for none."""
    return ledger.once(_pages, type_).get(key(name), "")


def mend(ledger: Ledger, type_: type[Record], name: str) -> str:
    """What to do instead of creating it, where a record of that name can't be read; '' where there is none."""
    page = page_of(ledger, type_, name)
    return f"corriger sa fiche {{{{{type_.template}}}}}, page « {page} »" if page else ""


def _pages(ledger: Ledger, type_: type[Record]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for item in ledger.left_out_of(type_):
        for attribute in _NAMING:
            given = item.values.get(attribute) or ()
            for name in (given,) if isinstance(given, str) else given:
                found.setdefault(key(name), item.page.title)
    return found
