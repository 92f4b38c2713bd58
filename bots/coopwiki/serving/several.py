"""Several wikis' robots on one machine: a process each, so that a slow one keeps no other waiting."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from coopwiki.connect import DEPLOY_VARIABLE, WikiSource, directory_of
from coopwiki.serving.service import Ending, signals
from coopwiki.settings import Settings, WrongSettings, read_settings
from coopwiki.terminal.french_parser import tell

AGAIN = 60
"""Seconds after which the robots of a wiki begin again where they ended by themselves."""

LONGEST = 15
"""Seconds they have to end in once they are asked to."""

WRONG_USAGE = 2
_PAUSE = 0.5
_NOT_FOR_ALL = ("COOPWIKI_PASSWORD", DEPLOY_VARIABLE)
"""One password in the environment would be sent to every wiki: here each account has its file."""


@dataclass(frozen=True, slots=True)
class Configured:
    """One wiki's settings: their file, and what it is called in logs, figures and messages."""

    name: str
    file: Path
    settings: Settings


def configured(files: Sequence[Path]) -> tuple[Configured, ...]:
    """The wikis of these files, called by the file, or by its folder where that is `wiki.toml`.

    Raises WrongSettings where two have one name, or would share what is kept on this machine.
    """
    found = tuple(Configured(_name(file), file, read_settings(file)) for file in files)
    _refuse_twins(found)
    return found


def _name(file: Path) -> str:
    return file.resolve().parent.name if file.stem == "wiki" else file.stem


def _refuse_twins(found: Iterable[Configured]) -> None:
    names: dict[str, Path] = {}
    places: dict[Path, Path] = {}
    for one in found:
        if one.name in names:
            raise WrongSettings(
                f"{names[one.name]} et {one.file} s’appellent « {one.name} » tous deux : renommer l’un."
            )
        place = directory_of(WikiSource(), one.settings)
        if place in places:
            raise WrongSettings(
                f"{places[place]} et {one.file} garderaient leurs sessions au même endroit : "
                "donner à chacun son « state_directory »."
            )
        names[one.name] = places[place] = one.file


@dataclass(slots=True)
class _Robots:
    """The robots of one wiki as a process; `due` is when they begin again, by the steady clock."""

    one: Configured
    words: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    due: float = 0
    status: int = 0

    def begin(self) -> None:
        """Start it; its output is printed with the wiki's name before each line."""
        command = [sys.executable, "-m", "coopwiki.cli", "serve", *self.words, "--called", self.one.name]
        self.process = subprocess.Popen(
            [*command, "--config", str(self.one.file)],
            env={name: value for name, value in os.environ.items() if name not in _NOT_FOR_ALL},
            stderr=subprocess.PIPE,
        )
        threading.Thread(target=_told, args=(self.one.name, self.process.stderr), daemon=True).start()

    def look(self, *, again: bool) -> bool:
        """Begin it where it is time; whether it is not done with."""
        if self.process is not None and self.process.poll() is None:
            return True
        if self.process is not None:
            self._ended(again=again)
        if self.due and time.monotonic() >= self.due:
            self.due = 0
            self.begin()
        return self.process is not None or self.due > 0

    def _ended(self, *, again: bool) -> None:
        self.status, self.process = (self.process.returncode if self.process else 0), None
        if again and self.status != WRONG_USAGE:
            self.due = time.monotonic() + AGAIN
            tell(f"{self.one.name} : arrêt (état {self.status}), reprise dans {AGAIN} s.")
        elif self.status:
            tell(f"{self.one.name} : arrêt (état {self.status}).")

    def end(self) -> None:
        """Ask it to end, and wait until it has."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _told(name: str, said: IO[bytes] | None) -> None:
    for row in said or ():
        sys.stderr.write(f"{name} : {row.decode(errors='replace')}")
        sys.stderr.flush()


def serve_each(found: Sequence[Configured], *, once: bool) -> int:
    """Have the robots of each wiki work until asked to end, or do what is due; gives the worst status."""
    robots = [_Robots(one, ("--once",) if once else ()) for one in found]
    ending = Ending()
    with signals(ending):
        for one in robots:
            one.begin()
        while any(_going(robots, again=not once)) and not ending.wait(_PAUSE):
            pass
        for one in robots:
            if one.process is not None:
                one.process.terminate()
        for one in robots:
            one.end()
    return 0 if ending() else max(abs(one.status) for one in robots)


def _going(robots: Iterable[_Robots], *, again: bool) -> Iterator[bool]:
    """Of each whether it goes on; all are looked at."""
    yield from [one.look(again=again) for one in robots]
