"""The pages that records link to: those of the members' own namespaces, whose pages a read lists."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from coopwiki.core.ledger import DeadLink, Ledger
from coopwiki.core.titles import MAIN, PROJECT, Titles
from coopwiki.schema.record import Record, schema_of

_LINK = re.compile(r"\[\[([^\[\]|{}<>\n]+)")


def linked_pages(ledger: Ledger, titles: Titles) -> tuple[DeadLink, ...]:
    """Every page that a record's text or page field links to, dead or not, once a record, in page and line order.

    A link with a prefix that no namespace has leads to another wiki, or may: it is left out.
    """
    found: dict[DeadLink, None] = {}
    for type_, records in ledger.records.items():
        names = _attributes(type_) if issubclass(type_, Record) else ()
        for record in records if names else ():
            for target in _targets(record, names):
                if title := _listed(target, titles):
                    found[DeadLink(title, record.page, record.line, record.template)] = None
    return tuple(sorted(found, key=lambda one: (one.page.title, one.line, one.title)))


def dead(links: Iterable[DeadLink], exists: Container[str]) -> tuple[DeadLink, ...]:
    """Those whose page isn't there."""
    return tuple(one for one in links if one.title not in exists)


def _attributes(type_: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The attributes that may hold links, and whether the value is a page's name as it stands."""
    columns = schema_of(type_).columns
    return tuple((c.attribute, c.kind.name == "page") for c in columns if c.kind.name in ("text", "texts", "page"))


def _targets(record: Record, names: tuple[tuple[str, bool], ...]) -> Iterator[str]:
    for name, is_page in names:
        value = getattr(record, name)
        for text in value if isinstance(value, tuple) else (value,):
            if text and is_page:
                yield text
            elif text and "[[" in text:
                yield from (found[1] for found in _LINK.finditer(text))


def _listed(target: str, titles: Titles) -> str:
    """The title of a page that a read would list if it were there; '' for any other."""
    name = target.partition("#")[0].strip()
    namespace, rest = titles.split(name)
    known = namespace == PROJECT or (namespace == MAIN and ":" not in rest)
    return titles.full(namespace, rest) if rest and known and not name.startswith("/") else ""
