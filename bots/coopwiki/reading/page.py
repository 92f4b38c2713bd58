"""One page's text → its records, what is left out, and its issues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import LeftOut
from coopwiki.core.source import Page
from coopwiki.reading.calls import Call, Place
from coopwiki.reading.doubtful import doubtful, is_doubtful
from coopwiki.reading.lookalikes import Lookalike
from coopwiki.reading.preprocess import Scan, Scanner
from coopwiki.reading.record import Finding, RecordReader
from coopwiki.reading.templates import Templates
from coopwiki.reading.unclosed import Unclosed
from coopwiki.schema.record import Record, schema_of

MANY = 500
"""Records on one page past which MediaWiki may not show them all (2 MiB of expanded text)."""


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

    def __init__(self, templates: Templates, tags: frozenset[str]) -> None:
        self._templates = templates
        self._scanner = Scanner(self._wanted, tags)
        self._readers = {
            type_: RecordReader(schema_of(type_)) for type_ in set(templates.by_title.values())
        }

    def _wanted(self, name: str) -> bool:
        known = self._templates.type_of(name) is not None or self._templates.is_draft(name)
        return known or is_doubtful(name, self._templates)

    def read(self, text: str, page: Page) -> PageReading:
        """Every record of the page, in the order of their openings. Never fails, whatever is typed."""
        if "{" not in text:
            return PageReading(page)
        scan = self._scanner.scan(text)
        if any(self._templates.is_draft(call.name) for call in scan.calls):
            return PageReading(page, draft=True)
        return self._records(scan, page)

    def _records(self, scan: Scan, page: Page) -> PageReading:
        records: list[Record] = []
        left_out: list[LeftOut] = []
        issues: list[Issue] = []
        for call in scan.calls:
            type_ = self._templates.type_of(call.name)
            if type_ is None:
                issues.extend(doubtful(call, page, self._templates))
                continue
            record, left, findings = self._record(self._readers[type_], call, page)
            if record is not None:
                records.append(record)
            if left is not None:
                left_out.append(left)
            if findings or call.place is not Place.TEXT:
                issues.extend(_issues(findings, call, scan, page, type_.template))
        left_out.extend(self._unclosed_left_out(scan, page))
        issues.extend(self._around(scan, page))
        if len(scan.calls) > MANY:
            issues.append(_too_many(len(records) + len(left_out), page))
        return PageReading(page, tuple(records), tuple(left_out), tuple(issues))

    @staticmethod
    def _record(
        reader: RecordReader, call: Call, page: Page
    ) -> tuple[Record | None, LeftOut | None, list[Finding]]:
        params, doubled = call.fields()
        pairs = ((a.name, a.value) for a in call.arguments) if doubled else params.items()
        record, values, findings = reader.read(pairs, page, call.line, call.start)
        left = LeftOut(reader.schema.type, page, call.line, values) if record is None else None
        return record, left, findings

    def _unclosed_left_out(self, scan: Scan, page: Page) -> Iterator[LeftOut]:
        for opener in scan.unclosed:
            type_ = self._templates.type_of(opener.name)
            if type_ is not None:
                yield LeftOut(type_, page, scan.line(opener.start), {})

    def _around(self, scan: Scan, page: Page) -> Iterator[Issue]:
        """Issues of what is no call though it looks like one."""
        for opener in scan.unclosed:
            if type_ := self._templates.type_of(opener.name):
                line, fault = scan.line(opener.start), _unclosed(opener, scan)
                yield Issue(page, line, type_.template, "", "error", fault, opener.start)
        for alike in scan.lookalikes:
            if type_ := self._templates.type_of(alike.name):
                line, fault = scan.line(alike.offset), _alike(alike)
                yield Issue(page, line, type_.template, "", "warning", fault, alike.offset)


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


def _issues(
    findings: list[Finding], call: Call, scan: Scan, page: Page, template: str
) -> Iterator[Issue]:
    offsets = {a.name: a.offset for a in call.arguments} if findings else {}
    for found in findings:
        line = scan.line(offsets[found.typed]) if found.typed in offsets else call.line
        yield Issue(page, line, template, found.field, found.severity, found.fault, call.start)
    if call.place in (Place.FUNCTION, Place.NAME):
        fault = Fault("inside_parser_function", _opening(call.name), "la sortir de la condition")
        yield Issue(page, call.line, template, "", "warning", fault, call.start)


def _too_many(count: int, page: Page) -> Issue:
    fault = Fault("page_too_long", str(count), f"« {page.title} 2 »")
    return Issue(page, 1, "", "", "warning", fault)
