"""An issue about a record that could be read."""

from __future__ import annotations

from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue, Severity
from coopwiki.schema.record import Record


def issue_of(record: Record, field: str, fault: Fault, severity: Severity = "warning") -> Issue:
    """An issue at the line where the record's call opens."""
    return Issue(record.page, record.line, record.template, field, severity, fault, record.offset)
