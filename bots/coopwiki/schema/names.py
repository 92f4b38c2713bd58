"""Values that name something: a person, a circle, a page; one or a list of them."""

from __future__ import annotations

import html
import re

import mwparserfromhell

from coopwiki.core.fault import Reading, refused
from coopwiki.core.names import key
from coopwiki.core.titles import USER, Titles
from coopwiki.core.typed import tidy

_LINK = re.compile(r"\[\[ *:?([^\[\]|{}<>\n]+?)(?:\|[^\[\]\n]*)?\]\]")
_EXTERNAL = re.compile(r"\[?(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_MARKUP = re.compile(r"''|[<>\[\]{}|&]")
_FRENCH = Titles()


def read_name(text: str) -> Reading[str]:
    """A name or a link: `Ana`, `[[Ana Martin]]`, `[[Ana Martin|Ana]]`, `[[Utilisateur:Ana]]`.

    A link is read as what it leads to; the user namespace is dropped.
    """
    typed = tidy(text)
    if not _MARKUP.search(typed) and "//" not in typed and ";" not in typed:
        return Reading(_bare(typed))
    if _EXTERNAL.search(typed):
        return refused("name_external_link", text, "[[Ana Martin]]")
    return _one(text, _plain(typed))


def _one(text: str, names: tuple[str, ...]) -> Reading[str]:
    if len(names) > 1:
        return refused("name_several", text, names[0])
    if not names or re.search(r"[<>\[\]{}|]", names[0]):
        return refused("name_unreadable", text, "[[Ana Martin]]")
    return Reading(names[0])


def _plain(typed: str) -> tuple[str, ...]:
    """The names a marked-up value holds: one a link, or the plain text split at semicolons."""
    links = [target.partition("#")[0] for target in _LINK.findall(typed)]
    around = _LINK.sub("", typed)
    if links and not re.search(r"[\[\]{}<>]", around):
        return tuple(name for name in map(_bare, links) if name)
    if "{{" in typed or "[[" in typed:
        return ()
    stripped = str(mwparserfromhell.parse(typed).strip_code())
    return tuple(name for part in stripped.split(";") if (name := _bare(part)))


def _bare(name: str) -> str:
    name = " ".join(html.unescape(name).replace("_", " ").split())
    namespace, rest = _FRENCH.split(name) if ":" in name else (0, name)
    return rest if namespace == USER and rest else name


def read_names(text: str) -> Reading[tuple[str, ...]]:
    """Names separated by `;` or by lines starting with `*`; each once, in the order typed."""
    found: dict[str, str] = {}
    for part in items(text):
        reading = read_name(part)
        if reading.error or reading.value is None:
            fault = reading.error
            return refused(fault.code, part, fault.suggestion) if fault else refused("name_unreadable", part)
        found.setdefault(key(reading.value), reading.value)
    return Reading(tuple(found.values()))


def items(text: str) -> tuple[str, ...]:
    """The items of a list value, trimmed, empty ones dropped."""
    lines = text.split("\n")
    starred = [line.lstrip(" \t*") for line in lines if line.lstrip().startswith("*")]
    parts = [p for line in starred or lines for p in line.split(";")]
    return tuple(item for part in parts if (item := part.strip()))
