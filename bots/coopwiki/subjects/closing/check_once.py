"""A line is shared out by one closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.closing.closings import closings
from coopwiki.subjects.record_issue import issue_of

SAME_CLOSING = Sentence(
    "same_closing",
    "Deux clôtures partagent les mêmes lignes (« {found} ») : seule la première, dans "
    "l’ordre des pages, est appliquée ; {suggestion}.",
    contradiction="Clôtures qui se recouvrent",
)


def closing_once(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns where two closings overlap: of one budget and year, or of one budget and of all together.

    The first of one budget is applied, in page order; that of a single budget goes before that of all.
    """
    del today
    apart = {year for year, name in closings(ledger) if name is not None}
    for (year, name), found in closings(ledger).items():
        again = found[1:] if name is not None or year not in apart else found
        yield from map(_issue, again)


def _issue(closing: Closing) -> Issue:
    suggestion = "n’en garder qu’une"
    return issue_of(closing, "budget", SAME_CLOSING(closing.budget, suggestion))
