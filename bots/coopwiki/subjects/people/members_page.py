"""The page of the report "members": `Tableau de bord/Annuaire`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from coopwiki.core.names import loose
from coopwiki.publishing.context import Context
from coopwiki.publishing.escape import Markup
from coopwiki.publishing.page_names import DIRECTORY
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.people.members_report import DirectoryEntry, Members

_PREFIX = re.compile(r"(?:fichier|file|image)\s*:\s*", re.IGNORECASE)
_NAME = re.compile(r"[\w][\w ()'’,.!&+-]{0,180}\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)
"""What may stand in a link to a file without being anything else there."""


def member_pages(context: Context, data: Members) -> Iterator[Published]:
    """One page: the directory, who is in it by skill, sector and place, then how many all profiles are."""
    yield context.page(
        context.title(DIRECTORY),
        "members",
        "people/members",
        left_out=data.left_out,
        revision=data.revision,
        directory=data.directory,
        pictures={entry.name: _picture(entry) for entry in data.directory},
        show_names=context.show_names,
        filters=[
            ("Par compétence", "les compétences", _by(data.directory, lambda entry: entry.skills)),
            ("Par secteur", "les secteurs", _by(data.directory, lambda entry: (entry.sector,))),
            ("Par lieu", "les lieux", _by(data.directory, lambda entry: (entry.territory,))),
        ],
        groups=[("Par secteur", "Secteur", data.by_sector), ("Par territoire", "Territoire", data.by_territory)],
    )


def _by(
    directory: Iterable[DirectoryEntry], of: Callable[[DirectoryEntry], Iterable[str | None]]
) -> list[tuple[str, list[DirectoryEntry]]]:
    """Those of the directory by what they say, each once, however each typed it, in order of these words."""
    found: dict[str, tuple[str, list[DirectoryEntry]]] = {}
    for entry in directory:
        said = {loose(typed): typed for typed in filter(None, of(entry))}
        for folded, typed in said.items():
            found.setdefault(folded, (typed, []))[1].append(entry)
    return [found[folded] for folded in sorted(found)]


def _picture(entry: DirectoryEntry) -> str:
    """A file of the wiki, small, beside the name it goes with; '' for none, and for what can't be one's name."""
    name = _PREFIX.sub("", (entry.picture or "").strip())
    return Markup(f"[[File:{name}|60px|link=|alt=]]") if _NAME.fullmatch(name) else Markup("")
