"""Which fields of which records name a person, a circle or a budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record, schema_of
from coopwiki.subjects.budgets.assertion import Assertion
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.circles.action import Action
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.circles.role import Role
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.cobudgets.part import Part
from coopwiki.subjects.cobudgets.project import Project
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.intention import Intention
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.objection import Objection
from coopwiki.subjects.decisions.opinion import Opinion
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.elections.election import Election
from coopwiki.subjects.elections.vote import Vote


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
            if not _everything(record):
                yield from ((record, name) for name in self.names(record))

    def names(self, record: Record) -> Iterator[str]:
        """The name a record gives there, or those of a list."""
        given = getattr(record, self.attribute)
        yield from filter(None, given if isinstance(given, tuple) else (given,))


def _everything(record: Record) -> bool:
    """Whether the record is about all budgets, and so names none."""
    return isinstance(record, Closing) and record.whole_year


PEOPLE = (
    Reference(Contribution, "who"),
    Reference(Intention, "who"),
    Reference(Role, "holder"),
    Reference(Mandate, "who"),
    Reference(Action, "who"),
    Reference(Proposal, "who"),
    Reference(Opinion, "who"),
    Reference(Objection, "who"),
    Reference(Election, "facilitation"),
    Reference(Election, "proposed"),
    Reference(Election, "elected"),
    Reference(Vote, "voter"),
    Reference(Vote, "chosen"),
    Reference(Project, "who"),
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
    Reference(Proposal, "circles"),
    Reference(Election, "circle"),
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
    Contribution, Transfer, Intention, Expense, Assertion, Decision, Proposal, Opinion, Election, Part,
)  # fmt: skip
"""Record types that count from their `day` on, where they have one."""

SPENDING: tuple[type[Record], ...] = (Contribution, Intention, Expense)
"""Record types that draw on a budget of the year of their `day`."""
