"""The complete text of a slip: every line of it, to paste where the slip is made."""

from __future__ import annotations

from coopwiki.core.days import write_day
from coopwiki.core.euros import write_euros
from coopwiki.core.fault import shortened
from coopwiki.core.typed import tidy, unmarked
from coopwiki.subjects.invoicing.invoices_report import Invoice, InvoiceLine

LONG = 500
"""Characters of one line's text: what goes beyond is no description of work."""


def whole_text(slip: Invoice) -> tuple[str, ...]:
    """The text to paste, in plain lines: the budget and year, each line with its day and what it receives, the sum."""
    head, foot = f"{slip.budget}, {slip.year}", f"Total : {write_euros(slip.amount)}"
    return tuple(map(_typed, (head, *(f"- {_line(row)}" for row in slip.lines), foot)))


def _typed(text: str) -> str:
    """With the spaces of a keyboard."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _line(row: InvoiceLine) -> str:
    return f"{write_day(row.day)} : {shortened(tidy(unmarked(row.what)), LONG)} : {write_euros(row.amount)}"
