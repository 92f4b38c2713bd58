"""What a pack says of commons: what each is, without who carries it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose
from coopwiki.subjects.commons.common import Common
from coopwiki.subjects.packed import Item, SharedRegister, detail, public_page


def commons(ledger: Ledger, _today: date) -> Iterator[Item]:
    """Each once, by name."""
    first: dict[str, Common] = {}
    for common in ledger.of(Common):
        first.setdefault(key(common.name), common)
    for common in sorted(first.values(), key=lambda common: loose(common.name)):
        details = (
            *detail("description", common.description),
            *detail("défi", common.challenge),
            *detail("licence", common.licence),
            *detail("niveau", common.level),
            *detail("domaine", common.domain),
            *detail("site", common.site),
        )
        yield Item(common.name, details, public_page(common.page))


PACKED = (SharedRegister("commons", "Communs", "Les communs, ce qu’ils sont et sous quelle licence.", commons),)
