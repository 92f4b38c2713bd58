"""A record → the call that a page holds: values as text that changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.normal import normalized
from coopwiki.core.typed import plain
from coopwiki.schema.record import Column, Record, Schema

_MARKUP = re.compile(
    r"[|{}<>\[\]\x00-\x1f\x7f]"  # calls, links, tags
    r"|&(?=#?[0-9A-Za-z]{1,31};)"  # what would be an entity
    r"|~(?=~~)|(?<=~)~(?=~)|(?<=~~)~"  # signatures
    r"|'(?=')|(?<=')'|_(?=_)|(?<=_)_"  # bold, behaviour switches
    r"|\A[*#:;=+-](?=\D)|\A[*#:;]"  # lists, at the beginning of a value
)
_MAGIC = re.compile(r"\b(?:RFC|PMID|ISBN)(?=\s)")


class Lines:
    """Writes records of one type; a value that comes again is written once."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._written: dict[tuple[str, object], str] = {}

    def of(self, record: Record) -> str:
        """The call on one line, its fields in the order of the record type."""
        return f"{{{{{self._schema.template}|{'|'.join(self._fields(record))}}}}}"

    def _fields(self, record: Record) -> Iterator[str]:
        known = self._written
        for column in self._schema.columns:
            value = getattr(record, column.attribute)
            if value is None or value == ():
                continue
            asked = (column.attribute, value)
            if asked not in known:
                default = _is_default(record, column, value)
                known[asked] = "" if default else f"{column.field.name}={written(column, value)}"
            if known[asked]:
                yield known[asked]


def _is_default(record: Record, column: Column, value: object) -> bool:
    """Whether a field says what it means when it is not there."""
    return not column.required and type(record).__dataclass_fields__[column.attribute].default == value


def written(column: Column, value: object) -> str:
    """A value as a person would type it, readable by the kind of its field."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal) and column.kind.name == "duration":
        return _duration(value)
    if isinstance(value, Decimal) and column.kind.name in ("euros", "rate"):
        return f"{value:.2f}".replace(".", ",").removesuffix(",00")
    if column.kind.item:
        return " ; ".join(_inert(str(item)) for item in value) if isinstance(value, tuple) else ""
    text: str = column.kind.write(value)
    return _inert(text.replace("\u00a0", " ") if column.kind.name in ("about", "cost") else text)


def _duration(minutes: Decimal) -> str:
    """`1h30`, `45 min`, `19.8 min`."""
    hours, rest = divmod(abs(minutes), 60)
    if minutes < 0 or not hours or rest != int(rest):
        return f"{plain(minutes)} min"
    return f"{int(hours)}h{int(rest):02}" if rest else f"{int(hours)}h"


def _inert(text: str) -> str:
    line = normalized("NFC", " ".join(text.split()))
    return _MAGIC.sub(_entity, _MARKUP.sub(_entity, line))


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0][0])};{found[0][1:]}"
