"""Pages on which nothing but plain calls stands: their records, made at once.

Most pages are such; any other is read with care (`page_reader`), which gives the same records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter

from coopwiki.core.source import Page
from coopwiki.reading.calls import Call
from coopwiki.reading.plain_calls import PlainCall, plain_calls
from coopwiki.reading.record_maker import RecordMaker, Row
from coopwiki.reading.record_reader import RecordReader
from coopwiki.reading.templates import Templates
from coopwiki.reading.wikitext import BLANKS, Wikitext
from coopwiki.schema.record import Record, schema_of

MANY = 500
"""Records on one page past which MediaWiki may not show them all (2 MiB of expanded text)."""

_PLACE = attrgetter("offset")


class CallReaders(dict[str, RecordReader | None]):
    """How the calls of a name are read; None for a name that only looks like a record's."""

    def __init__(self, templates: Templates) -> None:
        super().__init__()
        self._templates = templates
        self._by_type: dict[type[Record], RecordReader] = {}

    def __missing__(self, name: str) -> RecordReader | None:
        type_ = self._templates.type_of(name)
        self[name] = reader = self._reader(type_) if type_ else None
        return reader

    def _reader(self, type_: type[Record]) -> RecordReader:
        if type_ not in self._by_type:
            self._by_type[type_] = RecordReader(schema_of(type_))
        return self._by_type[type_]


class Rows(dict[RecordMaker, list[Row]]):
    """Rows of values that become the records of one page."""

    def __missing__(self, maker: RecordMaker) -> list[Row]:
        rows: list[Row] = []
        self[maker] = rows
        return rows

    def made(self, page: Page, others: Iterable[Record] = ()) -> list[Record]:
        """All records of a page, those of rows among them, in the order in which they open."""
        made = list(others)
        several = len(self) + bool(made) > 1
        for maker, rows in self.items():
            made += maker.many(rows, page)
        if several:
            made.sort(key=_PLACE)
        return made


SKIPPED, CAREFUL, WHOLE = "skipped", "careful", "whole"
"""What is done with a call that isn't read at once: nothing; it is read with care; so is all of its page."""


class _Names(dict[str, "RecordReader | str"]):
    """What is done with a call of a name as typed: nothing where nobody asks for it."""

    MOST = 30_000

    def __init__(self, readers: CallReaders, is_wanted: Callable[[str], bool], is_draft: Callable[[str], bool]) -> None:
        super().__init__()
        self._readers, self._is_wanted, self._is_draft = readers, is_wanted, is_draft

    def __missing__(self, typed: str) -> RecordReader | str:
        if len(self) >= self.MOST:
            self.clear()
        self[typed] = found = self._found(typed.strip(BLANKS))
        return found

    def _found(self, name: str) -> RecordReader | str:
        if not self._is_wanted(name):
            return SKIPPED
        if self._is_draft(name):
            return WHOLE
        reader = self._readers[name]
        return CAREFUL if reader is None else WHOLE if reader.schema.type.unfinished else reader


class PlainPages:
    """Reads the pages of one wiki on which nothing but plain calls stands.

    `is_wanted` says whether a call of this trimmed name is any of ours, or might be meant as one; `is_draft` whether
    it says that nothing on the page counts.
    """

    def __init__(self, readers: CallReaders, is_wanted: Callable[[str], bool], is_draft: Callable[[str], bool]) -> None:
        self._names = _Names(readers, is_wanted, is_draft)

    def read(self, text: str) -> tuple[Rows, list[Call]] | None:
        """What is read at once, and the calls to be read with care; None where all of the page has to be."""
        calls = plain_calls(text)
        if calls is None or len(calls) > MANY:
            return None
        names, rows = self._names, Rows()
        careful: list[PlainCall] = []
        for call in calls:
            start, line, name, parts = call
            reader = names[name]
            if isinstance(reader, str):
                if reader == WHOLE:
                    return None
                if reader == CAREFUL:
                    careful.append(call)
                continue
            row = reader.row(parts)
            if row is None:
                careful.append(call)
            else:
                maker, values = row
                rows[maker].append((values, line, start))
        return rows, _calls(text, careful)


def _calls(text: str, found: Iterable[PlainCall]) -> list[Call]:
    source = Wikitext(text)
    return [Call(name.strip(BLANKS), start, text.index("}}", start) + 2, source) for start, _, name, _ in found]
