"""`coopwiki calls`: the calls of a template as they are read."""

from __future__ import annotations

import argparse
import json

from coopwiki.commands import arguments as options
from coopwiki.commands.command import task_of
from coopwiki.connect import open_source
from coopwiki.core.forgotten import Register
from coopwiki.core.source import BY_ID, Page
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs.task import FINE, Task
from coopwiki.runs.template_calls import calls as calls_of
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_out


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument("template", metavar="MODÈLE", help="son nom, sans « Modèle: »")
    options.as_of(parser)


def run(given: argparse.Namespace) -> int:
    """Print the calls of the template that is named."""
    return calls(task_of(given), given.template)


def calls(task: Task, template: str) -> int:
    """Print the calls of a template, one JSON object a line; who is forgotten goes by a pseudonym."""
    register = pseudonyms(task.settings).register()
    replaced = register.replaced
    for found in calls_of(open_source(task.choice, task.settings), task.settings, template):
        place = {
            "page": _unnamed(found.page, register),
            "page_id": found.page.id,
            "revision": found.page.revision,
        }
        params = {replaced(name): register.of(value) or replaced(value) for name, value in found.call.params.items()}
        call = {"line": found.call.line, "name": found.call.name, "params": params}
        print_out(json.dumps(place | call, ensure_ascii=False))
    return FINE


def _unnamed(page: Page, register: Register) -> str:
    """The title of a page, its address by number where it names somebody forgotten."""
    return f"{BY_ID}{page.id}" if register.mentions(page.title) else page.title
