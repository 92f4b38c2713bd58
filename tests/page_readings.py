"""What is read of one page."""

from __future__ import annotations

from coopwiki.core.source import Page
from coopwiki.core.titles import Titles
from coopwiki.reading.page_reader import PageReader, PageReading
from coopwiki.reading.templates import templates
from coopwiki.subjects.records import RECORDS
from coopwiki.wiki.port import EXTENSION_TAGS_1_39

PAGE = Page(7, "Carnet", 0, 12)


def read(text: str) -> PageReading:
    return PageReader(templates(Titles(), RECORDS), EXTENSION_TAGS_1_39).read(text, PAGE)


def found(text: str) -> list[tuple[int, str, str, str]]:
    """Line, severity, field and code of the issues of a page."""
    return [(i.line, i.severity, i.field, i.code) for i in read(text).issues]


def message(text: str) -> str:
    (issue,) = read(text).issues
    return issue.fault.message.replace("\u00a0", " ")
