"""`coopwiki invoiceable`: what each person can invoice, with the text to paste."""

from __future__ import annotations

import argparse

from coopwiki.commands import arguments as options
from coopwiki.commands.command import task_of
from coopwiki.exchange.as_json import dumps
from coopwiki.exchange.tables import as_csv
from coopwiki.runs.task import FINE, Task
from coopwiki.subjects.invoicing.invoices_report import invoices
from coopwiki.subjects.invoicing.invoices_text import HEADER as INVOICE_HEADER
from coopwiki.subjects.invoicing.invoices_text import invoice_rows, invoices_text
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_data, print_out


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument("person", metavar="PERSONNE", nargs="?", default="", help="tout le monde par défaut")
    options.form(parser, "text", "csv", "json")
    options.as_of(parser)


def run(given: argparse.Namespace) -> int:
    """Print what everybody can invoice, or one person."""
    return invoiceable(task_of(given), given.person, given.format)


def invoiceable(task: Task, who: str, form: str) -> int:
    """Print what everybody can invoice, or one person under any of their names."""
    ledger = task.ledger()
    by_person = invoices(ledger, task.today)
    wanted = [ledger.people.canonical[who]] if who else list(by_person)
    found = tuple(slip for name in wanted for slip in by_person.get(name, ()))
    if form == "text":
        print_out(invoices_text(found))
    elif form == "csv":
        print_data(as_csv(invoice_rows(found), INVOICE_HEADER))
    else:
        print_out(dumps(found))
    return FINE
