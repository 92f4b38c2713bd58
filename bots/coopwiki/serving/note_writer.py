"""Writes notes on talk pages, below what is there."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from coopwiki.core.ledger import Ledger
from coopwiki.publishing.layout import environment
from coopwiki.serving.notes import ROBOT, Note, Reminder, day_key, one_a_day, told_on
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
    "Un mot n’est pas écrit sur « {0} » : le compte « {1} » n’existe pas ; "
    "mettre le profil sur la page d’un compte qui existe."
)
_STOPPED = "Un mot n’est pas écrit sur « {0} » : ce robot est arrêté par sa page."
SUMMARY = "coopwiki : un mot demandé sur le profil"


@dataclass(frozen=True, slots=True)
class Written:
    """The keys of what notes say now, and a sentence for each note that nobody could be given."""

    keys: frozenset[str]
    held: tuple[str, ...] = ()


def write_notes(
    job: Job, ledger: Ledger, opened: OpenedWiki, settings: Settings, told: Collection[str], today: date
) -> Written:
    """Write the notes a job has to write. Raises Stopped, WikiError."""
    titles = opened.robot.site().titles
    reminder = Reminder(ledger, titles, environment(settings.prefix), told)
    notes = tuple(one_a_day(_notes(job, reminder, today), told, today))
    there = opened.robot.accounts({note.account for note in notes}) if notes else frozenset()
    due = (note for note in notes if note.account in there)
    held = {note.page: _NOBODY.format(note.page, note.account) for note in notes if note.account not in there}
    written = ((*keys, day_key(note.page, today)) for note in due if (keys := _written(note, opened, held)))
    found = frozenset(chain.from_iterable(islice(written, MOST)))
    if next(due, None) is not None:
        log.warning("%s mots écrits : les autres attendent le prochain passage.", MOST)
    return Written(found, tuple(held.values()))


def _notes(job: Job, reminder: Reminder, today: date) -> Iterator[Note]:
    if LEFT_OUT in job.notes:
        yield from reminder.of_left_out()
    if NOTHING_NOTED in job.notes:
        yield from reminder.of_nothing_noted(today)
    if AWAITED in job.notes:
        yield from reminder.of_own_affairs(today)
    if CONFIRMED in job.notes:
        yield from reminder.of_confirmed(today)


def _written(note: Note, opened: OpenedWiki, held: dict[str, str]) -> tuple[str, ...]:
    """The keys said by a note, which may stand on the page already; none where it could not be written.

    Why it could not stands in `held`, by page.
    """
    stored = opened.robot.stored([note.page]).get(note.page)
    before, base = (stored.text, stored.revision) if stored else ("", 0)
    if set(note.keys) <= told_on(before):
        return note.keys
    if target := redirect_target(before, opened.robot.site().titles):
        held[note.page] = _MOVED.format(note.page, target)
        return ()
    if not opened.permission(ROBOT):
        held[note.page] = _STOPPED.format(note.page)
        return ()
    text = f"{before}\n\n{note.text}" if before else note.text
    outcome = opened.robot.save(Draft(note.page, text, SUMMARY, base))
    if outcome.status is Status.SAVED:
        return note.keys
    held[note.page] = f"Un mot n’est pas écrit sur « {note.page} » : {outcome.message}"
    log.warning("Un mot à un membre n’a pas été écrit. %s", outcome.message)
    return ()
