"""What `coopwiki explain` and `coopwiki known` do."""

from __future__ import annotations

from coopwiki.commands import FINE, Task
from coopwiki.exchange.as_explained import explanation_json, explanation_text
from coopwiki.output import print_out
from coopwiki.reports.explanations import UnknownFigure, explain
from coopwiki.settings import WrongSettings


def explained(task: Task, report: str, typed: str, form: str) -> int:
    """Print where a figure comes from. Raises WrongSettings where there is no such figure."""
    try:
        found = explain(task.ledger(), task.today, report, typed)
    except UnknownFigure as unknown:
        raise WrongSettings(str(unknown)) from unknown
    print_out(explanation_json(found) if form == "json" else explanation_text(found))
    return FINE
