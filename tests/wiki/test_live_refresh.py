"""What a refresh asks of a real wiki: lists where nothing changed, one text after one edit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coopwiki.runs.refresh import Refresher, Run, RunOptions
from coopwiki.serving.permission import Permission
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.cache import Cache
from coopwiki.wiki.live import Live
from coopwiki.wiki.port import Draft, Status, Wiki
from coopwiki.wiki.stored_form import digest_of
from mediawiki import MediaWiki
from wiki.conftest import ClientOf
from wiki.robots import Watched, robot
from wiki.small_cooperative import PAGES
from wiki.versions import on

pytestmark = on("1.43")
TODAY = date(2026, 6, 30)
STOP = "Tableau de bord/Robots/Marche"
ZOE = "Journal de Zoé"
JUNE = "Tableau de bord/Contributions 2026-06"
LINE = "{{Contribution|date=2026-06-20|qui=Ana|cercle=Technique|quoi=Essai|durée=1h|taux=12}}"
REDIRECT = ("Modèle:Heures", "#REDIRECTION [[Modèle:Contribution]]")


@pytest.fixture(scope="module")
def live(mediawiki: MediaWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    mediawiki.import_pages([*PAGES, (STOP, "marche"), ("Modèle:Contribution", "bloc"), REDIRECT])
    with robot(mediawiki, tmp_path_factory.mktemp("pywikibot")) as connected:
        yield connected


def texts_asked(watched: Watched) -> int:
    """How many requests asked for texts."""
    return sum("content" in str(asked.get("rvprop", "")) for asked in watched.asked)


def robots(wiki: Wiki) -> tuple[Refresher, RunOptions]:
    settings = Settings()
    return Refresher(wiki, wiki, settings, REPORTS), RunOptions(Permission(wiki, settings))


def saved(run: Run) -> set[str]:
    return {fate.title for fate in run.fates if fate.outcome.status is Status.SAVED}


def test_a_process_that_has_a_cache_asks_for_lists_only(live: Live, tmp_path: Path) -> None:
    path = tmp_path / "textes.sqlite"
    for _ in range(2):
        service, orders = robots(Cache(live, path))
        service.refresh(TODAY, orders)
    watched = Watched(live.session)
    service, orders = robots(Cache(Live(watched), path))
    assert saved(service.refresh(TODAY, orders)) == set()
    assert texts_asked(watched) == 0
    assert watched.sent("edit") == 0
    assert len(watched.asked) <= 17


def test_a_running_service_asks_for_lists_then_for_what_was_edited(
    live: Live, client: ClientOf, tmp_path: Path
) -> None:
    watched = Watched(live.session)
    service, orders = robots(Cache(Live(watched), tmp_path / "textes.sqlite"))
    service.refresh(TODAY, orders)
    watched.asked.clear()
    assert saved(service.refresh(TODAY, orders)) == set()
    assert texts_asked(watched) == 0
    assert len(watched.asked) <= 8
    person = client("Camille")
    person.edit(ZOE, f"{person.text(ZOE)}\n{LINE}")
    watched.asked.clear()
    assert JUNE in saved(service.refresh(TODAY, orders))
    fetched = [asked for asked in watched.asked if "pageids" in asked and "rvprop" in asked]
    assert [len(asked["pageids"]) for asked in fetched] == [1]


def test_what_people_do_to_a_robots_page_is_seen_and_put_right(live: Live, client: ClientOf, tmp_path: Path) -> None:
    service, orders = robots(Cache(live, tmp_path / "textes.sqlite"))
    service.refresh(TODAY, orders)
    person = client("Camille")
    person.edit(JUNE, "Merci !\n" + person.text(JUNE).replace("Lettre", "Autre"))
    assert saved(service.refresh(TODAY, orders)) == {JUNE}
    assert person.text(JUNE).startswith("Merci !")
    assert "Autre" not in person.text(JUNE)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tableau de bord/Essai", "été\n\nfin  \n\n"),
        ("Tableau de bord/Signé", "~~~~ [[Aide (jeu)|]] {{subst:Contribution}}"),
        ("Module:CoopWiki/données/essai.json", '{"a":[],"b":{},"c":"é<\\/>","d":1.50}'),
    ],
)
def test_what_was_saved_is_given_as_the_wiki_keeps_it(live: Live, tmp_path: Path, title: str, text: str) -> None:
    cache = Cache(live, tmp_path / "textes.sqlite")
    assert cache.save(Draft(title, text, "essai")).status is Status.SAVED
    for _ in range(2):
        assert cache.stored([title]) == live.stored([title])
    assert live.standing([title])[title].digest == digest_of(live.stored([title])[title].text)
