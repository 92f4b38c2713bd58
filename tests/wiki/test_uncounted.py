"""Records that a page shows and no robot reads: told by the robots, and by the block itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediawiki_api import Client
from wiki.operating import Operator

LINE = "{{Contribution|date=2026-03-12|qui=Ana Martin|quoi=Site|cercle=Technique|durée=1h}}"
UNREAD = ("Catégorie:Membres", "Aide:Essai", "Tableau de bord/Notes de Camille")
WRITTEN = {
    **dict.fromkeys(UNREAD, LINE),
    "Modèle:Astreinte": "{{Contribution|date=2026-03-12|qui={{{1}}}|quoi=Garde|cercle=Technique|durée=1h}}",
    "Garde": "{{Astreinte|Ana Martin}}",
    "Garde et ligne": "{{Astreinte|Ana Martin}}" + LINE,
    "Figée": "{{#invoke:CoopWiki/fiche|main|Contribution}}",
    "Vue": "{{:Journal de Zoé}}",
}
TOLD = {
    **dict.fromkeys(UNREAD, "unread_place"),
    "Garde": "shown_through",
    "Garde et ligne": "shown_through",
    "Figée": "frozen_call",
}


@pytest.fixture
def admin(operator: Operator) -> Iterator[Client]:
    with Client(operator.wiki.api) as person:
        yield person.log_in_person(operator.wiki.accounts["Admin"])


def html(admin: Client, title: str) -> str:
    return str(admin.call(action="parse", page=title, prop="text", formatversion=2)["parse"]["text"])


def test_what_shows_and_is_not_read_is_told_everywhere(operator: Operator, admin: Client) -> None:
    for title, text in WRITTEN.items():
        admin.edit(title, text)
    operator.wiki.run_jobs()
    checked = operator("check", "--format", "json").data
    assert {issue["page"]: issue["code"] for issue in checked if issue["page"] in WRITTEN} == TOLD
    operator("run")
    operator.wiki.run_jobs()
    listed = admin.text("Tableau de bord/Fiches à corriger")
    for title, code in TOLD.items():
        assert title in listed
        assert code == "frozen_call" or "Cette fiche n’est pas comptée" in html(admin, title)
    assert "Cette fiche n’est pas comptée" not in html(admin, "Vue")
    assert "Cette fiche n’est pas comptée" not in html(admin, "Journal de Zoé")
