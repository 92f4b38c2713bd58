"""The report on circles, and its page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from coopwiki.publishing.circle_page import circle_page
from coopwiki.reporting import context_of
from coopwiki.reports.circles import Circles, circles
from coopwiki.settings import Settings
from coopwiki.sources import read
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
        ("Accueil", False), ("Technique", True), ("Vie coop", True),
    ]  # fmt: skip


def test_a_circle_not_heard_of_for_more_than_60_days_is_quiet() -> None:
    assert [row.name for row in report().circles if row.quiet] == ["Vie coop"]
    in_time = circles(read(Memory(PAGES), Settings()), date(2026, 5, 31)).circles
    assert not any(row.quiet for row in in_time if row.name == "Vie coop")


def test_the_page_links_each_sheet_and_names_what_is_missing() -> None:
    ledger = read(Memory(PAGES), Settings())
    [page] = circle_page(context_of(ledger, ON, Settings()), circles(ledger, ON))
    assert page.title == "Tableau de bord/Cercles"
    text = page.content
    assert "[[:Technique|Technique]]" in text
    assert "qui n’ont pas encore de fiche : Accueil." in text
    assert "* [[:Vie coop|Vie coop]] : dernière contribution le 1er\u00a0avril\u00a02026" in text
