"""Everything that the wiki and the robots hold about one person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from coopwiki.core.forgotten import Forgotten, Register
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.core.names import key
from coopwiki.core.source import Page
from coopwiki.core.titles import USER, Titles
from coopwiki.exchange.as_json import issue_value
from coopwiki.schema.record import Column, Record, schema_of
from coopwiki.settings import WrongSettings
from coopwiki.subjects.people.profile import Profile
from coopwiki.wiki.port import Wiki


@dataclass(frozen=True, slots=True)
class Person:
    """One person: all the names that lead to them, the full one first, and their account, '' for none."""

    names: tuple[str, ...]
    account: str

    @property
    def register(self) -> Register:
        """What finds their names in texts."""
        return Register((Forgotten("", self.names, self.account),))


@dataclass(frozen=True, slots=True)
class Mention:
    """A line of a page on which one of the names stands; 0 for the page's title."""

    page: Page
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What the wiki holds: records with the person in one of their fields, calls left out, issues, mentions."""

    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...]
    issues: tuple[Issue, ...]
    mentions: tuple[Mention, ...]


def person_of(ledger: Ledger, typed: str, titles: Titles) -> Person:
    """Whom a name or an account stands for. WrongSettings for a name that several people have."""
    accounts = {key(_account(one, titles)): one.name for one in ledger.of(Profile)}
    name = ledger.people.canonical[typed]
    if typed not in ledger.people:
        name = accounts.get(key(typed), name)
    if ledger.people.is_ambiguous(typed):
        raise WrongSettings(f"« {typed} » est le nom de plusieurs personnes : donner le nom entier.")
    own = [one for one in ledger.of(Profile) if one.name == name]
    aliases = [alias for one in own for alias in one.aliases]
    bound = [folded for folded, known in ledger.people.by_key.items() if known == name]
    names = {key(each): each for each in (*reversed(bound), *reversed(aliases), typed, name)}
    account = next(filter(None, (_account(one, titles) for one in own)), "")
    names.pop(key(account), None) if key(account) != key(name) else None
    return Person(tuple(dict.fromkeys((name, *names.values()))), account)


def _account(profile: Profile, titles: Titles) -> str:
    """The account the profile names, else that of the user page it stands on; '' for neither."""
    typed, default = (profile.account, USER) if profile.account else (profile.page.title, 0)
    namespace, name = titles.split(typed, default)
    return name.partition("/")[0] if namespace == USER else ""


def held(ledger: Ledger, person: Person, wiki: Wiki) -> PersonalData:
    """Look through a ledger in which nobody is forgotten, and through all texts of its wiki."""
    every = (record for found in ledger.records.values() for record in found)
    records = tuple(record for record in every if _is_about(_values(record), type(record), ledger, person))
    left_out = tuple(item for item in ledger.left_out if _is_about(item.values, item.type, ledger, person))
    calls = {(record.page.id, record.offset) for record in records}
    lines = {(item.page.id, item.line) for item in left_out}
    issues = tuple(
        issue
        for issue in ledger.issues
        if (issue.page.id, issue.call) in calls
        or (issue.page.id, issue.line) in lines
        or person.register.mentions(f"{issue.fault.found} {issue.fault.suggestion}")
    )
    return PersonalData(records, left_out, issues, tuple(_mentions(wiki, person.register)))


def _is_about(values: Mapping[str, Any], type_: type[Record], ledger: Ledger, person: Person) -> bool:
    """Whether one of the fields that name people names this one."""
    if issubclass(type_, Profile):
        return bool(values.get("name") == person.names[0])
    named = (values.get(c.attribute) for c in schema_of(type_).columns if c.names_people)
    return any(
        ledger.people.canonical[each] == person.names[0]
        for found in named
        if found
        for each in ((found,) if isinstance(found, str) else found)
    )


def _values(record: Record) -> dict[str, Any]:
    return {c.attribute: getattr(record, c.attribute) for c in schema_of(type(record)).columns}


def _mentions(wiki: Wiki, register: Register) -> Iterator[Mention]:
    """By page title, then line."""
    pages = {page.id: page for page in wiki.pages()}
    texts = {text.id: text.text for text in wiki.texts(list(pages))}
    for page in sorted(pages.values(), key=lambda page: page.title):
        if register.mentions(page.title):
            yield Mention(page, 0, page.title)
        text = texts.get(page.id, "")
        lines = text.split("\n") if register.mentions(text) else []
        ends = tuple(accumulate(len(line) + 1 for line in lines))
        places = register.places(text) if lines else ()
        for number in dict.fromkeys(bisect_right(ends, place) for place in places):
            yield Mention(page, number + 1, lines[number])


def as_data(person: Person, found: PersonalData) -> dict[str, Any]:
    """All that is held about the person, as plain values; fields go by their names on the wiki."""
    return {
        "name": person.names[0],
        "names": list(person.names[1:]),
        "account": person.account or None,
        "records": [{**_place(r.page, r.line), **_fields(type(r), _values(r))} for r in found.records],
        "left_out": [{**_place(i.page, i.line), **_fields(i.type, i.values)} for i in found.left_out],
        "issues": [issue_value(issue) for issue in found.issues],
        "mentions": [{**_place(m.page, m.line), "text": m.text} for m in found.mentions],
    }


def _place(page: Page, line: int) -> dict[str, Any]:
    return {"page": page.title, "page_id": page.id, "revision": page.revision, "line": line}


def _fields(type_: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    columns = ((c, values.get(c.attribute)) for c in schema_of(type_).columns)
    fields = {c.field.name: _written(c, value) for c, value in columns if value not in (None, ())}
    return {"record": schema_of(type_).template, "fields": fields}


def _written(column: Column, value: object) -> str:
    return column.kind.write(value)


def as_lines(data: Mapping[str, Any]) -> Iterable[str]:
    """All that is held about the person, as French lines to read."""
    yield f"{data['name']}{_others(data)}"
    for title, part in (("Fiches", "records"), ("Fiches écartées", "left_out")):
        yield f"\n{title} : {len(data[part])}"
        for one in data[part]:
            said = " ; ".join(f"{name} = {value}" for name, value in one["fields"].items())
            yield f"  {one['page']}:{one['line']}: {one['record']} : {' '.join(said.split())}"
    yield f"\nÀ corriger, remarques : {len(data['issues'])}"
    yield from (f"  {one['page']}:{one['line']}: {one['message']}" for one in data["issues"])
    yield f"\nLignes du wiki où se lit un de ces noms : {len(data['mentions'])}"
    yield from (f"  {one['page']}:{one['line']}: {one['text']}" for one in data["mentions"])


def _others(data: Mapping[str, Any]) -> str:
    others = f", aussi {' ; '.join(data['names'])}" if data["names"] else ""
    return others + (f" (compte : {data['account']})" if data["account"] else "")
