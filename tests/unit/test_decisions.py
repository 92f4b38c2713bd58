"""The register of decisions: what was decided when and where, what replaces what, what it caused."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from coopwiki.core.names import heading
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.decisions import decisions_report as decisions_report
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.decisions_report import DecisionRow, Decisions, decisions
from coopwiki.subjects.exports import export_bytes
from ledgers import SHEETS, TODAY, budget, issues, ledger


def decided(**fields: str) -> str:
    given = {"date": "2026-03-12", "où": "Technique", "titre": "Ouvrir", "méthode": "consentement"}
    parts = (f"|{name.replace('_', ' ')}={value}" for name, value in (given | fields).items() if value)
    return "{{Décision" + "".join(parts) + "}}"


def register(pages: dict[str, str] | str, on: date = TODAY) -> Decisions:
    texts = {"Carnet": pages} if isinstance(pages, str) else pages
    return decisions(ledger(SHEETS | texts, on), on)


def states(text: str) -> dict[str, str]:
    return {row.title: row.state for row in register(text).decisions}


def only(text: str) -> DecisionRow:
    (row,) = register(text).decisions
    return row


def codes(text: str) -> list[tuple[int, str, str]]:
    return [(line, field, code) for _, line, field, code in issues(SHEETS | {"Carnet": text})]


def shown(text: str) -> str:
    found = ledger(SHEETS | {"Carnet": text})
    (made,), failed = make([decisions_report.REPORT], context_of(found, TODAY, Settings()))
    assert failed == ()
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    return page.content.replace("\u00a0", " ")


def test_decisions_of_all_pages_stand_together_the_newest_first() -> None:
    found = register(
        {
            "Technique/Carnet": "Notes\n" + decided(titre="Avant", date="2026-01-02"),
            "Assemblée": decided(titre="Après", où="assemblée générale", méthode="majorité"),
        }
    )
    rows = [(row.title, row.where, row.page, row.line) for row in found.decisions]
    assert rows == [
        ("Après", "Assemblée générale", "Assemblée", 1),
        ("Avant", "Technique", "Technique/Carnet", 2),
    ]


def test_a_place_has_one_name_however_it_is_typed() -> None:
    text = decided(où="Tech") + decided(où="assemblée", titre="a") + decided(où="Assemblee", titre="b")
    found = register(text)
    assert [(group.name, group.decisions) for group in found.by_circle] == [
        ("Assemblée", 2),
        ("Technique", 1),
    ]


def test_the_share_of_consent_is_told_year_by_year_and_rounded_down() -> None:
    text = decided() * 2 + decided(méthode="veto") + decided(date="2025-01-01", méthode="majorité")
    found = register(text)
    assert [(y.year, y.decisions, y.by_consent, y.percent) for y in found.by_year] == [
        (2026, 3, 2, 66),
        (2025, 1, 0, 0),
    ]


def test_a_review_is_due_on_its_day_and_not_the_day_before() -> None:
    text = decided(revoir_le="2026-06-30") + decided(titre="Plus tard", revoir_le="2026-07-01")
    found = register(text)
    assert states(text) == {"Ouvrir": "à revoir", "Plus tard": "en vigueur"}
    assert [row.title for row in found.to_review] == ["Ouvrir"]


def test_a_chain_of_replacements_is_told_both_ways() -> None:
    text = (
        decided(titre="Un", date="2026-01-01", revoir_le="2026-02-01")
        + decided(titre="Deux", date="2026-02-01", remplace="« un »")
        + decided(titre="Trois", date="2026-03-01", remplace="Deux")
    )
    found = {row.title: row for row in register(text).decisions}
    assert states(text) == {"Un": "remplacée", "Deux": "remplacée", "Trois": "en vigueur"}
    assert [link.title for link in found["Un"].replaced_by] == ["Deux"]
    assert [link.title for link in found["Trois"].replaces] == ["Deux"]
    assert codes(text) == []


def test_of_two_decisions_of_one_title_the_one_before_is_replaced() -> None:
    text = decided(date="2025-01-01") + decided(date="2026-01-01", remplace="Ouvrir")
    assert [(row.day.year, row.state) for row in register(text).decisions] == [
        (2026, "en vigueur"),
        (2025, "remplacée"),
    ]
    assert codes(text) == []


@pytest.mark.parametrize("length", [1, 2, 3])
def test_decisions_that_replace_each_other_in_a_circle_are_told_each_and_stay_in_force(
    length: int,
) -> None:
    titles = ["Rouge", "Vert", "Bleu"][:length]
    text = "\n".join(
        decided(titre=title, date=f"2026-0{n + 1}-01", remplace=titles[(n + 1) % length])
        for n, title in enumerate(titles)
    )
    assert codes(text) == [(n + 1, "remplace", "circular_decisions") for n in range(length)]
    assert set(states(text).values()) == {"en vigueur"}
    said = ledger(SHEETS | {"Carnet": text}).issues[0].fault
    assert said.found.split(" → ")[0] == said.found.split(" → ")[-1] == "Rouge"
    assert "« Rouge »" in said.suggestion


def test_a_chain_that_leads_into_a_circle_is_not_part_of_it() -> None:
    text = "\n".join(
        (
            decided(titre="Rouge", date="2026-01-01", remplace="Vert"),
            decided(titre="Vert", remplace="Rouge"),
            decided(titre="Neuf", date="2026-04-01", remplace="Vert"),
        )
    )
    assert [line for line, *_ in codes(text)] == [1, 2]
    assert states(text) == {"Rouge": "en vigueur", "Vert": "remplacée", "Neuf": "en vigueur"}


def test_replacing_what_stands_nowhere_is_told_with_the_nearest_title() -> None:
    text = decided(titre="Ouvrir le wiki") + "\n" + decided(titre="Autre", remplace="Ouvrir les wikis")
    assert codes(text) == [(2, "remplace", "unknown_decision")]
    assert "« Ouvrir le wiki »" in ledger(SHEETS | {"Carnet": text}).issues[0].fault.suggestion


def test_a_decision_dated_in_the_future_is_told_and_counts_on_its_day() -> None:
    text = decided() + "\n" + decided(date="2026-07-01", titre="Demain", remplace="Ouvrir")
    assert codes(text) == [(2, "date", "future_day")]
    found = register(text)
    assert [(row.title, row.state) for row in found.decisions] == [("Ouvrir", "en vigueur")]
    assert [item.day for item in found.future] == [date(2026, 7, 1)]
    assert states_on(text, date(2026, 7, 1)) == {"Demain": "en vigueur", "Ouvrir": "remplacée"}


def states_on(text: str, on: date) -> dict[str, str]:
    return {row.title: row.state for row in register(text, on).decisions}


def test_a_decision_without_method_or_place_is_left_out_and_listed() -> None:
    text = decided(méthode="") + "\n" + decided(où="", titre="Sans lieu") + "\n" + decided(méthode="au hasard")
    found = register(text)
    assert found.decisions == ()
    assert [(item.line, item.lacks) for item in found.incomplete] == [
        (1, ("méthode",)),
        (2, ("où",)),
        (3, ("méthode",)),
    ]
    assert [(line, field) for line, field, _ in codes(text)] == [
        (1, "méthode"),
        (2, "où"),
        (3, "méthode"),
    ]


@pytest.mark.parametrize("typed", ["Ouvrir", "[[Carnet#Mars|ouvrir]]", "[[Carnet]]"])
def test_a_transfer_leads_to_its_decision_by_title_or_by_page(typed: str) -> None:
    moved = "{{Virement|date=2026-03-12|de=Technique|vers=Accueil|montant=30|décision=" + typed + "}}"
    pages = {"Carnet": decided(), "Budgets": budget() + moved}
    ((row,),) = [register(pages).decisions]
    assert [caused.what.replace("\u00a0", " ") for caused in row.caused] == [
        "virement de 30,00 €, de Technique vers Accueil"
    ]


def test_of_several_decisions_on_a_linked_page_the_one_of_that_day_is_meant() -> None:
    moved = "{{Virement|date=2026-03-13|de=Technique|vers=Accueil|montant=30|décision=[[Carnet]]}}"
    text = decided(titre="Avant") + decided(titre="Ce jour-là", date="2026-03-13")
    found = register({"Carnet": text, "Budgets": moved + budget(décision="[[Carnet]]")})
    assert [(row.title, len(row.caused)) for row in found.decisions] == [
        ("Ce jour-là", 1),
        ("Avant", 0),
    ]


def test_the_page_answers_what_was_decided_in_march() -> None:
    page = shown(
        decided(texte="Sans compte.", objections="Le coût ; Le temps") + decided(date="2026-05-02", titre="Mai")
    )
    assert "* '''2026''' : [[#Mars 2026|mars]] (1) · [[#Mai 2026|mai]] (1)" in page
    march = page.partition("== Mars 2026 ==")[2].partition("\n\n")[0]
    assert "* 12 mars 2026, Technique : '''Ouvrir''', par consentement. Sans compte." in march
    assert "2 objections levées : Le coût ; Le temps" in march


def test_the_register_goes_into_a_spreadsheet_with_what_replaces_what() -> None:
    text = decided(où="Tech", date="2026-01-01") + decided(titre="Fermer", remplace="Ouvrir")
    rows = list(csv.DictReader(io.StringIO(export_bytes(ledger(SHEETS | {"C": text}), Decision, "csv").decode())))
    assert [(r["day"], r["where"], r["title"], r["replaced_by"]) for r in rows] == [
        ("2026-01-01", "Technique", "Ouvrir", "Fermer"),
        ("2026-03-12", "Technique", "Fermer", ""),
    ]


@pytest.mark.parametrize(
    "typed",
    ["Ouvrir le wiki", "« ouvrir le  Wiki » !", "[[X|Ouvrir le wiki]].", "'''Ouvrir''' le wiki"],
)
def test_a_title_is_the_same_however_it_is_decorated(typed: str) -> None:
    assert heading(typed) == "ouvrir le wiki"
