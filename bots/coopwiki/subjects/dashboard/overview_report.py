"""Overview: the front page's figures, taken from the other reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coopwiki.core.book_years import YearName
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.budgets_report import BudgetRow, budgets
from coopwiki.subjects.contributions.sums import Sums, left_out_by, of_month, sums
from coopwiki.subjects.dashboard.issues_report import issues
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.report import ReportType


@dataclass(frozen=True, slots=True)
class Overview:
    """This month's contributions (None without a line), the year's budgets, how much there is to correct.

    `to_mend` counts the records of any type that an error leaves out, `left_out` the contributions.
    """

    on: date
    revision: int
    year: YearName
    month: str
    contributions: Sums | None
    budgets: tuple[BudgetRow, ...]
    to_mend: int
    warnings: int
    left_out: int


def overview(ledger: Ledger, today: date) -> Overview:
    """The month and the year of `today`; figures as in the reports "contributions", "budgets", "issues"."""
    month = f"{today:%Y-%m}"
    lines = of_month(ledger, today, month)
    found, of_year = issues(ledger, today), budgets(ledger, today)
    return Overview(
        on=today,
        revision=max(of_year.revision, found.revision),
        year=of_year.year,
        month=month,
        contributions=sums(lines) if lines else None,
        budgets=of_year.budgets,
        to_mend=found.left_out,
        warnings=found.warnings,
        left_out=len(left_out_by(ledger, today)),
    )


REPORT = ReportType(
    "overview",
    RECORDS,
    overview,
    robot="Tableau de bord",
    says=(
        "the front page: the month, the budgets and those to look at, what is open to opinions, the week, calls that "
        "close, what was decided, how much there is to correct; the names that forms offer, "
        "the titles that the search finds, what people's sheets show"
    ),
    shows=(
        "`Tableau de bord`, `Tableau de bord/Gouvernance`, `Module:CoopWiki/données/noms.json`, "
        "`Module:CoopWiki/données/titres.json`, `Module:CoopWiki/données/personnes.json`"
    ),
)
