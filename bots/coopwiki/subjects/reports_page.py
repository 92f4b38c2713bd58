"""docs/reports.md: every report, what it says, its pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from coopwiki.schema.export.origin import MARK
from coopwiki.subjects.report import ReportType

_PAGE = """\
<!-- {mark}: written from the reports of bots/coopwiki/subjects, change it there -->
# Reports

What each prints as JSON stands in [report-json.md](report-json.md).

| report | what it says | its pages |
|---|---|---|
{rows}
"""


def reports_page(reports: Iterable[ReportType[Any]]) -> str:
    """The table of the reports, in display order."""
    rows = (f"| `{one.name}` | {one.says} | {one.shows} |" for one in reports)
    return _PAGE.format(mark=MARK, rows="\n".join(rows))
