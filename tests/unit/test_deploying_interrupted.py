"""Deployments that are interrupted, refused, or meet another one."""

from __future__ import annotations

import pytest

from coopwiki.deployment import manifest as manifests
from coopwiki.deployment.deploy import apply, plan, render_done
from coopwiki.deployment.shipped_page import ShippedPage
from coopwiki.wiki.port import Damaged, Denied, Unreachable, WikiError
from deployments import DATA, INSTALLER, JAUGE, MODULE, PROFIL, SHIPPED, STOP, Wiki, actions, changed, deploy


@pytest.mark.parametrize("saves", range(7))
def test_an_interrupted_deployment_is_started_again(saves: int) -> None:
    wiki = Wiki()
    deploy(wiki, (STOP, JAUGE, MODULE))
    newer = (STOP, changed(JAUGE), PROFIL, changed(MODULE), DATA)
    wiki.patience = saves
    if saves < 6:
        with pytest.raises(Unreachable):
            deploy(wiki, newer)
    wiki.patience = -1
    newest = tuple(s if s in {STOP, DATA} else changed(s) for s in newer)
    assert set(actions(wiki, newest).values()) <= {"create", "update", "unchanged", "kept"}
    deploy(wiki, newest)
    assert [wiki.text(s.title) for s in newest if s != DATA] == [s.text for s in newest if s != DATA]
    wiki.saves.clear()
    deploy(wiki, newest)
    assert wiki.saves == []


def test_an_interrupted_deployment_takes_nobody_elses_page_for_ours() -> None:
    wiki = Wiki({PROFIL.title: "notre profil"})
    wiki.patience = 2
    with pytest.raises(Unreachable):
        deploy(wiki, force=True)
    wiki.patience = -1
    deploy(wiki)
    assert wiki.text(PROFIL.title) == "notre profil"


def test_a_page_that_changes_between_plan_and_application_is_left_alone() -> None:
    wiki = Wiki()
    planned = plan(wiki, SHIPPED)
    wiki.edit(JAUGE.title, "arrivé entre-temps")
    done = apply(wiki, planned)
    assert [fate.step.title for fate in done.failed] == [JAUGE.title]
    assert wiki.text(JAUGE.title) == "arrivé entre-temps"
    assert wiki.text(MODULE.title) == MODULE.text
    assert actions(wiki)[JAUGE.title] == "foreign"
    assert render_done(done).splitlines()[1] == "Pas écrites : 1 page"


def test_two_deployments_at_once_do_not_mix() -> None:
    wiki = Wiki()
    planned = plan(wiki, SHIPPED)
    deploy(wiki, (STOP, JAUGE))
    with pytest.raises(WikiError, match="un autre déploiement"):
        apply(wiki, planned)
    assert MODULE.title not in wiki.stored([MODULE.title])


@pytest.mark.parametrize("missing", sorted(INSTALLER))
def test_an_account_without_the_rights_is_refused_before_anything_is_written(missing: str) -> None:
    wiki = Wiki(rights=INSTALLER - {missing})
    with pytest.raises(Denied, match=rf"il lui manque le droit de [^()]* \({missing}\) :"):
        deploy(wiki)
    assert wiki.saves == []


def test_interface_pages_take_further_rights() -> None:
    wiki = Wiki()
    with pytest.raises(Denied, match="editsitecss"):
        deploy(wiki, (*SHIPPED, ShippedPage("MediaWiki:Gadget-coopwiki.css", "a {}")))


def test_a_damaged_manifest_stops_everything() -> None:
    wiki = Wiki({manifests.TITLE: '["autre chose"]'})
    with pytest.raises(Damaged, match="historique"):
        plan(wiki, SHIPPED)
