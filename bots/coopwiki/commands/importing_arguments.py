"""`coopwiki import`, as the command line knows it."""

from __future__ import annotations

import argparse
from pathlib import Path

from coopwiki.commands import arguments as options
from coopwiki.commands.command import Command, task_of
from coopwiki.settings import WrongSettings
from coopwiki.terminal.french_parser import FrenchParser


def _import(parser: FrenchParser) -> None:
    from coopwiki.subjects.records import RECORDS

    names = ", ".join(type_.__name__.lower() for type_ in RECORDS if type_.from_sheets)
    parser.add_argument("record", metavar="FICHE", nargs="?", default="", help=names)
    parser.add_argument("file", metavar="FICHIER", nargs="?", type=Path, help="un tableur : .csv, .xlsx ou .ods")
    parser.add_argument(
        "--column",
        metavar="CHAMP=TITRE",
        action="append",
        default=[],
        help="la colonne d’un champ, par exemple 'qui=Prénom' ou 'qui=Prénom+Nom' ; peut être répété",
    )
    parser.add_argument(
        "--names",
        metavar="NOMS.csv",
        type=Path,
        help="les noms à préciser : le fichier est fait, puis lu une fois rempli",
    )
    options.out(parser, "écrire les pages dans ce dossier, à côté de ce qui y est")
    parser.add_argument(
        "--save", action="store_true", help="écrire les pages sur le wiki, avec le compte des importations"
    )
    options.undo(parser, "reprendre la dernière importation ; ce que des personnes ont changé depuis reste")
    options.form(parser, "text", "json")


def _do_import(given: argparse.Namespace) -> int:
    from coopwiki.commands import importing

    task = task_of(given)
    if given.out and given.save:
        raise WrongSettings("--out et --save ne vont pas ensemble : écrire dans un dossier, ou sur le wiki.")
    if given.undo:
        return importing.undo(task, given.record, given.file, given.out, on_wiki=given.save)
    if not given.record or given.file is None:
        raise WrongSettings(
            "Il manque la sorte de fiche ou le fichier, par exemple coopwiki import contribution heures.xlsx."
        )
    order = importing.Order(given.record, given.file, tuple(given.column), given.names, given.out, given.save)
    return importing.imported(task, order, given.format)


IMPORTING = Command("import", "un tableur, vers des pages : le plan d’abord, puis les pages", _import, _do_import)
