"""Which fields of which records name a person, a circle or a budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coopwiki.core.ledger import Ledger
from coopwiki.records.action import Action
from coopwiki.records.assertion import Assertion
from coopwiki.records.budget import Budget
from coopwiki.records.closing import Closing
from coopwiki.records.contribution import Contribution
from coopwiki.records.decision import Decision
from coopwiki.records.expense import Expense
from coopwiki.records.intention import Intention
from coopwiki.records.mandate import Mandate
from coopwiki.records.meeting import Meeting
from coopwiki.records.role import Role
from coopwiki.records.transfer import Transfer
from coopwiki.schema.record import Record, schema_of


@dataclass(frozen=True, slots=True)
class Reference:
    """One attribute of a record type that holds a name."""

    type: type[Record]
    attribute: str

    @property
    def field(self) -> str:
        """The field's name on the wiki."""
        columns = schema_of(self.type).columns
        return next(c.field.name for c in columns if c.attribute == self.attribute)

    def named(self, ledger: Ledger) -> Iterator[tuple[Any, str]]:
        """The records that give such a name, each with it as typed."""
        for record in ledger.of(self.type):
            name = getattr(record, self.attribute)
            if name is not None and not _everything(record):
                yield record, name


def _everything(record: Record) -> bool:
    """Whether the record is about all budgets, and so names none."""
    return isinstance(record, Closing) and record.whole_year


PEOPLE = (
    Reference(Contribution, "who"),
    Reference(Intention, "who"),
    Reference(Role, "holder"),
    Reference(Mandate, "who"),
    Reference(Action, "who"),
)
"""Those who do something; a profile's referent or a budget's watcher may be from outside."""

CIRCLES = (
    Reference(Contribution, "circle"),
    Reference(Budget, "circle"),
    Reference(Intention, "circle"),
    Reference(Role, "circle"),
    Reference(Mandate, "represents"),
    Reference(Action, "circle"),
    Reference(Meeting, "circle"),
)
BUDGETS = (
    Reference(Contribution, "budget"),
    Reference(Transfer, "source"),
    Reference(Transfer, "target"),
    Reference(Intention, "budget"),
    Reference(Expense, "budget"),
    Reference(Assertion, "budget"),
    Reference(Closing, "budget"),
)
DATED: tuple[type[Record], ...] = (
    Contribution, Transfer, Intention, Expense, Assertion, Decision,
)  # fmt: skip
"""Record types that stand in a total from their `day` on."""

SPENDING: tuple[type[Record], ...] = (Contribution, Intention, Expense)
"""Record types that draw on a budget of the year of their `day`."""
