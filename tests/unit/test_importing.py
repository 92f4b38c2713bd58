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

from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.settings import Settings
from said import Coopwiki, in_folder
from spreadsheets import HEAD, Cell, Rows, csv_file, ods, saved, workbook, xlsx

PAGES = {
    "Utilisateur:Ana": "{{Profil|nom=Ana Martin|alias=Ana ; Anna}}",
    "Utilisateur:Paul": "{{Profil|nom=Paul Roy}}",
    "Utilisateur:Inès": "{{Profil|nom=Inès Petit|alias=Inès}}",
    "Utilisateur:Inès D": "{{Profil|nom=Inès Durand|alias=Inès}}",
    "Technique": "{{Cercle|nom=Technique|raison d'être=Des outils|alias=Tech}}",
    "Accueil": "{{Cercle|nom=Accueil|raison d'être=Ouvrir la porte}}",
}
LINE = (date(2025, 3, 12), "Ana Martin", "Technique", "Sauvegardes", 1.5, 30, 45)


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """A wiki where people and circles are known."""
    return in_folder(tmp_path / "wiki", PAGES)


def plan(coopwiki: Coopwiki, file: Path, *words: object, type_: str = "contribution") -> Any:
    """The plan, every row of it accounted for."""
    said = coopwiki("import", type_, file, *words, "--format", "json")
    found = said.data
    assert found["rows"] == found["read"] + len(found["refused"]) + len(found["set_aside"])
    return found


def row(**changed: Cell) -> list[Cell]:
    """A good line, but for these cells."""
    names = ("day", "who", "circle", "what", "spent", "rate", "amount")
    return [changed.get(name, value) for name, value in zip(names, LINE, strict=True)]


def why(found: Any) -> dict[str, list[tuple[str, int]]]:
    """The rows set aside, by reason."""
    aside: dict[str, list[tuple[str, int]]] = {}
    for one in found["set_aside"]:
        aside.setdefault(one["why"], []).append((one["sheet"], one["row"]))
    return aside


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


@pytest.mark.parametrize(
    ("cells", "where", "words"),
    [
        (row(day="45/01/2025"), "A", "calendrier"),
        (row(day="demain"), "A", "change de sens"),
        (row(day=None), "A", "Il manque"),
        (row(who=None), "B", "Il manque"),
        (row(who="Paul Roy & Ana Martin"), "B", "plusieurs personnes"),
        (row(who="Ana, Paul Roy et Zoé"), "B", "plusieurs personnes"),
        (row(circle=None), "C", "Il manque"),
        (row(spent="2 jours"), "E", "heures"),
        (row(spent="1h75"), "E", "2h15"),
        (row(rate="30 €/jour"), "F", "à l’heure"),
        (row(spent=None), "E", "pas de durée"),
        (row(amount="douze"), "G", "montant lisible"),
        (row(amount="1.234"), "G", "1 234,00 € ou 1,23 €"),
        (row(amount="1,234"), "G", "1 234,00 € ou 1,23 €"),
        (row(amount=10**12), "G", "trop grand"),
    ],
)
def test_a_row_with_a_fault_is_refused_by_its_cell(
    cells: list[Cell], where: str, words: str, coopwiki: Coopwiki, tmp_path: Path
) -> None:
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"2025": [HEAD, LINE, cells]}))
    (refused,) = found["refused"]
    assert (refused["sheet"], refused["row"], refused["cell"]) == ("2025", 3, f"{where}3")
    assert words in refused["message"].replace("\u00a0", " ")
    assert refused["message"].endswith(".")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        (1.5, "90"),
        (0.333333333333, "20"),
        ("1h30", "90"),
        ("1,5", "90"),
        ("1.5 h", "90"),
        ("90 min", "90"),
        ("1:30", "90"),
        (timedelta(minutes=50), "50"),
        (timedelta(hours=26), "1560"),
        (0.33, "19.8"),
    ],
)
def test_durations_of_all_sorts_stand_beside_one_another(
    typed: Cell, minutes: str, coopwiki: Coopwiki, tmp_path: Path
) -> None:
    rows = [HEAD, row(spent=typed, rate=None, amount=None)]
    for file in (xlsx(tmp_path / "a.xlsx", {"a": rows}), ods(tmp_path / "a.ods", {"a": rows})):
        assert plan(coopwiki, file)["minutes"]["by_person"] == {"Ana Martin": minutes}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("25 €", "25.00"),
        ("1.234,50", "1234.50"),
        ("(45,00)", "-45.00"),
        ("1 200 €", "1200.00"),
        (33.333333, "33.33"),
        ("25,5", "25.50"),
        (0, "0.00"),
        ("-", "0.00"),
        ("n/a", "0.00"),
        ("€ 12", "12.00"),
    ],
)
def test_amounts_of_all_sorts_stand_beside_one_another(
    typed: Cell, amount: str, coopwiki: Coopwiki, tmp_path: Path
) -> None:
    file = xlsx(tmp_path / "a.xlsx", {"a": [HEAD, row(spent=None, rate=None, amount=typed)]})
    assert plan(coopwiki, file)["sums"]["by_person"] == {"Ana Martin": amount}


