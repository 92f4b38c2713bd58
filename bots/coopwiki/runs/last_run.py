"""What one complete run leaves for the next: how many pages held records, how many it made."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.publishing.robot_page import DataPage
from coopwiki.settings import Settings
from coopwiki.wiki.port import Damaged, Wiki

FEW = 8
"""Below so many pages, half of them may well go on purpose; all of them never do."""


MANY = 100
"""So many more pages than twice as before are no leap."""

_COUNT = "pages_of_records"
_MADE = "robot_pages"


@dataclass(frozen=True, slots=True)
class LastRun:
    """How many pages held records, and how many were made; 0 where nothing readable is remembered."""

    holding: int
    made: int


def title(settings: Settings) -> str:
    """`Module:CoopWiki/données/robots.json`."""
    return f"{settings.data}/robots.json"


def remember(ledger: Ledger, made: int, settings: Settings) -> DataPage:
    """The page that keeps for the next run how many pages held records in this one, and how many it made."""
    counts = {_COUNT: _holding(ledger), _MADE: made}
    return DataPage(title(settings), json.dumps(counts, indent="\t"))


def last_run(target: Wiki, settings: Settings) -> LastRun:
    """What the last complete run left, in one request."""
    held = target.stored([title(settings)]).get(title(settings))
    try:
        counts = json.loads(held.text) if held else {}
    except (ValueError, RecursionError):
        counts = {}
    return LastRun(*(_count(counts, name) for name in (_COUNT, _MADE)))


def _count(counts: object, name: str) -> int:
    found = counts.get(name) if isinstance(counts, dict) else None
    return found if isinstance(found, int) else 0


def refuse_a_poor_read(ledger: Ledger, last: LastRun) -> None:
    """Raises Damaged where far fewer pages came back than last time."""
    now, before = _holding(ledger), last.holding
    if now * 2 < before and (not now or before > FEW):
        raise Damaged(
            f"Le wiki n’a donné que {now} page(s) de fiches, contre {before} au dernier passage : rien n’est écrit. "
            "Si ces pages ont bien disparu, relancer avec --fewer."
        )


def refuse_a_leap(made: int, ledger: Ledger, last: LastRun) -> None:
    """Raises Damaged where far more pages would be made than last time: one edit may ask for thousands."""
    before = last.made
    if before and made > before * 2 + MANY:
        page, lines = _largest(ledger)
        raise Damaged(
            f"Ce passage ferait {made} pages, contre {before} au dernier : rien n’est écrit. La page « {page} » porte "
            f"le plus de fiches ({lines}) : la regarder. Si tout est voulu, relancer avec --more."
        )


def _largest(ledger: Ledger) -> tuple[str, int]:
    """The page that holds most records, and how many."""
    pages = Counter(record.page.title for found in ledger.records.values() for record in found)
    return next(iter(pages.most_common(1)), ("", 0))


def _holding(ledger: Ledger) -> int:
    """How many pages hold records, left-out ones included."""
    ids = {record.page.id for found in ledger.records.values() for record in found}
    return len(ids | {item.page.id for item in ledger.left_out})
