"""What a pack says of actions: what the open ones need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.board.report import state_of
from coopwiki.subjects.circles.action import DOING, TO_DO, Action
from coopwiki.subjects.packed import Item, SharedRegister, detail, public_page


def needs(ledger: Ledger, today: date) -> Iterator[Item]:
    """The needs of the actions that are to do or under way, by their text."""
    pending = (one for one in ledger.of(Action) if one.need and state_of(one, today) in (TO_DO, DOING))
    for one in sorted(pending, key=lambda one: loose(one.need or "")):
        due = one.due.isoformat() if one.due else None
        details = (*detail("pour", one.what), *detail("cercle", one.circle or one.space), *detail("échéance", due))
        yield Item(one.need or "", details, public_page(one.page))


PACKED = (SharedRegister("needs", "Besoins", "Ce qu’il faut aux actions ouvertes pour avancer.", needs),)
