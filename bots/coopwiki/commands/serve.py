"""`coopwiki serve`: let the robots work by themselves."""

from __future__ import annotations

import argparse

from coopwiki.commands.several_wikis import each, place_in, refuse_source
from coopwiki.terminal.french_parser import FrenchParser


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument("--once", action="store_true", help="faire ce qui est dû, puis s’arrêter (pour cron)")
    parser.add_argument(
        "--called", metavar="NOM", default="", help="le nom de ce wiki dans les chiffres pour Prometheus"
    )
    each(parser)


def run(given: argparse.Namespace) -> int:
    """Work until asked to stop, or once."""
    from coopwiki.serving import assembly as serve

    if given.each:
        from coopwiki.serving.several import configured, serve_each

        refuse_source(given)
        return serve_each(configured(given.each), once=given.once)
    place = place_in(given)
    return serve.once(place) if given.once else serve.serve(place, given.called)
