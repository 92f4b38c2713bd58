"""The plan as JSON: what scripts rely on (docs/importing.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coopwiki.core.typed import plain
from coopwiki.importing.job import ImportPlan
from coopwiki.importing.plan import BY, sums
from coopwiki.importing.understood import SheetRemark, Understood


def plan_json(job: ImportPlan) -> Mapping[str, Any]:
    """Every row accounted for: `rows` = `read` + `refused` + `set_aside`."""
    added = sums(job.rows, job.schema)
    columns: dict[str, str] = {}
    for table in job.sheets.tables:
        columns = dict(table.columns) | columns
    return {
        "columns": columns,
        "rows": len(job.rows),
        "read": len(job.read),
        "refused": [_refused(row) for row in job.rows if row.faults],
        "doubtful": [_told(told) for row in job.read for told in row.doubts],
        "set_aside": [{"sheet": r.sheet, "row": r.row, "why": r.why} for r in job.rows if r.why],
        "sums": {by: {name: f"{total:.2f}" for name, total in sorted(added.euros[by].items())} for by in BY},
        "minutes": {by: {name: plain(total) for name, total in sorted(added.minutes[by].items())} for by in BY},
        "lines": {by: dict(sorted(added.lines[by].items())) for by in BY},
        "totals": [
            {
                "sheet": t.sheet,
                "row": t.row,
                "cell": t.cell,
                "field": t.field,
                "found": plain(t.found),
                "read": plain(t.read),
                "agrees": t.agrees,
            }
            for t in job.sheets.totals
        ],
        "tables": [
            {"sheet": t.sheet, "header": t.header, "columns": t.columns, "unread": list(t.unread)}
            for t in job.sheets.tables
        ],
        "names": job.sheets.together,
        "questions": [{"field": q.field, "found": q.found, "proposed": q.proposed} for q in job.questions],
        "hidden": {
            "sheets": list(job.sheets.hidden_sheets),
            "rows": [{"sheet": sheet, "row": row} for sheet, row in job.sheets.hidden_rows],
        },
        "notes": list(job.sheets.notes),
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
