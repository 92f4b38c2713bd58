"""The small cooperative on a wiki behind a proxy, and what its dashboards should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from coopwiki.core.titles import Titles
from coopwiki.wiki.folder import Folder
from coopwiki.wiki.stored_form import kept_form
from mediawiki_api import Client
from wiki.changes import Moment, edits, moment
from wiki.operating import Operator, Said
from wiki.proxy import Fault, Proxy, proxy

ROOT, DATA, STATE = "Tableau de bord", "CoopWiki/données/", "Tableau de bord/Robots"
NOT_COMPARED = (STATE, f"{STATE}/Marche")
"""The robots' own state, and the page that stops them."""

SAVINGS = "{{Contribution|date=2026-05-12|qui=Ana|cercle=Technique|quoi=Sauvegardes|durée=1h30|taux=30}}"
MONTH = "{{Contribution|date=2/06/2026|qui=Ana Martin|cercle=Technique"


@dataclass(frozen=True, slots=True)
class Cooperative:
    """An operator whose wiki is behind a proxy; Camille and an administrator, who speak to it directly."""

    operator: Operator
    between: Proxy
    camille: Client
    admin: Client
    numbers: Iterator[int] = field(default_factory=lambda: count(31))

    def news(self, what: str = "Mises à jour") -> Moment:
        """Camille changes Ana's second line: several dashboards have to follow. The moment after that."""
        minutes = next(self.numbers)
        line = f"{MONTH}|quoi={what}|durée={minutes} min|taux=25}}}}"
        self.camille.edit("Journal d'Ana", f"{SAVINGS}\n{line}")
        return moment(self.camille)

    def run(self, *faults: Fault, words: tuple[str, ...] = ("run",)) -> Said:
        """Run while these faults befall."""
        self.between.asked.clear()
        self.between.faults = list(faults)
        try:
            return self.operator(*words)
        finally:
            self.between.faults = []

    def pages(self) -> dict[str, str]:
        """The robots' pages as they stand on the wiki."""
        found = {**self._texts(0, ROOT), **self._texts(828, DATA)}
        return {title: text for title, text in found.items() if title not in NOT_COMPARED}

    def _texts(self, namespace: int, prefix: str) -> dict[str, str]:
        asked: dict[str, str | int] = {
            "generator": "allpages",
            "gapnamespace": namespace,
            "gapprefix": prefix,
            "gaplimit": "max",
            "prop": "revisions",
            "rvprop": "content",
            "rvslots": "main",
        }
        pages = self.camille.call(action="query", **asked)["query"]["pages"]
        return {p["title"]: p["revisions"][0]["slots"]["main"]["content"] for p in pages}

    def expected(self) -> dict[str, str]:
        """The robots' pages as a run from nothing makes them now, in the form MediaWiki keeps."""
        with TemporaryDirectory() as name:
            assert self.operator("run", "--out", name).status == 0
            folder, titles = Folder(Path(name)), Titles()
            listed = [titles.normal(t) for s in (ROOT, "Module:" + DATA) for t in folder.titles_under(s)]
            return {t: kept_form(t, page.text) for t, page in folder.stored(listed).items()}

    def written_since(self, since: Moment) -> Mapping[str, int]:
        """How often each page has been written, but for the robots' own state."""
        counted = edits(self.camille, since)
        return {title: number for title, number in counted.items() if title != STATE}


@contextmanager
def through_proxy(operator: Operator) -> Iterator[Cooperative]:
    """Put a proxy before an operator's wiki, and call for Camille and Admin.

    More runs a minute than a wiki's robots may edit for are the tests' own; that limit is a fault like others.
    """
    operator.wiki.configure("$wgRateLimits['edit'] = [];")
    with ExitStack() as stack:
        between = stack.enter_context(proxy(operator.wiki.api))
        operator.configure(api=between.api)
        camille, admin = (stack.enter_context(Client(operator.wiki.api)) for _ in range(2))
        camille.log_in(operator.wiki.accounts["Camille"])
        admin.log_in_person(operator.wiki.accounts["Admin"])
        yield Cooperative(operator, between, camille, admin)


def lines(said: Said) -> list[str]:
    """The lines that the operator reads."""
    return said.err.splitlines()


def all_is_well(coop: Cooperative, since: Moment) -> None:
    """One more run, and the dashboards are those of a run from nothing, each page written once at most."""
    again = coop.run()
    assert (again.status, len(lines(again))) == (0, 1), again
    assert coop.pages() == coop.expected()
    counted = coop.written_since(since)
    assert set(counted.values()) == {1}, counted
