"""An article names a figure that is known; an amendment names an article that is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, nearest
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.social_code.article import Article
from coopwiki.subjects.social_code.indicators import read_indicator

UNKNOWN_ARTICLE = Sentence(
    "unknown_article",
    "« {found} » n’est le titre d’aucun article : {suggestion}.",
)


def known_indicator(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a figure that nobody works out, and of a value that is no number."""
    del today
    for article in ledger.of(Article):
        read = read_indicator(article.indicator) if article.indicator else None
        if isinstance(read, Fault):
            yield issue_of(article, "indicateur", read)


def known_article(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an amendment to no article; a wiki without articles is not asked for one."""
    del today
    titles = {heading(article.title): article.title for article in ledger.of(Article)}
    for proposal in ledger.of(Proposal):
        typed = proposal.article
        if titles and typed and heading(typed) not in titles:
            near = titles.get(nearest(heading(typed), titles), "")
            write = "écrire l’article avec {{Article}}"
            suggestion = f"écrire « {near} », ou {write}" if near else write
            yield issue_of(proposal, "article", UNKNOWN_ARTICLE(typed, suggestion))


CHECKS = (known_indicator, known_article)
