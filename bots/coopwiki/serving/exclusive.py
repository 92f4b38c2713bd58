"""One writer at a time on a wiki: the service, cron, a run by hand, a command that writes one page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coopwiki.connect import WikiSource, directory_of
from coopwiki.serving.lock import RUN, held_by_run, holder, patient
from coopwiki.settings import Settings
from coopwiki.terminal.french_parser import tell

LONGEST_WAIT = 60
"""Seconds that what a person starts waits for a run to end."""


def robots_directory(choice: WikiSource, settings: Settings) -> Path:
    """Where the robots of one wiki note what they do, and hold their locks."""
    name = hashlib.sha256((choice.wiki or settings.api).encode()).hexdigest()[:12]
    return directory_of(choice, settings) / f"service-{name}"


def say_who_runs(directory: Path) -> None:
    """Say to a person that a run goes on, so that nobody wonders at a command that waits."""
    if holder(directory / RUN):
        tell("Un autre passage est en cours : on attend qu’il finisse.")


@contextmanager
def alone(directory: Path, seconds: float = LONGEST_WAIT) -> Iterator[None]:
    """Write while no run does. Another's end is waited for, `seconds` at most, then Busy."""
    say_who_runs(directory)
    with held_by_run(directory, patient(seconds)):
        yield
