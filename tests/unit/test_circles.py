"""The report on circles, and its page."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import DataPage, RobotPage
from coopwiki.runs.load import read
from coopwiki.runs.render import context_of
from coopwiki.settings import Settings
from coopwiki.subjects.circles.circle_details_report import circle_details
from coopwiki.subjects.circles.circles_page import circle_pages
from coopwiki.subjects.circles.circles_report import Circles, circles
from coopwiki.wiki.memory import Memory

PAGES = {
    "Technique": "{{Cercle|nom=Technique|raison d'être=Des [[outils]]|membres=Ana ; Paul}}",
    "Vie coop": "{{Cercle|nom=Vie coop|raison d'être=Le lien}}",
    "Notes": (
        "{{Budget|année=2026|cercle=Technique|montant=100}}\n"
        "{{Contribution|date=2026-06-02|qui=Ana|cercle=Technique|quoi=x|montant=40}}\n"
        "{{Contribution|date=2026-03-02|qui=Paul|cercle=Technique|quoi=x}}\n"
        "{{Contribution|date=2026-04-01|qui=Ana|cercle=Vie coop|quoi=x}}\n"
        "{{Contribution|date=2026-06-02|qui=Ana|cercle=Accueil|quoi=x}}\n"
        "{{Contribution|date=2026-09-02|qui=Ana|cercle=Accueil|quoi=plus tard}}\n"
    ),
}
ON = date(2026, 6, 30)


def report() -> Circles:
    return circles(read(Memory(PAGES), Settings()), ON)


def test_a_circle_has_its_purpose_members_people_seen_and_budget() -> None:
    row = {row.name: row for row in report().circles}["Technique"]
    assert (row.purpose, row.members, row.lately) == ("Des [[outils]]", ("Ana", "Paul"), 1)
    assert (row.last, row.quiet) == (date(2026, 6, 2), False)
    assert (row.remaining, row.used_percent) == (Decimal("60.00"), 40)


def test_circles_stand_in_order_of_name_with_those_that_are_only_named() -> None:
    rows = report().circles
    assert [(row.name, row.page is not None) for row in rows] == [
        ("Accueil", False),
        ("Technique", True),
        ("Vie coop", True),
    ]


def test_a_circle_not_heard_of_for_more_than_60_days_is_quiet() -> None:
    assert [row.name for row in report().circles if row.quiet] == ["Vie coop"]
    in_time = circles(read(Memory(PAGES), Settings()), date(2026, 5, 31)).circles
    assert not any(row.quiet for row in in_time if row.name == "Vie coop")


def test_the_page_links_each_sheet_and_names_what_is_missing() -> None:
    ledger = read(Memory(PAGES), Settings())
    page, *_ = circle_pages(context_of(ledger, ON, Settings()), circle_details(ledger, circles(ledger, ON)))
    assert page.title == "Tableau de bord/Cercles"
    assert isinstance(page, RobotPage)
    text = page.content
    assert "[[:Technique|Technique]]" in text
    assert "qui n’ont pas encore de fiche : Accueil." in text
    assert "* [[:Vie coop|Vie coop]] : dernier signe le 1er\u00a0avril\u00a02026" in text


GOVERNED = PAGES | {
    "Rôles": (
        "{{Rôle|nom=Facilitation|cercle=Technique|titulaire=Ana|début=2026-01-01|fin=2026-12-31}}"
        "{{Rôle|nom=Mémoire|cercle=Technique|critique=oui}}"
        "{{Rôle|nom=Accueil|cercle=Technique|titulaire=Paul|fin=2026-05-31}}"
        "{{Mandat|instance=cercle d'orientation|qui=Paul|début=2026-01-01|fin=2026-12-31|représente=Technique}}"
    ),
    "Réunions": (
        "{{Réunion|date=2026-07-09|cercle=Technique|heure=14 h|lieu=Local}}"
        "{{Réunion|date=2026-06-30|cercle=Technique|heure=9 h}}"
    ),
    "Actions": (
        "{{Action|quoi=Plus tard|cercle=Technique|échéance=2026-08-01|qui=Ana}}"
        "{{Action|quoi=En retard|cercle=Technique|échéance=2026-06-29|besoin=Du temps}}"
        "{{Action|quoi=Presse|cercle=Technique|urgente=oui}}"
        "{{Action|quoi=Finie|cercle=Technique|état=faite}}{{Action|quoi=Ailleurs|espace=Local}}"
    ),
    "Propositions": (
        "{{Proposition|titre=Wiki ouvert|qui=Ana|date=2026-06-01|question=x|qui décide=Technique}}"
        "{{Proposition|titre=Close|qui=Ana|date=2026-06-01|question=x|cercles=Technique|état=retirée}}"
    ),
    "Décisions": (
        "{{Décision|date=2026-02-03|où=Technique|titre=Un serveur|méthode=consentement}}"
        "{{Décision|date=2025-02-03|où=Technique|titre=Avant|méthode=consentement}}"
    ),
}


def shown(readers: Audience, pages: dict[str, str] = GOVERNED) -> dict[str, Any]:
    """What the template of the circle "Technique" reads."""
    ledger = read(Memory(pages), Settings())
    made = circle_pages(context_of(ledger, ON, Settings(), readers), circle_details(ledger, circles(ledger, ON)))
    texts = {page.title: page.text for page in made if isinstance(page, DataPage)}
    found: dict[str, Any] = json.loads(texts["Module:CoopWiki/données/cercles/Technique.json"])
    return found


def test_a_circles_own_page_shows_what_goes_on_in_it() -> None:
    found = shown(Audience.MEMBERS)
    held = [(r["name"], r["who"], r["until"], r["state"], r["critical"]) for r in found["roles"]]
    assert held == [
        ("Accueil", "Paul", "2026-05-31", "terminé", False),
        ("Facilitation", "Ana", "2026-12-31", "tenu", False),
        ("Mémoire", None, None, "vacant", True),
    ]
    assert [(s["who"], s["until"]) for s in found["seats"]] == [("Paul", "2026-12-31")]
    coming = [(m["day"], m["hour"]) for m in found["meetings"]]
    assert coming == [("2026-06-30", "9\u00a0h"), ("2026-07-09", "14\u00a0h")]
    assert [(a["what"], a["late"], a["who"]) for a in found["actions"]] == [
        ("Presse", False, None),
        ("En retard", True, None),
        ("Plus tard", False, "Ana"),
    ]
    assert [(p["title"], p["decides"]) for p in found["proposals"]] == [("Wiki ouvert", "Technique")]
    assert [(d["title"], d["day"]) for d in found["decisions"]] == [("Un serveur", "2026-02-03")]
    assert found["seen"] == ["Ana"]


def test_on_a_wiki_that_all_can_read_offices_have_names_and_nothing_else_has() -> None:
    found = shown(Audience.EVERYONE)
    assert found["seen"] == []
    assert {action["who"] for action in found["actions"]} == {None}
    assert [role["who"] for role in found["roles"]] == ["Paul", "Ana", None]


def test_a_long_list_is_cut_and_the_rest_counted() -> None:
    many = "".join(f"{{{{Action|quoi=n° {n}|cercle=Technique}}}}" for n in range(20))
    found = shown(Audience.MEMBERS, GOVERNED | {"Actions": many})
    assert (len(found["actions"]), found["more_actions"]) == (8, 12)


def quiet(sign: str) -> list[str]:
    rows = circles(read(Memory(PAGES | {"Signe": sign}), Settings()), ON).circles
    return [row.name for row in rows if row.quiet]


@pytest.mark.parametrize(
    "sign",
    [
        "{{Réunion|date=2026-05-20|cercle=Vie coop}}",
        "{{Décision|date=2026-05-20|où=Vie coop|titre=x|méthode=veto}}",
        "{{Contribution|date=2026-05-20|qui=Ana|cercle=Vie coop|quoi=x}}",
    ],
)
def test_a_meeting_a_decision_or_a_contribution_is_a_sign_of_life(sign: str) -> None:
    assert quiet(sign) == []


def test_a_meeting_to_come_is_no_sign_of_life() -> None:
    assert quiet("{{Réunion|date=2026-07-20|cercle=Vie coop}}") == ["Vie coop"]
