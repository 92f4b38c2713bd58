"""`coopwiki status`: how the robots are, without asking the wiki."""

from __future__ import annotations

import argparse

from coopwiki.commands.several_wikis import each, place_in, refuse_source, with_settings
from coopwiki.terminal.french_parser import FrenchParser


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument("--json", action="store_true", help="pour une machine")
    each(parser)


def run(given: argparse.Namespace) -> int:
    """Say it for one wiki, or for several."""
    from coopwiki.serving import assembly as serve

    if given.each:
        from coopwiki.serving.several import configured

        refuse_source(given)
        places = {one.name: place_in(with_settings(given, one.file)) for one in configured(given.each)}
        return serve.statuses(places, json=given.json)
    return serve.status(place_in(given), json=given.json)
