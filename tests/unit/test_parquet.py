"""Records as Parquet: typed columns that give the same values as JSON, and the same sums."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.exports import export_bytes
from coopwiki.subjects.records import RECORDS
from ledgers import SHEETS, ledger, line
from said import Coopwiki

BOOK = ledger(SHEETS | {"Carnet": line(durée="0,33", taux="25") + line(montant="−1,10") + line(durée="10 min")})


def table(data: bytes) -> Any:
    return parquet.read_table(io.BytesIO(data))


def test_values_are_those_of_json_and_exact() -> None:
    rows = json.loads(export_bytes(BOOK, Contribution, "json"))
    found = table(export_bytes(BOOK, Contribution, "parquet")).to_pylist()
    assert [set(row) for row in found] == [set(row) for row in rows]
    for name in ("minutes", "rate", "amount"):
        assert [row[name] for row in found] == [Decimal(row[name]) if row[name] else None for row in rows]
    assert [row["date"].isoformat() for row in found] == [row["date"] for row in rows]
    assert [row["warnings"] for row in found] == [row["warnings"] for row in rows]


@pytest.mark.parametrize("type_", RECORDS, ids=lambda type_: type_.__name__)
def test_no_column_is_a_float_and_an_empty_one_keeps_its_type(type_: type[Any]) -> None:
    empty, some = (table(export_bytes(book, type_, "parquet")).schema for book in (ledger({}), BOOK))
    assert empty.names == some.names
    assert not [one for one in empty if pa.types.is_floating(one.type) or pa.types.is_null(one.type)]


def test_a_list_is_a_list() -> None:
    book = ledger({"R": "{{Réunion|date=2026-03-12|cercle=Technique|présents=Ana ; Zoé}}"} | SHEETS)
    [row] = table(export_bytes(book, Meeting, "parquet")).to_pylist()
    assert ["Ana", "Zoé"] in row.values()


def test_without_the_extra_one_sentence_says_what_to_install(
    coopwiki: Coopwiki, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    said = coopwiki("export", "contribution", "--format", "parquet", "--folder", tmp_path)
    assert (said.status, "coopwiki[parquet]" in said.err) == (2, True)


def test_all_in_one_file_is_refused_with_what_to_choose(coopwiki: Coopwiki, tmp_path: Any) -> None:
    said = coopwiki("export", "all", "--format", "parquet", "--folder", tmp_path)
    assert (said.status, "xlsx, ods ou sqlite" in said.err) == (2, True)
