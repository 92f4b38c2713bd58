"""The history of pages in an export of the full history (`dumpBackup.php --full`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from xml.parsers import expat

from coopwiki.core.past import Edit
from coopwiki.wiki.compressed import opened

_CHUNK = 1 << 16
_FIELDS = {
    ("page", "id"): "page", ("revision", "id"): "id", ("revision", "timestamp"): "at",
    ("contributor", "username"): "by", ("contributor", "ip"): "by", ("revision", "text"): "text",
}  # fmt: skip
"""An element within another → what it says of a revision."""


class DumpHistory:
    """Reads the file again for each kind of question: first without texts, then those asked for.

    The export was read whole before: it is well-formed. `until` leaves out what was written later.
    """

    def __init__(self, path: Path, until: str = "") -> None:
        self._path = path
        self._until = until
        self._edits: dict[int, tuple[Edit, ...]] | None = None  # None: not read yet

    def is_there(self) -> bool:
        """Whether a page has more than one revision."""
        return any(len(edits) > 1 for edits in self._read().values())

    def edits_of(self, page: int) -> tuple[Edit, ...]:
        """Every revision of a page, the oldest first."""
        return self.all_edits().get(page, ())

    def all_edits(self) -> Mapping[int, tuple[Edit, ...]]:
        """The edits of all pages."""
        return self._read()

    def texts_at(self, revisions: Collection[int]) -> Mapping[int, str]:
        """Texts of these revisions; one that is hidden is absent."""
        wanted = frozenset(str(number) for number in revisions)
        if not wanted:
            return {}
        walk = _Walk(lambda found: found.get("id", "") in wanted)
        return {int(found["id"]): found["text"] for found in walk.over(self._path) if "text" in found}

    def _read(self) -> dict[int, tuple[Edit, ...]]:
        if self._edits is None:
            edits: dict[int, list[Edit]] = {}
            for found in _Walk(lambda _: False).over(self._path):
                if not self._until or found.get("at", "") <= self._until:
                    edit = Edit(int(found["id"]), datetime.fromisoformat(found["at"]), found.get("by", ""))
                    edits.setdefault(int(found["page"]), []).append(edit)
            self._edits = {page: tuple(sorted(found, key=_when)) for page, found in edits.items()}
        return self._edits


def _when(edit: Edit) -> tuple[datetime, int]:
    return edit.at, edit.revision


@dataclass(slots=True)
class _Walk:
    """Follows an export with expat; `wants` says of a revision, by what is known above its text, whether to keep it."""

    wants: Callable[[Mapping[str, str]], bool]
    _path: list[str] = field(default_factory=list)
    _page: str = ""
    _known: dict[str, str] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _done: list[dict[str, str]] = field(default_factory=list)
    _parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)

    def over(self, path: Path) -> Iterator[dict[str, str]]:
        """What each revision of the file says, in its order."""
        self._parser.buffer_text = True
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        with opened(path) as stream:
            ended = False
            while not ended:
                chunk = stream.read(_CHUNK)
                ended = not chunk
                self._parser.Parse(chunk, ended)
                done, self._done = self._done, []
                yield from done

    def _named(self) -> str:
        return _FIELDS.get((self._path[-2], self._path[-1]), "") if len(self._path) > 1 else ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if name == "revision":
            self._known = {"page": self._page}
        told = self._named()
        hidden = "deleted" in attributes or (told == "text" and not self.wants(self._known))
        if told and not hidden:
            self._parts = []
            self._parser.CharacterDataHandler = self._parts.append

    def _end(self, name: str) -> None:
        if self._parser.CharacterDataHandler is not None:
            self._parser.CharacterDataHandler = None
            told, text = self._named(), "".join(self._parts)
            if told == "page":
                self._page = text
            else:
                self._known[told] = text
        if name == "revision":
            self._done.append(self._known)
        self._path.pop()
