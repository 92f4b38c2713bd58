"""Contributions as rows (contract.md, *export contribution*) and as a journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.typed import plain
from coopwiki.exchange.export import Export
from coopwiki.exchange.rows import PLACE, Row, place
from coopwiki.subjects.budgets.journal import journal
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line, lines

COLUMNS = (
    *PLACE, "date", "who", "circle", "budget", "what", "minutes", "rate", "amount", "unpaid", "slip", "warnings",
    "site", "brand", "settled",
)  # fmt: skip
"""The fields of contract.md, *export contribution*, then those it leaves out."""

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
        "brand": given.brand,
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


EXPORTS = (Export(Contribution, COLUMNS, contribution_rows, lambda ledger: journal(lines(ledger))),)
