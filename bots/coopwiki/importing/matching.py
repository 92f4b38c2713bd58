"""Which rows were imported before, which ones correct a line, which ones are new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coopwiki.core.directory import Directory
from coopwiki.core.typed import tidy
from coopwiki.importing.call_writer import Lines
from coopwiki.importing.import_manifest import Import, ImportedRow
from coopwiki.importing.understood import Understood
from coopwiki.schema.record import Record, Schema


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A row to write: `before` is the entry that it corrects, None for a new one."""

    row: Understood
    line: str
    before: ImportedRow | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """Rows that are `known`, each with its entry or None where only the wiki has it; those to write; what is gone.

    `corrected` is the import that the file is a new state of, None for none. `gone` are the lines of it that the file
    has no more.
    """

    known: Mapping[tuple[str, int], ImportedRow | None]
    to_write: tuple[RowMatch, ...]
    corrected: Import | None = None
    gone: tuple[ImportedRow, ...] = ()


def match(
    rows: Sequence[Understood], imports: Sequence[Import], there: Counter[object], keys: Keys, file: str
) -> Matched:
    """Compare rows with what was imported before and with what is on the wiki, each line of it once."""
    write = Lines(keys.schema).of
    lines = {id(row): write(row.record) for row in rows if row.record is not None}
    known: dict[tuple[str, int], ImportedRow | None] = {}
    corrected = _same_file(rows, lines, imports, file)
    pool = _Pool(imports, first=corrected)
    for row in rows:
        entry = pool.take(lines[id(row)]) if id(row) in lines else None
        if entry is not None and row.record is not None:
            known[row.sheet, row.row] = entry
            if there:
                there[keys.of(row.record)] -= 1
    left = [row for row in rows if row.record is not None and (row.sheet, row.row) not in known]
    pairs = _corrections(rows, known, corrected, lines) if corrected else {}
    to_write = []
    for row in left:
        place = (row.sheet, row.row)
        key = keys.of(row.record) if row.record and there else None
        if place not in pairs and there[key] > 0:
            there[key] -= 1
            known[place] = None
        else:
            to_write.append(RowMatch(row, lines[id(row)], pairs.get(place)))
    used = {id(entry) for entry in (*known.values(), *pairs.values())}
    gone = tuple(entry for entry in corrected.entries if id(entry) not in used) if corrected else ()
    return Matched(known, tuple(to_write), corrected, gone)


@dataclass(frozen=True, slots=True)
class Keys:
    """What two records that say the same have in common, whatever the names in them are written like."""

    schema: Schema
    people: Directory
    circles: Directory

    def of(self, record: Record) -> object:
        """The values of a record, names by their canonical form, texts without what only writes them."""
        return tuple(self._one(column.kind.name, getattr(record, column.attribute)) for column in self.schema.columns)

    def _one(self, kind: str, value: object) -> object:
        if isinstance(value, str):
            if kind in ("person", "circle"):
                return (self.people if kind == "person" else self.circles).canonical[value]
            return tidy(value)
        return value


class _Pool:
    """Entries by what they wrote, each to be taken once, those of one import before the others."""

    def __init__(self, imports: Iterable[Import], first: Import | None) -> None:
        self._entries: dict[str, list[ImportedRow]] = defaultdict(list)
        for one in sorted(imports, key=lambda one: one is not first):
            for entry in one.entries:
                self._entries[entry.line].append(entry)

    def take(self, line: str) -> ImportedRow | None:
        left = self._entries.get(line)
        return left.pop(0) if left else None


def _same_file(
    rows: Sequence[Understood], lines: Mapping[int, str], imports: Sequence[Import], file: str
) -> Import | None:
    """The import that the file is a new state of: most of its lines are here, or it had this name and some are."""
    now = Counter(lines.values())
    best: tuple[int, Import] | None = None
    for one in imports:
        before = Counter(entry.line for entry in one.entries)
        same = (now & before).total()
        enough = same * 2 >= len(one.entries) or (one.file == file and (same or _alike(rows, lines, one)))
        if one.entries and enough and (best is None or same > best[0]):
            best = (same, one)
    return best[1] if best else None


def _alike(rows: Sequence[Understood], lines: Mapping[int, str], one: Import) -> bool:
    """Whether the rows at the same places say about the same."""
    by_place = {(row.sheet, row.row): lines[id(row)] for row in rows if id(row) in lines}
    pairs = [(entry.line, by_place.get((entry.sheet, entry.row), "")) for entry in one.entries]
    return sum(likeness(a, b) >= _HALF for a, b in pairs) * 2 >= len(pairs)


_HALF = 50


def likeness(one: str, other: str) -> int:
    """How many per cent of the fields of two calls are the same."""
    first, second = set(one.removesuffix("}}").split("|")[1:]), set(other.removesuffix("}}").split("|")[1:])
    most = max(len(first), len(second))
    return len(first & second) * 100 // most if most else 0


def _corrections(
    rows: Sequence[Understood],
    known: Mapping[tuple[str, int], ImportedRow | None],
    corrected: Import,
    lines: Mapping[int, str],
) -> dict[tuple[str, int], ImportedRow]:
    """The entry each new row corrects: between the same neighbours, the most alike first.

    As many rows as there were between two that stayed are the same rows, in order.
    """
    found: dict[tuple[str, int], ImportedRow] = {}
    for before, now in _gaps(rows, known, corrected):
        if len(before) == len(now):
            pairs = [(e, r) for e, r in zip(before, now, strict=True) if likeness(e.line, lines[id(r)])]
        else:
            pairs = list(_most_alike(before, now, lines))
        found |= {(row.sheet, row.row): entry for entry, row in pairs}
    return found


def _gaps(
    rows: Sequence[Understood], known: Mapping[tuple[str, int], ImportedRow | None], corrected: Import
) -> Iterator[tuple[list[ImportedRow], list[Understood]]]:
    """What changed between rows that stayed the same: entries of before, rows of now."""
    places = {id(entry): number for number, entry in enumerate(corrected.entries)}
    kept = {id(entry) for entry in known.values() if entry is not None}
    now: list[Understood] = []
    reached = 0
    for row in rows:
        entry = known.get((row.sheet, row.row))
        if entry is not None and places.get(id(entry), -1) >= reached:
            end = places[id(entry)]
            yield [e for e in corrected.entries[reached:end] if id(e) not in kept], now
            now, reached = [], end + 1
        elif row.record is not None and (row.sheet, row.row) not in known:
            now.append(row)
    yield [e for e in corrected.entries[reached:] if id(e) not in kept], now


def _most_alike(
    before: Sequence[ImportedRow], now: Sequence[Understood], lines: Mapping[int, str]
) -> Iterator[tuple[ImportedRow, Understood]]:
    if len(before) * len(now) > _MOST_PAIRS:
        return
    scored = sorted(
        ((likeness(e.line, lines[id(r)]), -i, -j) for i, e in enumerate(before) for j, r in enumerate(now)),
        reverse=True,
    )
    left, right = set[int](), set[int]()
    for score, i, j in scored:
        if score >= _HALF and i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield before[-i], now[-j]


_MOST_PAIRS = 250_000
