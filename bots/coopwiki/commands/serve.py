"""The commands of robots that run by themselves, as the command line knows them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from coopwiki.commands.command import Command, refuse_files, schedule_of, task_of
from coopwiki.terminal.french_parser import FrenchParser

if TYPE_CHECKING:
    from coopwiki.serving.assembly import Place


def _serve(parser: FrenchParser) -> None:
    parser.add_argument("--once", action="store_true", help="faire ce qui est dû, puis s’arrêter (pour cron)")


def _status(parser: FrenchParser) -> None:
    parser.add_argument("--json", action="store_true", help="pour une machine")


def _do_serve(given: argparse.Namespace) -> int:
    from coopwiki.serving import assembly as serve

    place = _place(given)
    return serve.once(place) if given.once else serve.serve(place)


def _do_status(given: argparse.Namespace) -> int:
    from coopwiki.serving import assembly as serve

    return serve.status(_place(given), json=given.json)


def _place(given: argparse.Namespace) -> Place:
    from coopwiki.serving.assembly import place_of

    task = task_of(given)
    refuse_files(task.choice)
    return place_of(task, schedule_of(given))


SERVING = (
    Command("serve", "laisser les robots travailler seuls", _serve, _do_serve),
    Command("status", "où en sont les robots, sans rien demander au wiki", _status, _do_status),
)
