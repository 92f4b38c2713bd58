"""What budgets are given and what draws on them, movement by movement, whatever the year: rows of a database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.database import CENTS, DatabaseView, euros
from coopwiki.exchange.rows import PLACE, Row, place
from coopwiki.exchange.tables import WORKED_OUT, Cells, Table
from coopwiki.schema.record import Record
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts, years
from coopwiki.subjects.rules.year_rule import last_day

COLUMNS = (*PLACE, "year", "budget", "nature", "movement", "date", "amount")
ALLOCATED, MOVED, WORKED, BOUGHT = "alloué", "virement", "contribution", "dépense"
COMMITTED, IDLE = "engagé", "sans effet"
"""`IDLE`: an expense that is only considered, an intention that is done or given up."""


def movements(ledger: Ledger) -> Table:
    """The table `budget_movement`: under the budget's canonical name, signed where money leaves by a transfer.

    What is committed stands there at the most it may be; an unknown amount is null. A budget that nothing
    sets for its year has no `alloué`.
    """
    cells = Cells(
        WORKED_OUT.whole | {"year", "amount"}, frozenset(("date",)), frozenset(("amount",)),
        whole=WORKED_OUT.whole | {"year"},
    )  # fmt: skip
    return Table("budget_movement", COLUMNS, _rows(ledger), cells)


def _rows(ledger: Ledger) -> Iterator[Row]:
    for year in years(ledger, date.max):
        for account in accounts(ledger, last_day(ledger, year)):
            yield from _of(account, year if isinstance(year, int) else str(year))


def _of(account: BudgetAccount, year: int | str) -> Iterator[Row]:
    def row(movement: str, record: Record, day: date | None, amount: Decimal | None) -> Row:
        return {
            **place(record.page, record.line),
            "year": year,
            "budget": account.name,
            "nature": account.nature,
            "movement": movement,
            "date": day.isoformat() if day else None,
            "amount": None if amount is None else f"{amount:.2f}",
        }

    yield from (row(ALLOCATED, given, None, given.amount) for given in account.set_by)
    yield from (row(MOVED, move.transfer, move.transfer.day, move.amount) for move in account.moved)
    yield from (row(WORKED, line.contribution, line.contribution.day, line.amount) for line in account.lines)
    for draw in account.draws:
        movement = BOUGHT if draw.paid else COMMITTED if draw.committed else IDLE
        yield row(movement, draw.record, draw.day, draw.amount.high if draw.amount else None)


def _sum(*movements: str) -> str:
    """SQL for the cents of some movements of a group."""
    kinds = ", ".join(f"'{movement}'" for movement in movements)
    return f"sum(iif(movement IN ({kinds}), coalesce(amount{CENTS}, 0), 0))"


_FIGURES = (
    ("allocated", _sum(ALLOCATED)), ("transfers", _sum(MOVED)), ("available", _sum(ALLOCATED, MOVED)),
    ("spent", _sum(WORKED, BOUGHT)), ("committed", _sum(COMMITTED)),
    ("remaining", f"{_sum(ALLOCATED, MOVED)} - {_sum(WORKED, BOUGHT, COMMITTED)}"),
)  # fmt: skip


def _percent(part: str, whole: str) -> str:
    """SQL for a part in per cent of a whole above zero, rounded down."""
    return f"(100 * {part} - ((100 * {part}) % {whole} + {whole}) % {whole}) / {whole}"


_PERCENT = _percent(f"spent{CENTS}", f"available{CENTS}")
USED = DatabaseView(
    "budget_used",
    ("budget_movement",),
    " ".join((
        "SELECT year, budget, nature,",
        ", ".join(f"{euros(name + CENTS)} AS {name}, {name}{CENTS}" for name, _ in _FIGURES),
        f", iif(available{CENTS} > 0, {_PERCENT}, NULL) AS used_percent",
        "FROM (SELECT year, budget, nature,",
        ", ".join(f"{sql} AS {name}{CENTS}" for name, sql in _FIGURES),
        "FROM budget_movement GROUP BY year, budget, nature) ORDER BY year, budget, nature",
    )),
)  # fmt: skip
"""The figures of report `budgets` on 31 December of each year (used_percent is rounded down)."""
