"""Calls for projects that are past say so, and stand once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.subjects.calls.projectcall import TO_STUDY, WORKING, ProjectCall
from coopwiki.subjects.decisions.headings import heading
from coopwiki.subjects.record_issue import issue_of

CALL_PAST = Sentence(
    "call_past",
    "L’échéance ({found}) est passée : {suggestion}.",
)
SAME_CALL = Sentence(
    "same_call",
    "« {found} » est écrit deux fois pour la même échéance : {suggestion}.",
)
LINK_NOT_WEB = Sentence(
    "link_not_web",
    "« {found} » n’est pas une adresse du web : {suggestion}.",
)


def call_holds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a past deadline that nobody closed, of a call written twice, of a link that leads nowhere."""
    first: dict[tuple[str, str, date], ProjectCall] = {}
    for one in ledger.of(ProjectCall):
        if one.deadline < today and one.state in (TO_STUDY, WORKING):
            suggestion = "si la date est juste, écrire état=déposé, ou état=passé"
            yield issue_of(one, "échéance", CALL_PAST(write_day(one.deadline), suggestion))
        held = first.setdefault((heading(one.title), key(one.funder), one.deadline), one)
        if held is not one:
            where = f"« {held.page.title} », ligne {held.line}"
            yield issue_of(one, "titre", SAME_CALL(one.title, f"n’en garder qu’un, l’autre est sur {where}"))
        if one.link and not one.link.strip().lower().startswith(("https://", "http://", "[http")):
            fault = LINK_NOT_WEB(one.link, "écrire par exemple lien=https://example.org/appel")
            yield issue_of(one, "lien", fault)


CHECKS = (call_holds,)
