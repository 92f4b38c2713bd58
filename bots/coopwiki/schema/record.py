"""What a record type is: a frozen class whose annotations say everything the wiki, Lua and the docs need."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from inspect import get_annotations
from sys import modules
from types import SimpleNamespace
from typing import Any, ClassVar, Literal, cast, get_args, get_origin, get_type_hints

from coopwiki.core.audience import Audience
from coopwiki.core.days import YearMonth
from coopwiki.core.names import key
from coopwiki.core.source import Page
from coopwiki.schema.kind import Kind

Shape = Literal["", "line", "sheet"]
Role = Literal["", "actor", "circle", "budget", "place", "from", "done"]
"""What a field does in its record:

- `actor` names people who do something, and who have a profile;
- `circle` and `budget` name one that exists, and say whose the record is;
- `place` says whose the record is, without having to exist;
- `from` is the day from which the record counts;
- `done` is the day on which something was done: it can't be to come.
"""
Shown = Literal["", "title", "core", "bare", "named"]
"""How a value shows in the record's block: `title` says what the record is, `core` stands for a title where there is
none, `bare` has no name before it, `named` has. '' is as its attribute says (schema/export/call_layout.py).
"""


@dataclass(frozen=True, slots=True)
class Field:
    """What members see of an attribute: its French name, a label, an example; former names as aliases.

    `audience` says on whose pages robots may show it; None is MEMBERS for a field that names people,
    EVERYONE for another: what a member types stands on a page of the wiki anyway.
    """

    name: str
    label: str
    example: str = ""
    aliases: tuple[str, ...] = ()
    audience: Audience | None = None
    role: Role = ""
    shown: Shown = ""
    none_is_empty: bool = False
    """Whether `aucune` says that there is none; in other texts it may be the answer."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A rule between two fields of one record; `code` is the fault, `example` what to add."""

    field: str
    needs: str
    code: str
    example: str


PLACE = ("page", "line", "offset")
"""The attributes of a record that say where it stands; the others are its values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A template call that could be read whole: the page, where it opens on it, and its values.

    A subclass names its `template`; a field without a default is required. `one_of` lists groups of
    fields of which one at least must be there; `needs` fields that want another beside them;
    `negative_with` fields that may be negative only where the other one is.
    """

    template: ClassVar[str]
    writing: ClassVar[str] = ""
    """What a member does who writes one, in their words; '' where nobody is led to it."""
    sought: ClassVar[str] = ""
    """Other words by which members look for it, separated by spaces."""
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    needs: ClassVar[tuple[Pair, ...]] = ()
    negative_with: ClassVar[tuple[Pair, ...]] = ()
    home: ClassVar[str] = "{user}"
    """The page on which the form writes a new one; '' has it ask.

    `{user}` is the author's user page, `{year}` the year of the record's first day or this one; `{nom}`, `{titre}` and
    `{cercle}` are the values of those fields.
    """
    foremost: ClassVar[tuple[str, ...]] = ()
    """The fields that stand first in the form beside the required ones, where its layout doesn't say (French names)."""
    shape: ClassVar[Shape] = ""
    """How it shows and is typed, where its required fields don't say (schema/export/call_layout.py)."""
    below: ClassVar[tuple[type[Record], ...]] = ()
    """Record types of which the last one above it on its page says what it is about."""
    unfinished: ClassVar[str] = ""
    """What to do about a word still to be written in the text below it; '' where its text is not looked through.

    `{title}` in it is the record's title.
    """
    from_sheets: ClassVar[bool] = False
    """Whether spreadsheets of it are imported."""
    described_by: ClassVar[str] = ""
    """The field whose value only one record may have: what it describes; '' where there may be many."""
    worked_out: ClassVar[str] = ""
    """The field that says no more than `amount`, where the others give the same; '' for none."""
    spends: ClassVar[bool] = False
    """Whether it draws on a budget of the year of its day."""

    identity: ClassVar[tuple[str, ...]] = ()
    """Attributes by which two are the same record, whatever the others say; none where all values decide."""

    repeats_told: ClassVar[bool] = False
    """Whether a check of its own subject reports a second one that is equal."""

    says_more: ClassVar[tuple[str, ...]] = ()
    """The fields (French names) that may be added once it is settled: what it said stands."""

    remembers: ClassVar[bool] = False
    """Whether it asks what others said when it was written (`past_name`, `concerns`)."""

    page: Page
    line: int
    """From 1."""
    offset: int = 0
    """In characters from 0: it distinguishes two calls on one line."""

    @property
    def about_all(self) -> bool:
        """Whether it is about all budgets, and so names none of its own."""
        return False

    @property
    def about_page(self) -> bool:
        """Whether it speaks of the page it stands on, so that an equal one elsewhere says something else."""
        return False

    @property
    def is_settled(self) -> bool:
        """Whether what it says was acted upon for good, so that nothing of it may change without a word."""
        return False

    @property
    def ages(self) -> bool:
        """Whether it asks since when nobody edited its page."""
        return False

    @property
    def settled_month(self) -> YearMonth | None:
        """The month whose closing says that what is settled is right as it stands; None for none."""
        return None

    @property
    def past_name(self) -> str:
        """The data page, below the robots' module, that keeps what it was written upon; '' for none."""
        return ""

    def concerns(self, other: Record) -> bool:
        """Whether another record is among those of which it asks what they said."""
        del other
        return False


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute of a record type, as read from its annotation."""

    attribute: str
    field: Field
    kind: Kind[Any]
    required: bool

    @property
    def names_people(self) -> bool:
        """Whether its value is a person, or several."""
        return self.kind.name in ("person", "people")

    @property
    def audience(self) -> Audience:
        """On whose pages robots may show it."""
        if self.field.audience is not None:
            return self.field.audience
        return Audience.MEMBERS if self.names_people else Audience.EVERYONE


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything there is to know of one record type, derived from its class."""

    type: type[Record]
    template: str
    summary: str
    columns: tuple[Column, ...]
    by_key: Mapping[str, Column]

    def column(self, name: str) -> Column | None:
        """The column a field name on the wiki stands for; None for an unknown one."""
        return self.by_key.get(key(name))


