"""MediaWiki's own maintenance scripts, run on the wiki of one directory."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
from pathlib import Path

log = logging.getLogger(__name__)

WEB = "web"
"""The only part of the directory that is served: databases and passwords are beside it."""


ONCE_MORE = frozenset(
    (
        "importDump.php",
        "initSiteStats.php",
        "rebuildLocalisationCache.php",
        "rebuildrecentchanges.php",
        "refreshLinks.php",
    )
)
"""Scripts that a second run leaves as the first did: after a crash of PHP itself they are run once more.

Debian's PHP 8.2 was seen twice to end `refreshLinks.php` by SIGSEGV with all its work done; why is not known.
"""


class ScriptError(Exception):
    """A maintenance script of MediaWiki failed; the message holds what it said."""


def maintenance(folder: Path, script: str, *words: str) -> str:
    """Run one of MediaWiki's maintenance scripts on that wiki; what it printed."""
    done = _run(folder, script, words)
    if done.returncode == -signal.SIGSEGV and script in ONCE_MORE:
        log.warning("PHP crashed in %s, which is run once more.", script)
        done = _run(folder, script, words)
    if done.returncode:
        raise ScriptError(f"{script} ({done.returncode}) : {done.stdout.strip()}\n{done.stderr.strip()}")
    return done.stdout


def _run(folder: Path, script: str, words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    command = ("php", str(folder / WEB / "maintenance" / script), *words)
    return subprocess.run(
        command,
        cwd=folder / WEB,
        env=environment(folder),
        check=False,
        capture_output=True,
        text=True,
    )


def environment(folder: Path) -> dict[str, str]:
    """Give the environment in which PHP takes that folder for the wiki."""
    settings = folder / "LocalSettings.php"
    return {**os.environ, "MW_INSTALL_PATH": str(folder / WEB), "MW_CONFIG_FILE": str(settings)}
