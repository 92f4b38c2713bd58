"""A feed, RSS or Atom, as a stranger wrote it → its entries, in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any

from coopwiki.core.fault import shortened
from coopwiki.core.typed import one_line

ENCODINGS = {
    "utf-8": "utf-8-sig", "utf8": "utf-8-sig", "us-ascii": "utf-8-sig", "ascii": "utf-8-sig", "utf-16": "utf-16",
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252",
    "iso-8859-15": "iso-8859-15", "latin-9": "iso-8859-15",
}  # fmt: skip
"""The encodings that feeds have, and how each is read; another is taken for UTF-8."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_CHARSET = re.compile(r"charset\s*=\s*\"?([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
_BEFORE = re.compile(r"\A(?:\s|\ufeff|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
"""What may stand before a document's type and its first element."""
_DOCTYPE = re.compile(r"\A<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_PAGE = re.compile(r"\A<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_END = re.compile(r"</(?:item|entry)\s*>")
MOST_ENTRIES = 500
"""Entries of one feed that are read: the library takes a millisecond for each."""
_FIRST, _LONGEST_TITLE, _LONGEST_TEXT, _LONGEST_LINK = date(2000, 1, 1), 200, 2000, 1000


class NoFeed(Exception):
    """The text is no feed; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. `day` is None where none is given that can be: before 2000, or after today."""

    key: str
    title: str
    link: str
    text: str
    day: date | None


@dataclass(frozen=True, slots=True)
class FeedText:
    """The first entries of a feed, in its own order; `more` counts those after them."""

    entries: tuple[FeedEntry, ...]
    more: int


def read_feed(data: bytes, kind: str, today: date) -> FeedText:
    """The entries of a feed. `kind` is what the server calls it. Raises NoFeed."""
    from feedparser import parse

    text, more = _first(_element(_decoded(data, kind)))
    found = parse(text.encode(), response_headers=_TOLD, sanitize_html=False, resolve_relative_uris=False)
    if not found.version:
        raise NoFeed("Ce n’est pas un flux RSS ou Atom.")
    if found.bozo and not found.entries:
        raise NoFeed("Le flux est abîmé : rien ne s’y lit.")
    return FeedText(tuple(_entries(found.entries, today)), more)


_TOLD = {"content-type": "application/xml; charset=utf-8"}


def _decoded(data: bytes, kind: str) -> str:
    if not data.strip():
        raise NoFeed("Le flux est vide.")
    return data.decode(_encoding(data, kind), errors="replace")


def _encoding(data: bytes, kind: str) -> str:
    """By its mark, else by what the text says of itself, else by what the server says."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    declared, told = _DECLARED.match(data), _CHARSET.search(kind)
    name = declared[1].decode() if declared else told[1] if told else ""
    return ENCODINGS.get(name.lower(), "utf-8-sig")


def _element(text: str) -> str:
    """The text from its first element on. Raises NoFeed for a page, and where a type defines entities of its own."""
    rest = text[_whole(_BEFORE, text) :]
    if _PAGE.match(rest):
        raise NoFeed("C’est une page du web, pas un flux.")
    rest = rest[_whole(_DOCTYPE, rest) :]
    rest = rest[_whole(_BEFORE, rest) :]
    if rest.startswith("<!"):
        raise NoFeed("Le flux définit ses propres entités : il n’est pas lu.")
    return rest


def _first(text: str) -> tuple[str, int]:
    """A feed cut after its first entries, as newest stand first; and how many entries are cut off."""
    ends = [found.end() for found in _END.finditer(text)]
    if len(ends) <= MOST_ENTRIES:
        return text, 0
    root = re.match(r"<([A-Za-z_][\w:.-]*)", text)
    close = f"</{root[1]}>" if root else ""
    inside = "</channel>" if root and root[1].lower() == "rss" else ""
    return f"{text[: ends[MOST_ENTRIES - 1]]}{inside}{close}", len(ends) - MOST_ENTRIES


def _whole(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _entries(found: Iterable[dict[str, Any]], today: date) -> Iterator[FeedEntry]:
    """Each entry that says something. Where two have the same key, the first one."""
    seen: set[str] = set()
    for one in found:
        title, link = plain_text(_said(one, "title"), _LONGEST_TITLE), web_link(_said(one, "link"))
        key = one_line(_said(one, "id"))[:_LONGEST_LINK] or link or title
        if (title or link) and key not in seen:
            seen.add(key)
            tags = " ".join(str(tag.get("term") or "") for tag in one.get("tags") or ())
            text = plain_text(f"{_said(one, 'summary')} {tags}", _LONGEST_TEXT)
            yield FeedEntry(key, title or link, link, text, _day(one, today))


def _said(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _day(entry: dict[str, Any], today: date) -> date | None:
    for name in ("published_parsed", "updated_parsed"):
        if given := dict.get(entry, name):  # its own look-up warns of a name that stands for another
            day = date(given.tm_year, given.tm_mon, given.tm_mday)
            return day if _FIRST <= day <= today else None
    return None


def web_link(text: str) -> str:
    """An address of the web, or '' for anything else, `javascript:` among them."""
    link = text.strip()
    plain = all(sign.isprintable() and not sign.isspace() for sign in link)
    return link if plain and re.match(r"https?://[^/]", link, re.IGNORECASE) and len(link) <= _LONGEST_LINK else ""


class _Shown(HTMLParser):
    """What is read of a text with tags; nothing of a script or a style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in ("script", "style"):
            self._hidden = tag
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def plain_text(text: str, most: int) -> str:
    """A text without tags, on one line, at most so long."""
    if "<" not in text and "&" not in text:
        return shortened(text, most)
    shown = _Shown()
    shown.feed(text[: 20 * most])
    shown.close()
    return shortened("".join(shown.parts), most)