def said_by(record: Record) -> tuple[object, ...]:
    """What a record says, wherever it stands."""
    return (record.template, *(getattr(record, column.attribute) for column in schema_of(type(record)).columns))


def schema_of(type_: type[Record]) -> Schema:
    """The schema of a record type."""
    return _schema_of(cast("Hashable", type_))


@cache
def _schema_of(type_: Any) -> Schema:  # noqa: ANN401 - mypy takes a class for its instances when it is cached
    hints = _hints(type_)
    columns = tuple(
        _column(f.name, hints[f.name], required=f.default is MISSING and f.default_factory is MISSING)
        for f in fields(type_)
        if f.name not in PLACE
    )
    by_key = {key(name): c for c in columns for name in (c.field.name, *c.field.aliases)}
    return Schema(type_, type_.template, (type_.__doc__ or "").strip(), columns, by_key)


def _hints(type_: type[Record]) -> dict[str, object]:
    """The types of a record's own fields; those that all record types have are not worked out again for each."""
    names = {f.name for f in fields(type_)}.difference(PLACE)
    hints: dict[str, object] = {}
    for base in reversed(type_.__mro__):
        own = {name: hint for name, hint in get_annotations(base).items() if name in names}
        where = SimpleNamespace(__annotations__=own)
        hints |= get_type_hints(where, vars(modules[base.__module__]), include_extras=True) if own else {}
    return hints


def _column(attribute: str, hint: object, *, required: bool) -> Column:
    found = _metadata(hint)
    field = next(item for item in found if isinstance(item, Field))
    kind = next(item for item in found if isinstance(item, Kind))
    return Column(attribute, field, kind, required)


def _metadata(hint: object) -> tuple[object, ...]:
    """Whatever stands in the `Annotated` of a hint, and of the members of its unions."""
    own = getattr(hint, "__metadata__", ())
    inner = get_args(hint) if get_origin(hint) is not None and not own else ()
    nested = [getattr(hint, "__origin__", None)] if own else list(inner)
    return (*own, *(m for part in nested if part is not None for m in _metadata(part)))
