"""The throw-away MediaWiki itself, on both versions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser

from mediawiki import CACHE, VERSIONS, MediaWiki
from mediawiki_api import Client
from mediawiki_server import alive, started
from wiki.conftest import ClientOf, NewWiki, PageOf

both_versions = pytest.mark.parametrize("wiki_version", VERSIONS, scope="module")
pytestmark = both_versions

GREETING = """
local p = {}
function p.main(frame)
  return 'Bonjour ' .. frame.args[1] .. ', ' .. mw.getContentLanguage():formatNum(1234.5)
end
return p
"""


def test_it_says_its_version_and_speaks_french(client: ClientOf, wiki_version: str) -> None:
    general = client("").call(action="query", meta="siteinfo")["query"]["general"]
    assert general["generator"].startswith(f"MediaWiki {wiki_version}.")
    assert (general["lang"], general["timezone"]) == ("fr", "UTC")
    assert general["mainpage"] == "Accueil"


def test_a_saved_template_runs_lua_with_luasandbox(client: ClientOf) -> None:
    deploy = client("Installateur")
    deploy.edit("Module:Salut", GREETING)
    deploy.edit("Modèle:Salut", "{{#invoke:Salut|main|{{{1}}}}}")
    assert client("").expanded("{{Salut|Zoé}}") == "Bonjour Zoé, 1\u00a0234,5"


def test_it_tells_how_it_reads_a_call(client: ClientOf) -> None:
    tree = client("").parsetree("{{a|b=c}}")
    assert "<title>a</title><part><name>b</name>" in tree


def test_a_data_page_is_json_and_can_be_read_by_its_address(client: ClientOf, mediawiki: MediaWiki) -> None:
    client("Robot").edit("Module:Essai/données/a.b.json", '{"a": "1.50"}')
    address = f"{mediawiki.url}/index.php/Module:Essai/donn%C3%A9es/a.b.json"
    reply = requests.get(address, timeout=30)
    assert (reply.status_code, "1.50" in reply.text) == (200, True)


def test_the_robot_has_the_least_rights(client: ClientOf) -> None:
    answer = client("Robot").call(action="query", meta="userinfo", uiprop="rights")
    rights = set(answer["query"]["userinfo"]["rights"])
    assert {"bot", "edit", "createpage", "apihighlimits"} <= rights
    assert not rights & {"editinterface", "editsitecss", "noratelimit", "delete"}


def test_the_robot_can_also_log_in_with_bare_requests(mediawiki: MediaWiki) -> None:
    robot = mediawiki.accounts["Robot"]
    with requests.Session() as session:
        asked = {"action": "query", "meta": "tokens", "type": "login", "format": "json"}
        tokens = session.get(mediawiki.api, params=asked, timeout=30).json()["query"]["tokens"]
        given = {
            "action": "login",
            "lgname": robot.bot_login,
            "lgpassword": robot.bot_password,
            "lgtoken": tokens["logintoken"],
            "format": "json",
        }
        answer = session.post(mediawiki.api, data=given, timeout=30).json()
    assert answer["login"]["result"] == "Success"


def test_the_deploy_account_edits_the_interface(client: ClientOf) -> None:
    client("Installateur").edit("MediaWiki:Common.css", ".a { color: #000 }")
    assert client("").text("MediaWiki:Common.css") == ".a { color: #000 }"


def test_imported_pages_are_listed_linked_and_theirs(client: ClientOf, mediawiki: MediaWiki) -> None:
    pages = [("Modèle:Fiche", "[[Catégorie:Fiches]]{{{1}}}")]
    pages += [(f"Fiche {number}", f"{{{{Fiche|{number}}}}} & [[Accueil]]") for number in range(30)]
    assert mediawiki.import_pages(pages) == 31
    asked = client("")
    assert asked.text("Fiche 7") == "{{Fiche|7}} & [[Accueil]]"
    assert len(listed(asked, "embeddedin", eititle="Modèle:Fiche", eilimit="max")) == 30
    assert len(listed(asked, "categorymembers", cmtitle="Catégorie:Fiches", cmlimit="max")) == 31
    authors = listed(asked, "recentchanges", rcprop="user|title", rclimit="max")
    assert {row["user"] for row in authors if row["title"] == "Fiche 7"} == {"Camille"}


def listed(asked: Client, name: str, **params: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = asked.call(action="query", list=name, **params)["query"][name]
    return found


def test_a_template_imported_after_its_page_was_read_shows(client: ClientOf, mediawiki: MediaWiki) -> None:
    client("Robot").edit("Page lue avant", "{{Tardif}}")
    assert "Modèle:Tardif" in client("").html("Page lue avant")
    mediawiki.import_pages([("Modèle:Tardif", "Me voilà")], links=False)
    assert "Me voilà" in client("").html("Page lue avant")


def test_a_new_member_can_log_in(mediawiki: MediaWiki) -> None:
    account = mediawiki.member("Aïcha")
    with Client(mediawiki.api) as person:
        person.log_in(account).edit("Utilisateur:Aïcha", "Bonjour")
        assert person.text("Utilisateur:Aïcha") == "Bonjour"


def test_its_databases_and_passwords_are_not_served(mediawiki: MediaWiki) -> None:
    for name in ("accounts.json", "data/wiki.sqlite", "LocalSettings.php", "secret"):
        reply = requests.get(f"{mediawiki.url}/{name}", timeout=30)
        assert mediawiki.accounts["Admin"].password not in reply.text
        assert not reply.content.startswith(b"SQLite")


def test_further_settings_hold_for_that_wiki_only(new_wiki: NewWiki, wiki_version: str) -> None:
    wiki = new_wiki(wiki_version, site="L’essai", extra="$wgReadOnly = 'Essai de fermeture.';")
    with Client(wiki.api) as asked:
        general = asked.call(action="query", meta="siteinfo")["query"]["general"]
    assert (general["sitename"], general["readonlyreason"]) == ("L’essai", "Essai de fermeture.")
    assert wiki.version == wiki_version


def test_stopping_leaves_no_process_behind(wiki_version: str, tmp_path: Path) -> None:
    wiki = MediaWiki.create(tmp_path / "wiki", version=wiki_version)
    with wiki.running():
        family = alive(wiki.file("pids"))
        assert len(family) == 5
    assert [pid for pid in family if started(pid)] == []


def test_another_process_can_stop_it(wiki_version: str, tmp_path: Path) -> None:
    script = Path(sys.modules["mediawiki"].__file__ or "")
    wiki = MediaWiki.create(tmp_path / "wiki", version=wiki_version)
    with wiki.running():
        family = alive(wiki.file("pids"))
        stop = (sys.executable, str(script), "stop", str(wiki.directory))
        subprocess.run(stop, check=True, env=dict(os.environ))
        assert not wiki.file("pids").exists()
        with pytest.raises(requests.ConnectionError):
            requests.get(wiki.api, timeout=30)
    assert [pid for pid in family if started(pid)] == []


def test_a_source_tree_is_kept_apart_from_the_other_version(wiki_version: str) -> None:
    template = CACHE / wiki_version / "template" / "web"
    tree = (template / "api.php").resolve().parent
    assert (template / "extensions" / "Scribunto").resolve().is_relative_to(tree)


def test_a_member_is_logged_in_in_the_browser(page_of: PageOf, browser: Browser) -> None:
    page = page_of("Camille")
    page.goto("/index.php/Accueil")
    assert page.evaluate("mw.config.get('wgUserName')") == "Camille"
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert browser.is_connected()
