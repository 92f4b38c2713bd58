"""Which fields name a person, a circle or a budget: the record types say it themselves, by a field's role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Column, Record, Role, schema_of


@dataclass(frozen=True, slots=True)
class Reference:
    """One attribute of a record type that holds a name, or several."""

    type: type[Record]
    column: Column

    @property
    def attribute(self) -> str:
        """The attribute's name."""
        return self.column.attribute

    @property
    def field(self) -> str:
        """The field's name on the wiki."""
        return self.column.field.name

    def named(self, ledger: Ledger) -> Iterator[tuple[Any, str]]:
        """The records that name something in this attribute, each with the name as typed."""
        for record in ledger.of(self.type):
            if not record.about_all:
                yield from ((record, name) for name in self.names(record))

    def named_among(self, ledger: Ledger, wanted: Callable[[str], bool]) -> Iterator[tuple[Any, str]]:
        """The records whose name is `wanted`, each with it as typed; a distinct name is asked about once."""
        found = set(filter(wanted, distinct_names(self, ledger.of(self.type))))
        if found:
            yield from ((record, name) for record, name in self.named(ledger) if name in found)

    def names(self, record: Record) -> Iterator[str]:
        """The name a record gives there, or those of a list."""
        given = getattr(record, self.attribute)
        yield from filter(None, given if isinstance(given, tuple) else (given,))


def distinct_names(reference: Reference, records: Iterable[Record]) -> tuple[str, ...]:
    """Each name that these records, of the reference's type, give in its field, once, in the order first given."""
    given = dict.fromkeys(map(attrgetter(reference.attribute), records))
    each = chain.from_iterable(value if isinstance(value, tuple) else (value,) for value in given)
    return tuple(dict.fromkeys(filter(None, each)))


def is_list(type_: type[Record], field: str) -> bool:
    """Whether the field of this name on the wiki takes several values."""
    return any(column.field.name == field and bool(column.kind.item) for column in schema_of(type_).columns)


def references(types: Iterable[type[Record]], *roles: Role) -> tuple[Reference, ...]:
    """The fields of these record types that have one of the roles, in the order of the types."""
    return _references(tuple(types), roles)


@cache
def _references(types: tuple[type[Record], ...], roles: tuple[Role, ...]) -> tuple[Reference, ...]:
    return tuple(
        Reference(type_, column) for type_ in types for column in schema_of(type_).columns if column.field.role in roles
    )
