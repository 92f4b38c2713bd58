"""A sheet as people keep it becomes records; every row is accounted for, every fault is named by its cell."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from import_plans import LINE, plan, row, why
from said import Coopwiki
from spreadsheets import HEAD, Cell, Rows, csv_file, ods, saved, workbook, xlsx


def test_a_workbook_as_people_keep_it_with_its_faults(coopwiki: Coopwiki, tmp_path: Path, known: Path) -> None:
    book = workbook(
        {
            "2024": [
                ("Coopérative des Lilas",),
                ("Heures de 2024",),
                (),
                ("Jour", "Prénom", "Nom", "Pôle", "Tâche", "Temps (h)", "€/h", "Total"),
                (date(2024, 3, 12), "Ana", "Martin", "Technique", "Sauvegardes", 1.5, 30, 45),
                ("13/03", "Paul", "Roy", "Tech", "Mise à jour", "1h30", "30 €", "45,00 €"),
                (45380, "ana", "martin", "Accueil", "Permanence", timedelta(hours=2), None, None),
                (),
                ("30/02/2024", "Paul", "Roy", "Accueil", "Date", 1, 30, 30),
                (date(2024, 4, 2), "Paul", "Roy", "Accueil", "Erreur", "#REF!", 30, 30),
                (date(2024, 4, 3), "Paul", "Roy", "Accueil", "Formule", "=1+1", 30, 30),
                ("Total", None, None, None, None, 5, None, 90),
            ],
            "Technique 2025": [
                ("Date", "Qui", "Description", "Durée", "Montant"),
                ("12 janvier", "ROY Paul", "Vélo", "45 min", "25 €"),
                ("13/01/25", "Ana et Paul Roy", "À deux", 3, None),
                ("14/01/2025", "Inès", "Laquelle", 1, None),
                ("15/01/2025", "Pual Roy", "Faute", 1, 10),
                ("16/01/2025", None, "Personne", 1, 10),
            ],
            "Lisez-moi": [("Remplir chaque mois",), ("Merci !",)],
        }
    )
    book["2024"].merge_cells("A1:H1")
    found = plan(coopwiki, saved(book, tmp_path / "a.xlsx"), "--folder", known)
    assert (found["rows"], found["read"]) == (20, 5)
    assert [(one["sheet"], one["cell"]) for one in found["refused"]] == [
        ("2024", "A9"),
        ("2024", "F10"),
        ("2024", "F11"),
        ("Technique 2025", "B3"),
        ("Technique 2025", "B4"),
        ("Technique 2025", "B6"),
    ]
    assert why(found) == {
        "title": [("2024", 1), ("2024", 2), ("Lisez-moi", 1), ("Lisez-moi", 2)],
        "empty": [("2024", 3), ("2024", 8)],
        "header": [("2024", 4), ("Technique 2025", 1)],
        "total": [("2024", 12)],
    }
    assert found["sums"]["by_year"] == {"2024": "90.00", "2025": "35.00"}
    assert found["sums"]["by_person"] == {"Ana Martin": "45.00", "Paul Roy": "70.00", "Pual Roy": "10.00"}
    assert found["sums"]["by_circle"] == {"Accueil": "0.00", "Technique": "125.00"}
    assert [(one["cell"], one["found"], one["read"], one["agrees"]) for one in found["totals"]] == [
        ("F12", "300", "300", True),
        ("H12", "90", "90", True),
    ]
    assert found["questions"] == [{"field": "qui", "found": "Pual Roy", "proposed": "Paul Roy"}]
    assert found["columns"] == {
        "date": "Jour",
        "qui": "Prénom + Nom",
        "quoi": "Tâche",
        "cercle": "Pôle",
        "durée": "Temps (h)",
        "taux": "€/h",
        "montant": "Total",
    }


OTHERS: dict[str, tuple[Rows, dict[str, Any]]] = {
    "profile": (
        [
            ("Prénom", "Nom", "Métier", "Courriel", "Compétences"),
            ("Zoé", "Faure", "Potière", "z@b.coop", "tour\némail"),
        ],
        {"name": "Zoé Faure", "activity": "Potière", "contact": "z@b.coop", "skills": ["tour", "émail"]},
    ),
    "circle": (
        [("Nom du cercle", "Raison d'être", "Membres"), ("Jardin", "Cultiver", "Ana Martin, Paul Roy et Zoé Faure")],
        {"name": "Jardin", "purpose": "Cultiver", "members": ["Ana Martin", "Paul Roy", "Zoé Faure"]},
    ),
    "budget": (
        [("Budgets 2025",), ("Cercle", "Montant alloué"), ("Technique", "8 000 €"), ("Total", 8000)],
        {"year": 2025, "circle": "Technique", "amount": "8000.00"},
    ),
    "expense": (
        [
            ("Date", "Cercle", "Désignation", "TTC", "Fournisseur"),
            (date(2025, 3, 1), "Technique", "Domaine", 12.5, "OVA"),
        ],
        {"day": "2025-03-01", "budget": "Technique", "what": "Domaine", "amount_low": "12.50", "payee": "OVA"},
    ),
    "meeting": (
        [
            ("Date", "Heure", "Groupe", "Présent·es"),
            ("12 mars 2025", timedelta(hours=14, minutes=30), "Technique", "Ana Martin / Paul Roy"),
        ],
        {"day": "2025-03-12", "hour": "14 h 30", "circle": "Technique", "present": ["Ana Martin", "Paul Roy"]},
    ),
    "contract": (
        [
            ("Nom et prénom", "Contrat", "Date de début", "Date de fin"),
            ("Ana Martin", "cape", date(2025, 3, 1), "28/02/2026"),
        ],
        {"who": "Ana Martin", "type": "CAPE", "start": "2025-03-01", "end": "2026-02-28"},
    ),
}


@pytest.mark.parametrize("type_", OTHERS)
def test_each_record_type_moves_in_and_reads_back(type_: str, coopwiki: Coopwiki, tmp_path: Path) -> None:
    rows, wanted = OTHERS[type_]
    for file in (xlsx(tmp_path / "a.xlsx", {"Feuil1": rows}), ods(tmp_path / "a.ods", {"Feuil1": rows})):
        out = tmp_path / file.suffix
        found = plan(coopwiki, file, "--out", out, type_=type_)
        assert (found["read"], found["refused"]) == (1, [])
        (back,) = coopwiki("export", type_, "--folder", out).data
        assert {name: back[name] for name in wanted} == wanted


def test_a_profile_that_is_there_already_is_refused(coopwiki: Coopwiki, tmp_path: Path, known: Path) -> None:
    rows: Rows = [("Nom", "Métier"), ("Martin Ana", "Potière"), ("Zoé Faure", "x"), ("Zoé Faure", "y")]
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": rows}), "--folder", known, type_="profile")
    assert [(one["row"], one["found"]) for one in found["refused"]] == [(2, "Martin Ana"), (4, "Zoé Faure")]


def test_markup_in_a_cell_stays_text(coopwiki: Coopwiki, tmp_path: Path) -> None:
    typed = "* a | b }} {{Contribution|date=x}} <ref> [[A]] ~~~~ ''c'' &amp; =d"
    out = tmp_path / "out"
    plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": [HEAD, row(what=typed), LINE]}), "--out", out)
    assert coopwiki("check", "--folder", out, "--format", "json").data == [
        issue for issue in coopwiki("check", "--folder", out, "--format", "json").data if issue["severity"] == "warning"
    ]
    back = coopwiki("export", "contribution", "--folder", out).data
    assert len(back) == 2
    assert back[0]["what"].startswith("&#42; a &#124; b")


cells = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-9, 90_000),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    st.sampled_from([*LINE, "Total", "1h30", "25 €", "1.234", "", "Ana", "12/03/2025", "#REF!", "Date", "Qui", "-"]),
)

kept = st.lists(st.one_of(st.lists(cells, max_size=8), st.just(list(LINE)), st.just(list(HEAD))), max_size=12)


@given(kept, st.sampled_from(["contribution", "budget", "profile", "meeting", "expense", "circle", "contract"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.long
def test_whatever_a_sheet_holds_every_row_is_accounted_for(
    coopwiki: Coopwiki, tmp_path: Path, rows: Sequence[Sequence[Cell]], type_: str
) -> None:
    file = csv_file(tmp_path / "a.csv", [HEAD, *rows, LINE])
    said = coopwiki("import", type_, file, "--format", "json")
    if said.status != 3 or said.out:
        plan(coopwiki, file, type_=type_)


amounts = st.decimals(0, 9_999, places=2)

worked = st.lists(
    st.tuples(
        st.sampled_from(["Ana Martin", "Paul Roy", "Zoé Faure"]),
        st.dates(date(2023, 1, 1), date(2025, 12, 31)),
        amounts,
    ),
    min_size=1,
    max_size=20,
)


@given(worked)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
def test_sums_are_those_of_the_sheet_to_the_cent_and_read_back(
    coopwiki: Coopwiki, tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, date, Decimal]]
) -> None:
    folder = tmp_path_factory.mktemp("sums")
    rows = [row(day=day, who=who, spent=None, rate=None, amount=amount) for who, day, amount in lines]
    total = sum(amount for *_, amount in lines)
    file = xlsx(folder / "a.xlsx", {"a": [HEAD, *rows, ("Total", *[None] * 5, total)]})
    found = plan(coopwiki, file, "--out", folder / "out")
    people: dict[str, Decimal] = {}
    for who, _, amount in lines:
        people[who] = people.get(who, Decimal(0)) + amount
    assert found["sums"]["by_person"] == {who: f"{amount:.2f}" for who, amount in sorted(people.items())}
    assert all(one["agrees"] for one in found["totals"])
    back = json.loads(
        coopwiki("report", "contributions", "--folder", folder / "out", "--on", "2026-06-30", "--format", "json").out
    )
    assert (back["totals"]["amount"], back["totals"]["lines"]) == (f"{total:.2f}", len(lines))
