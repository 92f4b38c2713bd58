"""MediaWiki's own maintenance scripts, run on the wiki of one directory."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

WEB = "web"
"""The only part of the directory that is served: databases and passwords are beside it."""


class ScriptError(Exception):
    """A maintenance script of MediaWiki failed; the message holds what it said."""


def maintenance(folder: Path, script: str, *words: str) -> str:
    """Run one of MediaWiki's maintenance scripts on that wiki; what it printed."""
    command = ("php", str(folder / WEB / "maintenance" / script), *words)
    done = subprocess.run(
        command,
        cwd=folder / WEB,
        env=environment(folder),
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ScriptError(f"{script} ({done.returncode}) : {done.stdout.strip()}\n{done.stderr.strip()}")
    return done.stdout


def environment(folder: Path) -> dict[str, str]:
    """Give the environment in which PHP takes that folder for the wiki."""
    settings = folder / "LocalSettings.php"
    return {**os.environ, "MW_INSTALL_PATH": str(folder / WEB), "MW_CONFIG_FILE": str(settings)}
