"""The commands that look behind figures and beside them, as the command line knows them."""

from __future__ import annotations

import argparse
from pathlib import Path

from coopwiki.commands import arguments as options
from coopwiki.commands.command import Command, choice_of, refuse_files, task_of
from coopwiki.terminal.french_parser import FrenchParser


def _explain(parser: FrenchParser) -> None:
    from coopwiki.subjects.reports import REPORTS

    names = [report.name for report in REPORTS]
    parser.add_argument("report", metavar="RAPPORT", choices=names, help=", ".join(names))
    parser.add_argument(
        "figure",
        metavar="CHIFFRE",
        nargs="*",
        help="par exemple : Technique spent, 2026-03 ; sans lui, la liste de ceux qu’il y a",
    )
    options.form(parser, "text", "json")
    options.as_of(parser)


def _do_explain(given: argparse.Namespace) -> int:
    from coopwiki.commands import figures

    return figures.explained(task_of(given), given.report, " ".join(given.figure), given.format)


def _known(parser: FrenchParser) -> None:
    parser.add_argument("budget", metavar="BUDGET", nargs="?", help="tous ensemble par défaut")
    options.year(parser, "celle du jour par défaut")
    options.form(parser, "text", "json")
    options.publish(parser, "écrire la page « Ce qu’on savait » de l’année sur le wiki, tous les budgets")


def _do_known(given: argparse.Namespace) -> int:
    from coopwiki.commands import figures

    task = task_of(given)
    if given.publish:
        refuse_files(choice_of(given))
        return figures.publish_known(task, given.year or task.today.year)
    return figures.known_of(task, given.budget, given.year or task.today.year, given.format)


_COLUMNS = (
    ("--number-column", "N° de bon", "la colonne du numéro"),
    ("--date-column", "Date", "la colonne de la date"),
    ("--person-column", "Bénéficiaire", "la colonne de la personne"),
    ("--amount-column", "Montant", "la colonne du montant"),
)


def _slips(parser: FrenchParser) -> None:
    parser.add_argument("file", metavar="LISTE.csv", type=Path, help="exportée de l’application comptable")
    for option, example, text in _COLUMNS:
        parser.add_argument(option, metavar="TITRE", required=True, help=f"{text}, par exemple « {example} »")
    parser.add_argument("--label-column", metavar="TITRE", default="", help="la colonne du libellé")
    parser.add_argument("--paid-column", metavar="TITRE", default="", help="la colonne du jour du paiement")
    options.form(parser, "text", "csv", "json")
    options.publish(parser, "écrire la page « Bons » du wiki, pour qui voit les montants par personne")


def _do_slips(given: argparse.Namespace) -> int:
    from coopwiki.commands import slips
    from coopwiki.subjects.invoicing.slip_list import Columns

    columns = Columns(
        given.number_column,
        given.date_column,
        given.person_column,
        given.amount_column,
        given.label_column,
        given.paid_column,
    )
    if given.publish:
        refuse_files(choice_of(given))
        return slips.publish(task_of(given), given.file, columns)
    return slips.slips(task_of(given), given.file, columns, given.format)


def _invoiceable(parser: FrenchParser) -> None:
    parser.add_argument("person", metavar="PERSONNE", nargs="?", default="", help="tout le monde par défaut")
    options.form(parser, "text", "csv", "json")
    options.as_of(parser)


def _do_invoiceable(given: argparse.Namespace) -> int:
    from coopwiki.commands import slips

    return slips.invoiceable(task_of(given), given.person, given.format)


def _rollover(parser: FrenchParser) -> None:
    options.year(parser, "celle qui finit, celle du jour par défaut")
    options.out(parser, "écrire aussi les pages dans ce dossier")


def _do_rollover(given: argparse.Namespace) -> int:
    from coopwiki.commands import figures

    task = task_of(given)
    return figures.opened(task, given.year or task.today.year, given.out)


FIGURES = (
    Command("explain", "d’où vient un chiffre, ligne par ligne", _explain, _do_explain),
    Command("known", "ce qu’on savait d’un budget, mois par mois", _known, _do_known),
    Command("slips", "les bons de la comptabilité, à côté des lignes du wiki", _slips, _do_slips),
    Command(
        "invoiceable",
        "ce que chaque personne peut facturer, avec le texte à coller",
        _invoiceable,
        _do_invoiceable,
    ),
    Command(
        "rollover",
        "les budgets de l’année repris pour la suivante, à coller",
        _rollover,
        _do_rollover,
    ),
)
