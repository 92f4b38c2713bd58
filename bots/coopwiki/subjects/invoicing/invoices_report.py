"""What each person can invoice: the lines that ask for something and have no slip, with the label to paste."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from coopwiki.core.book_years import BookYears, YearName
from coopwiki.core.days import write_day
from coopwiki.core.durations import clock
from coopwiki.core.euros import ZERO
from coopwiki.core.fault import shortened
from coopwiki.core.kept_results import KeptResults
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.core.typed import tidy, unmarked
from coopwiki.subjects.closing.envelope import place
from coopwiki.subjects.closing.report import decided_shares
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import counted_by_year, grouped
from coopwiki.subjects.rules.year_rule import book_years

NAMED = 6
"""Lines that a label names one by one; the others are counted."""

SHORT = 60
"""Characters of one line's text in a label."""


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """A line to invoice. `amount` is what it receives: its share where its budget was closed, else what it asks."""

    day: date
    what: str
    asked: Decimal
    amount: Decimal
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Invoice:
    """What one person can put on one slip: their lines on one budget of a year. `label` is the text to paste.

    A sum of zero or less (a line taken back) is no slip: it waits for the next one.
    """

    person: str
    year: YearName
    budget: str
    amount: Decimal
    label: str
    lines: tuple[InvoiceLine, ...]


def invoices(ledger: Ledger, today: date) -> Mapping[str, tuple[Invoice, ...]]:
    """The slips each person can make today, by person, in order of name, year and budget.

    A line already paid (`réglé le`) needs none; of a line of a closed budget only the share that was
    decided can be asked, a line that was renounced is not there.
    """
    return ledger.once(_invoices, today)


def _invoices(ledger: Ledger, today: date) -> Mapping[str, tuple[Invoice, ...]]:
    shares, kept = decided_shares(ledger, today), ledger.kept
    years = (
        kept.of(year, _of_year, year, lines, tuple(shares.get(place(line)) for line in lines) if shares else (), kept)
        for year, lines in waiting_lines(ledger, today).items()
    )
    found: dict[str, list[Invoice]] = defaultdict(list)
    for made in chain.from_iterable(years):
        found[made.person].append(made)
    return {who: tuple(found[who]) for who in sorted(found, key=lambda who: (loose(who), who))}


def waiting_lines(ledger: Ledger, today: date) -> Mapping[YearName, tuple[Line, ...]]:
    """The lines of each book year that wait for a slip, whatever was decided of them, in order of year."""
    found: dict[YearName, tuple[Line, ...]] = {}
    for calendar, lines in counted_by_year(ledger, today).items():
        for year, waiting in ledger.kept.of(calendar, _waiting, lines, book_years(ledger)).items():
            found[year] = (*found[year], *waiting) if year in found else waiting
    return {year: found[year] for year in sorted(found)}


def _waiting(lines: tuple[Line, ...], years: BookYears) -> Mapping[YearName, tuple[Line, ...]]:
    found = grouped(filter(_waits, lines), lambda line: years.of(line.contribution.day).name)
    return {year: tuple(waiting) for year, waiting in found.items()}


def _of_year(
    year: YearName, lines: tuple[Line, ...], decided: tuple[Decimal | None, ...], kept: KeptResults
) -> tuple[Invoice, ...]:
    """The slips of one year in order of name and budget; `decided` is the share of each line, None for none."""
    given = zip(lines, decided, strict=True) if decided else ((line, None) for line in lines)
    shares = {place(line): line.amount if share is None else share for line, share in given}
    slips = grouped((line for line in lines if shares[place(line)]), lambda line: (line.who, line.budget))
    ordered = sorted(slips, key=lambda of: (loose(of[0]), of[0], loose(of[1])))
    return tuple(_slip(who, year, budget, slips[who, budget], shares, kept) for who, budget in ordered)


def _slip(
    who: str,
    year: YearName,
    budget: str,
    lines: list[Line],
    shares: Mapping[tuple[int, int], Decimal],
    kept: KeptResults,
) -> Invoice:
    amounts = tuple(shares[place(line)] for line in lines)
    return kept.of((year, who, budget), _invoice, who, year, budget, tuple(lines), amounts)


def _waits(line: Line) -> bool:
    given = line.contribution
    return bool(line.amount) and not given.slip and given.settled is None


def _invoice(
    who: str,
    year: YearName,
    budget: str,
    lines: tuple[Line, ...],
    amounts: tuple[Decimal, ...],
) -> Invoice:
    by_day = sorted(zip(lines, amounts, strict=True), key=lambda row: row[0].contribution.day)
    rows = tuple(_row(line, amount) for line, amount in by_day)
    whole = sum((row.amount for row in rows), ZERO)
    return Invoice(who, year, budget, whole, _label(budget, [line for line, _ in by_day]), rows)


def _row(line: Line, amount: Decimal) -> InvoiceLine:
    given, page = line.contribution, line.contribution.page
    return InvoiceLine(given.day, given.what, line.amount, amount, page.title, page.revision, given.line)


def _label(budget: str, lines: list[Line]) -> str:
    """`Technique, du 3 mars 2026 au 12 mars 2026 : Sauvegardes (1 h 30) ; Mise à jour`."""
    days = [line.contribution.day for line in lines]
    when = f"le {write_day(days[0])}"
    if days[0] != days[-1]:
        when = f"du {write_day(days[0])} au {write_day(days[-1])}"
    named = [_named(line) for line in lines[:NAMED]]
    more = len(lines) - len(named)
    if more:
        named.append(f"et {more} autre{'s' if more > 1 else ''}")
    return f"{budget}, {when} : {' ; '.join(named)}".replace("\u00a0", " ")


def _named(line: Line) -> str:
    given = line.contribution
    spent = f" ({clock(given.spent)})" if given.spent is not None else ""
    return shortened(tidy(unmarked(given.what)), SHORT) + spent
