"""Names in a sheet are brought together with those of the wiki, and asked about where they may be several."""

from __future__ import annotations

from pathlib import Path

import pytest

from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.settings import Settings
from import_plans import LINE, plan, row, why
from said import Coopwiki
from spreadsheets import HEAD, Rows, csv_file, xlsx


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
