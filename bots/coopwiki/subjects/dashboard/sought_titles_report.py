"""What has a name of its own on the wiki, for its search to lead there: titles, names, other names, kinds of record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from coopwiki.core.ledger import Ledger
from coopwiki.schema.export.call_layout import shown
from coopwiki.schema.record import Record, schema_of
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.records import RECORDS

MOST = 5000
"""So many titles are given to the search, those of the pages written last; the wiki's own search finds the others."""
_TITLES = frozenset(("title", "name"))


@dataclass(frozen=True, slots=True)
class SoughtTitle:
    """A record that has a title: its template, the page it stands on, the other names it goes by."""

    name: str
    kind: str
    page: str
    others: tuple[str, ...]
    revision: int

    @property
    def is_person(self) -> bool:
        """Whether it is somebody's profile, which is named to those alone who may read it."""
        return self.kind == Profile.template


def sought_titles(ledger: Ledger) -> tuple[SoughtTitle, ...]:
    """Each title once of each page, sorted. What has none but its text, a line or an action, is not among them.

    Nor are budgets, which a page of robots tells: the page of titles adds them.
    """
    found = {(one.kind, one.name, one.page): one for one in _all(ledger)}
    last = sorted(found.values(), key=attrgetter("revision"), reverse=True)[:MOST]
    return tuple(sorted(last, key=attrgetter("name", "kind", "page")))


def _all(ledger: Ledger) -> Iterator[SoughtTitle]:
    for type_ in RECORDS:
        if type_ is not Budget and (attribute := _title(type_)):
            yield from _of(ledger.of(type_), attribute)


def _of(records: Iterable[Record], attribute: str) -> Iterator[SoughtTitle]:
    for record in records:
        page, others = record.page, getattr(record, "aliases", ())
        if name := getattr(record, attribute):
            yield SoughtTitle(name, record.template, page.title, tuple(others), page.revision)


def _title(type_: type[Record]) -> str:
    """The attribute that says what such a record is called; '' where nothing does."""
    columns = (column for column in schema_of(type_).columns if shown(column) == "title")
    return next((column.attribute for column in columns if column.attribute in _TITLES), "")
