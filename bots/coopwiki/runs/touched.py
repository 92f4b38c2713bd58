"""Since when nobody edited the pages of records that ask for it."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.wiki.port import Wiki


def with_touched(ledger: Ledger, wiki: Wiki) -> Ledger:
    """The ledger with the day of the last edit of these pages; files say none."""
    types = [t for t in ledger.records if issubclass(t, Record) and t.ages is not Record.ages]
    revisions = {one.page.revision: one.page.id for type_ in types for one in ledger.of(type_) if one.ages}
    if not revisions:
        return ledger
    zone, moments = ZoneInfo(ledger.zone), wiki.moments_of(revisions)
    days = {revisions[number]: at.astimezone(zone).date() for number, at in moments.items()}
    return replace(ledger, touched=days, _derived={})
