"""What `--undo` says of each page it took back."""

from __future__ import annotations

from coopwiki.runs.task import FINE, ISSUES, counted
from coopwiki.runs.undo import Undone
from coopwiki.terminal.french_parser import tell
from coopwiki.wiki.port import Status


def said(done: Undone) -> int:
    """Say what became of each page."""
    if not done.summaries:
        tell("Il n’y a rien à reprendre.")
        return FINE
    for summary in done.summaries:
        tell(f"Repris : « {summary} »")
    back = [fate for fate in done.fates if fate.outcome.status is Status.SAVED]
    left = [f for f in done.fates if f.outcome.status in (Status.REFUSED, Status.CONFLICT)]
    for fate in left:
        tell(f"{fate.title} : {fate.outcome.message}")
    same = len(done.fates) - len(back) - len(left)
    tell(
        f"{counted(len(back), 'page remise', 'pages remises')} comme avant,"
        f" {counted(same, 'déjà comme avant', 'déjà comme avant')}, {counted(len(left), 'laissée', 'laissées')}."
    )
    return ISSUES if left else FINE
