"""What `coopwiki person` and `coopwiki forget` do."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from coopwiki.connect import TEXTS, cache_of, open_uncut
from coopwiki.core.forgotten import NOBODY, Forgotten, Register
from coopwiki.core.ledger import Ledger
from coopwiki.privacy.personal_data import Held, Person, as_data, as_lines, held, person_of
from coopwiki.privacy.pseudonyms import Pseudonyms, pseudonyms
from coopwiki.runs import load as sources
from coopwiki.runs.task import FINE, ISSUES, Task, counted
from coopwiki.serving.assembly import place_of
from coopwiki.serving.excluded_lines import digest, left_lines
from coopwiki.serving.state import read_state
from coopwiki.serving.status import STATE
from coopwiki.settings import Settings, state_root
from coopwiki.terminal.french_parser import tell
from coopwiki.terminal.output import print_out
from coopwiki.wiki.kept_revisions import kept_under
from coopwiki.wiki.port import Wiki
from coopwiki.wiki.text_store import TextStore, Unusable


def person(task: Task, typed: str, schedule: Path, form: str) -> int:
    """Print everything held about somebody; 1 where nothing is."""
    wiki, ledger, someone, found = _looked_up(task, typed)
    robots = _robots(task, wiki, ledger, someone, schedule)
    data = {**as_data(someone, found), "robots": robots}
    if form == "json":
        print_out(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print_out("\n".join([*as_lines(data), *_robots_lines(robots)]))
    return FINE if _is_known(found) else _unknown(typed)


def forget(task: Task, typed: str) -> int:
    """Give somebody a pseudonym, and print what people have yet to do; 1 where nothing is held of them."""
    wiki, _, someone, found = _looked_up(task, typed)
    if not _is_known(found):
        return _unknown(typed)
    file = pseudonyms(task.settings)
    made = file.add(someone.names, someone.account)
    dropped = _drop(task.settings, someone.register)
    robots = _of_robots(task, wiki, someone.register)
    print_out("\n".join(_to_do(made, file, found, robots)))
    tell(
        f"« {made.pseudonym} » remplace {counted(len(made.names), 'nom', 'noms')} dès le prochain passage ;"
        f" {counted(dropped, 'texte retiré', 'textes retirés')} du cache."
    )
    return FINE


def _looked_up(task: Task, typed: str) -> tuple[Wiki, Ledger, Person, Held]:
    """Look through the wiki as it is, pseudonyms apart."""
    wiki = open_uncut(task.choice, task.settings)
    read = sources.Sources(wiki, replace(task.settings, perimeter=""), forgotten=lambda: NOBODY).read()
    ledger = sources.checked(read, task.today)
    someone = person_of(ledger, typed, wiki.site().titles)
    return wiki, ledger, someone, held(ledger, someone, wiki)


def _is_known(found: Held) -> bool:
    return bool(found.records or found.left_out or found.mentions)


def _unknown(typed: str) -> int:
    tell(f"« {typed} » ne se lit nulle part sur ce wiki : vérifier comment ce nom s’écrit.")
    return ISSUES


def _robots(task: Task, wiki: Wiki, ledger: Ledger, someone: Person, schedule: Path) -> dict[str, Any]:
    """What the robots keep on this machine: the pseudonym, texts by title, notes told by key."""
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


def _drop(settings: Settings, register: Register) -> int:
    """Take the texts that name somebody out of every account's cache."""
    files = sorted(state_root(settings).glob(f"*/{TEXTS}"))
    dropped = 0
    for file in files:
        try:
            dropped += TextStore(file, "").drop(register.mentions)
        except Unusable:
            tell(f"Le cache {file} ne se lit pas : le supprimer, il sera refait.")
    return dropped


def _of_robots(task: Task, wiki: Wiki, register: Register) -> list[str]:
    """The robots' pages on which a name stands, or in the title."""
    if task.choice.dump is not None:
        return []
    normal = wiki.site().titles.normal
    above = (normal(task.settings.root), f"{normal(task.settings.data)}/")
    titles = [title for prefix in above for title in wiki.titles_under(prefix)]
    return [title for title, page in sorted(wiki.stored(titles).items()) if register.mentions(f"{title}\n{page.text}")]


def _to_do(made: Forgotten, file: Pseudonyms, found: Held, robots: Collection[str]) -> Iterator[str]:
    yield f"{made.pseudonym} : {' ; '.join(made.names)}"
    yield "\nCe que les robots ne font pas, et qu’une personne doit encore faire :"
    if made.account:
        yield f"\n1. Le compte « {made.account} » : le renommer (« Spécial:Renameuser »), ce qui renomme aussi"
        yield "   sa page et ses signatures à venir ; blanchir sa page et sa page de discussion."
    else:
        yield "\n1. Le compte, s’il y en a un : le renommer (« Spécial:Renameuser »)."
    yield "\n2. Les pages où se lit un de ces noms : le remplacer, ou renommer la page sans laisser de redirection."
    yield "   Les pages des robots n’y sont pas : ils les récrivent au prochain passage. Relancer ensuite cette"
    yield "   commande : elle nommera au point 3 celles où le nom est resté."
    lines: dict[str, list[str]] = {}
    for mention in found.mentions:
        if mention.page.title not in robots:
            lines.setdefault(mention.page.title, []).append(str(mention.line or "titre"))
    yield from (f"   * {title} : {', '.join(places)}" for title, places in lines.items())
    yield "\n3. Leurs historiques, et ceux de ces pages de robots, gardent le nom : masquer les anciennes versions"
    yield "   (« Spécial:RevisionDelete », droit deleterevision), les résumés et les journaux."
    yield from (f"   * {title}" for title in robots)
    yield "\n4. Les pages de discussion, les fichiers, les exports et les sauvegardes du wiki déjà faits."
    yield f"\nPour revenir en arrière : enlever de {file.path} la ligne de « {made.pseudonym} »."
