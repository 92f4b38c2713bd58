"""The accounting application's list of slips, from a CSV, XLSX or ODS file whose columns people name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.fault import Fault, shortened
from coopwiki.core.names import loose
from coopwiki.core.typed import tidy
from coopwiki.exchange.named_table import read_table
from coopwiki.exchange.sheet import SheetRow, UnreadableSheet
from coopwiki.exchange.sheet_values import sheet_day, sheet_euros
from coopwiki.subjects.invoicing.slip import Slip


class UnreadableList(Exception):
    """The file is no such list; the message is a French sentence."""


class NothingRead(UnreadableList):
    """Nothing of the file is read as a slip: it is no table, or none of its rows is one."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns are called in the file; '' for one that the file hasn't."""

    number: str
    day: str
    person: str
    amount: str
    label: str = ""
    paid: str = ""

    def named(self) -> Mapping[str, str]:
        """The columns asked for, with the option that names each."""
        given = {
            "--number-column": self.number,
            "--date-column": self.day,
            "--person-column": self.person,
            "--amount-column": self.amount,
            "--label-column": self.label,
            "--paid-column": self.paid,
        }
        return {option: name for option, name in given.items() if name}


@dataclass(frozen=True, slots=True)
class SlipList:
    """The slips read, and a French sentence for each row that wasn't, or that says something twice."""

    slips: tuple[Slip, ...]
    problems: tuple[str, ...]


def read_slips(data: bytes, columns: Columns, name: str = "") -> SlipList:
    """Read a list as `coopwiki import` reads its files. Raises UnreadableList, NothingRead where no row gives a slip.

    A row that can't be read is reported and left out; the very same row again is reported and counts once; a
    number again with something else in the row is reported and counts.
    """
    try:
        sheet = read_table(data, name, columns.named().values())
    except UnreadableSheet as error:
        raise NothingRead(str(error)) from error
    places = _places(sheet.header.cells, columns)
    slips: list[Slip] = []
    problems: list[str] = []
    for row in sheet.rows:
        found = _slip(row, places)
        if isinstance(found, str):
            problems.append(f"{_where(row)} : {found}")
        else:
            slips.append(found)
    if not slips:
        raise _nothing(sheet.header.line, problems)
    kept, doubled = _once(slips)
    return SlipList(kept, (*problems, *doubled))


def _where(row: SheetRow) -> str:
    return f"Feuille « {row.sheet} », ligne {row.line}" if row.sheet else f"Ligne {row.line}"


def _nothing(header: int, problems: Sequence[str]) -> NothingRead:
    if not problems:
        return NothingRead(f"Cette liste n’a aucun bon après sa ligne de titres (ligne {header}).")
    count = f"sur {len(problems)} lignes" if len(problems) > 1 else "de sa seule ligne"
    return NothingRead(f"Aucun bon n’a pu être lu {count}. {problems[0]}")


def _places(header: Sequence[str], columns: Columns) -> Mapping[str, int]:
    """Where each column asked for stands, by the option that names it."""
    known = [loose(tidy(name)) for name in header]
    missing = [name for name in columns.named().values() if loose(name) not in known]
    if missing:
        there = ", ".join(f"« {tidy(name)} »" for name in header) or "aucune"
        asked = ", ".join(f"« {name} »" for name in missing)
        raise UnreadableList(f"Il manque dans la liste : {asked} ; ses colonnes sont : {there}.")
    twice = [name for name in columns.named().values() if known.count(loose(name)) > 1]
    if twice:
        raise UnreadableList(f"Plusieurs colonnes s’appellent « {twice[0]} » : en renommer une.")
    return {option: known.index(loose(name)) for option, name in columns.named().items()}


def _slip(row: SheetRow, places: Mapping[str, int]) -> Slip | str:
    """A row, or what is wrong with it."""
    cells = row.cells
    if len(cells) <= max(places.values()):
        return f"elle n’a que {len(cells)} cases, il en manque."

    def cell(option: str) -> str:
        return tidy(cells[places[option]]) if option in places else ""

    number, person = cell("--number-column"), cell("--person-column")
    if not number or not person:
        return f"il manque {'le numéro du bon' if not number else 'la personne'}."
    day, amount = sheet_day(cell("--date-column")), sheet_euros(cell("--amount-column"))
    paid = sheet_day(cell("--paid-column")) if cell("--paid-column") else None
    fault = day.error or amount.error or (paid and paid.error)
    if fault or day.value is None or amount.value is None:
        return _said(fault or Fault("euros_unreadable"))
    settled = paid.value if paid else None
    return Slip(number, day.value, person, amount.value, cell("--label-column"), settled, row.line)


def _said(fault: Fault) -> str:
    return fault.message if fault.found.strip() else "il manque une date ou un montant."


_Told = tuple[str, date, str, Decimal, str, date | None]


def _once(slips: Sequence[Slip]) -> tuple[tuple[Slip, ...], tuple[str, ...]]:
    """The slips without the rows that are there twice, and what is to be said of repeated numbers."""
    kept: dict[_Told, Slip] = {}
    problems = []
    for slip in slips:
        number, person = loose(slip.number), loose(slip.person)
        told = (number, slip.day, person, slip.amount, slip.label, slip.paid)
        if told in kept:
            first = kept[told].row
            problems.append(f"Ligne {slip.row} : la même que la ligne {first}, comptée une fois.")
        else:
            kept[told] = slip
    return tuple(kept.values()), (*problems, *_repeated(kept.values()))


def _repeated(slips: Collection[Slip]) -> Iterator[str]:
    """A sentence for each number that several slips have."""
    numbers = Counter(loose(slip.number) for slip in slips)
    for slip in slips:
        if numbers.pop(loose(slip.number), 1) > 1:
            named = f"le bon « {shortened(slip.number)} » est sur plusieurs lignes différentes"
            yield f"Ligne {slip.row} : {named}, toutes comptées."
