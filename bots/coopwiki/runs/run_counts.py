"""What a run counted of a ledger: all that is said of it afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.records import RECORDS


@dataclass(frozen=True, slots=True)
class RunCounts:
    """Pages read, records, those that don't count because of an error, issues by code."""

    pages_read: int = 0
    records: int = 0
    left_out: int = 0
    issues: Mapping[str, int] = field(default_factory=dict)


def tally(ledger: Ledger) -> RunCounts:
    """Count a ledger that was checked."""
    return RunCounts(
        pages_read=ledger.pages_read,
        records=sum(len(ledger.of(type_)) for type_ in RECORDS),
        left_out=ledger.to_mend,
        issues=dict(sorted(Counter(issue.code for issue in ledger.issues).items())),
    )
