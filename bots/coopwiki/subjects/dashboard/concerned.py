"""What pages say of an issue beside its sentence: whom it concerns, and which record the form opens to correct it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import schema_of
from coopwiki.subjects.ranks import Ranks, ranks_on

Place = tuple[int, int]
"""A call: its page's id, and where it opens."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """The number of each record on its page, and who each is of."""

    ranks: Ranks
    actors: Mapping[Place, str]

    def rank(self, issue: Issue) -> int:
        """The number of its record on its page, from 1 on; 0 for none, and the form opens none."""
        return self.ranks.get((issue.page.id, issue.call), 0)

    def actor(self, issue: Issue) -> str:
        """Whom it concerns; '' for nobody in particular."""
        return self.actors.get((issue.page.id, issue.call), "")

    def about(self, *, show_names: bool) -> Concerned:
        """This, for readers who may see names; without the people for those who may not."""
        return self if show_names else Concerned(self.ranks, {})


def concerned(ledger: Ledger) -> Concerned:
    """Whom each call concerns, of the pages that have an issue."""
    return ledger.once(_concerned)


def _concerned(ledger: Ledger) -> Concerned:
    pages = {issue.page.id for issue in ledger.issues}
    return Concerned(ranks_on(ledger, pages), _actors(ledger, pages))


def _actors(ledger: Ledger, pages: Container[int]) -> Mapping[Place, str]:
    """Who each call on these pages is of: the first of its fields that says so."""
    found: dict[Place, str] = {}
    for type_, records in ledger.records.items():
        attribute = _actor(type_)
        for record in records if attribute else ():
            if record.page.id in pages and (who := getattr(record, attribute)):
                found[record.page.id, record.offset] = str(who)
    for item in ledger.left_out:
        if who := item.values.get(_actor(item.type)):
            found[item.page.id, item.offset] = str(who)
    return {place: ledger.people.canonical[who] for place, who in found.items()}


def _actor(type_: type[Any]) -> str:
    columns = schema_of(type_).columns
    return next((column.attribute for column in columns if column.field.role == "actor"), "")
