"""Forms that think along: what matters first, what an opinion answers, where the first error is; on both versions."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page as Browser
from playwright.sync_api import expect

from coopwiki.core.days import write_day
from coopwiki.subjects.budgets.check_day import FUTURE_DAY
from coopwiki.subjects.contributions.check_rate import RATE_ABOVE_RULE
from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, OF, field, fill, open_form, save, told
from wiki.tables import plain
from wiki.versions import on

pytestmark = on("1.43")

SCRIPT = "\"'><img src=x onerror=window.etranger=1><script>window.etranger=1</script>"
PROPOSAL = (
    "{{{{Proposition\n|titre={}\n|qui=Ana\n|date=2026-03-01\n|question=Qui lit nos pages ?\n|nature=politique\n}}}}"
)


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def camille(page_of: PageOf) -> Browser:
    return page_of("Camille")


def seen(page: Browser, template: str) -> set[str]:
    """Name the fields that show before "Plus de détails"."""
    names = [column.field.name for column in OF[template].columns]
    return {name for name in names if field(page, name, template).first.is_visible()}


def test_what_matters_stands_before_the_details(camille: Browser) -> None:
    for template, wanted in (
        ("Dépense", {"date", "budget", "objet", "montant", "état"}),
        ("Profil", {"nom", "activité", "compétences"}),
        ("Avis", {"qui", "position", "argument"}),
    ):
        open_form(camille, template, page="Une page")
        expect(camille.get_by_role("button", name="Plus de détails")).to_be_visible()
        assert seen(camille, template) == wanted


def test_an_opinion_shows_the_proposal_preselects_nothing_and_says_why_it_objects(
    camille: Browser, client: ClientOf
) -> None:
    title = f"<nowiki>{SCRIPT}</nowiki>"
    client("Admin").edit("Ouvrir", PROPOSAL.format("Autre") + "\n" + PROPOSAL.format(title))
    open_form(camille, "Avis", page="Ouvrir")
    shown = camille.locator(".cw-proposition")
    expect(shown).to_contain_text("Qui lit nos pages ?")
    expect(shown).to_contain_text("<script>window.etranger=1</script>")
    assert camille.evaluate("window.etranger") is None
    position = field(camille, "position", "Avis")
    assert position.evaluate_all("(inputs) => inputs.some((one) => one.checked)") is False
    camille.get_by_role("radio", name="objection").check()
    save(camille)
    assert "Pourquoi : une objection dit pourquoi" in told(camille)
    assert "{{Avis" not in client("").text("Ouvrir")
    expect(field(camille, "argument", "Avis")).to_be_focused()
    fill(camille, "Avis", argument="Les brouillons aussi ?")
    save(camille)
    assert "position=objection|argument=Les brouillons aussi ?" in client("").text("Ouvrir")
    assert "première ligne" not in told(camille)


def test_each_error_names_its_field_and_one_begins_at_the_first(camille: Browser, client: ClientOf) -> None:
    open_form(camille, "Contribution", page="Erreurs", cercle="Technique")
    fill(camille, durée="beaucoup")
    save(camille)
    expect(field(camille, "quoi")).to_be_focused()
    assert "Ce qui a été fait : " in told(camille)
    assert client("").call(action="query", titles="Erreurs")["query"]["pages"][0].get("missing")


def test_after_a_save_one_more_is_one_click_away(camille: Browser, client: ClientOf) -> None:
    open_form(camille, "Contribution", page="Encore une", cercle="Technique", quoi="Site")
    save(camille)
    camille.get_by_role("link", name="Déclarer une autre contribution").click()
    fill(camille, quoi="Autre chose", cercle="Technique")
    save(camille)
    assert client("").text("Encore une").count("{{Contribution") == 2


def test_what_is_in_no_sum_is_saved_and_not_said_to_be_counted(camille: Browser) -> None:
    open_form(camille, "Action", page="Des actions", quoi="Relire", cercle="Technique")
    save(camille)
    assert "C’est enregistré." in told(camille)
    assert "comptée" not in told(camille)
    open_form(camille, "Profil", page="Utilisateur:Camille", nom="Camille")
    save(camille)
    assert "Écrire une autre" not in told(camille)


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no js"])
def test_the_form_says_before_saving_what_the_robots_will_say_after(
    page_of: PageOf, client: ClientOf, *, scripts: bool
) -> None:
    """A day to come and a rate above the rule: nothing is written until one says so once more."""
    title, day = f"Remarques {scripts}", date(2099, 3, 15)
    caps = {"hourly_caps": [{"start": "2018-01-01", "value": "30"}]}
    client("Admin").edit("Module:CoopWiki/données/noms.json", json.dumps(caps))
    page = page_of("Camille", java_script_enabled=scripts)
    open_form(page, "Contribution", page=title, cercle="Technique", quoi="Site", date=str(day), durée="2 h", taux="45")
    save(page)
    assert plain(FUTURE_DAY(write_day(day)).message).partition(" ; ")[0] in told(page)
    assert plain(RATE_ABOVE_RULE("45,00 €/h", "30,00 €/h").message) in told(page)
    assert client("").call(action="query", titles=title)["query"]["pages"][0].get("missing")
    page.get_by_label("Enregistrer quand même").check()
    save(page)
    assert "taux=45" in client("").text(title)
