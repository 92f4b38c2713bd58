"""The pages that records link to: those of the members' own namespaces, whose pages a read lists."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from operator import attrgetter

from coopwiki.core.ledger import DeadLink, Ledger
from coopwiki.core.titles import MAIN, PROJECT, Titles
from coopwiki.schema.record import Record, schema_of
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import contributions_of_years, years_of_contributions

_LINK = re.compile(r"\[\[([^\[\]|{}<>\n]+)")


def linked_pages(ledger: Ledger, titles: Titles) -> tuple[DeadLink, ...]:
    """Every page that a record's text or page field links to, dead or not, once a record, in page and line order.

    A link with a prefix that no namespace has leads to another wiki, or may: it is left out.
    """
    found: dict[DeadLink, None] = {}
    for year in years_of_contributions(ledger):
        of_year = contributions_of_years(ledger, year, year)
        found |= dict.fromkeys(ledger.kept.of(year, _links, of_year, titles))
    for type_, records in ledger.records.items():
        if issubclass(type_, Record) and type_ is not Contribution:
            found |= dict.fromkeys(_links(records, titles))
    return tuple(sorted(found, key=lambda one: (one.page.title, one.line, one.title)))


def _links(records: tuple[Record, ...], titles: Titles) -> tuple[DeadLink, ...]:
    """Those of records of one type."""
    attributes = _attributes(type(records[0])) if records else ()
    targets = (_targets(records, name, is_page=is_page) for name, is_page in attributes)
    listed = ((record, _listed(target, titles)) for record, target in chain.from_iterable(targets))
    return tuple(DeadLink(title, record.page, record.line, record.template) for record, title in listed if title)


def dead(links: Iterable[DeadLink], exists: Container[str]) -> tuple[DeadLink, ...]:
    """The links whose page is not there."""
    return tuple(one for one in links if one.title not in exists)


def _attributes(type_: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The attributes that may hold links, and whether the value is a page's name as it stands."""
    columns = schema_of(type_).columns
    return tuple((c.attribute, c.kind.name == "page") for c in columns if c.kind.name in ("text", "texts", "page"))


def _targets(records: Iterable[Record], name: str, *, is_page: bool) -> Iterator[tuple[Record, str]]:
    """What records link to in one of their attributes: one look at each of many texts without a link."""
    values = list(map(attrgetter(name), records))
    given = zip(records, values, strict=True) if any(values) else ()
    linking = [one for one in given if one[1] and (is_page or "[[" in one[1] or isinstance(one[1], tuple))]
    for record, value in linking:
        for text in value if isinstance(value, tuple) else (value,):
            yield from ((record, target) for target in ((text,) if is_page else _LINK.findall(text)))


def _listed(target: str, titles: Titles) -> str:
    """The title of a page that a read would list if it were there; '' for any other."""
    name = target.partition("#")[0].strip()
    namespace, rest = titles.split(name)
    known = namespace == PROJECT or (namespace == MAIN and ":" not in rest)
    return titles.full(namespace, rest) if rest and known and not name.startswith("/") else ""
