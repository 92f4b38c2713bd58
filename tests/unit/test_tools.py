"""Tools, and the register of personal data."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from common_sheets import tool
from coopwiki.subjects.commons.tool import Tool
from coopwiki.subjects.commons.tools_report import tools
from coopwiki.subjects.exports import export_bytes
from ledgers import SHEETS, TODAY, ledger

WHOLE = {"hébergement": "Chez nous", "pays": "France", "données_personnelles": "noms ; adresses", "finalité": "Écrire"}


@pytest.mark.parametrize(
    ("fields", "where", "missing"),
    [
        (
            WHOLE | {"durée_de_conservation": "3 ans", "responsable": "Anou"},
            "Chez nous (France)",
            (),
        ),
        (WHOLE | {"pays": ""}, "Chez nous", ("pays", "durée de conservation", "responsable")),
        ({}, None, ("hébergement", "pays", "données personnelles")),
    ],
)
def test_the_register_of_personal_data_says_what_is_missing(
    fields: dict[str, str], where: str | None, missing: tuple[str, ...]
) -> None:
    found = tools(ledger(SHEETS | {"Carnet": tool(**fields)}), TODAY)
    assert [(row.tool, row.where, row.missing) for row in found.register] == [("Le nuage", where, missing)]
    assert found.incomplete == bool(missing)


@pytest.mark.parametrize("word", ["aucune", "Aucune.", "non", "NÉANT", "—"])
def test_a_tool_without_personal_data_is_not_in_the_register(word: str) -> None:
    found = tools(ledger(tool(données_personnelles=word)), TODAY)
    assert (found.register, found.tools[0].holds_data) == ((), False)


def test_the_register_is_a_spreadsheet_with_what_is_missing_and_computes_nothing() -> None:
    text = tool(**WHOLE) + tool(nom="Mail", usage='=HYPERLINK("http://x")', données_personnelles="aucune")
    book = load_workbook(io.BytesIO(export_bytes(ledger(text), Tool, "xlsx")))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    asked = ("name", "purpose", "data", "kept", "where", "missing")
    cells = [[str(row[head.index(name)] or "") for name in asked] for row in rows]
    assert cells == [
        ["Le nuage", "Écrire", "noms ; adresses", "", "Chez nous (France)", "durée de conservation ; responsable"],
        ["Mail", "", "aucune", "", "", ""],
    ]
    assert book.worksheets[0].cell(3, head.index("use") + 1).data_type == "s"
