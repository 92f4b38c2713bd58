"""Decisions as rows: under the circle's canonical name, with what replaces them."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.export import Export
from coopwiki.exchange.rows import Row, columns, record_row
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.decisions import succession

COLUMNS = (*columns(Decision), "replaced_by")


def decision_rows(ledger: Ledger) -> Iterator[Row]:
    """Every decision, in page and line order."""
    return (_decision(ledger, given) for given in ledger.of(Decision))


def _decision(ledger: Ledger, given: Decision) -> Row:
    """A decision under its circle's canonical name, with the titles of those that replace it."""
    newer = succession(ledger).replaced(given)
    place = ledger.circles.canonical[given.where]
    return {**record_row(given), "where": place, "replaced_by": [one.title for one in newer]}


EXPORTS = (Export(Decision, COLUMNS, decision_rows),)
