"""Values that name something: a person, a circle, a page; one or a list of them."""

from __future__ import annotations

import re

from coopwiki.core.fault import Reading, refused
from coopwiki.core.names import key
from coopwiki.core.titles import USER, Titles
from coopwiki.core.typed import BLANKS, blank, one_line, tidy

LONGEST = 255
"""Characters of a name; MediaWiki's titles take as many bytes."""

EXAMPLE = "Ana Martin"

_LINK = re.compile(r"\[\[([^\[\]|{}<>]+)(?:\|[^\[\]]*)?\]\]")
_EXTERNAL = re.compile(r"//|mailto:", re.IGNORECASE | re.ASCII)
_QUOTES = re.compile("''+")
_TAG = re.compile(r"</?([a-zA-Z]+)(?: [^<>]*)?/?>")
_LOOKS = frozenset(("b", "big", "em", "font", "i", "s", "small", "span", "strong", "u"))
_NO_NAME = re.compile(r"[\x00-\x1f\x7f<>\[\]{}|]")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE | re.ASCII)
_WHOLE = (
    re.compile(r"\[\[[^\[\]]*\]\]"),
    re.compile(r"\{\{[^{}]*\}\}"),
    re.compile(r"&#?[0-9A-Za-z]{1,8};"),
)
"""What a semicolon or a new line inside doesn't cut: a link, a call, an entity."""

_FRENCH = Titles()


def read_name(text: str, example: str = EXAMPLE) -> Reading[str]:
    """Read a name or a link: `Ana`, `[[Ana Martin]]`, `[[Ana Martin|Ana]]`, `[[Utilisateur:Ana]]`.

    A link is read as what it leads to; the user namespace, bold, italics and small letters go.
    `example` is what to type instead of something that names nothing.
    """
    parts = items(text)
    reading = _one(text, _without_looks(tidy(parts[0] if parts else "")), example)
    if reading.value is None or len(parts) == 1:
        return reading
    return refused("name_several", text, reading.value)


def _without_looks(typed: str) -> str:
    plain = _QUOTES.sub("", typed)
    return one_line(_TAG.sub(lambda tag: "" if tag[1].lower() in _LOOKS else tag[0], plain))


def _one(text: str, typed: str, example: str) -> Reading[str]:
    links = _LINK.findall(typed)
    if links and _LINK.fullmatch(typed):
        return _named(text, _target(links[0]), example)
    if links:
        return _among(text, [_bare(_target(link)) for link in links], example)
    if _EXTERNAL.search(typed):
        return refused("name_external_link", text, example)
    return _named(text, typed, example)


def _among(text: str, names: list[str], example: str) -> Reading[str]:
    """Read links with something around; all those of a signature lead to one person."""
    if len(set(names)) > 1:
        return refused("name_several", text, next(filter(None, names)))
    if len(names) > 1 or not names[0]:
        return _named(text, names[0], example)
    return refused("name_around", text, names[0])


def _named(text: str, typed: str, example: str) -> Reading[str]:
    name = _bare(typed)
    if not name or _NO_NAME.search(name):
        return refused("name_unreadable", text, example)
    if len(name) > LONGEST:
        return refused("name_too_long", text, example)
    return Reading(name)


def _target(link: str) -> str:
    """Give the page a link leads to, without its section."""
    return link.partition("#")[0].strip().removeprefix(":")


def _bare(typed: str) -> str:
    """Drop underscores and the user namespace."""
    name = one_line(typed.replace("_", " "))
    namespace, rest = _FRENCH.split(name) if ":" in name else (0, name)
    return rest if namespace in (USER, USER + 1) and rest else name


def read_names(text: str, example: str = EXAMPLE) -> Reading[tuple[str, ...]]:
    """Read names separated by `;` or by lines starting with `*`; each once, in the order typed."""
    found: dict[str, str] = {}
    for part in items(text):
        reading = read_name(part, example)
        if reading.error:
            return Reading(None, reading.error)
        if reading.value is not None:
            found.setdefault(key(reading.value), reading.value)
    return Reading(tuple(found.values()))


def items(text: str) -> tuple[str, ...]:
    """Split a list value into its items, trimmed, empty ones dropped.

    Semicolons, line breaks and new lines part them, not those inside a link, a call or an entity.
    """
    for kept in _WHOLE:
        text = kept.sub(_masked, text)
    parts = _BREAK.sub(";", text).replace("\n", ";").split(";")
    whole_again = (part.replace("\x01", ";").replace("\x02", "\n").strip(BLANKS) for part in parts)
    trimmed = (part.lstrip(f"*{BLANKS}") for part in whole_again)
    return tuple(item for item in trimmed if not blank(item))


def _masked(whole: re.Match[str]) -> str:
    return whole[0].replace(";", "\x01").replace("\n", "\x02")
