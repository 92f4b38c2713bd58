"""What a person's sheet shows of what the robots know: circles, roles, the way to their lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.context import Context
from coopwiki.publishing.layout import environment
from coopwiki.subjects.people.memberships import standings
from coopwiki.subjects.people.person_data_page import person_data
from ledgers import ledger

TODAY = date(2026, 6, 30)
PAGES = {
    "Utilisateur:Ana": "{{Profil|nom=Ana Martin|alias=Ana}}",
    "Utilisateur:Paul": "{{Profil|nom=Paul Roy}}",
    "Technique": "{{Cercle|nom=Technique|alias=Tech|raison d'être=x|membres=Ana ; [[Ana Martin]] ; Zoé}}",
    "Technique/Rôles": """{{Rôle|nom=Facilitation|cercle=Tech|titulaire=[[Ana]]|fin=2026-06-30}}
{{Rôle|nom=Trésorerie|cercle=Technique|titulaire=Ana|fin=2026-06-29}}
{{Rôle|nom=Accueil|cercle=Technique|titulaire=Ana|début=2026-07-01}}
{{Rôle|nom=Vacant|cercle=Technique}}""",
}
FACILITATION = {
    "name": "Facilitation",
    "circle": "Technique",
    "page": "Technique/Rôles",
    "end": "2026-06-30",
}


def published(readers: Audience, *, show_people: bool, pages: Mapping[str, str] = PAGES) -> dict[str, object]:
    books = ledger(pages)
    context = Context(books, TODAY, "Tableau de bord", "Module:D", environment(), show_people, readers)
    page = person_data(context, standings(books, TODAY))
    assert page.title == "Module:D/personnes.json"
    found: dict[str, object] = json.loads(page.text)
    return found


def test_members_see_circles_and_the_roles_of_today() -> None:
    circles = [{"name": "Technique", "page": "Technique"}]
    assert published(Audience.MEMBERS, show_people=False) == {
        "Ana Martin": {"circles": circles, "roles": [FACILITATION]}
    }


def test_everybody_sees_who_holds_a_role_and_not_who_is_in_a_circle() -> None:
    assert published(Audience.EVERYONE, show_people=False) == {"Ana Martin": {"roles": [FACILITATION]}}


@pytest.mark.parametrize("name", ["Ana Martin", "Paul Roy"])
def test_a_person_has_a_page_where_amounts_by_person_are_published(name: str) -> None:
    found = published(Audience.EVERYONE, show_people=True)[name]
    assert isinstance(found, dict)
    assert found["page"] == f"Tableau de bord/Personnes/{name}"


def test_the_data_page_of_a_large_cooperative_stays_small() -> None:
    people = [f"Personne {number} Dupont-Lefebvre" for number in range(500)]
    pages = {f"Utilisateur:{name}": f"{{{{Profil|nom={name}}}}}" for name in people}
    circles = {
        f"Cercle {n}": f"{{{{Cercle|nom=Cercle {n}|raison d'être=x|membres={';'.join(people[n::20])}}}}}"
        for n in range(20)
    }
    text = json.dumps(published(Audience.MEMBERS, show_people=True, pages=pages | circles), indent=1)
    assert text.count('"circles"') == 500
    assert len(text.encode()) < 200_000
