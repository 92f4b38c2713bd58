"""The day of a contribution is past, and its year has budgets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.checks.issue_of import issue_of
from coopwiki.core.days import write_day
from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.records.budget import Budget
from coopwiki.records.contribution import Contribution
from coopwiki.records.transfer import Transfer


def past_day(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a day after today: the record stands in no total until then."""
    for type_ in (Contribution, Transfer):
        for record in ledger.of(type_):
            if record.day > today:
                suggestion = (
                    f"si le jour est passé, corriger la date, par exemple {write_day(today)}."
                )
                yield issue_of(
                    record, "date", Fault("future_day", write_day(record.day), suggestion)
                )


def budget_year(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a year for which no budget is set; a wiki without any budget is not asked for one."""
    del today
    years = {budget.year for budget in ledger.of(Budget)}
    if not years:
        return
    known = ", ".join(str(year) for year in sorted(years))
    for given in ledger.of(Contribution):
        if given.day.year not in years:
            fault = Fault(
                "outside_budget_years",
                str(given.day.year),
                f"vérifier la date (budgets connus : {known}).",
            )
            yield issue_of(given, "date", fault)
