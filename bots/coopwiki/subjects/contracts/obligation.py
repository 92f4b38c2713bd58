"""What somebody has to do until a day, and the record that settles it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.subjects.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Settling:
    """The record that settles something: its template, the page to write it on, what is known of its fields."""

    template: str
    page: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing to do until a day. `rule` is None where the law or a record alone sets the day.

    `record` is what it comes from. `settled_by` is None where no new record settles it.
    """

    kind: str
    who: str
    due: date
    rule: Rule | None = None
    record: Record | None = None
    settled_by: Settling | None = None


@dataclass(frozen=True, slots=True)
class DueKind:
    """A kind of obligation: what members call it, what it is about, and whether members alone read whose it is."""

    name: str
    called: str
    about: Literal["", "person", "text"] = ""
    private: bool = False


Due = Callable[[Ledger, date], Iterator[Obligation]]
"""What a subject's `due.py` names in `DUE`: the obligations it knows of on a day, of the kinds it names in `KINDS`."""
