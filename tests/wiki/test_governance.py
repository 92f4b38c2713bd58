"""Proposals, decisions and elections as readers see them on the real wiki."""

from __future__ import annotations

import json
import re

import pytest

from mediawiki import MediaWiki
from wiki.conftest import ClientOf
from wiki.versions import on

pytestmark = on("1.39")

PROPOSAL = """{{Proposition
|titre=Ouvrir le wiki
|qui=Ana Martin
|date=2026-03-12
|question=Faut-il un compte ?
|échéance=2026-04-12
}}
{{Avis|qui=Paul Roy|position=objection|argument=Les adresses|date=2026-03-15}}
{{Avis|qui=Zoé|position=question|levé le=2026-03-20}}"""
STANDING = {
    "title": "Ouvrir le wiki", "state": "objections ouvertes", "decides": "à trouver", "deadline": "2026-04-12",
    "awaits": ["1 objection à lever"], "page": "Tableau de bord/Propositions", "decision": None,
    "precedents": [{"title": "Fermer <b>tout</b>", "state": "refusée", "by": "Technique", "page": "Ailleurs"}],
}  # fmt: skip
DECISION = (
    "{{Décision|date=2026-03-12|où=Technique|titre=Ouvrir|méthode=majorité|texte=Sans compte|remplace=Fermer"
    "|objections=Le coût ; Le temps}}"
)
ELECTION = """{{Élection
|rôle=Soin
|cercle=Technique
|date=2026-03-12
|mandat=1 an
}}
{{Voix|tour=1|pour=Ana|raison=Elle écoute}}
{{Objection|de=Luc|texte=Deux rôles}}"""


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    deployed_wiki.import_pages(
        [
            ("Module:CoopWiki/données/propositions/Ouvrir le wiki.json", json.dumps(STANDING)),
            ("Proposition", PROPOSAL),
            ("Proposition neuve", PROPOSAL.replace("Ouvrir le wiki", "Toute neuve")),
            ("Carnet", DECISION),
            ("Élections", ELECTION),
        ]
    )
    return deployed_wiki


def read(client: ClientOf, title: str) -> str:
    """What a reader sees, as text on one line."""
    bare = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", client("").html(title), flags=re.DOTALL)
    entities = {"&#160;": " ", "&#60;": "<", "&#62;": ">", "\u00a0": " ", "&lt;": "<", "&gt;": ">"}
    for entity, sign in entities.items():
        bare = bare.replace(entity, sign)
    return " ".join(bare.split())


def test_a_proposal_reminds_of_where_it_stands_and_who_decides(client: ClientOf) -> None:
    seen = read(client, "Proposition")
    assert re.search(r"Objections ouvertes , depuis \d+ jours · qui décide : à trouver", seen)
    assert "1 objection à lever Précédent : Fermer <b>tout</b> , refusée, par Technique" in seen
    assert seen.count("Ouvrir le wiki") == 1
    assert seen.count("Faut-il un compte ?") == 1


def test_a_proposal_that_no_robot_has_seen_yet_shows_what_is_written(client: ClientOf) -> None:
    seen = read(client, "Proposition neuve")
    assert "Toute neuve" in seen
    assert "qui décide :" not in seen


def test_an_opinion_says_whether_it_still_stands(client: ClientOf) -> None:
    seen = read(client, "Proposition")
    assert "15 mars 2026 objection de Paul Roy Les adresses à lever" in seen
    assert "question de Zoé répondue le 20 mars 2026" in seen


def test_a_decision_says_how_it_was_taken_and_shows_its_text(client: ClientOf) -> None:
    seen = read(client, "Carnet")
    assert "12 mars 2026 Ouvrir Décision · Technique · à la majorité" in seen
    assert "objections levées : Le coût, Le temps · remplace : Fermer Sans compte" in seen


def test_an_election_shows_its_fields_and_its_votes_without_a_count(client: ClientOf) -> None:
    seen = read(client, "Élections")
    assert "Soin Technique Date 12 mars 2026 Mandat 1 an" in seen
    assert "Premier tour pour Ana Elle écoute" in seen
    assert "Objection objection de Luc Deux rôles à lever" in seen
