"""One page's text → its records, what is left out, and its issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import LeftOut
from coopwiki.core.source import Page
from coopwiki.reading.calls import DEEPEST, Call, Place, too_deep
from coopwiki.reading.doubtful import doubtful, doubtful_opener, is_doubtful
from coopwiki.reading.lookalikes import Lookalike
from coopwiki.reading.placeholders import placeholders
from coopwiki.reading.plain_pages import MANY, CallReaders, PlainPages, Rows
from coopwiki.reading.preprocess import Scan, Scanner
from coopwiki.reading.record_reader import RecordReader
from coopwiki.reading.templates import Templates
from coopwiki.reading.unclosed import Unclosed
from coopwiki.schema.record import Record

SHOWN = Place.TEXT
_CONDITIONAL = (Place.FUNCTION, Place.NAME)
"""Where a call may not show though it counts."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """What one page says at one revision. A draft says nothing."""

    page: Page
    records: tuple[Record, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    issues: tuple[Issue, ...] = ()
    draft: bool = False


class PageReader:
    """Reads the pages of one wiki. Keep it: it remembers names and values from page to page."""

    def __init__(self, templates: Templates, tags: frozenset[str], version: tuple[int, int] = (1, 39)) -> None:
        self.templates = templates
        self._scanner = Scanner(self._wanted, tags, version)
        self._readers = CallReaders(templates)
        self._plain = PlainPages(self._readers, self._wanted, templates.is_draft)

    def _wanted(self, name: str) -> bool:
        known = self.templates.type_of(name) is not None or self.templates.is_draft(name)
        return known or is_doubtful(name, self.templates)

    def read(self, text: str, page: Page) -> PageReading:
        """Every record of the page, in the order of their openings. Never fails, whatever is typed."""
        if "{" not in text:
            return PageReading(page)
        plain = self._plain.read(text)
        if plain is not None:
            return self._plain_records(*plain, page)
        scan = self._scanner.scan(text)
        if any(map(self.templates.is_draft, {call.name for call in scan.calls})):
            return PageReading(page, draft=True)
        return self._records(scan, page)

    def _plain_records(self, rows: Rows, careful: Sequence[Call], page: Page) -> PageReading:
        if not careful:
            return PageReading(page, tuple(rows.made(page)))
        sheets = _PageResult(rows=rows)
        for call in careful:
            self._careful(call, page, sheets)
        return sheets.reading(page)

    def _records(self, scan: Scan, page: Page) -> PageReading:
        sheets = _PageResult()
        deep = too_deep(scan.calls) if scan.nested else ()
        for call in scan.calls:
            if call.start in deep:
                sheets.leave_out_deep(call, page, self.templates)
                continue
            reader = self._readers[call.name]
            row = reader.row(call.texts()) if reader and call.plain else None
            if reader and row:
                maker, values = row
                sheets.rows[maker].append((values, call.line, call.start))
            else:
                self._careful(call, page, sheets)
            if reader and call.place is not SHOWN and call.place in _CONDITIONAL:
                sheets.issues.append(_conditional(call, page, reader.schema.template))
        sheets.make(page)
        sheets.left_out.extend(self._unclosed_left_out(scan, page))
        sheets.issues.extend(self._around(scan, page))
        sheets.issues.extend(self._to_write(scan, sheets, page))
        if len(scan.calls) > MANY:
            sheets.issues.append(_too_many(len(sheets.records) + len(sheets.left_out), page))
        return sheets.reading(page)

    def _careful(self, call: Call, page: Page, sheets: _PageResult) -> None:
        """Read a call that can't be read at once, or say why it looks like a record's."""
        reader = self._readers[call.name]
        found = doubtful(call, page, self.templates) if reader is None else _read_checked(reader, call, page, sheets)
        sheets.issues.extend(found)

    def _unclosed_left_out(self, scan: Scan, page: Page) -> Iterator[LeftOut]:
        for opener in scan.unclosed:
            type_ = self.templates.type_of(opener.name)
            if type_ is not None:
                yield LeftOut(type_, page, scan.line(opener.start), {}, opener.start)

    def _to_write(self, scan: Scan, sheets: _PageResult, page: Page) -> Iterator[Issue]:
        """What is still to be written in the text below records that ask for it, outside all other records."""
        heads = [record for record in sheets.records if record.unfinished]
        if heads:
            own = (call for call in scan.calls if self.templates.type_of(call.name))
            spans = [(call.start, call.end) for call in own]
            yield from placeholders(scan.source.text, heads, spans, page)

    def _around(self, scan: Scan, page: Page) -> Iterator[Issue]:
        """Issues of what is no call though it looks like one."""
        for opener in scan.unclosed:
            if type_ := self.templates.type_of(opener.name):
                line, fault = scan.line(opener.start), _unclosed(opener, scan)
                yield Issue(page, line, type_.template, "", "error", fault, opener.start)
            else:
                yield from doubtful_opener(opener, scan, page, self.templates)
        for alike in scan.lookalikes:
            if type_ := self.templates.type_of(alike.name):
                line, fault = scan.line(alike.offset), _alike(alike)
                yield Issue(page, line, type_.template, "", "warning", fault, alike.offset)


@dataclass(slots=True)
class _PageResult:
    """What has been read of one page so far."""

    records: list[Record] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)
    left_out: list[LeftOut] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def make(self, page: Page) -> None:
        """Make the records of the rows."""
        self.records, self.rows = self.rows.made(page, self.records), Rows()

    def reading(self, page: Page) -> PageReading:
        """What the page says."""
        self.make(page)
        return PageReading(page, tuple(self.records), tuple(self.left_out), tuple(self.issues))

    def leave_out_deep(self, call: Call, page: Page, templates: Templates) -> None:
        """Leave out a record that stands too deep inside others."""
        if type_ := templates.type_of(call.name):
            fault = Fault("nested_too_deep", _opening(call.name), str(DEEPEST))
            self.left_out.append(LeftOut(type_, page, call.line, {}, call.start))
            self.issues.append(Issue(page, call.line, type_.template, "", "error", fault, call.start))


def _read_checked(reader: RecordReader, call: Call, page: Page, sheets: _PageResult) -> Iterator[Issue]:
    arguments, template = call.arguments, reader.schema.template
    named = ((argument.name, argument.value) for argument in arguments)
    record, values, findings = reader.read(named, page, call.line, call.start)
    if record is None:
        sheets.left_out.append(LeftOut(reader.schema.type, page, call.line, values, call.start))
    else:
        sheets.records.append(record)
    offsets = {argument.name: argument.offset for argument in arguments}
    for found in findings:
        line = call.source.line(offsets[found.typed]) if found.typed in offsets else call.line
        yield Issue(page, line, template, found.field, found.severity, found.fault, call.start)


def _conditional(call: Call, page: Page, template: str) -> Issue:
    fault = Fault("inside_parser_function", _opening(call.name), "la sortir de la condition")
    return Issue(page, call.line, template, "", "warning", fault, call.start)


def _opening(name: str) -> str:
    return f"{{{{{name}|…"


def _unclosed(opener: Unclosed, scan: Scan) -> Fault:
    hint = "ajouter }} à la fin de la fiche"
    if opener.blocker:
        where = scan.line(opener.blocker.offset)
        hint = f"terminer ou enlever d’abord « {opener.blocker.sign} », ligne {where}"
    return Fault("unclosed_call", _opening(opener.name), hint)


def _alike(alike: Lookalike) -> Fault:
    if alike.tag:
        return Fault("hidden_in_tag", _opening(alike.name), f"la sortir de <{alike.tag}>")
    two = f"deux accolades : {_opening(alike.name)}}}}}"
    return Fault("single_brace", f"{{{alike.name}|…", two)


def _too_many(count: int, page: Page) -> Issue:
    fault = Fault("page_too_long", str(count), f"« {page.title} 2 »")
    return Issue(page, 1, "", "", "warning", fault)
