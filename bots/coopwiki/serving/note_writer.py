"""Writes notes on talk pages, below what is there."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
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

SUMMARY = "coopwiki : un mot demandé sur le profil"


def write_notes(
    job: Job, ledger: Ledger, opened: OpenedWiki, settings: Settings, told: Collection[str], today: date
) -> frozenset[str]:
    """Write the notes a job has to write; the keys of what is said now. Raises Stopped, WikiError."""
    titles = opened.robot.site().titles
    reminder = Reminder(ledger, titles, environment(settings.prefix), told)
    notes = tuple(one_a_day(_notes(job, reminder, today), told, today))
    there = opened.robot.accounts({note.account for note in notes}) if notes else frozenset()
    due = (note for note in notes if note.account in there)
    written = ((*keys, day_key(note.page, today)) for note in due if (keys := _written(note, opened)))
    found = frozenset(chain.from_iterable(islice(written, MOST)))
    if next(due, None) is not None:
        log.warning("%s mots écrits : les autres attendent le prochain passage.", MOST)
    return found


def _notes(job: Job, reminder: Reminder, today: date) -> Iterator[Note]:
    if LEFT_OUT in job.notes:
        yield from reminder.of_left_out()
    if NOTHING_NOTED in job.notes:
        yield from reminder.of_nothing_noted(today)
    if AWAITED in job.notes:
        yield from reminder.of_own_affairs(today)
    if CONFIRMED in job.notes:
        yield from reminder.of_confirmed(today)


def _written(note: Note, opened: OpenedWiki) -> tuple[str, ...]:
    """The keys said by a note, which may stand on the page already; none where it could not be written."""
    stored = opened.robot.stored([note.page]).get(note.page)
    before, base = (stored.text, stored.revision) if stored else ("", 0)
    if set(note.keys) <= told_on(before):
        return note.keys
    if redirect_target(before, opened.robot.site().titles) or not opened.permission(ROBOT):
        return ()
    text = f"{before}\n\n{note.text}" if before else note.text
    outcome = opened.robot.save(Draft(note.page, text, SUMMARY, base))
    if outcome.status is Status.SAVED:
        return note.keys
    log.warning("Un mot à un membre n’a pas été écrit. %s", outcome.message)
    return ()
