"""Where a proposal stands from what is written: who decides, its state, what is still missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.opinion import OBJECTS
from coopwiki.subjects.decisions.proposal import ADOPTED, CLOSED, CONSULTING, OPEN, Proposal

OBJECTED, ADOPTABLE, DECIDED = "objections ouvertes", "peut être adoptée", "décidée"
BELOW_QUORUM = "quorum à atteindre"
UNREAD = "avis à corriger"
"""An opinion can't be read: whether anybody objects is not known."""
STATES = (ADOPTABLE, OBJECTED, UNREAD, BELOW_QUORUM, CONSULTING, OPEN, DECIDED)
"""What is worked out of an open proposal, in display order; a closed one has the state that is written."""

TO_FIND = "à trouver"
_CIRCLE = re.compile(r"(?:le )?cercle (?:d['’])?", re.IGNORECASE)
ACTING = "qui fait (stigmergie)"
_BODIES = {
    "statuts": "assemblée",
    "assemblée": "assemblée",
    "cogérance": "cogérance",
    "orientation": "orientation",
    "stigmergie": ACTING,
}
"""Who decides by the frame that is written; *cercle* is the one circle that is named."""


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One opinion. `open` says that it is an objection or a question that stands."""

    who: str
    position: str
    argument: str | None
    day: date | None
    lifted: date | None
    open: bool
    late: bool
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of a proposal beside its readable opinions.

    `unread` opinions can't be read, and `decision` says whether a decision about it can't. `answered` says how many
    people answered, `wanted` how many the quorum still asks for, 0 where it is reached or there is none.
    """

    unread: int = 0
    decision: bool = False
    answered: str = ""
    wanted: int = 0


SILENCE = Heard()
_NO_DECISION = "la décision n’est pas encore écrite, avec la fiche « Décision » et le titre de la proposition"
_DECISION_UNREAD = "la décision est écrite mais ne se lit pas : la corriger"


def who_decides(ledger: Ledger, given: Proposal) -> str:
    """Who decides: as written, a circle by its canonical name; else as the frame says; else `à trouver`."""
    typed = given.decides
    if typed:
        name = circle_named(typed)
        return ledger.circles.canonical[name] if name in ledger.circles else typed
    if given.frame == "cercle" and len(given.circles) == 1:
        return ledger.circles.canonical[given.circles[0]]
    return _BODIES.get(given.frame or "", TO_FIND)


def circle_named(typed: str) -> str:
    """The name in `cercle Technique`, `le cercle d'orientation`."""
    return _CIRCLE.sub("", typed)


def state_of(
    given: Proposal,
    said: tuple[OpinionRow, ...],
    decision: Decision | None,
    today: date,
    heard: Heard = SILENCE,
) -> str:
    """One of STATES; of a closed proposal what is written. Opinions that can't be read may object."""
    if given.state in CLOSED:
        return given.state or ""
    if decision is not None:
        return DECIDED
    if any(one.open and one.position == OBJECTS for one in said):
        return OBJECTED
    if given.deadline is None:
        return CONSULTING if given.state == CONSULTING or said or heard.unread else OPEN
    if given.deadline >= today:
        return CONSULTING
    return UNREAD if heard.unread else BELOW_QUORUM if heard.wanted else ADOPTABLE


def awaits(
    given: Proposal,
    said: tuple[OpinionRow, ...],
    state: str,
    decides: str,
    decision: Decision | None,
    heard: Heard = SILENCE,
) -> Iterator[str]:
    """What is missing, and from whom: the robot says it, people decide."""
    if state == ADOPTED and decision is None:
        yield _DECISION_UNREAD if heard.decision else _NO_DECISION
    if state in CLOSED:
        return
    if decision is not None:
        yield f"décidée le {write_day(decision.day)} : il reste à écrire l’état dans la proposition"
        return
    yield from _concluded(state, decides, heard)
    yield from _unread(heard)
    yield from _of_opinions(said)
    if is_to_find(decides):
        yield "qui décide est à trouver, puis à écrire dans « qui décide »"
    if given.deadline is None:
        yield "une échéance pour donner son avis"
    elif state == CONSULTING:
        yield f"les avis, jusqu’au {write_day(given.deadline)}{_how(heard)}"


def _concluded(state: str, decides: str, heard: Heard) -> Iterator[str]:
    """What follows once the deadline is past."""
    if state == ADOPTABLE and not is_to_find(decides):
        yield f"l’échéance est passée sans objection{_how(heard)} : la décision revient à {_to(decides)}"
    if state == BELOW_QUORUM:
        yield f"le quorum n’est pas atteint : {heard.answered or 'aucun avis reçu'}, il en faut {heard.wanted}"


def _how(heard: Heard) -> str:
    return f" ({heard.answered})" if heard.answered else ""


def _unread(heard: Heard) -> Iterator[str]:
    if heard.unread:
        which = "il ne se lit pas" if heard.unread == 1 else "ils ne se lisent pas"
        yield f"{heard.unread} avis à corriger avant de conclure : {which}"
    if heard.decision:
        yield _DECISION_UNREAD


def _of_opinions(said: tuple[OpinionRow, ...]) -> Iterator[str]:
    standing = [one for one in said if one.open]
    objections = sum(one.position == OBJECTS for one in standing)
    if objections:
        yield f"{objections} objection{'s' * (objections > 1)} à lever"
    if questions := len(standing) - objections:
        yield f"{questions} question{'s' * (questions > 1)} sans réponse"


def is_to_find(decides: str) -> bool:
    """Whether nobody knows who decides."""
    return loose(decides) == loose(TO_FIND)


def _to(decides: str) -> str:
    if decides == ACTING:
        return "la personne qui agit"
    if loose(decides) in ("assemblee", "cogerance", "orientation"):
        return f"{'l’' if decides[0].lower() in 'ao' else 'la '}{decides}"
    return decides
