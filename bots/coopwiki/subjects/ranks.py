"""Which record of its page a call is, counted from 1: by that number the form opens it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from itertools import chain

from coopwiki.core.ledger import Ledger

Ranks = Mapping[tuple[int, int], int]
"""By the id of a page and where a call opens, its number among the records of that page, from 1 on."""


def ranks(ledger: Ledger) -> Ranks:
    """The ranks of all records."""
    return ledger.once(_ranks)


def rank(ledger: Ledger, page: int, offset: int) -> int:
    """The number of the call that opens there among the records of its page; 0 where none does."""
    return ranks(ledger).get((page, offset), 0)


def ranks_on(ledger: Ledger, pages: Container[int]) -> Ranks:
    """Those of the records of some pages, by the pages' ids."""
    places: dict[int, set[int]] = defaultdict(set)
    for record in chain(*ledger.records.values(), ledger.left_out):
        if record.page.id in pages:
            places[record.page.id].add(record.offset)
    return {(page, at): number for page, found in places.items() for number, at in enumerate(sorted(found), 1)}


def _ranks(ledger: Ledger) -> Ranks:
    return ranks_on(ledger, {record.page.id for record in chain(*ledger.records.values(), ledger.left_out)})
