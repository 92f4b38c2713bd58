"""What `coopwiki import` does: the plan of a file, then its pages in a folder or on the wiki."""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from coopwiki.commands import arguments as options
from coopwiki.commands.command import refuse_files, task_of
from coopwiki.commands.export import record_named
from coopwiki.connect import imports_of, open_folder, open_importer, open_source
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.exchange.grid import Grid
from coopwiki.exchange.grids import read_grids
from coopwiki.exchange.sheet import UnreadableSheet
from coopwiki.importing import keeping
from coopwiki.importing.header import Wanted
from coopwiki.importing.import_manifest import FILE, ImportManifest, read_manifest
from coopwiki.importing.job import ImportPlan, ImportRequest, There, prepare
from coopwiki.importing.keeping import Destination, put
from coopwiki.importing.name_answers import Question, answers_text, read_answers
from coopwiki.importing.plan_json import plan_json
from coopwiki.importing.plan_text import plan_text
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs.load import Sources
from coopwiki.runs.task import FINE, ISSUES, Task, counted
from coopwiki.runs.undo import stamped
from coopwiki.schema.record import Record, schema_of
from coopwiki.settings import WrongSettings
from coopwiki.subjects.records import RECORDS
from coopwiki.terminal.french_parser import FrenchParser, tell
from coopwiki.terminal.output import print_out
from coopwiki.terminal.progress_bar import watched
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.page_files import remove_page
from coopwiki.wiki.port import Damaged, Denied, Draft, Outcome, Status, Stored, Wiki

UNREADABLE = 3
SUMMARY, UNDOING = "coopwiki : importation de « {} »", "coopwiki : annulation d’une importation"

_NO_SOURCE = "Aucun wiki n’est nommé : les noms ne sont comparés qu’entre eux, et au dossier où tout est écrit."


@dataclass(frozen=True, slots=True)
class ImportArguments:
    """What the command line says."""

    record: str
    file: Path
    columns: tuple[str, ...] = ()
    names: Path | None = None
    out: Path | None = None
    save: bool = False


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
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


def run(given: argparse.Namespace) -> int:
    """Print the plan, write the pages, or take an import back. Raises WrongSettings for words that clash."""
    task = task_of(given)
    if given.out and given.save:
        raise WrongSettings("--out et --save ne vont pas ensemble : écrire dans un dossier, ou sur le wiki.")
    if given.undo:
        return undo(task, given.record, given.file, given.out, on_wiki=given.save)
    if not given.record or given.file is None:
        raise WrongSettings(
            "Il manque la sorte de fiche ou le fichier, par exemple coopwiki import contribution heures.xlsx."
        )
    order = ImportArguments(given.record, given.file, tuple(given.column), given.names, given.out, given.save)
    return imported(task, order, given.format)


def imported(task: Task, order: ImportArguments, form: str) -> int:
    """Print the plan; write the pages where that is asked for. 3 where nothing could be read of the file.

    Raises Damaged for a file that is no table, WrongSettings for wrong words, WikiError where the wiki stops half way.
    """
    type_ = _type(order.record)
    told = _told(type_, order.columns)
    grids = _grids(order.file, Wanted(schema_of(type_), told))
    place = _place(task, order.out, on_wiki=order.save)
    summary = stamped(SUMMARY.format(order.file.name), _now(task))
    asked = ImportRequest(type_, order.file.name, told, _answers(order.names), task.settings.import_root, summary)
    job = prepare(grids, asked, _there(task, order.out, place), place.target if place else _Nowhere(), watched)
    _refuse_columns(job, told)
    print_out(json.dumps(plan_json(job), ensure_ascii=False, indent=2) if form == "json" else plan_text(job))
    _ask(order.names, asked.answers, job.questions)
    if not job.read and not job.matched.known:
        tell(_nothing(job, order.file))
        return UNREADABLE
    return _write(job, order, place) if place else _told_nothing(job)


def _now(task: Task) -> datetime:
    return task.now or datetime.now(ZoneInfo(task.settings.timezone))


def _place(task: Task, out: Path | None, *, on_wiki: bool) -> Destination | None:
    """Where pages are written; None where only the plan is asked for."""
    if on_wiki:
        refuse_files(task.choice)
        return Destination(open_importer(task.choice, task.settings), imports_of(task.choice, task.settings))
    return Destination(open_folder(out), out / FILE, partial(remove_page, out)) if out else None


def _type(name: str) -> type[Record]:
    found = record_named(name)
    if found is None or not found.from_sheets:
        names = ", ".join(type_.__name__.lower() for type_ in RECORDS if type_.from_sheets)
        raise WrongSettings(f"« {name} » ne s’importe pas ; s’importent : {names}.")
    return found


