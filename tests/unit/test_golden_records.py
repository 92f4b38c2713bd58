"""Each record type as people type it, and the whole row it becomes, in `tests/golden/records`, a folder a subject.

`GOLDEN=write pytest tests/unit/test_golden_records.py` writes the rows anew; look at the difference before keeping it.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from coopwiki.schema.record import Record, schema_of
from coopwiki.subjects.exports import export_of
from coopwiki.subjects.records import RECORDS
from ledgers import SHEETS, ledger

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "records"
TODAY = date(2026, 12, 31)
BY_NAME = {type_.__name__.lower(): type_ for type_ in RECORDS}
NAMES = sorted(path.stem for path in GOLDEN.glob("*/*.wikitext"))


def golden(name: str, ending: str) -> Path:
    """The file of a record type, in the folder of its subject."""
    return GOLDEN / BY_NAME[name].__module__.split(".")[2] / f"{name}.{ending}"


def read(name: str) -> dict[str, object]:
    """The rows of the records of a page, and what the robots have to say about it."""
    text = golden(name, "wikitext").read_text(encoding="utf-8")
    found = ledger(SHEETS | {"Page": text}, TODAY)
    issues = [
        {"line": issue.line, "field": issue.field, "code": issue.code, "severity": issue.severity}
        for issue in found.issues
        if issue.page.title == "Page"
    ]
    own = [row for row in export_of(BY_NAME[name]).rows(found) if row["page"] == "Page"]
    return {"rows": own, "issues": issues}


@pytest.mark.parametrize("name", NAMES)
def test_a_record_becomes_the_row_that_is_kept(name: str) -> None:
    kept = golden(name, "json")
    made = json.dumps(read(name), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("GOLDEN") == "write":
        kept.write_text(made, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_page_uses_every_field_and_has_a_row(name: str) -> None:
    text = golden(name, "wikitext").read_text(encoding="utf-8")
    columns = schema_of(_type(name)).columns
    names = [(c.field.name, *c.field.aliases) for c in columns]
    assert [n[0] for n in names if not any(f"{one.lower()}=" in _plain(text) for one in n)] == []
    assert json.loads(golden(name, "json").read_text(encoding="utf-8"))["rows"]


def _plain(text: str) -> str:
    return text.replace(" = ", "=").lower()


def _type(name: str) -> type[Record]:
    return BY_NAME[name]


def test_each_record_type_has_its_example_in_the_folder_of_its_subject() -> None:
    """`coopwiki.subjects.budgets.transfer` has `budgets/transfer.wikitext`; none is left of a type that is gone."""
    wanted = {golden(name, ending) for name in BY_NAME for ending in ("wikitext", "json")}
    assert {path for path in GOLDEN.rglob("*") if path.is_file()} == wanted
