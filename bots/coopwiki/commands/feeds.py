"""`coopwiki feeds`: ask every feed that members follow, now, and say what each gave."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from coopwiki.commands import arguments as options
from coopwiki.commands.command import task_of
from coopwiki.terminal.french_parser import FrenchParser

if TYPE_CHECKING:
    from coopwiki.subjects.calls.watch_report import FeedRow


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    options.form(parser, "text", "json")


def run(given: argparse.Namespace) -> int:
    """1 where a feed could not be read."""
    from dataclasses import replace

    from coopwiki.exchange.as_json import dumps
    from coopwiki.runs.feeds import ask_all
    from coopwiki.runs.task import FINE, ISSUES
    from coopwiki.subjects.calls.watch_report import watch
    from coopwiki.terminal.output import print_out

    task = task_of(given)
    ledger = task.ledger()
    announced = ask_all(ledger, task.settings, task.today)
    data = watch(replace(ledger, announcements=announced, _derived={}), task.today)
    print_out(dumps(data) if given.format == "json" else "\n".join(map(_line, data.feeds)))
    return ISSUES if any(row.problem for row in data.feeds) else FINE


def _line(row: FeedRow) -> str:
    return f"{row.address} : {row.problem or f'{row.entries} annonces, dont {row.proposed} à garder ou à écarter.'}"
