"""The plan as JSON: what scripts rely on (docs/importing.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coopwiki.core.typed import plain
from coopwiki.importing.job import ImportPlan
from coopwiki.importing.plan import BY, sums
from coopwiki.importing.sheet_reader import Total
from coopwiki.importing.understood import SheetRemark, Understood


def plan_json(job: ImportPlan) -> Mapping[str, Any]:
    """Every row accounted for: `rows` = `read` + `refused` + `set_aside`."""
    columns: dict[str, str] = {}
    for table in job.sheets.tables:
        columns = dict(table.columns) | columns
    return {
        "columns": columns,
        **_rows(job),
        **_sums(job),
        **_sheets(job),
        "questions": [{"field": q.field, "found": q.found, "proposed": q.proposed} for q in job.questions],
        **_hidden(job),
        **_written(job),
    }


def _rows(job: ImportPlan) -> dict[str, Any]:
    """What became of each row."""
    return {
        "rows": len(job.rows),
        "read": len(job.read),
        "refused": [_refused(row) for row in job.rows if row.faults],
        "doubtful": [_told(told) for row in job.read for told in row.doubts],
        "set_aside": [{"sheet": r.sheet, "row": r.row, "why": r.why} for r in job.rows if r.why],
    }


def _sums(job: ImportPlan) -> dict[str, Any]:
    """Euros, minutes and lines of what is added, and the totals that the sheet has itself."""
    added = sums(job.rows, job.schema)
    return {
        "sums": {by: {name: f"{total:.2f}" for name, total in sorted(added.euros[by].items())} for by in BY},
        "minutes": {by: {name: plain(total) for name, total in sorted(added.minutes[by].items())} for by in BY},
        "lines": {by: dict(sorted(added.lines[by].items())) for by in BY},
        "totals": [_total(total) for total in job.sheets.totals],
    }


def _total(total: Total) -> dict[str, Any]:
    return {
        "sheet": total.sheet,
        "row": total.row,
        "cell": total.cell,
        "field": total.field,
        "found": plain(total.found),
        "read": plain(total.read),
        "agrees": total.agrees,
    }


def _sheets(job: ImportPlan) -> dict[str, Any]:
    return {
        "tables": [
            {"sheet": t.sheet, "header": t.header, "columns": t.columns, "unread": list(t.unread)}
            for t in job.sheets.tables
        ],
        "names": job.sheets.together,
    }


def _hidden(job: ImportPlan) -> dict[str, Any]:
    rows = [{"sheet": sheet, "row": row} for sheet, row in job.sheets.hidden_rows]
    return {"hidden": {"sheets": list(job.sheets.hidden_sheets), "rows": rows}, "notes": list(job.sheets.notes)}


def _written(job: ImportPlan) -> dict[str, Any]:
    """What stands on the pages: corrected, gone from the sheet, the pages themselves."""
    return {
        "corrected": sum(pair.before is not None for pair in job.matched.to_write) - len(job.written.kept),
        "gone": [{"page": entry.page, "line": entry.line} for entry in job.matched.gone],
        "pages": [draft.title for draft in job.written.sheets],
    }


def _told(told: SheetRemark) -> dict[str, Any]:
    return {"sheet": told.sheet, "row": told.row, "cell": told.cell, "found": told.found, "message": told.message}


def _refused(row: Understood) -> dict[str, Any]:
    """A row with its first fault, the others beside it."""
    first, *others = row.faults
    return _told(first) | {"others": [_told(told) for told in others]}
