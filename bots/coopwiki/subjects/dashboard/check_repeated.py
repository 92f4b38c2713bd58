"""The same fact is written once: one page copied, translated, moved or saved twice leaves two of each record."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any, cast

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.schema.record import Record, schema_of
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import each_year
from coopwiki.subjects.decisions.parent_records import standing
from coopwiki.subjects.record_issue import issue_of

REPEATED_RECORD = Sentence(
    "repeated_record",
    "Cette fiche est déjà écrite : {found}. {suggestion}.",
)
COUNTED_TWICE = Sentence(
    "counted_twice",
    "La même ligne est écrite sur deux pages, et comptée deux fois : {found}. {suggestion}.",
)


def written_once(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns on each later copy of a record, with the place of the first.

    Two are the same that have the same values; of some types what identifies them is enough. What stands below
    another record, or speaks of its own page, is the same only there. What a check of its own subject says isn't
    reported again, nor two equal contributions of one page.
    """
    del today
    for type_, records in cast("Mapping[type[Record], tuple[Any, ...]]", ledger.records).items():
        if type_.repeats_told:
            continue
        if type_ is not Contribution:
            yield from _repeated(records, _identity(ledger, type_))
    yield from chain.from_iterable(each_year(ledger, _counted_twice))


def _counted_twice(of_year: tuple[Contribution, ...]) -> tuple[Issue, ...]:
    """Two equal contributions are of one day."""
    return tuple(_repeated(of_year, _values(Contribution)))


def _repeated(records: Iterable[Record], identity: Callable[[Any], Hashable]) -> Iterator[Issue]:
    seen = _Seen(identity)
    for given in records:
        before = seen.first(given)
        if before is not given and not (isinstance(given, Contribution) and before.page is given.page):
            yield _issue(given, before)


class _Seen:
    """The first record of each identity.

    Hashes are kept, since the identities of a million records would fill the memory; two that share one are compared.
    """

    def __init__(self, identity: Callable[[Any], Hashable]) -> None:
        self._identity = identity
        self._by_hash: dict[int, Any] = {}
        self._others: dict[Hashable, Any] = {}  # whose hash another identity has

    def first(self, given: Record) -> Record:
        """The first one that is the same; itself where it is the first."""
        said = self._identity(given)
        held: Record = self._by_hash.setdefault(hash(said), given)
        if held is given or self._identity(held) == said:
            return held
        other: Record = self._others.setdefault(said, given)
        return other


def _identity(ledger: Ledger, type_: type[Record]) -> Callable[[Any], Hashable]:
    """What two records of a type have in common that are the same one."""
    values = _values(type_)
    if type_.identity:
        return lambda given: _loose(values(given))
    if type_.below:
        heads = _heads(ledger, type_)
        return lambda given: (values(given), heads.get(given, given.page.id))
    if type_.about_page is Record.about_page:
        return values
    return lambda given: (values(given), given.page.id if given.about_page else 0)


def _values(type_: type[Record]) -> Callable[[Any], Hashable]:
    return attrgetter(*(type_.identity or [column.attribute for column in schema_of(type_).columns]))


def _loose(value: object) -> Hashable:
    """Titles are the same but for case, accents and blanks."""
    if isinstance(value, str):
        return loose(value)
    return tuple(map(_loose, value)) if isinstance(value, tuple) else str(value)


def _heads(ledger: Ledger, type_: type[Record]) -> dict[Record, Hashable]:
    """For each record what the one above it says, wherever that one stands."""
    found: dict[Record, Hashable] = {}
    for head, below in standing(ledger, type_, type_.below).below.items():
        said = attrgetter(*(column.attribute for column in schema_of(type(head)).columns))(head)
        found |= dict.fromkeys(below, said)
    return found


def _issue(given: Record, first: Record) -> Issue:
    place = (
        f"ligne {first.line}" if first.page.id == given.page.id else f"page « {first.page.title} », ligne {first.line}"
    )
    keep = "En garder une, ou dire ce qui les distingue"
    sentence = COUNTED_TWICE if isinstance(given, Contribution) else REPEATED_RECORD
    return issue_of(given, "", sentence(place, keep))
