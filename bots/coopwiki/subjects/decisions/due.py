"""What this subject knows to be due: decisions to look at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.subjects.contracts.obligation import DueKind, Obligation, Settling
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.decisions import succession

OWN: tuple[type[Record], ...] = ()
READS = (Decision,)
KINDS = (DueKind("review", "Décision à revoir", "text"),)


def due_reviews(ledger: Ledger, today: date) -> Iterator[Obligation]:
    """The decisions in force that say when they are to be looked at again; one that replaces it settles one."""
    found = succession(ledger, today)
    for one in ledger.of(Decision):
        if one.review is not None and one.day <= today and not found.replaced(one):
            fields = (("où", one.where), ("titre", one.title), ("remplace", one.title))
            yield Obligation("review", one.title, one.review, None, one, Settling(one.template, one.page.title, fields))


DUE = (due_reviews,)
