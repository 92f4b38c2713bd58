"""What a member alone is shown of themselves: their lines, their slips, where they are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.rows import Row
from coopwiki.schema.record import Column, Record, schema_of
from coopwiki.schema.references import Reference
from coopwiki.subjects.contributions.exports import contribution_rows
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.people.personal_details_report import PersonalDetails, personal_details
from coopwiki.subjects.people.personal_report import Own, mine, own_of
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.people.usual_lines_report import NOTHING_AGAIN, again


@dataclass(frozen=True, slots=True)
class OwnSpace:
    """One person's. `rows` are their contributions that count, in page and line order; `again` last month's lines.

    `pages` are those on which a record names them, in order.
    """

    own: Own
    has_profile: bool
    rows: Sequence[Row]
    again: tuple[Line, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnSpaces:
    """Those of some people, in the order they were asked for."""

    details: PersonalDetails
    spaces: tuple[OwnSpace, ...]


def own_spaces_of(ledger: Ledger, today: date, names: Iterable[str]) -> OwnSpaces:
    """The spaces of these people, whether or not they have a profile."""
    rows, named, lines = _rows(ledger), named_on(ledger), again(ledger, today)
    profiles = {profile.name for profile in ledger.of(Profile)}
    spaces = (
        OwnSpace(
            own,
            name in profiles,
            rows.get(name, ()),
            lines.get(name, NOTHING_AGAIN).last_month,
            tuple(sorted(named.get(name, ()))),
        )
        for name, own in own_of(ledger, today, names).items()
    )
    return OwnSpaces(personal_details(ledger, mine(ledger, today)), tuple(spaces))


def _rows(ledger: Ledger) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in contribution_rows(ledger):
        found[str(row["who"])].append(row)
    return found


def named_on(ledger: Ledger) -> Mapping[str, frozenset[str]]:
    """The pages on which a record names somebody in one of its fields, or is their profile, by person."""
    return ledger.once(_named_on)


def _named_on(ledger: Ledger) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for type_, records in ledger.records.items():
        naming = [Reference(type_, column) for column in schema_of(type_).columns if _names_somebody(type_, column)]
        for record, reference in product(records, naming):
            for name in reference.names(record):
                found[ledger.people.canonical[name]].add(record.page.title)
    return {name: frozenset(titles) for name, titles in found.items()}


def _names_somebody(type_: type[Record], column: Column) -> bool:
    return column.names_people or (type_ is Profile and column.attribute == "name")
