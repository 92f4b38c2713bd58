"""A robot saves pages on a real wiki, among people who edit at the same moment."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coopwiki.wiki.live import Live
from coopwiki.wiki.port import Denied, Draft, Outcome, Status, Unreachable
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.conftest import ClientOf, NewWiki
from wiki.robots import LosesFirstAnswer, Watched, robot

SAVED, UNCHANGED, CONFLICT, REFUSED = Status
TOKEN = re.compile(r'<input[^>]*value="([^"]*)"[^>]*name="wpEditToken"')
FILTERS = {"motinterdit": "Disallow", "motdouteux": "Warn"}


@pytest.fixture(scope="module")
def filters(mediawiki: MediaWiki, administrator: Client) -> None:
    address = f"{mediawiki.url}/index.php/Special:AbuseFilter/new"
    for word, action in FILTERS.items():
        page = administrator.session.get(address, timeout=30).text
        form = {
            "wpFilterDescription": f"Pas de {word}",
            "wpFilterRules": f'added_lines contains "{word}"',
            "wpFilterEnabled": "1",
            f"wpFilterAction{action}": "1",
            "wpFilterWarnMessage": "abusefilter-warning",
            "wpFilterGroup": "default",
            "wpEditToken": html.unescape(TOKEN.findall(page)[0]),
        }
        saved = administrator.session.post(address, data=form, timeout=30)
        assert "Special:AbuseFilter/new" not in saved.url


def written(live: Live, title: str, text: str) -> int:
    """A page of ours, saved; its revision."""
    outcome = live.save(Draft(title, text, "création"))
    assert outcome.status is SAVED
    return outcome.revision


def text_of(live: Live, title: str) -> str:
    stored = live.stored([title])
    return stored[title].text if title in stored else ""


def test_a_page_is_created_changed_and_not_saved_again(live: Live) -> None:
    first = written(live, "Tableau de bord", "un")
    second = live.save(Draft("Tableau de bord", "deux", "suite", first))
    assert (second.status, second.revision > first) == (SAVED, True)
    again = live.save(Draft("Tableau de bord", "deux\n\n", "suite", second.revision))
    assert again == Outcome(UNCHANGED, second.revision)
    assert text_of(live, "Tableau de bord") == "deux"


def test_an_equal_text_costs_no_edit_request(live: Live) -> None:
    revision = written(live, "Égal", "caf\u00e9")
    watched = Watched(live.session)
    outcome = Live(watched).save(Draft("Égal", "cafe\u0301 ", "même", revision))
    assert (outcome, watched.sent("edit")) == (Outcome(UNCHANGED, revision), 0)


def test_a_data_page_is_compared_by_value(live: Live) -> None:
    title = "Module:CoopWiki/données/essai.json"
    revision = written(live, title, '{"a":"1.50","b":[]}')
    assert text_of(live, title) != '{"a":"1.50","b":[]}'
    again = live.save(Draft(title, '{ "b": [], "a": "1.50" }', "même", revision))
    assert again == Outcome(UNCHANGED, revision)


def test_an_edit_is_a_robots_and_not_minor(live: Live, client: ClientOf) -> None:
    written(live, "Marques", "un")
    changes = client("").call(action="query", list="recentchanges", rcprop="title|flags|comment|user")
    [change] = [c for c in changes["query"]["recentchanges"] if c["title"] == "Marques"]
    told = (change["user"], change["bot"], change["minor"], change["new"], change["comment"])
    assert told == ("Robot", True, False, True, "création")


def test_what_a_person_wrote_meanwhile_is_kept(live: Live, client: ClientOf) -> None:
    revision = written(live, "Commune", "un")
    client("Camille").edit("Commune", "un, dit Camille")
    outcome = live.save(Draft("Commune", "deux", "suite", revision))
    assert (outcome.status, outcome.code) == (CONFLICT, "editconflict")
    assert text_of(live, "Commune") == "un, dit Camille"


def test_a_page_that_exists_or_is_gone_is_a_conflict(live: Live, administrator: Client) -> None:
    revision = written(live, "Passagère", "un")
    existing = live.save(Draft("Passagère", "deux", "création"))
    assert (existing.status, existing.code) == (CONFLICT, "articleexists")
    delete(administrator, "Passagère")
    gone = live.save(Draft("Passagère", "deux", "suite", revision))
    assert (gone.status, gone.code) == (CONFLICT, "missingtitle")
    assert text_of(live, "Passagère") == ""


def delete(person: Client, title: str) -> None:
    person.call(action="delete", title=title, token=person.token())


@pytest.fixture
def meanwhile(administrator: Client, client: ClientOf) -> dict[str, Callable[[str], object]]:
    """What can happen to a page between our look at it and our edit."""

    def recreate(title: str) -> None:
        delete(administrator, title)
        client("Camille").edit(title, "refaite")

    return {
        "a person edits": lambda title: client("Camille").edit(title, "Camille"),
        "our own account edits": lambda title: client("Robot").edit(title, "l'autre robot"),
        "deleted": lambda title: delete(administrator, title),
        "deleted and made anew": recreate,
    }


@pytest.mark.parametrize(
    ("event", "left"),
    [
        ("a person edits", "Camille"),
        ("our own account edits", "l'autre robot"),
        ("deleted", ""),
        ("deleted and made anew", "refaite"),
    ],
)
def test_the_wiki_itself_sees_what_happens_after_our_look(
    live: Live, meanwhile: dict[str, Callable[[str], object]], event: str, left: str
) -> None:
    title = f"Course {event}"
    revision = written(live, title, "un")
    watched = Watched(live.session, lambda: meanwhile[event](title))
    outcome = Live(watched).save(Draft(title, "deux", "suite", revision))
    assert (outcome.status, watched.sent("edit")) == (CONFLICT, 1)
    assert text_of(live, title) == left


def test_a_page_created_after_our_look_is_kept(live: Live, client: ClientOf) -> None:
    watched = Watched(live.session, lambda: client("Camille").edit("Née", "de Camille"))
    outcome = Live(watched).save(Draft("Née", "du robot", "création"))
    assert (outcome.status, outcome.code) == (CONFLICT, "articleexists")
    assert text_of(live, "Née") == "de Camille"


def test_an_edit_whose_answer_was_lost_is_found_saved_and_sent_once(live: Live) -> None:
    losing = LosesFirstAnswer(live.session)
    outcome = Live(losing).save(Draft("Perdue", "un", "création"))
    assert outcome.status is SAVED
    assert outcome.revision == live.stored(["Perdue"])["Perdue"].revision
    assert losing.sent("edit") == 1


def test_a_protected_page_is_refused_in_french(live: Live, administrator: Client) -> None:
    written(live, "Gardée", "un")
    administrator.call(action="protect", title="Gardée", protections="edit=sysop", token=administrator.token())
    revision = live.stored(["Gardée"])["Gardée"].revision
    outcome = live.save(Draft("Gardée", "deux", "suite", revision))
    assert outcome == Outcome(REFUSED, 0, "protectedpage", "La page est protégée.")


def test_a_page_protected_by_another_is_refused(live: Live, administrator: Client) -> None:
    revision = written(live, "Incluse", "un")
    administrator.edit("Chapeau", "{{:Incluse}}")
    administrator.call(
        action="protect",
        title="Chapeau",
        protections="edit=sysop",
        cascade=1,
        token=administrator.token(),
    )
    outcome = live.save(Draft("Incluse", "deux", "suite", revision))
    assert (outcome.status, outcome.code) == (REFUSED, "cascadeprotected")


@pytest.mark.usefixtures("filters")
@pytest.mark.parametrize(
    ("word", "code"),
    [("motinterdit", "abusefilter-disallowed"), ("motdouteux", "abusefilter-warning")],
)
def test_a_filters_refusal_and_its_warning_are_both_final(live: Live, word: str, code: str) -> None:
    for _ in range(3):
        watched = Watched(live.session)
        outcome = Live(watched).save(Draft(f"Filtrée {word}", word, "création"))
        assert (outcome.status, outcome.code) == (REFUSED, code)
        assert outcome.message.endswith(f"Filtre : « Pas de {word} ».")
        assert watched.sent("edit") == 1
        assert "bot" in live.groups()
    assert text_of(live, f"Filtrée {word}") == ""


def test_too_long_a_text_and_impossible_titles_are_refused(live: Live) -> None:
    long = live.save(Draft("Longue", "é" * 1_100_000, "création"))
    assert (long.status, long.code) == (REFUSED, "contenttoobig")
    for title in ("a|b", "a[b]", "", "x" * 300, "Spécial:Version", "Média:x", "mw:Accueil"):
        outcome = live.save(Draft(title, "texte", "création"))
        assert (outcome.status, outcome.message != "") == (REFUSED, True)


def test_interface_pages_and_broken_data_are_refused(live: Live) -> None:
    interface = live.save(Draft("MediaWiki:Common.css", "a {}", "création"))
    assert (interface.status, interface.message != "") == (REFUSED, True)
    broken = live.save(Draft("Module:CoopWiki/données/cassé.json", "{", "création"))
    assert (broken.status, broken.message != "") == (REFUSED, True)


def test_a_blocked_account_stops_everything(live: Live, administrator: Client) -> None:
    administrator.call(action="block", user="Robot", token=administrator.token(), reason="essai")
    try:
        with pytest.raises(Denied, match="Le compte du robot est bloqué"):
            live.save(Draft("Bloquée", "un", "création"))
    finally:
        administrator.call(action="unblock", user="Robot", token=administrator.token())
    assert live.save(Draft("Bloquée", "un", "création")).status is SAVED


def test_a_lost_session_is_opened_again_for_an_edit(live: Live) -> None:
    live.session._web.cookies.clear()  # type: ignore[attr-defined]
    assert live.save(Draft("Retrouvée", "un", "création")).status is SAVED


def test_a_read_only_wiki_is_waited_for_and_then_unreachable(
    new_wiki: NewWiki, wiki_version: str, tmp_path: Path
) -> None:
    frozen = new_wiki(wiki_version)
    with robot(frozen, tmp_path) as live:
        frozen.configure("$wgReadOnly = 'sauvegarde';")
        wait_until_read_only(frozen)
        watched = Watched(live.session)
        with pytest.raises(Unreachable, match="Le wiki est en lecture seule"):
            Live(watched).save(Draft("Figée", "un", "création"))
        assert watched.sent("edit") == 2


def wait_until_read_only(wiki: MediaWiki) -> None:
    """PHP reads changed settings within two seconds."""
    with Client(wiki.api) as anyone:
        while not anyone.call(action="query", meta="siteinfo")["query"]["general"].get("readonly"):
            time.sleep(0.2)


def test_a_visitor_cannot_write(mediawiki: MediaWiki, tmp_path: Path) -> None:
    with robot(mediawiki, tmp_path, "") as visitor:
        with pytest.raises(Denied, match="Sans compte"):
            visitor.save(Draft("Anonyme", "un", "création"))
        with pytest.raises(Denied, match="Sans compte"):
            visitor.purge_users(["Anonyme"])