@pytest.mark.parametrize(
    ("typed", "day", "doubts"),
    [
        ("12/03/2025", "2025-03", 0),
        ("2025-03-12", "2025-03", 0),
        ("12 mars 2025", "2025-03", 0),
        ("12/03/2025 10:15", "2025-03", 0),
        (45728, "2025-03", 0),
        ("45728", "2025-03", 1),
        ("45,728", "2025-03", 1),
        ("12/03/25", "2025-03", 1),
    ],
)
def test_days_of_all_sorts_are_read(typed: Cell, day: str, doubts: int, coopwiki: Coopwiki, tmp_path: Path) -> None:
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": [HEAD, row(day=typed)]}))
    assert (list(found["sums"]["by_month"]), len(found["doubtful"])) == ([day], doubts)


def test_points_are_thousands_where_a_column_has_decimal_commas_alone(coopwiki: Coopwiki, tmp_path: Path) -> None:
    def amounts(*typed: str) -> Any:
        rows = [HEAD, *(row(spent=None, rate=None, amount=amount) for amount in typed)]
        return plan(coopwiki, csv_file(tmp_path / "a.csv", rows))

    assert amounts("1.234", "12,50")["sums"]["by_year"] == {"2025": "1246.50"}
    assert [one["cell"] for one in amounts("1.234", "12,50", "12.50")["refused"]] == ["G2"]


def test_dates_with_the_month_first_are_refused_with_both_readings(coopwiki: Coopwiki, tmp_path: Path) -> None:
    rows = [HEAD, row(day="03/04/2025"), row(day="03/25/2025"), row(day="04/04/2025")]
    found = plan(coopwiki, csv_file(tmp_path / "a.csv", rows))
    assert [one["cell"] for one in found["refused"]] == ["A2", "A3"]
    assert "3 avril ou le 4 mars" in found["refused"][0]["message"]


def test_the_unit_of_a_title_is_kept_to(coopwiki: Coopwiki, tmp_path: Path) -> None:
    head = [title if title != "Durée" else "Temps (min)" for title in HEAD]
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": [head, row(spent=90, amount=None)]}))
    assert (found["minutes"]["by_year"], found["sums"]["by_year"]) == ({"2025": "90"}, {"2025": "45.00"})


def test_thousands_of_euros_are_not_taken_for_euros(coopwiki: Coopwiki, tmp_path: Path) -> None:
    for unit in ("(k€)", "en milliers d'euros", "[K €]"):
        head = [title if title != "Montant" else f"Montant {unit}" for title in HEAD]
        (refused,) = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": [head, LINE]}))["refused"]
        assert (refused["cell"], "milliers" in refused["message"]) == ("G2", True)


def test_hours_and_minutes_in_two_columns_are_one_duration(coopwiki: Coopwiki, tmp_path: Path) -> None:
    head = ("Date", "Qui", "Cercle", "Quoi", "Heures", "Minutes")
    rows = [head, (*LINE[:4], 1, 30), (*LINE[:4], None, 45), (*LINE[:4], 2, None), (*LINE[:4], 1, 75)]
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": rows}))
    assert found["minutes"]["by_person"] == {"Ana Martin": "255"}
    assert [one["cell"] for one in found["refused"]] == ["E5"]


def test_two_header_rows_with_merged_titles(coopwiki: Coopwiki, tmp_path: Path) -> None:
    book = workbook(
        {
            "a": [
                ("Qui", "Quand", "Travail", None, "Cercle"),
                (None, None, "Description", "Heures", None),
                ("Ana Martin", date(2025, 3, 12), "Sauvegardes", 2, "Technique"),
            ]
        }
    )
    book["a"].merge_cells("C1:D1")
    found = plan(coopwiki, saved(book, tmp_path / "a.xlsx"))
    assert (found["read"], why(found)) == (1, {"header": [("a", 1), ("a", 2)]})
    assert found["minutes"]["by_person"] == {"Ana Martin": "120"}


