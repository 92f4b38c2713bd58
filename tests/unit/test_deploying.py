"""None"""

from __future__ import annotations

import json

import pytest

from coopwiki.deployment import manifest as manifests
from coopwiki.deployment.deploy import plan, render, render_done
from coopwiki.deployment.shipped_page import ShippedPage
from deployments import DATA, JAUGE, MODULE, PROFIL, SHIPPED, STOP, Wiki, actions, changed, deploy


def test_a_first_deployment_creates_data_then_modules_then_templates() -> None:
    wiki = Wiki()
    done = deploy(wiki)
    saved = [draft.title for draft in wiki.saves]
    pages = [DATA.title, MODULE.title, JAUGE.title, PROFIL.title, STOP.title]
    assert saved == [manifests.TITLE, *pages[:-1], STOP.title]
    assert {draft.summary for draft in wiki.saves} == {"coopwiki : déploiement 0.1.0"}
    assert not done.failed
    assert wiki.text(JAUGE.title) == JAUGE.text


def test_a_second_deployment_saves_nothing() -> None:
    wiki = Wiki()
    deploy(wiki)
    wiki.saves.clear()
    done = deploy(wiki)
    assert wiki.saves == []
    assert render_done(done) == "Rien n’a été écrit."
    assert set(actions(wiki).values()) == {"unchanged", "kept"}


def test_planning_writes_nothing() -> None:
    wiki = Wiki()
    plan(wiki, SHIPPED)
    assert wiki.saves == []


def test_a_page_we_deployed_is_updated() -> None:
    wiki = Wiki()
    deploy(wiki)
    new = (STOP, changed(JAUGE), PROFIL, MODULE, DATA)
    assert actions(wiki, new)[JAUGE.title] == "update"
    deploy(wiki, new)
    assert wiki.text(JAUGE.title) == changed(JAUGE).text
    wiki.saves.clear()
    deploy(wiki, new)
    assert wiki.saves == []


def test_a_page_changed_on_the_wiki_is_left_alone_unless_forced() -> None:
    wiki = Wiki()
    deploy(wiki)
    wiki.edit(JAUGE.title, "à notre goût")
    assert actions(wiki)[JAUGE.title] == "modified"
    wiki.saves.clear()
    deploy(wiki)
    assert wiki.saves == []
    deploy(wiki, force=True)
    assert wiki.text(JAUGE.title) == JAUGE.text
    assert actions(wiki)[JAUGE.title] == "unchanged"


def test_a_page_put_back_to_an_older_text_of_ours_counts_as_changed_on_the_wiki() -> None:
    wiki = Wiki()
    deploy(wiki)
    new = (STOP, changed(JAUGE), PROFIL, MODULE, DATA)
    deploy(wiki, new)
    wiki.edit(JAUGE.title, JAUGE.text)
    assert actions(wiki, new)[JAUGE.title] == "modified"


def test_the_greeting_of_a_new_wiki_makes_room_for_our_front_page() -> None:
    front = ShippedPage("Accueil", "{{:Tableau de bord}}")
    greeting = "<strong>MediaWiki a été installé.</strong>\n\n* […/mediawiki-announce… Liste]"
    assert actions(Wiki({"Accueil": greeting}), (front,)) == {"Accueil": "update"}
    assert actions(Wiki({"Accueil": "Notre accueil"}), (front,)) == {"Accueil": "foreign"}


def test_a_page_that_was_there_before_is_foreign_and_stays_so() -> None:
    wiki = Wiki({PROFIL.title: "notre profil"})
    assert actions(wiki)[PROFIL.title] == "foreign"
    deploy(wiki)
    assert wiki.text(PROFIL.title) == "notre profil"
    assert actions(wiki)[PROFIL.title] == "foreign"
    deploy(wiki, force=True)
    assert wiki.text(PROFIL.title) == PROFIL.text
    assert actions(wiki)[PROFIL.title] == "unchanged"


def test_a_page_that_equals_ours_is_adopted() -> None:
    wiki = Wiki({PROFIL.title: PROFIL.text + "\n", DATA.title: '{"a":"é","b":1}'})
    deploy(wiki)
    new = (STOP, JAUGE, changed(PROFIL), MODULE, ShippedPage(DATA.title, '{"a": 2}'))
    found = actions(wiki, new)
    assert (found[PROFIL.title], found[DATA.title]) == ("update", "modified")


def test_json_that_mediawiki_indented_anew_is_still_ours() -> None:
    wiki = Wiki()
    deploy(wiki)
    assert wiki.text(DATA.title) != DATA.text
    assert actions(wiki)[DATA.title] == "unchanged"
    new = (STOP, JAUGE, PROFIL, MODULE, ShippedPage(DATA.title, '{"a": 2}'))
    assert actions(wiki, new)[DATA.title] == "update"


