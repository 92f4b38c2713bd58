"""`coopwiki slips`: slips of the accounts beside the wiki's lines; it proposes, people write."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from coopwiki.commands import arguments as options
from coopwiki.commands.command import choice_of, refuse_files, task_of
from coopwiki.commands.single_page import PageWriter, page_writer, told
from coopwiki.exchange.tables import as_csv
from coopwiki.runs.save import SaveResult
from coopwiki.runs.task import FINE, Task, counted
from coopwiki.settings import WrongSettings
from coopwiki.subjects.invoicing.slip_list import (
    Columns,
    NothingRead,
    SlipList,
    UnreadableList,
    read_slips,
)
from coopwiki.subjects.invoicing.slips_page import ListedSlips, slip_page
from coopwiki.subjects.invoicing.slips_report import matches
from coopwiki.subjects.invoicing.slips_text import HEADER, slips_rows, slips_text
from coopwiki.terminal.french_parser import FrenchParser, tell
from coopwiki.terminal.output import print_data, print_out
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.port import Damaged

_COLUMNS = (
    ("--number-column", "N° de bon", "la colonne du numéro"),
    ("--date-column", "Date", "la colonne de la date"),
    ("--person-column", "Bénéficiaire", "la colonne de la personne"),
    ("--amount-column", "Montant", "la colonne du montant"),
)


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument(
        "file", metavar="LISTE", type=Path, help="exportée de l’application comptable : .csv, .xlsx, .ods"
    )
    for option, example, text in _COLUMNS:
        parser.add_argument(option, metavar="TITRE", required=True, help=f"{text}, par exemple « {example} »")
    parser.add_argument("--label-column", metavar="TITRE", default="", help="la colonne du libellé")
    parser.add_argument("--paid-column", metavar="TITRE", default="", help="la colonne du jour du paiement")
    options.form(parser, "text", "csv", "json")
    options.publish(parser, "écrire la page « Bons » du wiki, pour qui voit les montants par personne")


def run(given: argparse.Namespace) -> int:
    """Print what belongs together, or publish it where that is asked for."""
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
        return publish(task_of(given), given.file, columns)
    return slips(task_of(given), given.file, columns, given.format)


def slips(task: Task, file: Path, columns: Columns, form: str) -> int:
    """Print what belongs together. Raises Damaged for a file that can't be read, WrongSettings for a wrong list."""
    listed = _listed(file, columns)
    found = matches(task.ledger(), task.today, listed.slips)
    if form == "text":
        print_out(slips_text(found, listed.problems))
    elif form == "csv":
        print_data(as_csv(slips_rows(found), HEADER))
    else:
        data = {"matches": list(slips_rows(found)), "problems": listed.problems}
        print_out(json.dumps(data, ensure_ascii=False, indent=2))
    _tell(listed, rows=form == "csv")
    return FINE


def publish(task: Task, file: Path, columns: Columns) -> int:
    """Write what belongs together on the wiki, on its own page; 1 where the wiki refuses it."""
    listed = _listed(file, columns)
    with page_writer(task) as hand:
        fate = publish_list(hand, task.today, listed)
    _tell(listed, rows=True)
    return told(fate)


def publish_list(hand: PageWriter, today: date, listed: SlipList) -> SaveResult:
    """Bring the page of slips up to date, for those who may see amounts by person.

    Raises WrongSettings where such amounts are not published.
    """
    context = hand.context(today)
    if not context.show_people:
        raise WrongSettings(_NOT_SHOWN)
    found = matches(context.ledger, today, listed.slips)
    known = tuple(one for one in found if one.lines or one.person in context.ledger.people)
    strangers = len(found) - len(known)
    page = slip_page(context, ListedSlips(today, len(listed.slips), known, strangers, len(listed.problems)))
    return hand.save(page)


_NOT_SHOWN = (
    "Cette page montrerait des montants par personne, que ce wiki ne publie pas (amounts_by_person, et qui le lit) :"
    " lire la liste ici, sans --publish."
)


def _listed(file: Path, columns: Columns) -> SlipList:
    try:
        return read_slips(file.read_bytes(), columns, file.name)
    except OSError as error:
        raise Damaged(f"La liste « {file} » ne se lit pas : {why(error)}.") from error
    except NothingRead as error:
        raise Damaged(f"« {file} » : {error}") from error
    except UnreadableList as error:
        raise WrongSettings(f"« {file} » : {error}") from error


def _tell(listed: SlipList, *, rows: bool) -> None:
    """Say how much was read; and what is wrong with which rows, where that isn't printed."""
    for problem in listed.problems if rows else ():
        tell(problem)
    read, odd = len(listed.slips), len(listed.problems)
    tell(
        f"{counted(read, 'bon lu', 'bons lus')}, {counted(odd, 'ligne de la liste', 'lignes de la liste')} à regarder."
    )