def _told(type_: type[Record], columns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The titles of the columns that a person names, by attribute."""
    schema, found = schema_of(type_), dict[str, tuple[str, ...]]()
    for words in columns:
        name, equals, title = words.partition("=")
        column = schema.column(name.strip())
        if column is None or not equals or not title.strip():
            fields = ", ".join(c.field.name for c in schema.columns)
            raise WrongSettings(f"« {words} » : écrire CHAMP=TITRE, où CHAMP est l’un de : {fields}.")
        found[column.attribute] = tuple(part.strip() for part in title.split("+") if part.strip())
    return found


def _grids(file: Path, wanted: Wanted) -> tuple[Grid, ...]:
    try:
        return read_grids(file.read_bytes(), file.name, wanted.every)
    except OSError as error:
        raise Damaged(f"Le fichier « {file} » ne se lit pas : {why(error)}.") from error
    except UnreadableSheet as error:
        raise Damaged(f"« {file.name} » : {error}") from error


def _answers(names: Path | None) -> tuple[Question, ...]:
    try:
        return read_answers(names.read_bytes()) if names and names.exists() else ()
    except OSError as error:
        raise Damaged(f"Le fichier « {names} » ne se lit pas : {why(error)}.") from error
    except UnreadableSheet as error:
        raise Damaged(f"« {names} » : {error}") from error


def _ask(names: Path | None, answers: tuple[Question, ...], questions: tuple[Question, ...]) -> None:
    """Add the questions to the file of names, the answers that stand there kept."""
    known = {key(answer.found) for answer in answers}
    new = [question for question in questions if key(question.found) not in known]
    if names is None or not new:
        return
    try:
        names.write_text(answers_text((*answers, *new)), encoding="utf-8")
    except OSError as error:
        raise Denied(f"Le fichier « {names} » ne peut pas être écrit : {why(error)}.") from error
    many = counted(len(new), "nom est", "noms sont")
    tell(f"{many} à préciser dans « {names} », colonne « retenu » : oui, non, ou un nom.")


def _there(task: Task, out: Path | None, place: Destination | None) -> There:
    """What the source says, and the folder that is written into."""
    ledgers = []
    if task.choice.wiki or task.choice.is_file or task.settings.api:
        ledgers.append(_books(task, open_source(task.choice, task.settings)))
    else:
        tell(_NO_SOURCE)
    same = task.choice.folder is not None and out is not None and task.choice.folder.resolve() == out.resolve()
    if out is not None and out.is_dir() and not same:
        ledgers.append(_books(task, open_folder(out)))
    manifest = read_manifest(place.manifest) if place else ImportManifest()
    return There(tuple(ledgers), pseudonyms(task.settings).register(), manifest)


def _books(task: Task, wiki: Wiki) -> Ledger:
    return Sources(wiki, task.settings, watched).read()


def _refuse_columns(job: ImportPlan, told: Mapping[str, tuple[str, ...]]) -> None:
    """Raise WrongSettings for a column that a person names and no sheet has."""
    titles = {title for table in job.sheets.tables for title in (*table.columns.values(), *table.unread)}
    for attribute, wanted in told.items():
        column = next(c for c in job.schema.columns if c.attribute == attribute)
        if not any(column.field.name in table.columns for table in job.sheets.tables):
            there = ", ".join(f"« {title} »" for title in sorted(titles)) or "aucun"
            raise WrongSettings(f"Aucune colonne « {' + '.join(wanted)} » ; les titres sont : {there}.")


def _nothing(job: ImportPlan, file: Path) -> str:
    first = next((told for row in job.rows for told in row.faults), None)
    if first is None:
        return f"Aucune ligne de « {file.name} » n’est à reprendre : il n’y a pas de tableau."
    place = f"{first.sheet} {first.cell or f'ligne {first.row}'}".strip()
    return f"Aucune ligne de « {file.name} » n’a pu être lue. {place} : {first.message}"


def _told_nothing(job: ImportPlan) -> int:
    if job.written.sheets:
        tell("Rien n’est écrit : ajouter --out DOSSIER, ou --save pour écrire sur le wiki.")
    return FINE


def _write(job: ImportPlan, order: ImportArguments, place: Destination) -> int:
    """Save the pages, and say how many. Raises what stopped it, once what was written is remembered."""
    saved = put(job, place, order.file.name, watched)
    for title, message in saved.refused:
        tell(f"{title} : {message}")
    where = f"dans « {order.out} »" if order.out else "sur le wiki"
    tell(f"{counted(len(saved.titles), 'page écrite', 'pages écrites')} {where} sur {len(job.written.sheets)}.")
    if saved.stopped is not None:
        raise saved.stopped
    return ISSUES if saved.refused else FINE


def undo(task: Task, record: str, file: Path | None, out: Path | None, *, on_wiki: bool) -> int:
    """Take the last import back, of a record type or a file where they are named; 1 where something is kept."""
    place = _place(task, out, on_wiki=on_wiki)
    if place is None:
        raise WrongSettings("--undo demande où l’importation est écrite : --out DOSSIER, ou --save pour le wiki.")
    name = _type(record).__name__.lower() if record else ""
    done = keeping.undo(place, name, file.name if file else "", stamped(UNDOING, _now(task)))
    if done is None:
        raise WrongSettings("Aucune importation n’est à reprendre ici.")
    for title, message in done.taken.kept:
        tell(f"{title} : {message}.")
    for title, message in done.saved.refused:
        tell(f"{title} : {message}")
    if done.saved.stopped is not None:
        raise done.saved.stopped
    pages = counted(len(done.saved.titles), "page remise", "pages remises")
    tell(f"L’importation de « {done.taken.file} » est reprise : {pages} comme avant.")
    return ISSUES if done.taken.kept or done.saved.refused else FINE


class _Nowhere:
    """No page is there, and none is written: a plan alone."""

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """Nothing."""
        del titles
        return {}

    def save(self, draft: Draft) -> Outcome:
        """Refuse: a plan writes nothing."""
        return Outcome(Status.REFUSED, message=draft.title)
