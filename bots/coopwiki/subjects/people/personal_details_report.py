"""What a person's page shows beside the report: their lines of the year, and what awaits them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.circles.role_lines import RoleName, role_names
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.people.awaiting_report import Awaiting, Waiting
from coopwiki.subjects.people.personal_report import Mine, year_lines
from coopwiki.subjects.rules.year_rule import year_of


@dataclass(frozen=True, slots=True)
class PersonalDetails:
    """Everybody's. `lines` are the year's by person; `begins` is the year's first day in words.

    `awaiting` says what awaits one person, worked out where their page says it.
    """

    data: Mine
    lines: Mapping[str, Sequence[Line]]
    roles: frozenset[RoleName]
    begins: str
    awaiting: Callable[[str], Awaiting]


def personal_details(ledger: Ledger, data: Mine) -> PersonalDetails:
    """The details of each person, from the report on people."""

    def awaiting(name: str) -> Awaiting:
        return ledger.once(Waiting, data.on).of(name)

    begins = year_of(ledger, data.on).begins
    return PersonalDetails(data, year_lines(ledger, data.on), role_names(ledger), begins, awaiting)
