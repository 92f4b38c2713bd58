"""`coopwiki doctor`: all that would keep the robots from working."""

from __future__ import annotations

import argparse
from pathlib import Path

from coopwiki.commands.command import choice_of, refuse_files, schedule_of, settings_of
from coopwiki.connect import WikiSource
from coopwiki.runs.task import FINE, ISSUES
from coopwiki.settings import Settings
from coopwiki.terminal.french_parser import FrenchParser, tell
from coopwiki.terminal.output import print_out

UNREADABLE = 3


def arguments(parser: FrenchParser) -> None:
    """No words of its own."""
    del parser


def run(given: argparse.Namespace) -> int:
    """Look, on the wiki of the settings."""
    refuse_files(choice_of(given))
    return doctor(choice_of(given), settings_of(given), schedule_of(given))


def doctor(choice: WikiSource, settings: Settings, schedule: Path) -> int:
    """Print what was looked at, a line each; 1 when something is wrong, 3 when the wiki can't be read."""
    from coopwiki.diagnosis.examine import examine
    from coopwiki.diagnosis.finding import Rating, printed, summed_up

    seen = examine(choice, settings, schedule)
    print_out(printed(seen.findings))
    tell(summed_up(seen.findings))
    if not seen.reached:
        return UNREADABLE
    return ISSUES if any(f.rating is Rating.WRONG for f in seen.findings) else FINE
