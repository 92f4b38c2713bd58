"""Spaces have one sheet, actions name one that is written, what is done is no longer under way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, nearest
from coopwiki.subjects.board.space import Space
from coopwiki.subjects.circles.action import DOING, DROPPED, Action
from coopwiki.subjects.record_issue import issue_of

SAME_SPACE = Sentence(
    "same_space",
    "Deux fiches décrivent l’espace « {found} » : {suggestion}.",
)
UNKNOWN_SPACE = Sentence(
    "unknown_space",
    "« {found} » n’est le nom d’aucun espace : l’action compte sous ce nom ; {suggestion}.",
)
DONE_STILL_OPEN = Sentence(
    "done_still_open",
    "L’action est faite le {found}, et son état dit autre chose : {suggestion}.",
)
DONE_TO_COME = Sentence(
    "done_to_come",
    "L’action serait faite le {found}, un jour à venir : {suggestion}.",
)


def single_space(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a second sheet for one space; the first in page order is the one shown."""
    del today
    first: dict[str, Space] = {}
    for space in ledger.of(Space):
        held = first.setdefault(key(space.name), space)
        if held is not space:
            suggestion = f"n’en garder qu’une, l’autre est sur « {held.page.title} », ligne {held.line}"
            yield issue_of(space, "nom", SAME_SPACE(space.name, suggestion))


def known_space(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an action in a space that has no sheet; a wiki without spaces is not asked for one."""
    del today
    names = {key(space.name): space.name for space in ledger.of(Space)}
    for action in ledger.of(Action):
        if names and action.space and key(action.space) not in names:
            near = nearest(action.space, names.values())
            write = "écrire cet espace avec {{Espace}}"
            suggestion = f"écrire espace={near}, ou {write}" if near else write
            yield issue_of(action, "espace", UNKNOWN_SPACE(action.space, suggestion))


def done_is_done(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an action done on a day to come, and of one that is done and still under way."""
    for action in ledger.of(Action):
        if action.done is None:
            continue
        if action.done > today:
            fault = DONE_TO_COME(write_day(action.done), f"écrire par exemple fait le={today}")
            yield issue_of(action, "fait le", fault)
        elif action.state in (DOING, DROPPED):
            fault = DONE_STILL_OPEN(write_day(action.done), "écrire état=faite, ou enlever « fait le »")
            yield issue_of(action, "état", fault)


CHECKS = (single_space, known_space, done_is_done)
