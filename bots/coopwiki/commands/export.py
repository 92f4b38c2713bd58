"""`coopwiki export`: every record of a type, or of all types."""

from __future__ import annotations

import argparse

from coopwiki.commands import arguments as options
from coopwiki.commands.command import task_of
from coopwiki.runs.task import FINE, Task
from coopwiki.schema.record import Record
from coopwiki.settings import WrongSettings
from coopwiki.subjects.records import RECORDS
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import write_out


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    from coopwiki.exchange.formats import FORMATS
    from coopwiki.subjects.records import RECORDS

    names = ", ".join(type_.__name__.lower() for type_ in RECORDS)
    parser.add_argument("record", metavar="FICHE", help=f"{names} ; all pour toutes, en un fichier")
    options.form(parser, *FORMATS)
    options.as_of(parser)


def run(given: argparse.Namespace) -> int:
    """Print the records of the type that is named, or of all. Raises WrongSettings for an unknown one."""
    from coopwiki.exchange.formats import EVERYTHING, ONE_TABLE
    from coopwiki.subjects.records import RECORDS

    if given.record.casefold() in EVERYTHING:
        if given.format in ONE_TABLE:
            raise WrongSettings(
                f"Un fichier {given.format} n’a qu’un tableau : nommer une fiche, ou choisir xlsx, ods ou sqlite."
            )
        return export_all(task_of(given), given.format)
    type_ = record_named(given.record)
    if type_ is None:
        raise WrongSettings(
            f"« {given.record} » n’est pas une fiche ; il y a {', '.join(t.__name__.lower() for t in RECORDS)}."
        )
    return export(task_of(given), type_, given.format)


def export(task: Task, type_: type[Record], form: str) -> int:
    """Print every record of a type, future ones too."""
    from coopwiki.subjects.exports import export_bytes

    write_out(export_bytes(task.ledger(), type_, form, task.today))
    return FINE


def export_all(task: Task, form: str) -> int:
    """Print every record of every type in one file."""
    from coopwiki.subjects.exports import book_bytes

    write_out(book_bytes(task.ledger(), form, task.today))
    return FINE


def record_named(name: str) -> type[Record] | None:
    """A record type by its English or its French name: `contribution`, `Virement`."""
    wanted = name.casefold()
    return next((t for t in RECORDS if wanted in (t.__name__.casefold(), t.template.casefold())), None)
