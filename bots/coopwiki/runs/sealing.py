"""The seal of one wiki's runs: whether the last one's outcome stands, and what this one leaves for the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from coopwiki.core.announcements import Announcements
from coopwiki.core.forgotten import Register
from coopwiki.core.ledger import Ledger
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs.asked import Asked, NotingWiki
from coopwiki.runs.feed_store import kept_feeds
from coopwiki.runs.load import Sources
from coopwiki.runs.run_counts import RunCounts
from coopwiki.runs.save import SaveResult, is_done
from coopwiki.runs.seal import Circumstances, Seals, read_seal, sealed, still_standing
from coopwiki.settings import Settings
from coopwiki.wiki.port import Outcome, Status, Wiki


@dataclass(frozen=True, slots=True)
class AsLeft:
    """What stands of the last run: its pages, what it counted."""

    fates: tuple[SaveResult, ...]
    tally: RunCounts


@dataclass(slots=True)
class Sealing:
    """`noted` is the wiki for a run to work on; what it asks is noted for the seal of the first run."""

    wiki: Wiki
    settings: Settings
    seals: Seals
    asked: Asked = field(default_factory=Asked)
    noted: NotingWiki = field(init=False)

    def __post_init__(self) -> None:
        self.noted = NotingWiki(self.wiki, self.asked)

    def kept(self, today: date) -> AsLeft | None:
        """What the last run left, where it stands. WikiError."""
        seal = read_seal(self.seals.read())
        if seal is None:
            return None
        announced, register = kept_feeds(self.settings)(Ledger()), pseudonyms(self.settings).register()
        standing = still_standing(seal, self._circumstances(today, announced, register), self.wiki)
        if standing is None:
            return None
        fates = (SaveResult(title, Outcome(Status.UNCHANGED, revision)) for title, revision in standing.items())
        return AsLeft(tuple(fates), seal.tally)

    def keep(
        self, fates: Sequence[SaveResult], tally: RunCounts, today: date, sources: Sources, *, whole: bool
    ) -> None:
        """Keep the seal of a run whose every report was made (`whole`) and every page taken; else forget the last.

        A run that has to say something of a page leaves none: the next one has to say it again.
        """
        done = whole and self.asked.sound and all(is_done(fate) and not fate.note for fate in fates)
        circumstances = self._circumstances(today, sources.announced, sources.register)
        titles = [fate.title for fate in fates]
        self.seals.write(sealed(self.asked, circumstances, titles, tally, self.wiki).text() if done else "")

    def _circumstances(self, today: date, announced: Announcements, register: Register) -> Circumstances:
        return Circumstances(today, self.settings, self.wiki.site(), announced, register)
