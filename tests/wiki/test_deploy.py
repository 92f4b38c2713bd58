"""Templates and modules on a real wiki: deployed, deployed again, changed by people, refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coopwiki.deployment.deploy import Deployment, Plan, apply, plan, render, render_done
from coopwiki.deployment.manifest import TITLE
from coopwiki.deployment.shipped_page import ShippedPage, sources
from coopwiki.deployment.step import PageAction
from coopwiki.wiki.live import Live
from coopwiki.wiki.port import Denied
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.robots import robot

MODULE = """local p = {}

function p.main(frame)
	return mw.loadJsonData('Module:CoopWiki/mots.json').bonjour .. ' ' .. frame.args[1]
end

return p
"""
SALUT = ShippedPage("Modèle:Salut", "<div>{{#invoke:CoopWiki/salut|main|{{{1}}}}}</div>")
STOP = ShippedPage("Tableau de bord/Robots/Marche", "marche", once=True)
SHIPPED = (
    SALUT,
    ShippedPage("Modèle:Profil", "{{Salut|{{{nom|}}}}}"),
    ShippedPage("Module:CoopWiki/salut", MODULE),
    ShippedPage("Module:CoopWiki/mots.json", '{"vide": {}, "liste": [], "bonjour": "Bonjour"}'),
    ShippedPage("Aide:Saluer", "Écrire <nowiki>{{Salut|Zoé}}</nowiki>, signer <nowiki>~~~~</nowiki>. "),
    STOP,
)


@pytest.fixture
def wiki(tmp_path: Path, wiki_version: str) -> Iterator[MediaWiki]:
    """A wiki of one test: what is deployed there stays there."""
    fresh = MediaWiki.create(tmp_path / "wiki", version=wiki_version)
    with fresh.running():
        yield fresh
    fresh.delete()


@pytest.fixture
def installer(wiki: MediaWiki, tmp_path: Path) -> Iterator[Live]:
    with robot(wiki, tmp_path / "installer", "Installateur") as live:
        yield live


@pytest.fixture
def admin(wiki: MediaWiki) -> Iterator[Client]:
    with Client(wiki.api) as person:
        yield person.log_in_person(wiki.accounts["Admin"])


def deploy(live: Live, prefix: str = "", *, force: bool = False) -> Deployment:
    return apply(live, plan(live, SHIPPED, prefix), force=force)


def last_change(client: Client) -> int:
    """The number of the latest revision on the wiki."""
    found = client.call(action="query", list="allrevisions", arvlimit=1, arvprop="ids")
    return int(found["query"]["allrevisions"][0]["revisions"][0]["revid"])


def protect(client: Client, title: str) -> None:
    """Let administrators alone change a page."""
    client.call(action="protect", title=title, protections="edit=sysop", token=client.token())


def titles(planned: Plan, action: PageAction) -> list[str]:
    return [step.title for step in planned.steps if step.action is action]


def test_what_is_deployed_works_and_a_second_deployment_makes_no_edit(installer: Live, admin: Client) -> None:
    done = deploy(installer)
    assert render_done(done) == "Écrites : 6 pages."
    assert admin.expanded("{{Profil|nom=Zoé}}") == "<div>Bonjour Zoé</div>"
    before = last_change(admin)
    again = deploy(installer)
    assert render_done(again) == "Rien n’a été écrit."
    assert last_change(admin) == before


def test_all_that_we_ship_is_accepted_and_a_second_deployment_makes_no_edit(installer: Live, admin: Client) -> None:
    done = apply(installer, plan(installer, sources()))
    assert not [(fate.step.title, fate.outcome.message) for fate in done.failed]
    before = last_change(admin)
    planned = plan(installer, sources())
    apply(installer, planned)
    assert {step.action for step in planned.steps} == {PageAction.UNCHANGED, PageAction.KEPT}
    assert last_change(admin) == before


def test_a_template_that_people_changed_is_left_alone_unless_forced(installer: Live, admin: Client) -> None:
    deploy(installer)
    admin.edit(SALUT.title, "Salut !")
    planned = plan(installer, SHIPPED)
    assert titles(planned, PageAction.MODIFIED) == [SALUT.title]
    assert "Modifiées sur le wiki depuis notre dernier déploiement : 1 page" in render(planned)
    before = last_change(admin)
    deploy(installer)
    assert (admin.text(SALUT.title), last_change(admin)) == ("Salut !", before)
    deploy(installer, force=True)
    assert admin.text(SALUT.title) == SALUT.text
    assert not titles(plan(installer, SHIPPED), PageAction.MODIFIED)


def test_templates_that_were_there_before_stay_and_a_prefix_puts_ours_beside_them(
    installer: Live, admin: Client
) -> None:
    admin.edit("Modèle:Profil", "Notre profil")
    assert titles(plan(installer, SHIPPED), PageAction.FOREIGN) == ["Modèle:Profil"]
    deploy(installer)
    assert admin.text("Modèle:Profil") == "Notre profil"
    deploy(installer, "Coop ")
    assert admin.text("Modèle:Profil") == "Notre profil"
    assert admin.expanded("{{Coop Profil|nom=Zoé}}") == "<div>Bonjour Zoé</div>"
    orphans = ["Modèle:Salut", "Aide:Saluer"]
    assert titles(plan(installer, SHIPPED, "Coop "), PageAction.ORPHAN) == orphans


def test_the_stop_page_keeps_what_people_wrote(installer: Live, admin: Client) -> None:
    admin.edit(STOP.title, "arrêt")
    deploy(installer, force=True)
    assert admin.text(STOP.title) == "arrêt"


def test_the_robots_account_is_refused_in_one_clear_sentence(wiki: MediaWiki, admin: Client, tmp_path: Path) -> None:
    with robot(wiki, tmp_path / "robot") as live, pytest.raises(Denied) as refused:
        deploy(live)
    assert str(refused.value) == (
        "Ce compte ne peut pas déployer, il lui manque le droit de modifier l’interface du wiki"
        " (editinterface) : utiliser le compte prévu pour le déploiement, membre du groupe"
        " « Administrateurs d’interface » (interface-admin), avec ce droit accordé à son mot de"
        " passe de robot."
    )
    assert admin.text(TITLE) == ""
    assert admin.text(SALUT.title) == ""


def test_a_page_protected_from_us_is_named_and_the_others_are_in_place(installer: Live, admin: Client) -> None:
    deploy(installer)
    protect(admin, "Aide:Saluer")
    newer = [ShippedPage(s.title, f"{s.text}<!-- -->") for s in SHIPPED if s.title[:6] != "Module"]
    done = apply(installer, plan(installer, newer))
    assert render_done(done) == ("Écrites : 2 pages.\nPas écrites : 1 page\n  Aide:Saluer : La page est protégée.")
    assert admin.text(SALUT.title) == newer[0].text
