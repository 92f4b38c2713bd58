"""What one complete run leaves for the next: how many pages held records, so that a poor read is noticed."""

from __future__ import annotations

import json

from coopwiki.core.ledger import Ledger
from coopwiki.publishing.robot_page import DataPage
from coopwiki.settings import Settings
from coopwiki.wiki.port import Damaged, Wiki

FEW = 8
"""Below so many pages, half of them may well go on purpose; all of them never do."""


_COUNT = "pages_of_records"


def title(settings: Settings) -> str:
    """`Module:CoopWiki/données/robots.json`."""
    return f"{settings.data}/robots.json"


def remember(ledger: Ledger, settings: Settings) -> DataPage:
    """The page that tells the next run how many pages held records in this one."""
    return DataPage(title(settings), json.dumps({_COUNT: _holding(ledger)}, indent="\t"))


def refuse_a_poor_read(ledger: Ledger, target: Wiki, settings: Settings) -> None:
    """Raises Damaged where far fewer pages came back than last time (architecture.md, *Contracts*)."""
    now, before = _holding(ledger), _before(target, settings)
    if now * 2 < before and (not now or before > FEW):
        raise Damaged(
            f"Le wiki n’a donné que {now} page(s) de fiches, contre {before} au dernier passage : rien n’est écrit. "
            "Si ces pages ont bien disparu, relancer avec --fewer."
        )


def _holding(ledger: Ledger) -> int:
    """How many pages hold records, left-out ones included."""
    ids = {record.page.id for found in ledger.records.values() for record in found}
    return len(ids | {item.page.id for item in ledger.left_out})


def _before(target: Wiki, settings: Settings) -> int:
    """0 where nothing readable is remembered."""
    held = target.stored([title(settings)]).get(title(settings))
    try:
        pages = json.loads(held.text)[_COUNT] if held else 0
    except (ValueError, KeyError, TypeError):
        return 0
    return pages if isinstance(pages, int) else 0
