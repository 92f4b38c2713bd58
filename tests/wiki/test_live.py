"""A real wiki read by a robot: what it says of itself, its pages, their texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coopwiki.wiki.live import Live
from coopwiki.wiki.port import EXTENSION_TAGS_1_39, Denied, Text
from mediawiki import MediaWiki
from wiki.conftest import NewWiki
from wiki.robots import Watched, robot

LONG = 120
PAGES = tuple((f"Journal/{n:03}", f"page {n} " + "é" * 3000) for n in range(LONG))
OTHERS = (
    ("Utilisatrice:Camille", "Camille"),
    ("Projet:Règles", "Règles"),
    ("Discussion:Accueil", "on en parle"),
    ("Aide:Contribution", "aide"),
    ("Modèle:Contribution", "bloc"),
    ("Utilisateur:Camille/vector.css", "a{{b}}"),
    ("Modèle:Contrib", "#REDIRECTION [[Modèle:Contribution]]"),
    ("Utilisateur:Cam", "#REDIRECTION [[Utilisateur:Camille#Mars]]"),
    ("Cam", "#REDIRECTION [[Utilisateur:Cam]]"),
    ("Boucle", "#REDIRECTION [[Boucle]]"),
    ("Tableau de bord/Budgets 2026", "un"),
    ("Tableau de bord/budgets", "deux"),
    ("Tableau des prêts", "trois"),
    ("Guide/Serveur", "[[Catégorie:Documentation]]"),
    ("Modèle:Guide", "[[Catégorie:Documentation]]"),
    ("Guide/Courriel", "{{Guide}}"),
)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    return "$wgAPIMaxResultSize = 100000;"


@pytest.fixture(scope="module")
def wiki(mediawiki: MediaWiki) -> MediaWiki:
    mediawiki.import_pages([*PAGES, *OTHERS])
    return mediawiki


@pytest.fixture(scope="module")
def live(wiki: MediaWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with robot(wiki, tmp_path_factory.mktemp("pywikibot")) as connected:
        yield connected


@pytest.fixture
def visitor(wiki: MediaWiki, tmp_path: Path) -> Iterator[Live]:
    with robot(wiki, tmp_path, "") as connected:
        yield connected


def test_the_wiki_says_its_namespaces_and_extension_tags(live: Live) -> None:
    site = live.site()
    assert site.key == live.session.account.api
    assert site.titles.normal("user:ana_b") == "Utilisateur:Ana b"
    assert site.titles.normal("utilisatrice:ana") == "Utilisateur:Ana"
    assert site.titles.normal("project:x") == "Projet:X"
    assert site.titles.content() == {0, 2, 4}
    assert {"ref", "nowiki", "poem", "templatedata"} <= site.extension_tags
    assert {tag for tag in site.extension_tags if "<" in tag or ">" in tag} == set()


def test_the_tags_of_the_packaged_wiki_are_those_taken_for_a_dump(live: Live, wiki_version: str) -> None:
    assert wiki_version != "1.39" or live.site().extension_tags == EXTENSION_TAGS_1_39


def test_pages_are_those_members_write_and_redirects_say_where_to(live: Live) -> None:
    redirects = {page.title: page.redirect for page in live.pages() if page.namespace != 0}
    assert redirects == {
        "Utilisateur:Camille": "",
        "Utilisateur:Camille/vector.css": "",
        "Utilisateur:Cam": "Utilisateur:Camille",
        "Projet:Règles": "",
        "Modèle:Contrib": "Modèle:Contribution",
    }
    mains = {page.title: page.redirect for page in live.pages() if page.namespace == 0}
    assert (mains["Cam"], mains["Accueil"]) == ("Utilisateur:Cam", "")
    assert mains["Boucle"] in {"", "Boucle"}
    assert {title for title, _ in PAGES} <= set(mains)


def test_a_category_holds_what_pages_and_their_templates_put_into_it(live: Live) -> None:
    titles = {page.id: page.title for page in live.pages()}
    assert {titles[number] for number in live.in_category("Documentation")} == {"Guide/Serveur", "Guide/Courriel"}
    assert live.in_category("Personne ne l’a faite") == frozenset()
    asked = Live(live.session, category="")
    assert asked.in_category("Documentation") == live.in_category("Documentation")
    watched = Watched(live.session)
    other = Live(watched)
    listed = len(list(other.pages()))
    watched.asked.clear()
    assert (listed > LONG, other.in_category("Documentation"), watched.asked) == (
        True,
        live.in_category("Documentation"),
        [],
    )


def test_further_namespaces_are_read_when_asked(live: Live) -> None:
    more = Live(live.session, frozenset({12}))
    assert {page.title for page in more.pages()} - {page.title for page in live.pages()} == {"Aide:Contribution"}


def test_listing_costs_a_handful_of_requests(live: Live) -> None:
    watched = Watched(live.session)
    listed = list(Live(watched).pages())
    assert len(listed) > LONG
    assert len(watched.asked) <= 8


def test_texts_come_whole_though_each_answer_is_cut_short(live: Live) -> None:
    wanted = {page.id: page for page in live.pages() if page.title.startswith("Journal/")}
    watched = Watched(live.session)
    texts = list(Live(watched).texts(wanted))
    assert len(watched.asked) > LONG * 6000 // 100000
    assert sorted(text.id for text in texts) == sorted(wanted)
    expected = dict(PAGES)
    for text in texts:
        page = wanted[text.id]
        assert text == Text(page.id, page.revision, expected[page.title])


def test_a_page_gone_meanwhile_has_no_text(live: Live) -> None:
    [page] = [page for page in live.pages() if page.title == "Accueil"]
    assert [text.id for text in live.texts([page.id, 999999])] == [page.id]
    assert list(live.texts([])) == []


def test_a_page_of_code_has_an_empty_text(live: Live) -> None:
    [code] = [page for page in live.pages() if page.title.endswith(".css")]
    assert list(live.texts([code.id])) == [Text(code.id, code.revision, "")]
    assert live.stored([code.title])[code.title].text == "a{{b}}"


def test_a_visitor_reads_more_pages_than_one_request_takes(visitor: Live) -> None:
    wanted = {page.id for page in visitor.pages() if page.title.startswith("Journal/")}
    assert len(wanted) == LONG
    assert {text.id for text in visitor.texts(wanted)} == wanted
    assert "apihighlimits" not in visitor.rights()


def test_stored_texts_are_found_under_the_spelling_asked_for(live: Live) -> None:
    found = live.stored(["user:camille", "Utilisateur:Camille", "Néant", "a|b", "<x>", ""])
    assert {asked: (page.title, page.text) for asked, page in found.items()} == {
        "user:camille": ("Utilisateur:Camille", "Camille"),
        "Utilisateur:Camille": ("Utilisateur:Camille", "Camille"),
    }
    assert live.stored([]) == {}


def test_a_redirect_is_stored_as_itself(live: Live) -> None:
    assert live.stored(["Cam"])["Cam"].text == "#REDIRECTION [[Utilisateur:Cam]]"


def test_titles_under_a_prefix(live: Live) -> None:
    assert list(live.titles_under("Tableau de bord/")) == [
        "Tableau de bord/Budgets 2026",
        "Tableau de bord/budgets",
    ]
    assert list(live.titles_under("template:contrib")) == ["Modèle:Contrib", "Modèle:Contribution"]


def test_it_knows_its_account_and_the_wiki_its_clock(live: Live, wiki_version: str) -> None:
    assert {"bot", "edit", "apihighlimits"} <= live.rights()
    assert "bot" in live.groups()
    assert "noratelimit" not in live.rights()
    assert abs((live.server_time() - datetime.now(UTC)).total_seconds()) < 60
    assert live.generator().startswith(f"MediaWiki {wiki_version}.")


def test_two_accounts_in_one_process_stay_apart(live: Live, visitor: Live, wiki: MediaWiki, tmp_path: Path) -> None:
    with robot(wiki, tmp_path, "Installateur") as deployer:
        assert "interface-admin" in deployer.groups()
        assert "interface-admin" not in live.groups()
        assert visitor.groups() == {"*"}
        assert live.groups() >= {"bot"}


def test_a_lost_session_is_opened_again_for_reading(live: Live) -> None:
    live.session._web.cookies.clear()  # type: ignore[attr-defined]
    assert "bot" in live.groups()


def test_a_closed_wiki_opens_to_its_robot_only(new_wiki: NewWiki, wiki_version: str, tmp_path: Path) -> None:
    closed = new_wiki(wiki_version, extra="$wgGroupPermissions['*']['read'] = false;")
    with robot(closed, tmp_path, "") as visitor, pytest.raises(Denied, match="Il faut un compte"):
        list(visitor.pages())
    with robot(closed, tmp_path) as live:
        assert [page.title for page in live.pages()] == ["Accueil"]
