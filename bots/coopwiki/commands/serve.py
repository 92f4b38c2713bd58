"""The commands of robots that run by themselves, as the command line knows them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coopwiki.commands.command import Command, refuse_files, schedule_of, task_of
from coopwiki.settings import WrongSettings
from coopwiki.terminal.french_parser import FrenchParser

if TYPE_CHECKING:
    from coopwiki.serving.assembly import Place


def _serve(parser: FrenchParser) -> None:
    parser.add_argument("--once", action="store_true", help="faire ce qui est dû, puis s’arrêter (pour cron)")
    parser.add_argument(
        "--called", metavar="NOM", default="", help="le nom de ce wiki dans les chiffres pour Prometheus"
    )
    _each(parser)


def _each(parser: FrenchParser) -> None:
    parser.add_argument(
        "--each", metavar="FICHIER", nargs="+", type=Path, help="plusieurs wikis, un fichier wiki.toml chacun"
    )


def _status(parser: FrenchParser) -> None:
    parser.add_argument("--json", action="store_true", help="pour une machine")
    _each(parser)


def _do_serve(given: argparse.Namespace) -> int:
    from coopwiki.serving import assembly as serve

    if given.each:
        from coopwiki.serving.several import configured, serve_each

        _refuse_source(given)
        return serve_each(configured(given.each), once=given.once)
    place = _place(given)
    return serve.once(place) if given.once else serve.serve(place, given.called)


def _do_status(given: argparse.Namespace) -> int:
    from coopwiki.serving import assembly as serve

    if given.each:
        from coopwiki.serving.several import configured

        _refuse_source(given)
        places = {one.name: _place(_with(given, one.file)) for one in configured(given.each)}
        return serve.statuses(places, json=given.json)
    return serve.status(_place(given), json=given.json)


def _place(given: argparse.Namespace) -> Place:
    from coopwiki.serving.assembly import place_of

    task = task_of(given)
    refuse_files(task.choice)
    return place_of(task, schedule_of(given))


def _refuse_source(given: argparse.Namespace) -> None:
    if given.config or given.wiki or given.dump or given.folder or given.on:
        raise WrongSettings(
            "--each nomme les wikis : ni --config, ni --wiki, ni --dump, ni --folder, ni --on avec lui."
        )


def _with(given: argparse.Namespace, file: Path) -> argparse.Namespace:
    """The same words, with the settings of another file."""
    return argparse.Namespace(**{**vars(given), "config": file})


SERVING = (
    Command("serve", "laisser les robots travailler seuls", _serve, _do_serve),
    Command("status", "où en sont les robots, sans rien demander au wiki", _status, _do_status),
)
