"""A robot on a wiki that counts: edits and purges by the minute, here by a few seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from coopwiki.wiki.live import Live
from coopwiki.wiki.port import Draft, Status, Unreachable
from coopwiki.wiki.purging import purge_users, users
from coopwiki.wiki.retry import Patience
from mediawiki import MediaWiki
from wiki.conftest import ClientOf
from wiki.robots import IMPATIENT, Watched, robot

DATA = "Module:CoopWiki/données/heures.json"
SHOWS = """
local p = {}
function p.main()
  return 'Heures = ' .. mw.loadJsonData('Module:CoopWiki/données/heures.json').heures
end
return p
"""
PATIENT = Patience(first=1, longest=2, silent=4, busy=30, purge=30)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    return "$wgRateLimits['edit']['user'] = [4, 8]; $wgRateLimits['purge']['user'] = [4, 3];"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pywikibot")


@pytest.fixture(scope="module")
def live(mediawiki: MediaWiki, folder: Path) -> Iterator[Live]:
    with robot(mediawiki, folder, patience=PATIENT) as connected:
        yield connected


def test_edits_beyond_the_limit_wait_and_none_is_lost(live: Live) -> None:
    watched = Watched(live.session)
    titles = [f"Essai/{n}" for n in range(6)]
    outcomes = [Live(watched).save(Draft(title, "un", "création")) for title in titles]
    assert {outcome.status for outcome in outcomes} == {Status.SAVED}
    assert watched.sent("edit") > len(titles)
    assert set(live.stored(titles)) == set(titles)


def test_patience_has_an_end(mediawiki: MediaWiki, folder: Path) -> None:
    with robot(mediawiki, folder, patience=IMPATIENT) as hasty:
        with pytest.raises(Unreachable, match="limite le nombre de modifications"):
            save_all(hasty, [f"Vite/{n}" for n in range(20)])
        assert len(list(hasty.titles_under("Vite/"))) < 20


def save_all(live: Live, titles: list[str]) -> None:
    for title in titles:
        live.save(Draft(title, "un", "création"))


def test_readers_see_the_new_figure_once_its_users_are_purged(
    live: Live, mediawiki: MediaWiki, client: ClientOf
) -> None:
    deployer = client("Installateur")
    deployer.edit(DATA, '{"heures": "12"}')
    deployer.edit("Module:Heures", SHOWS)
    deployer.edit("Modèle:Heures", "{{#invoke:Heures|main}}")
    deployer.edit("Modèle:Total", "#REDIRECTION [[Modèle:Heures]]")
    for title in ("Cercle A", "Cercle B"):
        deployer.edit(title, "{{Heures}}")
    deployer.edit("Cercle C", "{{Total}}")
    mediawiki.run_jobs()
    assert [shown(mediawiki, page) for page in "ABC"] == ["Heures = 12"] * 3
    base = live.stored([DATA])[DATA].revision
    assert live.save(Draft(DATA, '{"heures": "15"}', "suite", base)).status is Status.SAVED
    assert [shown(mediawiki, page) for page in "ABC"] == ["Heures = 12"] * 3
    assert live.purge_users([DATA]) >= 3
    assert [shown(mediawiki, page) for page in "ABC"] == ["Heures = 15"] * 3


def shown(wiki: MediaWiki, page: str) -> str:
    """What a reader without account sees on a page."""
    text = requests.get(f"{wiki.url}/index.php/Cercle_{page}", timeout=30).text
    return next(shown for shown in ("Heures = 12", "Heures = 15") if shown in text)


def test_purges_beyond_the_limit_wait_and_all_are_done(live: Live, mediawiki: MediaWiki) -> None:
    pages = [(f"Usage/{n}", "{{Compté}}") for n in range(10)]
    mediawiki.import_pages([("Modèle:Compté", "compté"), *pages])
    watched = Watched(live.session)
    assert purge_users(watched, ["Modèle:Compté", "Modèle:Néant"], batch=1) == 10
    assert watched.sent("purge") > 10


def test_purging_gives_up_in_time_and_says_how_many(mediawiki: MediaWiki, folder: Path) -> None:
    mediawiki.import_pages([("Modèle:Vu", "vu"), *((f"Vue/{n}", "{{Vu}}") for n in range(20))])
    with robot(mediawiki, folder, patience=IMPATIENT) as hasty:
        assert purge_users(hasty.session, ["Modèle:Vu"], batch=1) < 20


def test_users_are_found_for_many_titles_at_once(live: Live, mediawiki: MediaWiki) -> None:
    models = [(f"Modèle:M{n}", "m") for n in range(12)]
    pages = [(f"Emploi/{n}", f"{{{{M{n}}}}}{{{{M0}}}}") for n in range(12)]
    mediawiki.import_pages([*models, *pages])
    found = users(live.session, [title for title, _ in models], 5)
    assert sorted(found) == sorted(title for title, _ in pages)


def test_nothing_to_purge_costs_nothing(live: Live) -> None:
    watched = Watched(live.session)
    assert Live(watched).purge_users([]) == 0
    assert watched.sent("purge") == 0
