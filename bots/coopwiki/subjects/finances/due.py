"""What this subject knows to be due: a report to each funder that awaits one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contracts.obligation import DueKind, Obligation
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.finances.fundings import reports_due

OWN = READS = (Funding,)
KINDS = (DueKind("funder_report", "Bilan pour un financeur"),)


def due_to_funders(ledger: Ledger, today: date) -> Iterator[Obligation]:
    """The reports that funders await; `bilan rendu le` in the record itself settles one."""
    for one in reports_due(ledger, today):
        if one.report_due is not None:
            yield Obligation("funder_report", one.funder, one.report_due, None, one)


DUE = (due_to_funders,)
