"""What one complete run leaves for the next: how many pages it read, so that a poor read is noticed."""

from __future__ import annotations

import json

from coopwiki.core.ledger import Ledger
from coopwiki.publishing.robot_page import DataPage
from coopwiki.settings import Settings
from coopwiki.wiki.port import Damaged, Wiki

FEW = 10
"""Below so many pages, half of them may well go on purpose; all of them never do."""


def title(settings: Settings) -> str:
    """`Module:CoopWiki/données/robots.json`."""
    return f"{settings.data}/robots.json"


def remember(ledger: Ledger, settings: Settings) -> DataPage:
    """The page that tells the next run how many pages this one read."""
    return DataPage(title(settings), json.dumps({"pages": ledger.pages_read}, indent="\t"))


def refuse_a_poor_read(ledger: Ledger, target: Wiki, settings: Settings) -> None:
    """Raises Damaged where far fewer pages came back than last time (architecture.md, *Contracts*)."""
    now, before = ledger.pages_read, _pages_read_before(target, settings)
    if now * 2 < before and (not now or before > FEW):
        raise Damaged(
            f"Le wiki n’a donné que {now} page(s), contre {before} au dernier passage : rien n’est écrit. "
            "Si ces pages ont bien disparu, relancer avec --fewer."
        )


def _pages_read_before(target: Wiki, settings: Settings) -> int:
    """0 where nothing readable is remembered."""
    held = target.stored([title(settings)]).get(title(settings))
    try:
        pages = json.loads(held.text)["pages"] if held else 0
    except (ValueError, KeyError, TypeError):
        return 0
    return pages if isinstance(pages, int) else 0
