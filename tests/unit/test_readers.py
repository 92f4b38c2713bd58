"""Who reads the wiki is asked of it; figures never reach more readers than their sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from coopwiki.core.audience import Audience
from coopwiki.runs.audience_check import AudienceMismatch, Readers
from coopwiki.runs.refresh import Refresher, RunOptions
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from wiki.small_cooperative import PAGES

TODAY = date(2026, 6, 30)
MONTH = "Tableau de bord/Contributions 2026-06"
ZOE = "Journal de Zoé"
ORDERS = RunOptions(lambda _: True)
Hides = Callable[[str], bool]


def all_of(_: str) -> bool:
    return True


def none_of(_: str) -> bool:
    return False


def served(wiki: Memory, settings: Settings | None = None) -> Refresher:
    return Refresher(wiki, wiki, settings or Settings(), REPORTS)


def test_a_closed_wiki_is_its_members_and_shows_them_amounts_by_person() -> None:
    wiki = Memory(dict(PAGES), closed=all_of)
    served(wiki).refresh(TODAY, ORDERS)
    assert "Zoé Petit" in wiki.text(MONTH)


def test_an_open_wiki_is_everyones_and_shows_none() -> None:
    wiki = Memory(dict(PAGES))
    served(wiki).refresh(TODAY, ORDERS)
    assert "Zoé Petit" not in wiki.text(MONTH)


def test_a_wiki_that_opens_loses_its_amounts_by_person_at_the_next_run() -> None:
    wiki = Memory(dict(PAGES), closed=all_of)
    service = served(wiki)
    service.refresh(TODAY, ORDERS)
    wiki.hides = none_of
    service.refresh(TODAY, ORDERS)
    assert "Zoé Petit" not in wiki.text(MONTH)
    wiki.hides = all_of
    service.refresh(TODAY, ORDERS)
    assert "Zoé Petit" in wiki.text(MONTH)


@pytest.mark.parametrize(
    ("hides", "told"),
    [
        (lambda title: title.startswith("Utilisateur:"), "Utilisateur:"),
        (lambda title: title == ZOE, ZOE),
        (lambda title: not title.startswith("Tableau de bord"), "pas « "),
        (lambda title: title != MONTH, MONTH),
        (lambda title: not title.startswith("Module:"), "Module:"),
    ],
)  # fmt: skip
def test_where_visitors_read_our_pages_and_not_their_sources_nothing_is_published(hides: Hides, told: str) -> None:
    wiki = Memory(dict(PAGES), closed=hides)
    with pytest.raises(AudienceMismatch, match="Rien n’est publié") as refused:
        served(wiki).refresh(TODAY, ORDERS)
    assert told in str(refused.value)
    assert wiki.saves == []


def test_a_page_without_records_may_be_closed() -> None:
    wiki = Memory({**dict(PAGES), "Coffre": "Rien ici."}, closed=lambda title: title == "Coffre")
    served(wiki).refresh(TODAY, ORDERS)
    assert wiki.saves


def test_each_page_is_asked_for_once_and_one_of_each_namespace_each_time() -> None:
    asked: list[str] = []

    def hides(title: str) -> bool:
        asked.append(title)
        return False

    wiki = Memory(dict(PAGES), closed=hides)
    readers = Readers(wiki, wiki, Settings())
    sources = [title for title, _ in PAGES]
    assert readers.of(sources) is Audience.EVERYONE
    assert sorted(asked) == sorted(["Tableau de bord", *sources])
    asked.clear()
    readers.of(sources)
    namespaces = {wiki.site().titles.split(title)[0] for title in asked}
    assert (len(asked), namespaces) == (3, {0, 2})
