"""Where a figure comes from: the lines it is made of, and the rule that makes it of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Value = Decimal | int | date | None
EUROS, MINUTES, COUNT, PERCENT, DAY, JOBS = "euros", "minutes", "nombre", "%", "jour", "ETP"
"""What a value or a term may be."""

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Term:
    """One signed part of a figure: what it is, how its amount was made, and where it was written.

    `page` is '' for a part that no line holds but a computation: a rate over days, a rounding.
    """

    amount: Decimal
    what: str
    how: str = ""
    day: date | None = None
    page: str = ""
    revision: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure, its terms and the sentence that says how they make it.

    The terms sum to `total`, in `unit`. That is the value itself, where `kind` is the same unit; else
    `rule` says how the value, a percentage or a day, is made of the total.
    """

    report: str
    figure: str
    value: Value
    kind: str
    unit: str
    total: Decimal
    terms: tuple[Term, ...]
    rule: str

    @property
    def adds_up(self) -> bool:
        """Whether adding up the terms gives the total, and the total the value."""
        whole = sum((term.amount for term in self.terms), NOTHING)
        return whole == self.total and (self.kind != self.unit or self.value == whole)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a report that can be explained: `group` and `row` say where it stands, `name` which it is.

    `called` is its name in French; `main` marks the one that is meant where only the row is named. `terms`
    is asked for when the figure is explained; `unit` is that of the terms, '' for that of the value.
    """

    group: str
    row: str
    name: str
    called: str
    value: Value
    kind: str
    terms: Callable[[], Iterable[Term]]
    rule: str
    main: bool = False
    unit: str = ""

    @property
    def path(self) -> str:
        """What to type: `Technique spent`, `totals amount`."""
        return " ".join(part for part in (self.row or self.group, self.name) if part)

    @property
    def whole_path(self) -> str:
        """What to type where two rows have one name: `by_person Ana Martin amount`."""
        return " ".join(part for part in (self.group, self.row, self.name) if part)

    def explained(self, report: str) -> Explanation:
        """The explanation of the figure."""
        terms = tuple(self.terms())
        total = sum((term.amount for term in terms), NOTHING)
        unit = self.unit or self.kind
        return Explanation(report, self.path, self.value, self.kind, unit, total, terms, self.rule)
