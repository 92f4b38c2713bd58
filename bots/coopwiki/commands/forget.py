"""`coopwiki forget`: a pseudonym for somebody, everywhere."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator

from coopwiki.commands import arguments as options
from coopwiki.commands.command import task_of
from coopwiki.commands.looked_up import is_known, looked_up, unknown
from coopwiki.connect import TEXTS
from coopwiki.core.forgotten import Forgotten, Register
from coopwiki.privacy.personal_data import PersonalData
from coopwiki.privacy.pseudonyms import Pseudonyms, pseudonyms
from coopwiki.runs.task import FINE, Task, counted
from coopwiki.settings import Settings, state_root
from coopwiki.terminal.french_parser import FrenchParser, tell
from coopwiki.terminal.output import print_out
from coopwiki.wiki.port import Wiki
from coopwiki.wiki.text_store import TextStore, Unusable


def arguments(parser: FrenchParser) -> None:
    """Whom."""
    options.person(parser)


def run(given: argparse.Namespace) -> int:
    """Give whoever is named a pseudonym."""
    return forget(task_of(given), given.name)


def forget(task: Task, typed: str) -> int:
    """Give somebody a pseudonym, and print what people have yet to do; 1 where nothing is held of them."""
    wiki, _, someone, found = looked_up(task, typed)
    if not is_known(found):
        return unknown(typed)
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


def _to_do(made: Forgotten, file: Pseudonyms, found: PersonalData, robots: Collection[str]) -> Iterator[str]:
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
