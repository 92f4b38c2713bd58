"""An expense that was paid and a funding that came: what becomes of them afterwards is told too."""

from __future__ import annotations

import json

import pytest

from closings import ANA, CLOSED, PAGES, paid_books, paid_wiki, suggested, told
from coopwiki.wiki.memory import Memory
from ledgers import line
from refreshing import DATA, ROOT, run

KEPT = f"{DATA}/réglées.json"
PAID = line(montant="20", quoi="Deux", réglé_le="2026-04-02")
OTHER = line(montant="7", quoi="Trois", réglé_le="2026-05-02", date="2026-04-11")
BOUGHT = "{{Dépense|date=2026-03-05|budget=Technique|objet=Écran|montant=environ 300 €|état=payée}}"
RENT = "{{Dépense|date=2026-01-01|budget=Technique|objet=Serveur|montant=9 €/mois|état=payée}}"
GIVEN = "{{Financement|financeur=Région|nature=public|montant=8 000 €|année=2026|état=versé}}"


@pytest.mark.parametrize(
    ("before", "old", "new", "where", "said"),
    [
        (BOUGHT, "300", "350", "dépense payée, ligne 1", "montant : environ 300,00 € avant, environ 350,00 € après"),
        (BOUGHT, BOUGHT, "rien", "dépense payée, ligne 1", "elle disait environ 300,00 €, elle est retirée"),
        (BOUGHT, "payée", "engagée", "dépense payée, ligne 1", "état : payée avant, engagée après"),
        (BOUGHT, "|état=payée", "", "dépense payée, ligne 1", "état : payée avant, engagée après"),
        (RENT, "9 €", "11 €", "dépense payée, ligne 1", "montant : 9,00 €/mois avant, 11,00 €/mois après"),
        (GIVEN, "8 000", "7 000", "financement versé, ligne 1", "montant : 8 000,00 € avant, 7 000,00 € après"),
        (GIVEN, GIVEN, "", "financement versé, ligne 1", "elle disait 8 000,00 €, elle est retirée"),
        (GIVEN, "versé", "accordé", "financement versé, ligne 1", "état : versé avant, accordé après"),
        (GIVEN, "8 000", "huit mille", "financement versé, ligne 1", "elle disait 8 000,00 €, elle est illisible"),
    ],
)
def test_whatever_says_that_it_was_paid_is_remembered(before: str, old: str, new: str, where: str, said: str) -> None:
    made = paid_wiki(Achats=before)
    made.edit("Achats", before.replace(old, new), by="Zoé")
    for _ in range(2):
        (issue,) = told(made)
        assert (issue.page.title, issue.fault.found) == ("Achats", where)
        assert suggested(made)[0].startswith(f"{said}, par Zoé ; ")
        run(made)
    made.edit("Achats", before)
    assert told(made) == []


@pytest.mark.parametrize(
    ("before", "old", "new"),
    [
        (BOUGHT, "objet=", "commun=Le wiki|marque=Fil|projet=Lettre|objet="),
        (RENT, "objet=", "jusqu'au=2026-06-30|objet="),
        (GIVEN, "année=", "bilan attendu le=2027-03-31|objet=Ateliers|année="),
        (BOUGHT.replace("payée", "engagée"), "300", "350"),
        (BOUGHT.replace("payée", "engagée"), "engagée", "payée"),
        (GIVEN.replace("versé", "accordé"), "8 000", "9 000"),
        (BOUGHT, "payée", "réglée"),
    ],
)
def test_what_is_only_added_or_was_not_yet_paid_may_change(before: str, old: str, new: str) -> None:
    made = paid_wiki(Achats=before)
    made.edit("Achats", before.replace(old, new))
    assert told(made) == []


def test_an_expense_of_a_closed_month_is_told_by_its_closing_alone() -> None:
    made = paid_wiki(Achats=BOUGHT)
    made.edit("Achats", BOUGHT.replace("300", "350"))
    run(made)
    assert "{{Arrêté|mois=2026-03}}" in suggested(made)[0]
    made.edit("Compte rendu", CLOSED)
    assert told(made) == []
    run(made)
    made.edit("Achats", BOUGHT)
    found = [issue.code for issue in paid_books(made).issues if issue.code.startswith("paid_")]
    assert found == ["paid_line_changed"]


def test_a_funding_is_right_as_it_was_when_december_was_closed() -> None:
    last_year = GIVEN.replace("2026", "2025")
    made = paid_wiki(Fonds=last_year)
    made.edit("Fonds", last_year.replace("8 000", "7 000"))
    run(made)
    assert "{{Arrêté|mois=2025-12}}" in suggested(made)[0]
    made.edit("Compte rendu", CLOSED.replace("2026-03", "2025-12"))
    assert told(made) == []


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("montant=7 000 €", "montant : 8 000,00 € avant, 7 000,00 € après, par Zoé, depuis que 2025-12 est arrêté ; "),
        ("montant=huit mille", "elle disait 8 000,00 €, elle est illisible, par Zoé, depuis que 2025-12 est arrêté ; "),
    ],
)
def test_a_funding_that_changes_after_december_was_closed_is_told_were_it_the_same_day(new: str, said: str) -> None:
    last_year = GIVEN.replace("2026", "2025")
    made = paid_wiki(Fonds=last_year)
    made.edit("Compte rendu", CLOSED.replace("2026-03", "2025-12"))
    run(made)
    assert told(made) == []
    made.edit("Fonds", last_year.replace("montant=8 000 €", new), by="Zoé")
    for _ in range(2):
        (text,) = suggested(made)
        assert text.startswith(said)
        assert "{{Arrêté" not in text
        run(made)
    assert "Lignes réglées qui ont changé" in made.text(f"{ROOT}/Contradictions")
    made.edit("Fonds", last_year)
    assert told(made) == []


def test_a_funding_changed_before_and_after_december_was_closed_is_told_once() -> None:
    last_year = GIVEN.replace("2026", "2025")
    made = paid_wiki(Fonds=last_year)
    made.edit("Fonds", last_year.replace("8 000", "7 000"))
    run(made)
    made.edit("Compte rendu", CLOSED.replace("2026-03", "2025-12"))
    run(made)
    made.edit("Fonds", last_year.replace("8 000", "6 000"), by="Zoé")
    (text,) = suggested(made)
    assert "6 000,00 € après, par Zoé, depuis que 2025-12 est arrêté" in text


def test_a_memory_of_before_expenses_were_remembered_is_read_as_it_stands() -> None:
    made = Memory(PAGES | {"Achats": BOUGHT, "Ana": f"{ANA}{RENT}"})
    made.edit(KEPT, json.dumps({"pages": [{"id": 5, "revision": 5, "lines": 1, "months": ["2026-03"]}]}))
    run(made)
    assert told(made) == []
    assert sorted(one["lines"] for one in json.loads(made.text(KEPT))["pages"]) == [1, 2]
    made.edit("Achats", "")
    assert len(told(made)) == 1
