"""The folder of an archive: files written whole, what is done noted at once, checksums at the end."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from coopwiki.settings import WrongSettings
from coopwiki.wiki.file_errors import why

OWN = ".coopwiki"
"""The folder of our own notes; they are not in the manifest."""
MANIFEST = "SHA256SUMS"
_JOURNAL = "journal.jsonl"
_PART = "part"
"""The file being written, beside our notes: it takes its name once it is whole."""


@dataclass(frozen=True, slots=True)
class Done:
    """A written file: `key` says what it was made from, `words` what the search finds in it, `needs` what it shows."""

    key: str
    words: str = ""
    needs: tuple[str, ...] = ()


@dataclass(slots=True)
class Store:
    """Notes each file as soon as it is there, so that a run that is killed goes on where it was."""

    root: Path
    known: dict[str, Done] = field(default_factory=dict)
    written: int = 0
    _named: set[str] = field(default_factory=set)

    def open(self) -> None:
        """Make the folder, or read its notes. WrongSettings for one that holds something else, or can't be written."""
        try:
            if self.root.exists() and any(self.root.iterdir()) and not (self.root / OWN).is_dir():
                raise WrongSettings(
                    f"« {self.root} » n’est pas vide et n’est pas une archive : donner un autre dossier."
                )
            (self.root / OWN).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WrongSettings(f"L’archive « {self.root} » ne peut pas être écrite : {why(error)}.") from error
        self._mend()
        self.known = dict(self._noted())

    def is_done(self, name: str, key: str) -> bool:
        """Whether a file stands as it was made from this; then it is kept."""
        self._named.add(name)
        done = self.known.get(name)
        return done is not None and done.key == key and (self.root / name).is_file()

    def put(self, name: str, data: bytes, done: Done) -> None:
        """Write a file, unless it holds these bytes, and note it."""
        self._named.add(name)
        path = self.root / name
        if not path.is_file() or path.read_bytes() != data:
            with self.writing(name) as part:
                part.write(data)
        self.note(name, done)

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A file to write into: it takes its name at the end, and not at all where that fails."""
        path, part = self.root / name, self.root / OWN / _PART
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w+b") as opened:
            yield opened
        part.replace(path)
        self.written += 1

    def note(self, name: str, done: Done) -> None:
        """Remember what a file was made from."""
        self._named.add(name)
        if self.known.get(name) != done:
            self.known[name] = done
            with (self.root / OWN / _JOURNAL).open("a", encoding="utf-8") as journal:
                journal.write(_line(name, done))

    def keep(self, name: str) -> bool:
        """Keep a file as it stands; whether it is there."""
        there = name in self.known and (self.root / name).is_file()
        (self._named.add if there else self._named.discard)(name)
        return there

    def forget(self, name: str) -> None:
        """A file that can't be made any more: the end removes it."""
        self._named.discard(name)

    def finish(self) -> int:
        """Remove our files that nothing names any more, and write the manifest; how many were removed."""
        gone = [name for name in self.known if name not in self._named]
        for name in gone:
            (self.root / name).unlink(missing_ok=True)
            del self.known[name]
        lines = "".join(f"{_digest(self.root / name)}  {name}\n" for name in sorted(self.known))
        self._replace(MANIFEST, lines)
        self._replace(f"{OWN}/{_JOURNAL}", "".join(_line(name, self.known[name]) for name in sorted(self.known)))
        return len(gone)

    def _replace(self, name: str, text: str) -> None:
        path = self.root / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            part = self.root / OWN / _PART
            part.write_text(text, encoding="utf-8")
            part.replace(path)

    def _mend(self) -> None:
        """End the last line of a journal that was cut, so that the next note isn't joined to it."""
        journal = self.root / OWN / _JOURNAL
        if journal.is_file() and not journal.read_bytes().endswith(b"\n"):
            with journal.open("ab") as opened:
                opened.write(b"\n")

    def _noted(self) -> Iterator[tuple[str, Done]]:
        """The notes; the last line of a run that was killed may be cut."""
        journal = self.root / OWN / _JOURNAL
        if journal.is_file():
            for line in journal.read_text(encoding="utf-8", errors="replace").splitlines():
                yield from _read(line)


def _line(name: str, done: Done) -> str:
    return json.dumps([name, done.key, done.words, done.needs], ensure_ascii=False) + "\n"


def _read(line: str) -> Iterable[tuple[str, Done]]:
    try:
        name, key, words, needs = json.loads(line)
        return [(str(name), Done(str(key), str(words), tuple(map(str, needs))))]
    except (ValueError, TypeError, RecursionError):
        return []


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
