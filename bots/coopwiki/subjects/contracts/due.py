"""What this subject knows to be due."""

from __future__ import annotations

from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contracts.due_bodies import due_of_bodies
from coopwiki.subjects.contracts.due_pages import due_of_pages
from coopwiki.subjects.contracts.due_people import due_of_people
from coopwiki.subjects.contracts.interview import Interview
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.obligation import DueKind
from coopwiki.subjects.freshness.verified import Verified
from coopwiki.subjects.social_code.article import Article

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
