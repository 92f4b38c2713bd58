"""What people can invoice, as text with the labels to paste and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopwiki.core.days import write_day
from coopwiki.core.euros import write_euros
from coopwiki.core.fault import shortened
from coopwiki.core.messages import spaced
from coopwiki.exchange.rows import Row
from coopwiki.subjects.invoicing.invoices_report import Invoice, InvoiceLine

HEADER = (
    "person", "year", "budget", "slip_amount", "label", "date", "what", "asked", "amount", "page", "revision", "line",
)  # fmt: skip
"""A row's cells: the slip that could be made, and one of its lines."""


def invoice_rows(slips: Iterable[Invoice]) -> Iterator[Row]:
    """A row for each line of each slip."""
    for slip in slips:
        yield from (_row(slip, line) for line in slip.lines)


def _row(slip: Invoice, line: InvoiceLine) -> Row:
    return {
        "person": slip.person,
        "year": slip.year if isinstance(slip.year, int) else str(slip.year),
        "budget": slip.budget,
        "slip_amount": f"{slip.amount:.2f}",
        "label": slip.label,
        "date": line.day.isoformat(),
        "what": line.what,
        "asked": f"{line.asked:.2f}",
        "amount": f"{line.amount:.2f}",
        "page": line.page,
        "revision": line.revision,
        "line": line.line,
    }


def invoices_text(slips: Iterable[Invoice]) -> str:
    """Each slip with the text to paste, then its lines."""
    blocks = [block for slip in slips for block in _slip(slip)]
    return spaced("\n".join(blocks or ["Rien à facturer."])) + "\n"


def _slip(slip: Invoice) -> Iterator[str]:
    later = ", à déduire du prochain bon" if slip.amount <= 0 else ""
    yield f"{slip.person}, {slip.budget} {slip.year} : {write_euros(slip.amount)}{later}"
    if not later:
        yield f"  à coller : {slip.label}"
    for line in slip.lines:
        share = f" (sur {write_euros(line.asked)})" if line.asked != line.amount else ""
        yield (
            f"  {write_day(line.day)}, {write_euros(line.amount)}{share}, {shortened(line.what)} —"
            f" {line.page}, ligne {line.line}"
        )
    yield ""
