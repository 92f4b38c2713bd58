"""The plan as people read it: columns first, then what is wrong, then the sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from coopwiki.core.durations import clock
from coopwiki.core.euros import write_euros
from coopwiki.core.messages import spaced
from coopwiki.importing.job import ImportPlan
from coopwiki.importing.plan import SheetSums, sums
from coopwiki.importing.sheet_reader import Total
from coopwiki.importing.understood import SheetRemark
from coopwiki.runs.task import counted

_MOST = 40
"""Lines of one sort that are shown; the others are counted, and stand in the JSON."""

_WHY = {
    "empty": ("vide", "vides"),
    "title": ("titre", "titres"),
    "header": ("en-tête", "en-têtes"),
    "total": ("total", "totaux"),
    "known": ("déjà importée", "déjà importées"),
}


def plan_text(job: ImportPlan) -> str:
    """Everything there is to know before it is written."""
    parts = (_columns(job), _count(job), _rows(job), _names(job), _sums(job), _totals(job), _pages(job))
    return spaced("\n\n".join("\n".join(lines) for part in parts if (lines := list(part))))


def _columns(job: ImportPlan) -> Iterator[str]:
    yield "Colonnes :"
    if not job.sheets.tables:
        yield "  aucune n’est reconnue"
    said = ""
    for table in job.sheets.tables:
        found = ", ".join(f"{field} = « {title} »" for field, title in table.columns.items())
        left = f" ; pas reprises : {', '.join(f'« {title} »' for title in table.unread)}" if table.unread else ""
        where = f"feuille « {table.sheet} », ligne {table.header}" if table.sheet else f"ligne {table.header}"
        yield f"  {where} : " + ("les mêmes" if found + left == said else found + left)
        said = found + left
    yield from (f"  feuille cachée, lue aussi : « {name} »" for name in job.sheets.hidden_sheets)
    if job.sheets.hidden_rows:
        rows = ", ".join(f"{sheet} {row}".strip() for sheet, row in job.sheets.hidden_rows[:_MOST])
        yield f"  lignes cachées, lues aussi : {rows}"
    yield from (f"  {note}" for note in job.sheets.notes)


def _count(job: ImportPlan) -> Iterator[str]:
    refused = counted(sum(bool(row.faults) for row in job.rows), "refusée", "refusées")
    aside = {why: sum(row.why == why for row in job.rows) for why in _WHY}
    told = ", ".join(counted(count, *_WHY[why]) for why, count in aside.items() if count) or "aucune"
    doubtful = sum(bool(row.doubts) for row in job.read)
    read = f"{counted(len(job.read), 'lue', 'lues')} (dont {doubtful} à vérifier), {refused}"
    yield f"{counted(len(job.rows), 'ligne', 'lignes')} : {read} ; mises de côté : {told}."
    corrected = sum(pair.before is not None for pair in job.matched.to_write) - len(job.written.kept)
    if corrected:
        yield f"{corrected} corrigent une ligne importée avant."


def _rows(job: ImportPlan) -> Iterator[str]:
    refused = [told for row in job.rows for told in row.faults]
    doubts = [told for row in job.read for told in row.doubts]
    yield from _listed("Refusées :", map(_line, refused), len(refused))
    yield from _listed("À vérifier :", map(_line, doubts), len(doubts))
    gone = job.matched.gone
    lines = (f"  {entry.page} : {entry.line}" for entry in gone)
    yield from _listed("Importées avant, plus dans ce fichier ; elles restent sur leurs pages :", lines, len(gone))


def _listed(title: str, lines: Iterable[str], count: int) -> Iterator[str]:
    if not count:
        return
    yield title
    yield from (line for _, line in zip(range(_MOST), lines, strict=False))
    if count > _MOST:
        yield f"  et {count - _MOST} autres (--format json les donne toutes)"


def _line(told: SheetRemark) -> str:
    place = told.cell or f"ligne {told.row}"
    return f"  {f'{told.sheet} ' if told.sheet else ''}{place} : {told.message}"


def _names(job: ImportPlan) -> Iterator[str]:
    together = job.sheets.together
    yield from _listed(
        "Noms rapprochés :", (f"  « {found} » est écrit « {name} »" for found, name in together.items()), len(together)
    )
    asked = (f"  « {q.found} » est-ce « {q.proposed} » ?" for q in job.questions)
    yield from _listed("Noms à préciser (--names FICHIER.csv) :", asked, len(job.questions))


def _sums(job: ImportPlan) -> Iterator[str]:
    added = sums(job.rows, job.schema)
    for by, title in (("by_year", "Par année :"), ("by_person", "Par personne :")):
        names = sorted(added.lines[by])
        if names:
            yield title
            yield from (f"  {name} : {_sum(added, by, name)}" for name in names)


def _sum(added: SheetSums, by: str, name: str) -> str:
    lines = added.lines[by][name]
    parts = [f"{lines} ligne{'s' if lines > 1 else ''}"]
    if added.minutes[by][name]:
        parts.append(clock(added.minutes[by][name]))
    if added.euros[by][name]:
        parts.append(write_euros(added.euros[by][name]))
    return ", ".join(parts)


def _totals(job: ImportPlan) -> Iterator[str]:
    if not job.sheets.totals:
        return
    yield "Totaux de la feuille, à côté de ce qui est lu :"
    yield from map(_total, job.sheets.totals)


def _total(total: Total) -> str:
    where = f"{f'{total.sheet} ' if total.sheet else ''}{total.cell}"
    found, read = (_amount(total.field, number) for number in (total.found, total.read))
    same = "d’accord" if total.agrees else f"les lignes lues font {read}"
    return f"  {where} ({total.field}) : {found}, {same}"


def _amount(field: str, number: Decimal) -> str:
    return clock(number) if field == "durée" else write_euros(number)


def _pages(job: ImportPlan) -> Iterator[str]:
    titles: Sequence[str] = [draft.title for draft in job.written.sheets]
    yield from _listed("Pages :", (f"  {title}" for title in titles), len(titles))
