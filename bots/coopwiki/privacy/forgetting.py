"""The ledger without the people who asked to be forgotten: their pseudonyms stand in it instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from coopwiki.core.announcements import Announced
from coopwiki.core.directory import Directory
from coopwiki.core.forgotten import Register
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import DeadLink, Ledger, LeftOut
from coopwiki.core.names import key
from coopwiki.core.past import Edit
from coopwiki.core.source import BY_ID, Page
from coopwiki.schema.record import Column, Record, schema_of
from coopwiki.subjects.people.profile import Profile


def without(ledger: Ledger, register: Register) -> Ledger:
    """The records, issues and directories of a ledger, without any name of the register.

    Names are bound first: a first name alone is theirs where the directory says so. Of a profile only
    the pseudonym is left. A page whose title holds a name goes by its id.
    """
    return _Renaming(ledger, register).ledger() if register else ledger


def without_authors(edits: Iterable[Edit], register: Register) -> tuple[Edit, ...]:
    """The edits, without any author of the register."""
    return tuple(replace(one, by=register.of(one.by) or register.replaced(one.by)) for one in edits)


class _Renaming:
    def __init__(self, ledger: Ledger, register: Register) -> None:
        self._given, self._register = ledger, register
        self._pages: dict[Page, Page] = {}

    def ledger(self) -> Ledger:
        given = self._given
        records = {type_: tuple(map(self._record, found)) for type_, found in given.records.items()}
        return replace(
            given,
            records=records,
            left_out=tuple(map(self._left_out, given.left_out)),
            issues=tuple(map(self._issue, given.issues)),
            people=self._people(),
            circles=self._names(given.circles),
            budgets=self._names(given.budgets),
            announcements={address: self._announced(one) for address, one in given.announcements.items()},
            dead_links=tuple(self._dead(given.dead_links)),
            documents=tuple(title for title in given.documents if not self._register.mentions(title)),
            _derived={},
        )

    def _announced(self, given: Announced) -> Announced:
        new = self._register.replaced
        entries = (replace(one, title=new(one.title), text=new(one.text)) for one in given.entries)
        return replace(given, entries=tuple(entries))

    def _dead(self, given: Iterable[DeadLink]) -> Iterator[DeadLink]:
        for one in given:
            if not self._register.mentions(one.title):
                yield replace(one, page=self._page(one.page))

    def _page(self, page: Page) -> Page:
        if page not in self._pages:
            hidden = self._register.mentions(page.title)
            self._pages[page] = replace(page, title=f"{BY_ID}{page.id}") if hidden else page
        return self._pages[page]

    def _record(self, record: Record) -> Record:
        if isinstance(record, Profile) and (pseudonym := self._person(record.name)) != record.name:
            page = self._page(record.page)
            return Profile(page=page, line=record.line, offset=record.offset, name=pseudonym)
        columns = schema_of(type(record)).columns
        values = {c.attribute: getattr(record, c.attribute) for c in columns}
        changed = self._changed(columns, values)
        page = self._page(record.page)
        return replace(record, page=page, **changed) if changed or page != record.page else record

    def _left_out(self, item: LeftOut) -> LeftOut:
        changed = self._changed(schema_of(item.type).columns, item.values)
        return replace(item, page=self._page(item.page), values={**item.values, **changed})

    def _changed(self, columns: tuple[Column, ...], values: Mapping[str, Any]) -> dict[str, Any]:
        """The values that are others now, by attribute."""
        found = {c.attribute: self._value(c, values[c.attribute]) for c in columns if c.attribute in values}
        return {name: value for name, value in found.items() if value != values[name]}

    def _value(self, column: Column, value: Any) -> Any:  # noqa: ANN401 - values of any kind
        one = self._person if column.names_people else self._register.replaced
        if isinstance(value, str):
            return one(value)
        if isinstance(value, tuple) and value and isinstance(value[0], str):
            return tuple(map(one, value))
        return value

    def _person(self, typed: str) -> str:
        bound = self._given.people.canonical[typed]
        known = typed in self._given.people
        found = self._register.of(bound) or ("" if known else self._register.of(typed))
        return found or self._register.replaced(typed)

    def _issue(self, issue: Issue) -> Issue:
        fault = issue.fault
        said = replace(fault, found=self._said(fault.found), suggestion=self._said(fault.suggestion))
        field = self._register.replaced(issue.field)
        return replace(issue, page=self._page(issue.page), fault=said, field=field)

    def _said(self, text: str) -> str:
        return self._register.of(text) or self._register.replaced(text)

    def _people(self) -> Directory:
        """The directory of those who are left, and the pseudonyms, which are known."""
        given = self._given.people
        left = {k: name for k, name in given.by_key.items() if not self._register.of(name)}
        pseudonyms = {key(one.pseudonym): one.pseudonym for one in self._register.people}
        typed = {k: self._person(name) for k, name in given.first_typed.items()}
        return Directory(left | pseudonyms, given.ambiguous, given.torn, typed)

    def _names(self, given: Directory) -> Directory:
        new = self._register.replaced
        return Directory(
            {key(new(k)): new(name) for k, name in given.by_key.items()},
            frozenset(key(new(k)) for k in given.ambiguous),
            frozenset(key(new(k)) for k in given.torn),
            {key(new(k)): new(name) for k, name in given.first_typed.items()},
        )
