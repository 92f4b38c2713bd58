"""Whom `coopwiki person` and `forget` are about, looked up on the wiki as it is."""

from __future__ import annotations

from dataclasses import replace

from coopwiki.connect import open_uncut
from coopwiki.core.forgotten import NOBODY
from coopwiki.core.ledger import Ledger
from coopwiki.privacy.personal_data import Person, PersonalData, held, person_of
from coopwiki.runs import load as sources
from coopwiki.runs.task import ISSUES, Task
from coopwiki.terminal.french_parser import tell
from coopwiki.wiki.port import Wiki


def looked_up(task: Task, typed: str) -> tuple[Wiki, Ledger, Person, PersonalData]:
    """Look through the wiki as it is, pseudonyms apart."""
    wiki = open_uncut(task.choice, task.settings)
    read = sources.Sources(wiki, replace(task.settings, perimeter=""), forgotten=lambda: NOBODY).read()
    ledger = sources.checked(read, task.today)
    someone = person_of(ledger, typed, wiki.site().titles)
    return wiki, ledger, someone, held(ledger, someone, wiki)


def is_known(found: PersonalData) -> bool:
    """Whether anything is held of them."""
    return bool(found.records or found.left_out or found.mentions)


def unknown(typed: str) -> int:
    """Say that nothing is."""
    tell(f"« {typed} » ne se lit nulle part sur ce wiki : vérifier comment ce nom s’écrit.")
    return ISSUES