def test_a_header_repeated_and_totals_of_parts(coopwiki: Coopwiki, tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        LINE,
        LINE,
        ("Sous-total", None, None, None, 3, None, 90),
        ("Mars 2025",),
        HEAD,
        LINE,
        (None, None, None, None, 1.5, None, 45),
        ("Total général", None, None, None, 4.5, None, 130),
        ("Vérifié par Paul",),
    ]
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": rows}))
    assert found["read"] == 3
    assert {reason: [number for _, number in places] for reason, places in why(found).items()} == {
        "header": [1, 6],
        "total": [4, 8, 9],
        "title": [5, 10],
    }
    assert [one["agrees"] for one in found["totals"] if one["field"] == "montant"] == [True, True, False]


def test_a_row_that_only_speaks_of_a_total_is_read(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = xlsx(tmp_path / "a.xlsx", {"a": [HEAD, row(what="Total des achats"), row(day="x", what="Report du solde")]})
    found = plan(coopwiki, file)
    assert (found["read"], [one["cell"] for one in found["refused"]]) == (1, ["A3"])


def test_cells_merged_downwards_count_for_each_row_but_amounts_once(coopwiki: Coopwiki, tmp_path: Path) -> None:
    rows = [HEAD, row(), row(who=None, spent=None, rate=None, amount=None)]
    book = workbook({"a": rows})
    book["a"].merge_cells("B2:B3")
    book["a"].merge_cells("G2:G3")
    found = plan(coopwiki, saved(book, tmp_path / "a.xlsx"))
    assert (found["read"], found["sums"]["by_person"]) == (2, {"Ana Martin": "45.00"})
    assert [one["cell"] for one in found["doubtful"]] == ["G3"]


def test_hidden_rows_and_sheets_are_read_and_told(coopwiki: Coopwiki, tmp_path: Path) -> None:
    book = workbook({"a": [HEAD, LINE, row(amount=None)], "b": [HEAD, LINE]})
    book["a"].row_dimensions[3].hidden = True
    book["b"].sheet_state = "hidden"
    found = plan(coopwiki, saved(book, tmp_path / "a.xlsx"))
    assert (found["read"], found["hidden"]) == (3, {"sheets": ["b"], "rows": [{"sheet": "a", "row": 3}]})


def test_kimai_and_toggl_are_known_by_their_columns(coopwiki: Coopwiki, tmp_path: Path) -> None:
    kimai: Rows = [
        (
            "Date",
            "From",
            "To",
            "Duration",
            "Hourly rate",
            "Price",
            "User",
            "Customer",
            "Project",
            "Activity",
            "Description",
        ),
        (date(2025, 3, 12), "09:00", "10:30", timedelta(minutes=90), 30, 45, "ana", "Nous", "Technique", "Serveur"),
    ]
    found = plan(coopwiki, xlsx(tmp_path / "k.xlsx", {"Export": kimai}))
    assert found["sums"] | {"by_month": {}} == {
        "by_year": {"2025": "45.00"},
        "by_person": {"ana": "45.00"},
        "by_circle": {"Technique": "45.00"},
        "by_month": {},
    }
    toggl: Rows = [
        (
            "User",
            "Email",
            "Client",
            "Project",
            "Task",
            "Description",
            "Billable",
            "Start date",
            "Start time",
            "Duration",
            "Amount (EUR)",
        ),
        (
            "Ana Martin",
            "a@b.coop",
            "",
            "Accueil",
            "",
            "Permanence",
            "Yes",
            "2025-03-12",
            "09:00:00",
            "01:29:47",
            "44.90",
        ),
    ]
    found = plan(coopwiki, csv_file(tmp_path / "t.csv", toggl, delimiter=","))
    assert (found["minutes"]["by_person"], found["sums"]["by_circle"]) == ({"Ana Martin": "90"}, {"Accueil": "44.90"})
    assert [one["cell"] for one in found["doubtful"]] == ["J2"]


def test_a_column_is_named_where_it_is_not_found(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = xlsx(tmp_path / "a.xlsx", {"a": [("Date", "Bidule", *HEAD[2:]), LINE]})
    said = coopwiki("import", "contribution", file)
    assert said.status == 3
    assert "--column 'qui=TITRE'" in said.err
    assert plan(coopwiki, file, "--column", "qui=bidule")["read"] == 1
    wrong = coopwiki("import", "contribution", file, "--column", "qui=Machin")
    assert (wrong.status, "« Bidule »" in wrong.err) == (2, True)
    assert coopwiki("import", "contribution", file, "--column", "quid=Bidule").status == 2


def test_a_table_without_titles_is_refused_row_by_row(coopwiki: Coopwiki, tmp_path: Path) -> None:
    said = coopwiki("import", "contribution", xlsx(tmp_path / "a.xlsx", {"a": [LINE, LINE]}), "--format", "json")
    assert (said.status, [one["row"] for one in said.data["refused"]]) == (3, [1, 2])


def test_names_are_brought_together_and_asked_about(coopwiki: Coopwiki, tmp_path: Path, known: Path) -> None:
    people = ("ROY Paul", "paul  roy", "Anna", "Ana", "Paul Rois", "Zoé Faure", "Faure Zoé", "Zoé Faure", "Zoé Fauré")
    file = xlsx(tmp_path / "a.xlsx", {"a": [HEAD, *(row(who=who) for who in people), row(circle="Tecnique")]})
    names = tmp_path / "noms.csv"
    found = plan(coopwiki, file, "--folder", known, "--names", names)
    assert [(one["found"], one["proposed"]) for one in found["questions"]] == [
        ("Paul Rois", "Paul Roy"),
        ("Tecnique", "Technique"),
    ]
    assert found["sums"]["by_person"] == {
        "Ana Martin": "135.00",
        "Paul Roy": "90.00",
        "Paul Rois": "45.00",
        "Zoé Faure": "180.00",
    }
    names.write_text(
        names.read_text().replace("Paul Roy,\n", "Paul Roy,oui\n").replace("Technique,\n", "Technique,non\n")
    )
    found = plan(coopwiki, file, "--folder", known, "--names", names)
    assert (found["questions"], found["doubtful"][:0]) == ([], [])
    assert found["sums"]["by_person"]["Paul Roy"] == "135.00"
    assert "Tecnique" in found["sums"]["by_circle"]


def test_of_several_spellings_the_usual_one_is_written(coopwiki: Coopwiki, tmp_path: Path) -> None:
    people = ("ROY Paul", "ROY Paul", "Roy, Paul", "paul roy", "Paul Roy", "[[Paul Roy]]")
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": [HEAD, *(row(who=who) for who in people)]}))
    assert found["sums"]["by_person"] == {"Paul Roy": "270.00"}


def test_shortened_names_are_asked_about(coopwiki: Coopwiki, tmp_path: Path, known: Path) -> None:
    rows = [HEAD, row(who="Roy"), row(who="P. Roy"), row(who="Inès P."), row(who="Zoé Faure"), row(who="Zoé")]
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": rows}), "--folder", known)
    assert {one["found"]: one["proposed"] for one in found["questions"]} == {
        "Roy": "Paul Roy",
        "P. Roy": "Paul Roy",
        "Inès P.": "Inès Petit",
        "Zoé": "Zoé Faure",
    }


def test_a_contract_of_nobody_is_refused(coopwiki: Coopwiki, tmp_path: Path) -> None:
    rows: Rows = [("Qui", "Type", "Début"), ("Ana Martin", "CDI", "01/03/2025"), (None, "CDI", "01/03/2025")]
    (refused,) = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": rows}), type_="contract")["refused"]
    assert (refused["row"], refused["cell"]) == (3, "A3")


def test_what_export_prints_moves_in_again(coopwiki: Coopwiki, tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(coopwiki("export", "contribution", "--folder", folder, "--format", "csv").out)
    found = plan(coopwiki, file)
    assert (found["read"], found["refused"]) == (found["rows"] - 1, [])
    assert found["read"] == len(coopwiki("export", "contribution", "--folder", folder).data)


def test_the_line_that_tells_the_separator_is_a_row(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = csv_file(tmp_path / "a.csv", [HEAD, LINE])
    file.write_text("sep=;\n" + file.read_text())
    found = plan(coopwiki, file)
    assert (found["rows"], found["read"], why(found)) == (3, 1, {"title": [("", 1)], "header": [("", 2)]})


def test_a_name_of_two_members_is_refused(coopwiki: Coopwiki, tmp_path: Path, known: Path) -> None:
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": [HEAD, row(who="Inès"), LINE]}), "--folder", known)
    (refused,) = found["refused"]
    assert (refused["cell"], "plusieurs membres" in refused["message"]) == ("B2", True)


def test_somebody_forgotten_is_refused_and_not_named(
    coopwiki: Coopwiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    pseudonyms(Settings()).add(("Zoé Faure",), "")
    rows = [HEAD, LINE, row(who="Zoé Faure"), row(who="FAURE Zoé"), row(what="Avec Zoé Faure")]
    said = coopwiki("import", "contribution", xlsx(tmp_path / "a.xlsx", {"a": rows}), "--format", "json")
    assert [one["cell"] for one in said.data["refused"]] == ["B3", "B4"]
    assert [one["cell"] for one in said.data["doubtful"]] == ["D5"]
    assert "Faure" not in said.out + said.err


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
