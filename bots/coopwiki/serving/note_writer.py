"""Writes notes on talk pages, below what is there."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.publishing.layout import environment
from coopwiki.serving.notes import ROBOT, Note, Reminder, crowded, day_key, one_a_day, told_on
from coopwiki.serving.robots import OpenedWiki
from coopwiki.serving.schedule_file import AWAITED, CONFIRMED, LEFT_OUT, NOTHING_NOTED, Job
from coopwiki.settings import Settings
from coopwiki.wiki.port import Draft, Status
from coopwiki.wiki.redirects import redirect_target

log = logging.getLogger(__name__)
MOST = 20
"""Notes written in one run; the others wait for the next."""

_MOVED = (
    "Un mot n’est pas écrit sur « {0} », qui mène à « {1} » : si le compte est renommé, "
    "mettre le profil sur la page du nouveau compte."
)
_NOBODY = (
    "Un mot n’est pas écrit sur « {0} » : le compte « {1} » n’existe pas ou est bloqué pour toujours ; "
    "mettre le profil sur la page d’un compte qui sert."
)
_CROWDED = (
    "Aucun mot n’est écrit sur « {0} » : plusieurs profils sont sur la page de ce compte ; n’y garder que le sien."
)
_STOPPED = "Un mot n’est pas écrit sur « {0} » : ce robot est arrêté par sa page."
SUMMARY = "coopwiki : un mot demandé sur le profil"


@dataclass(frozen=True, slots=True)
class NoteResult:
    """The keys of what notes say now, and a sentence for each note that nobody could be given."""

    keys: frozenset[str] = frozenset()
    held: tuple[str, ...] = ()


def write_notes(
    job: Job, ledger: Ledger, opened: OpenedWiki, settings: Settings, told: Collection[str], today: date
) -> Iterator[NoteResult]:
    """Write the notes a job has to write, and give what came of each as soon as it is written.

    Whoever ends in between has then not forgotten what was said. Raises Stopped, WikiError.
    """
    titles = opened.robot.site().titles
    reminder = Reminder(ledger, titles, environment(settings.prefix), told)
    notes = tuple(one_a_day(_notes(job, reminder, today), told, today))
    there = opened.robot.accounts({note.account for note in notes}) if notes else frozenset()
    nobody = (_NOBODY.format(note.page, note.account) for note in notes if note.account not in there)
    yield NoteResult(held=(*nobody, *map(_CROWDED.format, crowded(ledger, titles))))
    left = MOST
    for note in (note for note in notes if note.account in there):
        if not left:
            log.warning("%s mots écrits : les autres attendent le prochain passage.", MOST)
            return
        one = _written(note, opened, day_key(note.page, today))
        left -= bool(one.keys)
        yield one


def _notes(job: Job, reminder: Reminder, today: date) -> Iterator[Note]:
    if LEFT_OUT in job.notes:
        yield from reminder.of_left_out()
    if NOTHING_NOTED in job.notes:
        yield from reminder.of_nothing_noted(today)
    if AWAITED in job.notes:
        yield from reminder.of_own_affairs(today)
    if CONFIRMED in job.notes:
        yield from reminder.of_confirmed(today)


def _written(note: Note, opened: OpenedWiki, day: str) -> NoteResult:
    """What came of one note. What it says may stand on the page already: then it is not written twice."""
    stored = opened.robot.stored([note.page]).get(note.page)
    before, base = (stored.text, stored.revision) if stored else ("", 0)
    said = NoteResult(frozenset((*note.keys, day)))
    if set(note.keys) <= told_on(before):
        return said
    if target := redirect_target(before, opened.robot.site().titles):
        return NoteResult(held=(_MOVED.format(note.page, target),))
    if not opened.permission(ROBOT):
        return NoteResult(held=(_STOPPED.format(note.page),))
    text = f"{before}\n\n{note.text}" if before else note.text
    outcome = opened.robot.save(Draft(note.page, text, SUMMARY, base))
    if outcome.status is Status.SAVED:
        return said
    log.warning("Un mot à un membre n’a pas été écrit. %s", outcome.message)
    return NoteResult(held=(f"Un mot n’est pas écrit sur « {note.page} » : {outcome.message}",))
