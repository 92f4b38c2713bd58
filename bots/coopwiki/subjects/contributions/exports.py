"""Contributions as rows (docs/commands.md), as journals, and the usual sums of them in a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.typed import plain
from coopwiki.exchange.database import CENTS, MICROSECONDS, DatabaseView, euros
from coopwiki.exchange.export import Export
from coopwiki.exchange.rows import PLACE, Row, place
from coopwiki.subjects.budgets.beancount import worked_entries
from coopwiki.subjects.budgets.journal import journal
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line, lines

COLUMNS = (
    *PLACE, "date", "who", "circle", "budget", "what", "minutes", "rate", "amount", "unpaid", "slip", "warnings",
    "site", "brand", "settled",
)  # fmt: skip
"""The fields that others may rely on, then the rest."""

_Place = tuple[int, int]
"""A page's id and the offset of a call on it."""


def contribution_rows(ledger: Ledger) -> Iterator[Row]:
    """Every contribution that counts, future ones too, in page and line order."""
    warnings = _warnings(ledger.issues)
    return (_contribution(line, warnings) for line in lines(ledger))


def _contribution(line: Line, warnings: dict[_Place, list[str]]) -> Row:
    given = line.contribution
    return {
        **place(given.page, given.line),
        "date": given.day.isoformat(),
        "who": line.who,
        "circle": line.circle,
        "budget": line.budget,
        "what": given.what,
        "minutes": None if given.spent is None else plain(given.spent),
        "rate": None if given.rate is None else str(given.rate),
        "amount": str(line.amount),
        "unpaid": line.unpaid,
        "slip": given.slip,
        "warnings": warnings.get((given.page.id, given.offset), []),
        "site": given.site,
        "brand": line.brand,
        "settled": given.settled.isoformat() if given.settled else None,
    }


def _warnings(issues: Iterable[Issue]) -> dict[_Place, list[str]]:
    found: dict[_Place, list[str]] = {}
    for issue in issues:
        if issue.template == Contribution.template and issue.severity == "warning":
            codes = found.setdefault((issue.page.id, issue.call), [])
            if issue.code not in codes:
                codes.append(issue.code)
    return found


EXPORTS = (
    Export(
        Contribution,
        COLUMNS,
        contribution_rows,
        lambda ledger, _: journal(lines(ledger)),
        beancount=lambda ledger, _: worked_entries(lines(ledger)),
    ),
)
_SUMS = (
    f"count(*) AS lines, {euros(f'sum(amount{CENTS})')} AS amount, sum(amount{CENTS}) AS amount{CENTS}, "
    f"coalesce(sum(minutes{MICROSECONDS}), 0) AS minutes{MICROSECONDS}, sum(unpaid) AS unpaid FROM contribution"
)
_MONTH = "substr(date, 1, 7)"
VIEWS = (
    DatabaseView(
        "amount_by_person_and_month",
        ("contribution",),
        f"SELECT who, {_MONTH} AS month, {_SUMS} GROUP BY who, month ORDER BY who, month",
    ),
    DatabaseView("amount_by_person", ("contribution",), f"SELECT who, {_SUMS} GROUP BY who ORDER BY who"),
    DatabaseView("amount_by_circle", ("contribution",), f"SELECT circle, {_SUMS} GROUP BY circle ORDER BY circle"),
    DatabaseView(
        "amount_by_circle_and_month",
        ("contribution",),
        f"SELECT circle, {_MONTH} AS month, {_SUMS} GROUP BY circle, month ORDER BY circle, month",
    ),
    DatabaseView(
        "amount_by_month", ("contribution",), f"SELECT {_MONTH} AS month, {_SUMS} GROUP BY month ORDER BY month"
    ),
)
"""The sums of report `contributions`; circle is null for lines that name only a budget."""
