"""What a closing says can be applied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.euros import ZERO, write_euros
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.closing.renunciations import faults
from coopwiki.subjects.record_issue import issue_of

CLOSING_WITHOUT_ENVELOPE = Sentence(
    "closing_without_envelope",
    "Une enveloppe de {found} ne se partage pas : {suggestion}.",
)
CLOSING_WITHOUT_DAY = Sentence(
    "closing_without_day",
    "La clôture de « {found} » n’a pas de date : ce qui est réglé avant la fin de "
    "l’année n’est pas partagé ; {suggestion}.",
)
CLOSING_CAP = Sentence(
    "closing_cap",
    "Un plafond de {found} par personne ne se tient pas : {suggestion}.",
)


def closing_holds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a missing day, an envelope that can't be shared, a cap that caps nothing, an unreadable renunciation."""
    del today
    for closing in ledger.of(Closing):
        if closing.day is None:
            yield _day(closing)
        if closing.envelope is not None and closing.envelope <= 0:
            yield _envelope(closing)
        if closing.cap is not None:
            yield from _cap(closing)
        yield from (issue_of(closing, "renoncements", fault) for fault in faults(closing))


def _day(closing: Closing) -> Issue:
    year = closing.year if isinstance(closing.year, int) else closing.year.first
    suggestion = f"ajouter le jour de la décision, par exemple date={year}-12-18"
    return issue_of(closing, "date", CLOSING_WITHOUT_DAY(closing.budget, suggestion))


def _envelope(closing: Closing) -> Issue:
    fault = CLOSING_WITHOUT_ENVELOPE(
        write_euros(closing.envelope or ZERO),
        "personne ne reçoit rien ; écrire ce qu’il y a à partager, ou enlever « enveloppe »",
    )
    return issue_of(closing, "enveloppe", fault)


def _cap(closing: Closing) -> Iterator[Issue]:
    cap, envelope = closing.cap or ZERO, closing.envelope
    if cap <= 0:
        suggestion = "écrire une somme, ou enlever « plafond » : le robot cherche alors le plus haut qui tienne"
    elif envelope is not None and cap > envelope > 0:
        suggestion = (
            f"il est plus grand que l’enveloppe ; écrire {write_euros(envelope)} au plus, ou enlever « plafond »"
        )
    else:
        return
    yield issue_of(closing, "plafond", CLOSING_CAP(write_euros(cap), suggestion))
