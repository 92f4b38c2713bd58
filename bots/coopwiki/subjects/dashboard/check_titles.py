"""A title says what something is: a day alone says nothing, and may stand in the wrong field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.kinds import DAY
from coopwiki.schema.record import Column, Record, schema_of
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
    for type_ in ledger.records:
        for column in _titles(type_):
            records: tuple[Record, ...] = ledger.of(type_)
            for record in records:
                typed = getattr(record, column.attribute) or ""
                if typed[:1].isdigit() and DAY.readings[typed].value is not None:
                    name, example = column.field.name, column.field.example
                    yield issue_of(record, name, TITLE_IS_DAY(typed, f"écrire par exemple {name}={example}"))


def _titles(type_: type) -> tuple[Column, ...]:
    if not issubclass(type_, Record):
        return ()
    return tuple(c for c in schema_of(type_).columns if c.field.name in TITLES and c.kind.name in ("text", "name"))
