"""Lines to write again: those of last month, and those that came back each month and are not there yet this month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.schema.record import Column, schema_of
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import counted_lines, grouped

MONTHS = 3
"""A line of each of so many months before this one comes back each month."""
ONCE = ("date", "qui", "bon", "réglé le")
"""The fields that are not written again."""


@dataclass(frozen=True, slots=True)
class Again:
    """Lines of one person to write again, each only by themselves: the `usual` ones and those of last month."""

    usual: tuple[Line, ...] = ()
    last_month: tuple[Line, ...] = ()


NOTHING_AGAIN = Again()


def again(ledger: Ledger, today: date) -> Mapping[str, Again]:
    """By person: what was noted last month, and the newest of the lines that came back in each of three months."""
    return ledger.once(_again, today)


def _again(ledger: Ledger, today: date) -> Mapping[str, Again]:
    months = tuple(_months_before(today))
    recent = [line for line in counted_lines(ledger, today) if f"{line.contribution.day:%Y-%m}" >= months[-1]]
    by_person = grouped(recent, lambda line: line.who)
    return {who: Again(_usual(lines, today, months), _of(lines, months[0])) for who, lines in by_person.items()}


def _months_before(today: date) -> Iterator[str]:
    """The months before that of `today`, the last one first: `2026-05`."""
    day = today
    for _ in range(MONTHS):
        day = day.replace(day=1) - timedelta(days=1)
        yield f"{day:%Y-%m}"


def _usual(lines: Sequence[Line], today: date, months: Sequence[str]) -> tuple[Line, ...]:
    found: dict[tuple[str | None, str, str], dict[str, Line]] = defaultdict(dict)
    for line in sorted(lines, key=lambda line: line.contribution.day):
        given = line.contribution
        found[line.circle, line.budget, loose(given.what)][f"{given.day:%Y-%m}"] = line
    now = f"{today:%Y-%m}"
    back = (by_month for by_month in found.values() if now not in by_month and by_month.keys() >= set(months))
    return tuple(by_month[months[0]] for by_month in back)


def _of(lines: Sequence[Line], month: str) -> tuple[Line, ...]:
    theirs = (line for line in lines if f"{line.contribution.day:%Y-%m}" == month)
    return tuple(sorted(theirs, key=lambda line: line.contribution.day))


def fields_again(given: Contribution) -> tuple[tuple[str, str], ...]:
    """What a form is filled in with to write a line again: its fields by their names on the wiki, as typed anew."""
    columns = (column for column in schema_of(Contribution).columns if column.field.name not in ONCE)
    values = ((column, getattr(given, column.attribute)) for column in columns)
    return tuple((column.field.name, _typed(column, value)) for column, value in values if value is not None)


def _typed(column: Column, value: object) -> str:
    """A text to the letter; a figure with the spaces of a keyboard."""
    return value if isinstance(value, str) else column.kind.write(value).replace("\u00a0", " ").replace("\u202f", " ")
