"""What `coopwiki import` does: the plan of a file, then its pages in a folder or on the wiki."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from coopwiki.commands.basic import record_named
from coopwiki.connect import open_folder, open_source
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.exchange.grid import Grid
from coopwiki.exchange.grids import read_grids
from coopwiki.exchange.sheet import UnreadableSheet
from coopwiki.importing.header import Wanted
from coopwiki.importing.job import Asked, Job, There, prepare
from coopwiki.importing.manifest import FILE, Manifest, read_manifest, write_manifest
from coopwiki.importing.name_answers import Question, answers_text, read_answers
from coopwiki.importing.plan_json import plan_json
from coopwiki.importing.plan_text import plan_text
from coopwiki.importing.taking_back import take_back
from coopwiki.importing.writing import after, save
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs.load import Sources
from coopwiki.runs.task import FINE, ISSUES, Task, counted
from coopwiki.schema.record import Record, schema_of
from coopwiki.settings import WrongSettings
from coopwiki.subjects.records import RECORDS
from coopwiki.terminal.french_parser import tell
from coopwiki.terminal.output import print_out
from coopwiki.terminal.progress_bar import watched
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.page_files import remove_page
from coopwiki.wiki.port import Damaged, Denied, Draft, Outcome, Status, Stored, Wiki

UNREADABLE = 3
SUMMARY, UNDOING = "coopwiki : importation de « {} »", "coopwiki : annulation de l’importation de « {} »"

_NO_SAVE = (
    "Écrire directement sur le wiki n’est pas encore possible : écrire les pages avec --out DOSSIER, puis les y porter."
)
_NO_SOURCE = "Aucun wiki n’est nommé : les noms ne sont comparés qu’entre eux, et au dossier où tout est écrit."


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line says."""

    record: str
    file: Path
    columns: tuple[str, ...] = ()
    names: Path | None = None
    out: Path | None = None
    save: bool = False


def imported(task: Task, order: Order, form: str) -> int:
    """Print the plan; write the pages where a folder is named. 3 where nothing could be read of the file.

    Raises Damaged for a file that is no table, WrongSettings for wrong words.
    """
    if order.save:
        raise WrongSettings(_NO_SAVE)
    type_ = _type(order.record)
    told = _told(type_, order.columns)
    grids = _grids(order.file, Wanted(schema_of(type_), told))
    asked = Asked(
        type_, order.file.name, told, _answers(order.names), task.settings.import_root, SUMMARY.format(order.file.name)
    )
    there = _there(task, order.out)
    job = prepare(grids, asked, there, open_folder(order.out or Path()) if order.out else _Nowhere(), watched)
    _refuse_columns(job, told)
    print_out(json.dumps(plan_json(job), ensure_ascii=False, indent=2) if form == "json" else plan_text(job))
    _ask(order.names, asked.answers, job.questions)
    if not job.read and not job.matched.known:
        tell(_nothing(job, order.file))
        return UNREADABLE
    return _write(job, order, there.manifest, type_) if order.out else _told_nothing(job)


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


def _there(task: Task, out: Path | None) -> There:
    """What the source says, and the folder that is written into."""
    ledgers = []
    if task.choice.wiki or task.choice.is_file or task.settings.api:
        ledgers.append(_books(task, open_source(task.choice, task.settings)))
    else:
        tell(_NO_SOURCE)
    same = task.choice.folder is not None and out is not None and task.choice.folder.resolve() == out.resolve()
    if out is not None and out.is_dir() and not same:
        ledgers.append(_books(task, open_folder(out)))
    manifest = read_manifest(out / FILE) if out else Manifest()
    return There(tuple(ledgers), pseudonyms(task.settings).register(), manifest)


def _books(task: Task, wiki: Wiki) -> Ledger:
    return Sources(wiki, task.settings, watched).read()


def _refuse_columns(job: Job, told: Mapping[str, tuple[str, ...]]) -> None:
    """Raise WrongSettings for a column that a person names and no sheet has."""
    titles = {title for table in job.sheets.tables for title in (*table.columns.values(), *table.unread)}
    for attribute, wanted in told.items():
        column = next(c for c in job.schema.columns if c.attribute == attribute)
        if not any(column.field.name in table.columns for table in job.sheets.tables):
            there = ", ".join(f"« {title} »" for title in sorted(titles)) or "aucun"
            raise WrongSettings(f"Aucune colonne « {' + '.join(wanted)} » ; les titres sont : {there}.")


def _nothing(job: Job, file: Path) -> str:
    first = next((told for row in job.rows for told in row.faults), None)
    if first is None:
        return f"Aucune ligne de « {file.name} » n’est à reprendre : il n’y a pas de tableau."
    place = f"{first.sheet} {first.cell or f'ligne {first.row}'}".strip()
    return f"Aucune ligne de « {file.name} » n’a pu être lue. {place} : {first.message}"


def _told_nothing(job: Job) -> int:
    if job.written.sheets:
        tell("Rien n’est écrit : ajouter --out DOSSIER.")
    return FINE


def _write(job: Job, order: Order, manifest: Manifest, type_: type[Record]) -> int:
    """Save the pages, then note what was imported."""
    out = order.out or Path()
    target = open_folder(out)
    saved = save(target, job.written.sheets, watched)
    for title, message in saved.refused:
        tell(f"{title} : {message}")
    one = after(job.matched, job.written, order.file.name, type_.__name__.lower(), manifest.run + 1)
    if job.written.sheets or job.matched.corrected is None:
        one = one if job.written.changes else replace(one, run=0)
        others = tuple(old for old in manifest.imports if old is not job.matched.corrected)
        write_manifest(out / FILE, Manifest((*others, one) if one.entries else others))
    written = counted(len(saved.titles), "page écrite", "pages écrites")
    tell(f"{written} dans « {out} », {counted(len(job.read), 'ligne', 'lignes')}.")
    return ISSUES if saved.refused else FINE


def undo(task: Task, record: str, file: Path | None, out: Path | None, *, on_wiki: bool) -> int:
    """Take the last import back, of a record type or a file where they are named; 1 where something is kept."""
    del task
    if on_wiki or out is None:
        raise WrongSettings(
            _NO_SAVE if on_wiki else "--undo demande le dossier où l’importation est écrite : --out DOSSIER."
        )
    manifest = read_manifest(out / FILE)
    wanted = _type(record).__name__.lower() if record else ""
    some = Manifest(
        tuple(one for one in manifest.imports if wanted in (one.type, "") and (file is None or one.file == file.name))
    )
    target = open_folder(out)
    done = take_back(target, some, UNDOING.format(file.name if file else "…"))
    if done is None:
        raise WrongSettings(f"Aucune importation n’est à reprendre dans « {out} ».")
    saved = save(target, done.drafts)
    for draft in done.drafts:
        if not draft.text.strip():
            remove_page(out, draft.title)
    others = tuple(one for one in manifest.imports if one not in some.imports)
    write_manifest(out / FILE, Manifest((*others, *done.manifest.imports)))
    for title, message in (*done.kept, *saved.refused):
        tell(f"{title} : {message}.")
    tell(f"L’importation de « {done.file} » est reprise : {counted(len(saved.titles), 'page', 'pages')}.")
    return ISSUES if done.kept or saved.refused else FINE


class _Nowhere:
    """No page is there, and none is written: a plan alone."""

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """Nothing."""
        del titles
        return {}

    def save(self, draft: Draft) -> Outcome:
        """Refuse: a plan writes nothing."""
        return Outcome(Status.REFUSED, message=draft.title)
