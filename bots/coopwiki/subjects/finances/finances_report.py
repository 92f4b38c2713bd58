"""The figures of each year side by side: turnover and its growth, result, capital, who finances, reports due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coopwiki.core.book_years import YearName
from coopwiki.core.ledger import Ledger
from coopwiki.core.typed import plain
from coopwiki.subjects.contracts.deadlines_report import LATER, OVERDUE, SOON, SOON_DAYS
from coopwiki.subjects.finances.fiscalyear import FiscalYear
from coopwiki.subjects.finances.funding import COOPERATIVE, FOUNDATION, PRIVATE, PUBLIC, Funding
from coopwiki.subjects.finances.fundings import reports_due
from coopwiki.subjects.finances.years import CAPITAL, RESULT, TURNOVER, YearOfFigures, tenths, total, years
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.year_rule import book_years, first_day, year_of


@dataclass(frozen=True, slots=True)
class ByNature:
    """Euros granted or paid by nature, and how many fundings have no known amount: they are in no sum."""

    public: Decimal
    foundation: Decimal
    private: Decimal
    cooperative: Decimal
    unknown: int


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year. What is blank is None, never zero.

    `turnover_growth`, `public_share` and `ceiling` are per cent as decimal strings, the first two to one decimal, half
    up. The ceiling is the rule's on the year's last day, today for this year; `above_ceiling` compares the exact share.
    `outside_only` where no line is *coopératif*: the share is then of outside money only. `funded` where a funding
    counts for the year.
    """

    year: YearName
    turnover: Decimal | None
    turnover_growth: str | None
    result: Decimal | None
    capital: Decimal | None
    funding: ByNature
    public_share: str | None
    ceiling: str | None
    above_ceiling: bool
    outside_only: bool
    funded: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report that a funder waits for. `amount` and `purpose` are None where they are not written."""

    funder: str
    purpose: str | None
    year: YearName
    amount: Decimal | None
    due: date
    days: int
    state: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Finances:
    """The years in order; the reports due by day. `future` are records for a year to come, they count nowhere.

    `latest` are the names of the year before that of `on`, and of that one.
    """

    on: date
    revision: int
    years: tuple[YearRow, ...]
    reports_due: tuple[ReportDue, ...]
    left_out: int
    future: tuple[Future, ...]
    latest: tuple[str, str]

    @property
    def alerts(self) -> tuple[YearRow, ...]:
        """The years above the ceiling that can still be acted upon: this one, the last, and the newest with a share."""
        shared = [row for row in self.years if row.public_share is not None]
        acted_upon = {*self.latest, *(str(row.year) for row in shared[-1:])}
        return tuple(row for row in shared if row.above_ceiling and str(row.year) in acted_upon)


OWN = (FiscalYear, Funding)
READS = (*OWN, Rule)


def finances(ledger: Ledger, today: date) -> Finances:
    """The years up to today's."""
    this = year_of(ledger, today)
    return Finances(
        on=today,
        revision=as_of(ledger, OWN),
        years=tuple(map(_row, years(ledger, today))),
        reports_due=tuple(due_row(one, today) for one in reports_due(ledger, today)),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in OWN),
        future=(*_future(ledger, FiscalYear, today), *_future(ledger, Funding, today)),
        latest=(str(book_years(ledger).before(this).name), str(this.name)),
    )


def _future(ledger: Ledger, type_: type[FiscalYear | Funding], today: date) -> tuple[Future, ...]:
    """The records for a year that has not begun, dated from its first day."""
    dated = ((one.page, one.line, first_day(ledger, one.year)) for one in ledger.of(type_))
    return future_of(type_.template, dated, today)


def _row(given: YearOfFigures) -> YearRow:
    return YearRow(
        year=given.year,
        turnover=given.figure(TURNOVER),
        turnover_growth=_percent(given.growth),
        result=given.figure(RESULT),
        capital=given.figure(CAPITAL),
        funding=_by_nature(given),
        public_share=_percent(given.public_share),
        ceiling=None if given.ceiling is None else plain(given.ceiling.value),
        above_ceiling=given.above_ceiling,
        outside_only=given.outside_only,
        funded=bool(given.fundings),
        sources=tuple(dict.fromkeys(one.origin for one in given.records if one.origin)),
    )


def _by_nature(given: YearOfFigures) -> ByNature:
    public, foundation, private, cooperative = (
        total(given.of_nature(nature)) for nature in (PUBLIC, FOUNDATION, PRIVATE, COOPERATIVE)
    )
    return ByNature(public, foundation, private, cooperative, len(given.unknown))


def _percent(exact: Fraction | None) -> str | None:
    return None if exact is None else f"{tenths(exact):.1f}"


def due_row(one: Funding, today: date) -> ReportDue:
    """The report that a funder waits for; one without a day would be due today, `reports_due` gives none."""
    due = one.report_due or today
    days = (due - today).days
    return ReportDue(
        funder=one.funder,
        purpose=one.purpose,
        year=one.year,
        amount=one.amount,
        due=due,
        days=days,
        state=OVERDUE if days < 0 else SOON if days <= SOON_DAYS else LATER,
        page=one.page.title,
        revision=one.page.revision,
        line=one.line,
    )


REPORT = ReportType(
    "finances",
    READS,
    finances,
    robot="Finances",
    says=(
        "each year's turnover, its growth, the result, the capital; who finances, by nature, and the public share "
        "against the ceiling of its rule; the reports that funders wait for. A blank stays a blank"
    ),
    shows="Tableau de bord/Finances, once a year or a funding is written",
)
