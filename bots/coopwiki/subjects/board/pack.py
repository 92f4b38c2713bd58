"""What a pack says of actions: what the open ones need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.circles.action import Action
from coopwiki.subjects.circles.open_actions import is_open
from coopwiki.subjects.packed import Item, SharedRegister, detail, public_page


def needs(ledger: Ledger, today: date) -> Iterator[Item]:
    """The needs of the open actions, by their text."""
    pending = (one for one in ledger.of(Action) if one.need and is_open(ledger, one, today))
    for one in sorted(pending, key=lambda one: loose(one.need or "")):
        due = one.due.isoformat() if one.due else None
        details = (*detail("pour", one.what), *detail("cercle", one.circle or one.space), *detail("échéance", due))
        yield Item(one.need or "", details, public_page(one.page))


PACKED = (SharedRegister("needs", "Besoins", "Ce qu’il faut aux actions ouvertes pour avancer.", needs),)
