"""Closing: an over-spent envelope shared out in several ways, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from coopwiki.core.book_years import BookYear, YearName
from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.accounts import accounts, years
from coopwiki.subjects.budgets.budget import CONTRIBUTIVE, Budget
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.closing.closing import PRO_RATA, Closing
from coopwiki.subjects.closing.closings import closings
from coopwiki.subjects.closing.envelope import (
    Envelope,
    Place,
    decision,
    envelope,
    line_shares,
    place,
)
from coopwiki.subjects.closing.scenarios import Scenario, decision_text, problems, scenario, scenarios
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.one_year import one_year
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import ReportType
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.year_rule import first_day, last_day, year_of


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """A line to share out, where it was written; `receives` is None until it is decided."""

    page: str
    revision: int
    line: int
    day: date
    who: str
    what: str
    asked: Decimal
    receives: Decimal | None
    settled: date | None


@dataclass(frozen=True, slots=True)
class BudgetClosing:
    """One envelope, in euros. `name` is None for all contributive budgets of the year together.

    available − paid − committed is left to share, unless the decision names another `envelope`;
    `asked` is what the unpaid lines ask, `missing` what they ask beyond it. `decided` is the method
    of the decision, None without one; `scenarios` are all methods, with what people renounced.
    """

    year: YearName
    name: str | None
    available: Decimal
    paid: Decimal
    committed: Decimal
    envelope: Decimal
    asked: Decimal
    missing: Decimal
    decided: str | None
    decided_on: date | None
    problems: tuple[str, ...]
    scenarios: tuple[Scenario, ...]
    renounces: str
    decision_text: str
    lines: tuple[ClosingLine, ...]
    revision: int

    @property
    def label(self) -> str:
        """The budget's name as pages say it."""
        return self.name or "Tous les budgets"


@dataclass(frozen=True, slots=True)
class Closings:
    """Every envelope that is short or was closed, years first, then names."""

    on: date
    revision: int
    closings: tuple[BudgetClosing, ...]
    left_out: int


READS = (Contribution, Budget, Transfer, Expense, Closing, Circle, Profile, Rule)


def closing(ledger: Ledger, today: date) -> Closings:
    """The envelopes of all years up to that of `today`, as far as lines, payments and decisions go that day."""
    return ledger.once(_closing, today)


def _closing(ledger: Ledger, today: date) -> Closings:
    rows = tuple(_row(found) for found in envelopes(ledger, today))
    left_out = ledger.left_out_of(Closing)
    newest = max((row.revision for row in rows), default=0)
    return Closings(today, newest, rows, len(left_out))


def envelopes(ledger: Ledger, today: date) -> tuple[Envelope, ...]:
    """The envelopes that are short or were closed."""
    return ledger.once(_envelopes, today)


def _envelopes(ledger: Ledger, today: date) -> tuple[Envelope, ...]:
    known = {*years(ledger, today), *(year for year, _ in closings(ledger) if first_day(ledger, year) <= today)}
    of_years = (
        one_year(ledger, _closed_year(ledger, year, today)).once(_of_year, year, today) for year in sorted(known)
    )
    return tuple(chain.from_iterable(of_years))


def _closed_year(ledger: Ledger, name: YearName, today: date) -> BookYear:
    """The book year that a closing of that name shares out; of a name that none has, the year of its last day."""
    return year_of(ledger, min(today, last_day(ledger, name)))


def _of_year(ledger: Ledger, year: YearName, today: date) -> tuple[Envelope, ...]:
    return tuple(_short_or_closed(ledger, year, today))


def _short_or_closed(ledger: Ledger, year: YearName, today: date) -> Iterator[Envelope]:
    """One budget after the other, then all together, where several are open and together they are short.

    A closing of all of them decides for each that has none of its own. Spending on a budget that was
    never set is no envelope: it is reported with the budgets.
    """
    closed = {name for of_year, name in closings(ledger) if of_year == year and decision(ledger, year, name, today)}
    found = accounts(ledger, min(today, last_day(ledger, year)))
    names = {account.name for account in found if account.nature == CONTRIBUTIVE and account.set_by}
    names |= {name for name in closed if name is not None}
    for name in sorted(names):
        one = envelope(ledger, year, name, today)
        if name in closed or (one.is_short and None not in closed):
            yield one
    together = envelope(ledger, year, None, today)
    if None in closed or (together.is_short and len(names - closed) > 1):
        yield together


def _row(found: Envelope) -> BudgetClosing:
    asked, decided = sum(found.asked.values(), ZERO), found.closing
    receives = _receives(found)
    return BudgetClosing(
        year=found.year,
        name=found.name,
        available=found.available,
        paid=found.paid,
        committed=found.committed,
        envelope=found.size,
        asked=asked,
        missing=max(ZERO, asked - found.size),
        decided=decided.method if decided else None,
        decided_on=decided.day if decided else None,
        problems=problems(found),
        scenarios=scenarios(found),
        renounces=" ; ".join(decided.renounced) if decided else "",
        decision_text=decision_text(found, decided.method if decided else PRO_RATA),
        lines=tuple(_lines(found, receives)),
        revision=found.revision,
    )


def _receives(found: Envelope) -> Mapping[Place, Decimal]:
    """What each line of a decided envelope is paid; nothing before the decision."""
    if found.closing is None:
        return {}
    return line_shares(found.lines, scenario(found, found.closing.method).receives)


def _lines(found: Envelope, receives: Mapping[Place, Decimal]) -> Iterator[ClosingLine]:
    for line in sorted(found.lines, key=lambda line: line.contribution.day):
        given = line.contribution
        yield ClosingLine(
            given.page.title,
            given.page.revision,
            given.line,
            given.day,
            line.who,
            given.what,
            line.amount,
            receives.get(place(line)),
            given.settled,
        )


def decided_shares(ledger: Ledger, today: date) -> Mapping[Place, Decimal]:
    """What each line of every decided envelope is paid, by place."""
    return ledger.once(_decided_shares, today)


def _decided_shares(ledger: Ledger, today: date) -> Mapping[Place, Decimal]:
    """Only what is decided is worked out: envelopes that are short and still open pay nothing yet."""
    names = {name for name, _ in closings(ledger) if first_day(ledger, name) <= today}
    years = {_closed_year(ledger, name, today) for name in names}
    of_years = (shares_of_year(ledger, year, today) for year in years)
    return {where: share for of_year in of_years for where, share in of_year.items()}


def shares_of_year(ledger: Ledger, year: BookYear, today: date) -> Mapping[Place, Decimal]:
    """What each line of the decided envelopes of one year is paid, by place."""
    return one_year(ledger, year).once(_shares_of_year, year, today)


def _shares_of_year(ledger: Ledger, year: BookYear, today: date) -> Mapping[Place, Decimal]:
    decided = (
        (name, budget)
        for name, budget in closings(ledger)
        if first_day(ledger, name) <= today and _closed_year(ledger, name, today) == year
    )
    found: dict[Place, Decimal] = {}
    for name, budget in sorted(decided, key=lambda one: (one[0], one[1] is None, one[1] or "")):
        if decision(ledger, name, budget, today) is not None:
            found |= _receives(envelope(ledger, name, budget, today))
    return found


REPORT = ReportType(
    "closing",
    READS,
    closing,
    robot="Clôture",
    says=(
        "an envelope that is not enough, shared in several ways side by side; what was decided; the text "
        "that opens the next year"
    ),
    shows="`Tableau de bord/Clôture 2025`",
)

REPORTS = (REPORT,)
