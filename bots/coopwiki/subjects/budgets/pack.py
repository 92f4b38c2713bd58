"""What a pack says of budgets: how far those of many people are used, how many ran out, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.core.suppression import FEWEST
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.row import BudgetRow
from coopwiki.subjects.packed import COUNT, PERCENT, YEAR, Measure, Measures, PackTimes, Value
from coopwiki.subjects.rules.year_rule import book_years

STEP = 5
"""Used shares are given to this many per cent, rounded down: exact ones would give away withheld sums."""

_WHICH = "Les budgets de l’année sur lesquels trois personnes au moins ont noté des euros"
COUNTED = Measure("budgets", "Budgets", f"{_WHICH}, combien ils sont.", COUNT, YEAR)
USED = Measure(
    "budgets_used",
    "Part utilisée d’un budget",
    f"{_WHICH} : de la part dépensée de chacun au 31 décembre, arrondie à 5 % vers le bas, la valeur du milieu (la "
    "plus basse des deux s’ils sont en nombre pair).",
    PERCENT,
    YEAR,
)
RAN_OUT = Measure(
    "budgets_run_out", "Budgets épuisés", f"{_WHICH} : combien ont dépensé plus qu’ils n’avaient.", COUNT, YEAR
)
WHEN = Measure(
    "run_out_month",
    "Mois d’épuisement",
    f"{_WHICH} et qui se sont épuisés : le mois où c’est arrivé, de 1 à 12, celui du milieu (le plus tôt des deux "
    "s’ils sont en nombre pair).",
    COUNT,
    YEAR,
)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A budget of many people, and who they are."""

    row: BudgetRow
    people: frozenset[str]


def figures(ledger: Ledger, times: PackTimes) -> Iterator[Value]:
    """The budgets as of the last day of the newest book year that ended in the year."""
    new_year, year, of = date(times.year, 12, 31), str(times.year), book_years(ledger)
    found = of.of(new_year)
    end = found.last if found.last <= new_year else of.before(found).last
    rows = {(row.name, row.nature): row for row in budgets(ledger, end).budgets}
    drawn = [_Drawn(rows[one.name, one.nature], _drawing(one)) for one in accounts(ledger, end)]
    many = [one for one in drawn if len(one.people) >= FEWEST and one.row.sums.available > 0]
    out = [one for one in many if one.row.sums.spent > one.row.sums.available]
    everybody = frozenset(who for one in many for who in one.people)
    shares = [(one.row.sums.used_percent or 0) // STEP * STEP for one in many]
    yield Value(COUNTED, year, Decimal(len(many)), everybody)
    yield Value(USED, year, _middle(shares), everybody)
    yield Value(RAN_OUT, year, Decimal(len(out)), everybody)
    months = [one.row.pace.run_out.month for one in out if one.row.pace.run_out]
    yield Value(WHEN, year, _middle(months), frozenset(who for one in out for who in one.people))


def _drawing(account: BudgetAccount) -> frozenset[str]:
    """Who asked for something of a budget."""
    return frozenset(line.who for line in account.lines if line.amount)


def _middle(values: list[int]) -> Decimal | None:
    return Decimal(sorted(values)[(len(values) - 1) // 2]) if values else None


PACKED = (Measures((COUNTED, USED, RAN_OUT, WHEN), (Budget,), figures),)
