"""`coopwiki check`: everything that is to be corrected."""

from __future__ import annotations

import argparse

from coopwiki.commands import arguments as options
from coopwiki.commands.command import task_of
from coopwiki.exchange.as_json import dumps
from coopwiki.exchange.as_text import issue_line
from coopwiki.runs.task import FINE, ISSUES, Task, counted
from coopwiki.terminal.french_parser import FrenchParser, tell
from coopwiki.terminal.output import print_out


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    options.as_of(parser)
    options.form(parser, "text", "json")


def run(given: argparse.Namespace) -> int:
    """Print every issue; 1 when one of them is an error."""
    return check(task_of(given), given.format)


def check(task: Task, form: str) -> int:
    """Print every issue; 1 when one of them is an error."""
    ledger = task.ledger()
    if form == "json":
        print_out(dumps(tuple(ledger.issues)))
    else:
        print_out("\n".join(issue_line(issue) for issue in ledger.issues))
    errors = sum(issue.severity == "error" for issue in ledger.issues)
    remarks = counted(len(ledger.issues) - errors, "remarque", "remarques")
    pages = counted(ledger.pages_read, "page lue", "pages lues")
    tell(f"{pages} : {counted(errors, 'erreur', 'erreurs')}, {remarks}.")
    return ISSUES if errors else FINE
