"""A title says what something is: a day alone says nothing, and may stand in the wrong field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.kinds import DAY
from coopwiki.schema.record import Column, Record, schema_of
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import each_year
from coopwiki.subjects.record_issue import issue_of

TITLES = ("titre", "quoi", "objet")
"""The fields that say what a record is about, as members call them."""
TITLE_IS_DAY = Sentence(
    "title_is_day",
    "« {found} » est un jour et ne dit pas de quoi il s’agit : {suggestion}.",
)


def told_in_words(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a title that is a day and nothing else."""
    del today
    yield from chain.from_iterable(each_year(ledger, _told))
    for type_ in ledger.records:
        if type_ is not Contribution and issubclass(type_, Record):
            yield from _told(ledger.of(type_))


def _told(records: Sequence[Record]) -> tuple[Issue, ...]:
    """Those of records of one type."""
    return tuple(_found(records))


def _found(records: Sequence[Record]) -> Iterator[Issue]:
    for column in _titles(type(records[0])) if records else ():
        for record in records:
            typed = getattr(record, column.attribute) or ""
            if typed[:1].isdigit() and DAY.readings[typed].value is not None:
                name, example = column.field.name, column.field.example
                yield issue_of(record, name, TITLE_IS_DAY(typed, f"écrire par exemple {name}={example}"))


def _titles(type_: type[Record]) -> tuple[Column, ...]:
    return tuple(c for c in schema_of(type_).columns if c.field.name in TITLES and c.kind.name in ("text", "name"))
