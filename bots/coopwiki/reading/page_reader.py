"""One page's text → its records, what is left out, and its issues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import LeftOut
from coopwiki.core.source import Page
from coopwiki.reading.calls import DEEPEST, Call, Place, too_deep
from coopwiki.reading.doubtful import doubtful, doubtful_opener, is_doubtful
from coopwiki.reading.lookalikes import Lookalike
from coopwiki.reading.placeholders import placeholders
from coopwiki.reading.preprocess import Scan, Scanner
from coopwiki.reading.record_reader import RecordReader
from coopwiki.reading.templates import Templates
from coopwiki.reading.unclosed import Unclosed
from coopwiki.schema.record import Record, schema_of

MANY = 500
"""Records on one page past which MediaWiki may not show them all (2 MiB of expanded text)."""

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
        self._readers = _Readers(templates)

    def _wanted(self, name: str) -> bool:
        known = self.templates.type_of(name) is not None or self.templates.is_draft(name)
        return known or is_doubtful(name, self.templates)

    def read(self, text: str, page: Page) -> PageReading:
        """Every record of the page, in the order of their openings. Never fails, whatever is typed."""
        if "{" not in text:
            return PageReading(page)
        scan = self._scanner.scan(text)
        if any(map(self.templates.is_draft, {call.name for call in scan.calls})):
            return PageReading(page, draft=True)
        return self._records(scan, page)

    def _records(self, scan: Scan, page: Page) -> PageReading:
        sheets = _PageResult()
        deep = too_deep(scan.calls) if scan.nested else ()
        for call in scan.calls:
            if call.start in deep:
                sheets.leave_out_deep(call, page, self.templates)
                continue
            reader = self._readers[call.name]
            if reader is None:
                sheets.issues.extend(doubtful(call, page, self.templates))
                continue
            values = reader.read_fast(call.texts()) if call.plain else None
            if values is None:
                sheets.issues.extend(_read_checked(reader, call, page, sheets))
            else:
                sheets.records.append(reader.made(values, page, call.line, call.start))
            if call.place is not SHOWN and call.place in _CONDITIONAL:
                sheets.issues.append(_conditional(call, page, reader.schema.template))
        sheets.left_out.extend(self._unclosed_left_out(scan, page))
        sheets.issues.extend(self._around(scan, page))
        sheets.issues.extend(self._to_write(scan, sheets, page))
        if len(scan.calls) > MANY:
            sheets.issues.append(_too_many(len(sheets.records) + len(sheets.left_out), page))
        return PageReading(page, tuple(sheets.records), tuple(sheets.left_out), tuple(sheets.issues))

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


class _Readers(dict[str, RecordReader | None]):
    """How the calls of a name are read; None for a name that only looks like a record's."""

    def __init__(self, templates: Templates) -> None:
        super().__init__()
        self._templates = templates
        self._by_type = {type_: RecordReader(schema_of(type_)) for type_ in templates.by_title.values()}

    def __missing__(self, name: str) -> RecordReader | None:
        type_ = self._templates.type_of(name)
        self[name] = reader = self._by_type[type_] if type_ else None
        return reader


@dataclass(slots=True)
class _PageResult:
    """What has been read of one page so far."""

    records: list[Record] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

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