def test_a_page_we_no_longer_ship_is_listed_and_stays_until_somebody_deletes_it() -> None:
    wiki = Wiki()
    deploy(wiki)
    fewer = (STOP, PROFIL, MODULE, DATA)
    assert actions(wiki, fewer)[JAUGE.title] == "orphan"
    deploy(wiki, fewer, force=True)
    assert wiki.text(JAUGE.title) == JAUGE.text
    assert actions(wiki, fewer)[JAUGE.title] == "orphan"
    wiki.delete(JAUGE.title)
    deploy(wiki, fewer)
    assert JAUGE.title not in actions(wiki, fewer)
    assert JAUGE.title not in wiki.text(manifests.TITLE)


def test_a_deployed_page_that_was_deleted_comes_back_and_the_plan_says_so() -> None:
    wiki = Wiki()
    deploy(wiki)
    wiki.delete(JAUGE.title)
    text = render(plan(wiki, SHIPPED))
    assert "Modèle:Jauge (+1 ligne, supprimée du wiki depuis notre dernier déploiement)" in text
    deploy(wiki)
    assert wiki.text(JAUGE.title) == JAUGE.text


@pytest.mark.parametrize("written", ["stop", "", "marche"])
def test_the_stop_page_is_never_overwritten(written: str) -> None:
    wiki = Wiki({STOP.title: written})
    deploy(wiki, force=True)
    assert wiki.text(STOP.title) == written
    assert STOP.title not in json.loads(wiki.text(manifests.TITLE))["pages"]


def test_a_list_that_others_write_in_keeps_their_lines_and_gets_ours_by_force() -> None:
    gadgets = ShippedPage("MediaWiki:Gadgets-definition", "* A\n* B", shared=True)
    wiki = Wiki({gadgets.title: "* Z\n* A"})
    assert actions(wiki, (gadgets,)) == {gadgets.title: "foreign"}
    deploy(wiki, (gadgets,), force=True)
    assert wiki.text(gadgets.title) == "* Z\n* A\n* B"
    wiki.edit(gadgets.title, "* B\n* A\n* Y")
    assert actions(wiki, (gadgets,)) == {gadgets.title: "unchanged"}
    newer = ShippedPage(gadgets.title, "* A\n* C", shared=True)
    deploy(wiki, (newer,), force=True)
    assert wiki.text(gadgets.title) == "* B\n* A\n* Y\n* C"


def test_a_list_that_nobody_else_writes_in_is_updated_as_any_page() -> None:
    gadgets = ShippedPage("MediaWiki:Gadgets-definition", "* A", shared=True)
    wiki = Wiki()
    deploy(wiki, (gadgets,))
    newer = ShippedPage(gadgets.title, "* B", shared=True)
    assert actions(wiki, (newer,)) == {gadgets.title: "update"}
    deploy(wiki, (newer,))
    assert wiki.text(gadgets.title) == "* B"


def test_with_a_prefix_the_wikis_own_templates_stay() -> None:
    wiki = Wiki({PROFIL.title: "notre profil"})
    deploy(wiki, prefix="Coop ")
    assert wiki.text(PROFIL.title) == "notre profil"
    assert wiki.text("Modèle:Coop Profil") == PROFIL.text
    wiki.saves.clear()
    deploy(wiki, prefix="Coop ")
    assert wiki.saves == []


def test_the_printout_says_what_happens_to_each_page_and_why() -> None:
    gone = ShippedPage("Modèle:Vieux", "vieux")
    wiki = Wiki({PROFIL.title: "notre\nprofil"})
    deploy(wiki, (STOP, JAUGE, gone, MODULE))
    wiki.edit(MODULE.title, "return { 'à nous' }")
    planned = plan(wiki, (STOP, changed(JAUGE), PROFIL, MODULE, DATA))
    assert render(planned) == PRINTOUT
    assert render(planned, force=True).endswith("Déjà à jour : 0 page. À écrire : 4 pages.")


PRINTOUT = """\
Déploiement de coopwiki 0.1.0

À créer : 1 page
  Module:CoopWiki/schéma.json (+1 ligne)

À mettre à jour : 1 page
  Modèle:Jauge (+1 ligne)

Modifiées sur le wiki depuis notre dernier déploiement : 1 page
  (laissées telles quelles, sauf avec « coopwiki deploy --force »)
  Module:CoopWiki/jauge (+1 −1 lignes)

Déjà là avant notre premier déploiement : 1 page
  (laissées telles quelles : choisir un préfixe pour les nôtres, ou utiliser --force)
  Modèle:Profil (+1 −2 lignes)

Déployées autrefois, plus fournies : 1 page
  (laissées en place ; les supprimer à la main si elles ne servent plus)
  Modèle:Vieux

Créées une fois pour toutes : 1 page
  (laissées telles quelles, même avec --force)
  Tableau de bord/Robots/Marche

Déjà à jour : 0 page. À écrire : 2 pages."""
