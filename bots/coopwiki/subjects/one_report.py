"""One report by its name, without loading those of other subjects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coopwiki.subjects.registry import SUBJECTS, seat_of
from coopwiki.subjects.report import ReportType


class ReportNames:
    """The names of all reports, in display order, for a parser: which there are is looked up if need be."""

    def __contains__(self, name: object) -> bool:
        return report_named(str(name)) is not None

    def __iter__(self) -> Iterator[str]:
        from coopwiki.subjects.reports import REPORTS

        return (report.name for report in REPORTS)


def report_named(name: str) -> ReportType[Any] | None:
    """The report of this name, None where there is none; the subject that has its name is asked first."""
    likely = (name,) if name in SUBJECTS else ()
    for subject in (*likely, *SUBJECTS):
        found: Iterator[ReportType[Any]] = (one for seat in seat_of(subject, "report") for one in seat.REPORTS)
        if (report := next((one for one in found if one.name == name), None)) is not None:
            return report
    return None
