"""What is due of texts: articles of the code social and pages with a banner, to be read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.schema.kinds import TEXT
from coopwiki.subjects.contracts.known_rules import VERIFICATION
from coopwiki.subjects.contracts.obligation import Obligation
from coopwiki.subjects.elections.elections import lasts
from coopwiki.subjects.freshness.banners import banners
from coopwiki.subjects.rules.rules import rule_on_day
from coopwiki.subjects.social_code.article import Article


def due_of_pages(ledger: Ledger, today: date) -> Iterator[Obligation]:
    """By the rule in force: reading a page again settles it, and no new record."""
    delay = rule_on_day(ledger, VERIFICATION, TEXT, today)
    months = lasts(delay.value) if delay else None
    if delay is None or months is None:
        return
    for article in ledger.of(Article):
        if article.verified and article.verified <= today:
            due = months_after(article.verified, months)
            yield Obligation("article", article.title, due, delay.rule, article)
    for banner in banners(ledger, today):
        yield Obligation("page", banner.page.title, months_after(banner.day, months), delay.rule, banner)
