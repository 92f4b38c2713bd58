"""What the form saves is an ordinary edit: others' edits, rules, closed pages and mistakes, on both versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page as Browser

from mediawiki import MediaWiki
from wiki.abuse_filters import add_filter
from wiki.conftest import ClientOf, PageOf, log_in_browser
from wiki.forms import EXTENSION, field, fill, open_form, save, told
from wiki.versions import on

pytestmark = on("1.43")

LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=Site|cercle=Technique|durée=1h30}}"
OTHER = "{{Contribution|date=2026-03-13|qui=Paul|quoi=Tri|cercle=Technique|durée=2h}}"
WRONG = LINE.replace("1h30", "beaucoup")


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def plain(page_of: PageOf) -> Browser:
    """Open Camille's browser, without JavaScript: the server alone answers."""
    return page_of("Camille", java_script_enabled=False)


def test_somebody_elses_change_of_another_record_is_kept(plain: Browser, client: ClientOf) -> None:
    client("Admin").edit("Ensemble", f"{LINE}\n{OTHER}")
    open_form(plain, "", page="Ensemble", n=2)
    client("Admin").edit("Ensemble", f"Un mot.\n{LINE.replace('Ana', 'Zoé')}\n{OTHER}")
    fill(plain, durée="4h")
    save(plain)
    changed = OTHER.replace("2h", "4h")
    assert client("").text("Ensemble") == f"Un mot.\n{LINE.replace('Ana', 'Zoé')}\n{changed}"


def test_somebody_elses_change_of_the_same_record_is_never_written_over(plain: Browser, client: ClientOf) -> None:
    client("Admin").edit("Conflit", f"{LINE}\n{OTHER}")
    open_form(plain, "", page="Conflit", n=1)
    theirs = f"{LINE.replace('1h30', '5h')}\n{OTHER}"
    client("Admin").edit("Conflit", theirs)
    fill(plain, durée="4h")
    for _ in range(2):
        save(plain)
        assert "Quelqu’un a modifié cette fiche entre-temps" in told(plain)
        assert client("").text("Conflit") == theirs
    assert field(plain, "durée").input_value() == "4h"


def test_a_form_sent_after_another_log_in_is_shown_again_and_says_so(
    plain: Browser, client: ClientOf, mediawiki: MediaWiki
) -> None:
    open_form(plain, "Contribution", page="Autre session", cercle="Technique", quoi="Site")
    fill(plain, durée="4h")
    log_in_browser(plain.context, mediawiki, "Camille")
    save(plain)
    assert "Rien n’est encore enregistré" in told(plain)
    assert field(plain, "durée").input_value() == "4h"
    save(plain)
    assert "durée=4h" in client("").text("Autre session")
    assert "Rien n’est encore enregistré" not in told(plain)


def test_a_page_deleted_meanwhile_is_not_made_anew(plain: Browser, client: ClientOf) -> None:
    admin = client("Admin")
    for title, query in (("Ôtée", {"n": 1}), ("Ôtée aussi", {})):
        admin.edit(title, LINE)
        open_form(plain, "Contribution", page=title, cercle="Technique", quoi="Site", **query)
        admin.call(action="delete", title=title, token=admin.token())
        fill(plain, durée="4h")
        save(plain)
        assert "supprimée" in told(plain)
        assert client("").call(action="query", titles=title)["query"]["pages"][0].get("missing")


def test_a_rule_that_refuses_or_warns_is_obeyed(plain: Browser, mediawiki: MediaWiki, client: ClientOf) -> None:
    admin = client("Admin")
    add_filter(mediawiki, admin, "Non", 'added_lines contains "interdit"', "Disallow")
    add_filter(mediawiki, admin, "Peut-être", 'added_lines contains "douteux"', "Warn")
    open_form(plain, "Contribution", page="Filtrée", cercle="Technique", quoi="mot interdit")
    save(plain)
    assert "Non" in told(plain) or "interdit" in told(plain)
    assert client("").call(action="query", titles="Filtrée")["query"]["pages"][0].get("missing")
    fill(plain, quoi="mot douteux")
    save(plain)
    assert "Peut-être" in told(plain)
    save(plain)
    assert "mot douteux" in client("").text("Filtrée")


def test_a_protected_page_stays_as_it_is(plain: Browser, client: ClientOf) -> None:
    admin = client("Admin")
    admin.edit("Close", LINE)
    admin.call(action="protect", title="Close", protections="edit=sysop", token=admin.token())
    open_form(plain, "Contribution", page="Close", cercle="Technique", quoi="Site")
    save(plain)
    assert "protég" in told(plain)
    assert client("").text("Close") == LINE


def test_edits_made_with_the_form_have_a_tag_and_a_summary(plain: Browser, client: ClientOf) -> None:
    open_form(plain, "Contribution", page="Résumée", cercle="Technique", quoi="Tri des dossiers")
    save(plain)
    asked = {"titles": "Résumée", "prop": "revisions", "rvprop": "tags|comment|user"}
    (revision,) = client("").call(action="query", **asked)["query"]["pages"][0]["revisions"]
    assert "coopwiki-fiche" in revision["tags"]
    assert revision["comment"] == "Nouvelle fiche Contribution : Tri des dossiers"
    assert revision["user"] == "Camille"


def test_a_save_with_a_mistake_goes_through_and_says_so(plain: Browser, client: ClientOf) -> None:
    plain.goto("/index.php?title=Fautive&action=edit")
    plain.locator("#wpTextbox1").fill(f"{LINE}\n{WRONG}")
    plain.locator("#wpSave").click()
    assert "Une fiche de cette page est à corriger" in told(plain)
    assert client("").text("Fautive") == f"{LINE}\n{WRONG}"
    plain.reload()
    assert "Une fiche de cette page est à corriger" not in told(plain)
