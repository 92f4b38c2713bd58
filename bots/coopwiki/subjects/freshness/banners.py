"""The banner that counts on each page."""

from __future__ import annotations

from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.freshness.verified import Verified


def banners(ledger: Ledger, today: date) -> tuple[Verified, ...]:
    """The banner that counts on each page, in page order."""
    latest: dict[int, Verified] = {}
    for one in ledger.of(Verified):
        if one.day <= today:
            held = latest.setdefault(one.page.id, one)
            latest[one.page.id] = max(held, one, key=lambda banner: banner.day)
    return tuple(latest.values())
