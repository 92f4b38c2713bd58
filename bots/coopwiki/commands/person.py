"""`coopwiki person`: everything that is kept on somebody, for them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coopwiki.commands import arguments as options
from coopwiki.commands.command import schedule_of, task_of
from coopwiki.commands.looked_up import is_known, looked_up, unknown
from coopwiki.connect import cache_of
from coopwiki.core.ledger import Ledger
from coopwiki.privacy.personal_data import Person, as_data, as_lines
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs.task import FINE, Task
from coopwiki.serving.assembly import place_of
from coopwiki.serving.excluded_lines import digest, left_lines
from coopwiki.serving.state import read_state
from coopwiki.serving.status import STATE
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_out
from coopwiki.wiki.kept_revisions import kept_under
from coopwiki.wiki.port import Wiki
from coopwiki.wiki.text_store import TextStore, Unusable


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    options.person(parser)
    options.form(parser, "text", "json")


def run(given: argparse.Namespace) -> int:
    """Print everything held about whoever is named."""
    return person(task_of(given), given.name, schedule_of(given), given.format)


def person(task: Task, typed: str, schedule: Path, form: str) -> int:
    """Print everything held about somebody; 1 where nothing is."""
    wiki, ledger, someone, found = looked_up(task, typed)
    robots = _robots(task, wiki, ledger, someone, schedule)
    data = {**as_data(someone, found), "robots": robots}
    if form == "json":
        print_out(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print_out("\n".join([*as_lines(data), *_robots_lines(robots)]))
    return FINE if is_known(found) else unknown(typed)


def _robots(task: Task, wiki: Wiki, ledger: Ledger, someone: Person, schedule: Path) -> dict[str, Any]:
    """What the robots keep on this machine: the pseudonym, texts by title, notes sent by key."""
    known = pseudonyms(task.settings).register()
    pseudonym = next(filter(None, map(known.of, someone.names)), None)
    if task.choice.is_file:
        return {"pseudonym": pseudonym, "texts": [], "notes": []}
    titles = {page.id: page.title for page in wiki.pages()}
    texts = _texts_kept(task, wiki.site().key, someone, titles)
    told = read_state(place_of(task, schedule).directory / STATE).told
    lines = {left.key for left in left_lines(ledger) if left.who == someone.names[0]}
    month = digest(someone.names[0])
    notes = sorted(note for note in told if note in lines or note.endswith(f":{month}"))
    return {"pseudonym": pseudonym, "texts": sorted(texts), "notes": notes}


def _texts_kept(task: Task, site: str, someone: Person, titles: dict[int, str]) -> list[str]:
    """What the file of texts holds: pages by title, old revisions by number."""
    file, wanted = cache_of(task.choice, task.settings), someone.register.mentions
    try:
        pages = TextStore(file, site).holding(wanted)
        old = TextStore(file, kept_under(site)).holding(wanted)
    except Unusable:
        return []
    now = [str(titles.get(k, k)) if isinstance(k, int) else k for k in pages]
    return [*now, *(f"révision {str(k).partition(' ')[0]}" for k in old)]


def _robots_lines(robots: dict[str, Any]) -> Iterator[str]:
    yield f"\nSur la machine des robots : pseudonyme {robots['pseudonym'] or 'aucun'}"
    yield f"  textes gardés en cache : {', '.join(robots['texts']) or 'aucun'}"
    yield f"  mots déjà écrits (empreintes) : {', '.join(robots['notes']) or 'aucun'}"
