"""The roll-over: this year's budgets as the next year's, carried over or not as their closing says; people save it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.book_years import BookYear, YearName
from coopwiki.core.euros import ZERO, write_euros
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts
from coopwiki.subjects.budgets.budget import CONTRIBUTIVE, Budget
from coopwiki.subjects.budgets.budgets_report import BudgetRow, budgets
from coopwiki.subjects.budgets.row import label_of
from coopwiki.subjects.closing.envelope import decision, place
from coopwiki.subjects.closing.report import decided_shares
from coopwiki.subjects.contributions.lines import budget_name
from coopwiki.subjects.rules.year_rule import book_years, first_day, last_day

DEBT = "dette"


@dataclass(frozen=True, slots=True)
class Rolled:
    """One budget and what becomes of it next year.

    `left` is what its year leaves: available − spent, where it was closed at the shares decided. `carried` says
    whether that goes on, as its closing says; None where none says so, and for people to decide. `opened` says that
    it is already set for the next year. `call` opens it anew, `carry` carries over what is left, '' for nothing;
    `page` is the one to write them on.
    """

    name: str
    nature: str
    allocated: Decimal
    left: Decimal
    carried: bool | None
    opened: bool
    page: str
    call: str
    carry: str

    @property
    def label(self) -> str:
        """The budget's name, and its nature where that is not *contributif*."""
        return label_of(self.name, self.nature)


@dataclass(frozen=True, slots=True)
class Opening:
    """The budgets of `year` as calls for the year `after`."""

    year: YearName
    after: YearName
    rows: tuple[Rolled, ...]
    revision: int

    @property
    def calls(self) -> tuple[str, ...]:
        """What opens the next year: budgets not yet set for it, and the balances that are carried over."""
        opened = (row.call for row in self.rows if not row.opened)
        return (*opened, *(row.carry for row in self.rows if row.carry and row.carried))

    @property
    def undecided(self) -> tuple[str, ...]:
        """The balances of which nobody has said whether they are carried over."""
        return tuple(row.carry for row in self.rows if row.carry and row.carried is None)


def openings(ledger: Ledger, today: date) -> Iterator[Opening]:
    """For each past year, and this one in its last month, that has budgets."""
    of = book_years(ledger)
    for name in sorted({budget.year for budget in ledger.of(Budget)}):
        year = of.named(name)
        if year is not None and today >= year.last.replace(day=1):
            yield opening(ledger, year.name, today)


def opening(ledger: Ledger, name: YearName, today: date) -> Opening:
    """The roll-over of a year up to that of `today`, as far as lines and decisions go that day."""
    year = BookYear(first_day(ledger, name), last_day(ledger, name))
    on = min(today, year.last)
    found, of_year = budgets(ledger, on), accounts(ledger, on)
    rolling = _Rolling(ledger, year, today)
    pairs = zip(found.budgets, of_year, strict=True)
    rows = tuple(rolling.row(row, account) for row, account in pairs if account.set_by)
    return Opening(year.name, book_years(ledger).after(year).name, rows, found.revision)


class _Rolling:
    """What every row of one year needs."""

    def __init__(self, ledger: Ledger, year: BookYear, today: date) -> None:
        self._ledger, self._year, self._today = ledger, year.name, today
        self._after = book_years(ledger).after(year).name
        self._shares: Mapping[tuple[int, int], Decimal] = decided_shares(ledger, today)
        self._next = {(budget_name(ledger, b.title), b.nature) for b in ledger.of(Budget) if b.year == self._after}

    def row(self, row: BudgetRow, account: BudgetAccount) -> Rolled:
        left = row.sums.available - row.sums.spent + self._unpaid(account)
        return Rolled(
            name=row.name,
            nature=row.nature,
            allocated=row.sums.allocated,
            left=left,
            carried=self._carried(row),
            opened=(row.name, row.nature) in self._next,
            page=_page(account, self._year, self._after),
            call=_call(row, self._after),
            carry=_carry(row, left, self._year, self._after)
            if left > 0 or (left < 0 and row.terms.overrun == DEBT)
            else "",
        )

    def _unpaid(self, account: BudgetAccount) -> Decimal:
        """What lines ask beyond the share that was decided: it is not spent."""
        closed = (line for line in account.lines if place(line) in self._shares)
        return sum((line.amount - self._shares[place(line)] for line in closed), ZERO)

    def _carried(self, row: BudgetRow) -> bool | None:
        """As the closing of the budget says, else that of all together."""
        if row.nature != CONTRIBUTIVE:
            return None
        for name in (row.name, None):
            found = decision(self._ledger, self._year, name, self._today)
            if found is not None and found.carried is not None:
                return found.carried == "oui"
        return None


def _page(account: BudgetAccount, year: YearName, after: YearName) -> str:
    """The page the budget stands on, its title of the next year where it names this one."""
    title = account.set_by[0].page.title
    return title.replace(str(year), str(after))


def _call(row: BudgetRow, after: YearName) -> str:
    fields = (
        ("année", str(after)),
        ("montant", write_euros(row.sums.allocated)),
        *_named(row),
        ("dépassement", row.terms.overrun or ""),
    )
    return _written(fields)


def _carry(row: BudgetRow, left: Decimal, year: YearName, after: YearName) -> str:
    word = "Report du solde" if left > ZERO else "Report de la dette"
    fields = (("année", str(after)), ("montant", write_euros(left)), *_named(row))
    return _written((*fields, ("décision", f"{word} de {year}")))


def _named(row: BudgetRow) -> tuple[tuple[str, str], ...]:
    own = "" if row.name == row.circle else row.name
    nature = "" if row.nature == CONTRIBUTIVE else row.nature
    return ("cercle", row.circle or ""), ("nom", own), ("nature", nature)


def _written(fields: tuple[tuple[str, str], ...]) -> str:
    given = "|".join(f"{name}={value}" for name, value in fields if value)
    return f"{{{{Budget|{given}}}}}"
