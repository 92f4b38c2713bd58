"""The command `coopwiki` on a throw-away wiki, as its operator runs it."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path
from unittest.mock import patch

from coopwiki.cli import main
from mediawiki import MediaWiki
from mediawiki_source import locked
from said import Said
from wiki.versions import kind

TODAY = "2026-06-30"
"""The day of every command that isn't told another one."""
NO_HURRY = "$wgRateLimits['edit'] = [];"
"""No limit of 90 edits a minute: robots that write a whole cooperative reach it, and wait."""


def in_process(*words: str, secrets: Mapping[str, str] | None = None) -> Said:
    """Run a command here: half a second less than a process of its own."""
    data, err = io.BytesIO(), io.StringIO()
    out = io.TextIOWrapper(data, "utf-8", newline="")
    with patch.dict(os.environ, secrets or {}), redirect_stdout(out), redirect_stderr(err):
        status = _status(words)
        out.flush()
    return Said(status, data.getvalue().decode(), err.getvalue())


def _status(words: tuple[str, ...]) -> int:
    try:
        return main(words)
    except SystemExit as left:
        return int(left.code or 0)


def as_program(*words: str, secrets: Mapping[str, str] | None = None) -> Said:
    """Run a command as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "coopwiki.cli", *words],
        env=os.environ | (secrets or {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who has configured a wiki: `wiki.toml` beside it, passwords in the environment."""

    wiki: MediaWiki
    today: str = TODAY

    @property
    def config(self) -> Path:
        """The configuration file."""
        return self.wiki.file("wiki.toml")

    @property
    def secrets(self) -> Mapping[str, str]:
        """The environment variables with the passwords."""
        return {
            "COOPWIKI_PASSWORD": self.wiki.accounts["Robot"].bot_password,
            "COOPWIKI_DEPLOY_PASSWORD": self.wiki.accounts["Installateur"].bot_password,
        }

    def configure(self, **settings: str) -> None:
        """Write the configuration, `settings` in place of the usual ones."""
        usual = {
            "api": self.wiki.api,
            "account": self.wiki.accounts["Robot"].bot_login,
            "deploy_account": self.wiki.accounts["Installateur"].bot_login,
            "amounts_by_person": "everyone",
            "state_directory": str(self.wiki.directory.parent / "state"),
        }
        lines = (f"{name} = {json.dumps(value)}\n" for name, value in (usual | settings).items())
        self.config.write_text("".join(lines), encoding="utf-8")

    def __call__(self, *words: str) -> Said:
        """Run a command in this process, on the operator's `today` unless the words say `--on`."""
        return in_process(*self._whole(words), secrets=self.secrets)

    def program(self, *words: str, secrets: Mapping[str, str] | None = None) -> Said:
        """Run a command as a program of its own."""
        given = self.secrets if secrets is None else secrets
        return as_program(*self._whole(words), secrets=given)

    def _whole(self, words: tuple[str, ...]) -> tuple[str, ...]:
        day = () if "--on" in words else ("--on", self.today)
        return (*words, *day, "--config", str(self.config))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A stopped wiki to be copied, and what the command that made it ready said."""

    wiki: MediaWiki
    said: Said

    def copy(self, directory: Path, extra: str = "", plugins: tuple[Path, ...] = ()) -> Operator:
        """Start a copy of its own for one test or module, on another port, with MediaWiki.create's options."""
        shutil.copytree(self.wiki.directory, directory, symlinks=True)
        wiki = type(self.wiki)(directory)
        wiki.configure(extra, plugins)
        wiki.move()
        return _started(wiki)


def deployed(folder: Path, version: str) -> Loaded:
    """Make a wiki on which all that we ship is deployed; once for a folder and version.

    Test processes that run side by side share it: the first one makes it, the others wait.
    """

    served, number = kind(version)

    def make(directory: Path) -> Said:
        return _settled(_started(served.create(directory, version=number)), "deploy")

    return _prepared(served, folder / f"deployed-{version}", make)


def loaded(folder: Path, version: str, pages: Iterable[tuple[str, str]]) -> Loaded:
    """Make a wiki as `deployed`, on which the pages are loaded and the robots have run once."""
    bare = deployed(folder, version)

    def make(directory: Path) -> Said:
        return _settled(bare.copy(directory, NO_HURRY), "run", tuple(pages))

    return _prepared(kind(version)[0], folder / f"loaded-{version}", make)


def _prepared(served: type[MediaWiki], directory: Path, make: Callable[[Path], Said]) -> Loaded:
    directory.mkdir(exist_ok=True)
    kept, wiki = directory / "said.json", directory / "wiki"
    with locked(directory / "lock"):
        if not kept.is_file():
            kept.write_text(json.dumps(asdict(make(wiki))), encoding="utf-8")
    return Loaded(served(wiki), Said(**json.loads(kept.read_text(encoding="utf-8"))))


def _settled(operator: Operator, command: str, pages: tuple[tuple[str, str], ...] = ()) -> Said:
    """Bring pages, run a command and the jobs that are left, once for all copies, and stop the wiki."""
    try:
        if pages:
            operator.wiki.import_pages(pages)
        said = operator.program(command)
        operator.wiki.run_jobs()
        return said
    finally:
        operator.wiki.stop()


def _started(wiki: MediaWiki) -> Operator:
    wiki.start()
    operator = Operator(wiki)
    operator.configure()
    return operator
