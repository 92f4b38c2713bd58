"""The shapes of tables: several header rows, repeated headers, totals, merged and hidden cells, other programs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from import_plans import LINE, plan, row, why
from said import Coopwiki
from spreadsheets import HEAD, Rows, csv_file, saved, workbook, xlsx


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


def test_a_table_of_days_and_people_is_told_for_what_it_is(coopwiki: Coopwiki, tmp_path: Path) -> None:
    by_person = [["Date", "Ana Martin", "Paul Roy"], [date(2025, 3, 12), 1.5, 2], [date(2025, 3, 13), None, "1h30"]]
    by_day = [["Qui", date(2025, 3, 12), date(2025, 3, 13), "Total"], ["Ana Martin", 1.5, 2, 3.5]]
    for rows, lines in ((by_person, [2, 3]), (by_day, [2])):
        file = xlsx(tmp_path / "croisé.xlsx", {"Mars": rows})
        said = coopwiki("import", "contribution", file, "--format", "json")
        told = [(one["row"], "croise les jours et les personnes" in one["message"]) for one in said.data["refused"]]
        assert (said.status, told) == (3, [(row, True) for row in lines])


def test_a_table_of_figures_beside_a_day_is_no_crossed_one(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = xlsx(tmp_path / "a.xlsx", {"a": [["Date", "Durée", "Montant"], [date(2025, 3, 12), 1.5, 45]]})
    said = coopwiki("import", "contribution", file, "--format", "json")
    assert all("croise" not in one["message"] for one in said.data["refused"])
