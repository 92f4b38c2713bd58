"""`coopwiki pack`: what this cooperative may publish of itself, as JSON."""

from __future__ import annotations

import argparse
from pathlib import Path

from coopwiki.commands.command import task_of
from coopwiki.terminal.french_parser import FrenchParser


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument(
        "--told",
        metavar="FICHIER",
        type=Path,
        help="un paquet donné avant : ce qu’il dit d’un mois ou d’une année ne change plus",
    )
    parser.add_argument(
        "--only",
        metavar="CHIFFRE",
        action="append",
        default=[],
        help="seulement ce chiffre ou ce registre ; se répète",
    )


def run(given: argparse.Namespace) -> int:
    """Do it, and say what came of it."""
    from coopwiki.federation.pack_json import as_json, read_pack, settled
    from coopwiki.federation.sources import refuse_unknown
    from coopwiki.runs.task import FINE
    from coopwiki.subjects.packs import pack
    from coopwiki.terminal.output import print_out

    refuse_unknown(given.only, "--only")
    before = read_pack(given.told) if given.told else None
    task = task_of(given)
    made = pack(task.ledger(), task.today)
    print_out(as_json(settled(made.only(given.only) if given.only else made, before)))
    return FINE
