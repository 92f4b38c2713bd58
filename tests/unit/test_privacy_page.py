"""docs/privacy.md names every field that is not for everyone, and every file that is kept."""

from __future__ import annotations

import re
from pathlib import Path

from coopwiki.connect import TEXTS
from coopwiki.core.audience import Audience
from coopwiki.privacy.pseudonyms import FILE
from coopwiki.schema.record import schema_of
from coopwiki.serving.status import STATE
from coopwiki.subjects.records import RECORDS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")


def test_the_page_lists_every_field_that_is_not_for_everyone() -> None:
    rows = re.findall(r"^\| (`.*`) \| (members|circle) \|", PAGE, re.MULTILINE)
    told = {name: audience for names, audience in rows for name in re.findall(r"`([^`]+)`", names)}
    narrow = {
        f"{type_.template}.{column.field.name}": column.audience.name.lower()
        for type_ in RECORDS
        for column in schema_of(type_).columns
        if column.audience > Audience.EVERYONE
    }
    assert told == narrow


def test_the_page_names_every_file_that_is_kept() -> None:
    assert [name for name in (TEXTS, FILE, STATE) if name not in PAGE] == []
