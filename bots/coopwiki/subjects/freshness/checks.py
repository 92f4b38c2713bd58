"""A page has one banner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.freshness.verified import Verified, banners
from coopwiki.subjects.record_issue import issue_of

TWO_BANNERS = Sentence(
    "two_banners",
    "La page a plusieurs bandeaux Vérifié, celui du {found} compte : {suggestion}.",
)


def single_banner(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of each banner that is not its page's latest; one of a day to come is reported elsewhere."""
    latest = {one.page.id: one for one in banners(ledger, today)}
    for one in ledger.of(Verified):
        kept = latest.get(one.page.id)
        if kept is not None and kept is not one and one.day <= today:
            yield issue_of(one, "le", TWO_BANNERS(write_day(kept.day), "enlever celui-ci"))


CHECKS = (single_banner,)
