"""What every command is given, and the exit statuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from coopwiki.connect import WikiSource, open_source
from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.runs import load as sources
from coopwiki.runs.audience_check import Readers
from coopwiki.runs.lasting_records import with_lasting
from coopwiki.runs.past_records import with_past
from coopwiki.runs.touched import with_touched
from coopwiki.settings import Settings
from coopwiki.terminal.french_parser import tell
from coopwiki.terminal.progress_bar import watched

FINE, ISSUES = 0, 1


@dataclass(frozen=True, slots=True)
class Task:
    """What every command is given: where to read, the settings, and which day today is.

    `now` is the time by this machine, which says the day; None where a person said it.
    """

    choice: WikiSource
    settings: Settings
    today: date
    now: datetime | None = None

    def ledger(self) -> Ledger:
        """Everything members wrote, checked."""
        return self.books()[0]

    def books(self) -> tuple[Ledger, Callable[[], Audience]]:
        """Everything members wrote, checked, and how to ask who would read pages made of it."""
        wiki = open_source(self.choice, self.settings)
        members = sources.Sources(wiki, self.settings, watched)
        is_now = self.choice.dump is None and self.choice.as_of is None
        known = with_past(members.read(), members, wiki, self.settings, kept=is_now)
        lasting = with_lasting(known, members, wiki, self.settings, kept=is_now)
        ledger = sources.checked(with_touched(lasting, wiki), self.today)
        if not ledger.pages_read:
            tell("Aucune page à lire : ce wiki est vide.")
        return ledger, lambda: Readers(wiki, wiki, self.settings).of(members.titles)


def counted(number: int, one: str, many: str) -> str:
    """`0 page`, `1 page`, `2 pages`."""
    return f"{number} {one if number < 2 else many}"
