"""What this subject knows to be due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.schema.kinds import TEXT
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contracts.due_bodies import due_of_bodies
from coopwiki.subjects.contracts.due_people import due_of_people
from coopwiki.subjects.contracts.interview import Interview
from coopwiki.subjects.contracts.known_rules import VERIFICATION
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.obligation import DueKind, Obligation
from coopwiki.subjects.elections.elections import lasts
from coopwiki.subjects.freshness.verified import Verified, banners
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


OWN = (Contract, Membership, Interview)
READS = (*OWN, Mandate, Article, Verified)
DUE = (due_of_people, due_of_bodies, due_of_pages)

KINDS = (
    DueKind("cape_end", "Fin d’un CAPE", "person", private=True),
    DueKind("cape_limit", "Durée totale en CAPE", "person", private=True),
    DueKind("association", "Association", "person", private=True),
    DueKind("contact", "Contact", "person", private=True),
    DueKind("interview", "Entretien de l’année", "person", private=True),
    DueKind("mandate_end", "Fin d’un mandat", "person"),
    DueKind("article", "Article à relire", "text"),
    DueKind("page", "Page à relire", "text"),
    DueKind("board", "Conseil de surveillance à élire"),
    DueKind("associates", "Nombre d’associé·es"),
)
