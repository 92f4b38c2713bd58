"""Brands: who works under each, by which convention, and what was done and spent under its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.commons.brand import Brand
from coopwiki.subjects.commons.efforts_report import Spending, effort_for_brand
from coopwiki.subjects.commons.gaps import gaps
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.sums import Sums
from coopwiki.subjects.report import ReportType, as_of
from coopwiki.subjects.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class BrandRow:
    """One brand. `rate` is a percentage; `open` is None where nobody said.

    `work` and `spending` sum what names it with `marque`, whoever did it.
    """

    name: str
    domain: str | None
    members: tuple[str, ...]
    agreement: str | None
    rate: Decimal | None
    open: bool | None
    work: Sums
    spending: Spending
    gaps: tuple[str, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Brands:
    """The brands by name."""

    on: date
    revision: int
    brands: tuple[BrandRow, ...]
    left_out: int


READS = (Brand, Contribution, Expense, Rule)


def brands(ledger: Ledger, today: date) -> Brands:
    """The brands as of `today`."""
    found = sorted(ledger.of(Brand), key=lambda one: (loose(one.name), one.page.title, one.line))
    return Brands(
        on=today,
        revision=as_of(ledger, READS),
        brands=tuple(_row(ledger, today, one) for one in found),
        left_out=len(ledger.left_out_of(Brand)),
    )


def _row(ledger: Ledger, today: date, given: Brand) -> BrandRow:
    effort = effort_for_brand(ledger, today, given.name)
    return BrandRow(
        name=given.name,
        domain=given.domain,
        members=tuple(dict.fromkeys(ledger.people.canonical[name] for name in given.members)),
        agreement=given.agreement,
        rate=given.rate,
        open=None if given.open is None else given.open == "oui",
        work=effort.work,
        spending=effort.spending,
        gaps=gaps(given),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


REPORT = ReportType(
    "brands",
    READS,
    brands,
    robot="Marques",
    says=(
        "each brand: who works under it, its convention, what was done and spent under its name, what is still to be "
        "written"
    ),
    shows="Tableau de bord/Marques, once a brand is written",
)
