"""From one year to the next: a plan to read and pages to save, carried over as the closing says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.closing.rollover_report import Opening, opening
from coopwiki.subjects.closing.rollover_text import opening_pages, opening_text
from ledgers import SHEETS, budget, ledger, line
from said import Coopwiki, in_folder

ON = date(2027, 1, 20)
FUNDS = (
    budget(dépassement="prorata") + budget(cercle="Accueil", montant="50")
    + budget(nature="dépenses", montant="80") + "{{Budget|année=2026|nom=Inter-CAE|montant=30}}"
)  # fmt: skip


def close(**fields: str) -> str:
    given = {"année": "2026", "budget": "Technique", "date": "2027-01-10"} | fields
    return "{{Clôture" + "".join(f"|{name}={value}" for name, value in given.items()) + "}}"


def rolled(text: str, on: date = ON, **more: str) -> Opening:
    return opening(ledger(SHEETS | {"Budgets 2026": FUNDS, "Carnet": text} | more, on), 2026, on)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def of(found: Opening, label: str) -> tuple[str, bool | None]:
    (row,) = [row for row in found.rows if row.label == label]
    return str(row.left), row.carried


def test_every_budget_of_the_year_is_taken_up_as_it_was_allocated() -> None:
    found = rolled(line(montant="100"))
    assert [plain(call) for call in found.calls] == [
        "{{Budget|année=2027|montant=50,00 €|cercle=Accueil}}",
        "{{Budget|année=2027|montant=30,00 €|nom=Inter-CAE}}",
        "{{Budget|année=2027|montant=1 000,00 €|cercle=Technique|dépassement=prorata}}",
        "{{Budget|année=2027|montant=80,00 €|cercle=Technique|nature=dépenses}}",
    ]


def test_a_balance_goes_on_as_the_closing_says() -> None:
    text = line(montant="100") + close(report="oui") + close(budget="Accueil", report="non")
    found = rolled(text)
    assert of(found, "Technique") == ("900.00", True)
    assert of(found, "Accueil") == ("50.00", False)
    assert of(found, "Inter-CAE") == ("30.00", None)
    assert "décision=Report du solde de 2026" in found.calls[-1]
    assert len(found.undecided) == 2


def test_a_closing_of_all_budgets_says_so_for_those_without_their_own() -> None:
    found = rolled(close(budget="tous les budgets", report="oui") + close(report="non"))
    assert [of(found, name)[1] for name in ("Accueil", "Inter-CAE", "Technique")] == [
        True,
        True,
        False,
    ]


def test_a_decision_to_come_says_nothing_yet() -> None:
    assert of(rolled(close(report="oui", date="2027-02-01")), "Technique")[1] is None


def test_of_a_closed_budget_only_the_shares_are_spent() -> None:
    asked = line(montant="900") + line(montant="700", qui="Paul Roy")
    assert of(rolled(asked), "Technique") == ("-600.00", None)
    found = rolled(asked + close())
    assert of(found, "Technique") == ("0.00", None)
    assert "Technique : 1 000,00 € alloués de nouveau ; il ne reste rien." in plain(opening_text(found))


def test_a_budget_that_is_already_set_is_left_out() -> None:
    found = rolled("", Suite=budget(année="2027", cercle="Tech", montant="5"))
    assert all("cercle=Technique|dépassement" not in call for call in found.calls)
    assert "Technique : déjà écrit pour 2027" in plain(opening_text(found))


def test_each_page_is_named_after_the_next_year_and_holds_its_budgets() -> None:
    found = rolled("", Ailleurs="{{Budget|année=2026|nom=Vélo|montant=9}}")
    pages = opening_pages(found)
    assert set(pages) == {"Budgets 2027", "Ailleurs"}
    assert pages["Ailleurs"].startswith("{{Budget|année=2027|montant=9,00\u00a0€|nom=Vélo}}\n<!-- À décider")


def test_what_nobody_decided_is_read_by_no_robot_until_it_is_taken_out() -> None:
    pages = opening_pages(rolled(line(montant="100")))
    given = ledger(SHEETS | pages, ON)
    assert given.issues == ()
    assert "Report du solde" not in "".join(b.decision or "" for b in given.of(Budget))


def test_what_is_pasted_sums_to_what_was_allocated_and_carried() -> None:
    text = line(montant="100") + close(budget="tous les budgets", report="oui")
    pages = opening_pages(rolled(text))
    given = ledger(SHEETS | pages, ON).of(Budget)
    assert sum(one.amount for one in given) == 1160 + 900 + 50 + 30


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return in_folder(tmp_path / "pages", SHEETS | {"Budgets 2026": FUNDS})


def test_the_command_prints_the_plan_and_writes_the_pages(coopwiki: Coopwiki, wiki: Path, tmp_path: Path) -> None:
    words = ("--year", "2026", "--folder", wiki, "--on", "2027-01-20")
    said = coopwiki("rollover", *words, "--out", tmp_path / "suite")
    assert said.status == 0
    assert plain(said.out).startswith("Ouvrir 2027 d’après 2026. Rien n’est écrit sur le wiki")
    (file,) = (tmp_path / "suite").iterdir()
    assert file.name == "Budgets 2027.wikitext"
    assert file.read_text(encoding="utf-8").rstrip() in said.out


def test_a_year_without_budgets_is_refused(coopwiki: Coopwiki, wiki: Path) -> None:
    for year in ("2025", "2030"):
        said = coopwiki("rollover", "--year", year, "--folder", wiki, "--on", "2027-01-20")
        assert (said.status, said.out) == (2, "")
        assert f"Aucun budget de {year} n’est écrit" in said.err
