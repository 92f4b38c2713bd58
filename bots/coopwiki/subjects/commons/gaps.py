"""What is still to be written in a row of a register, by the French names of the fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coopwiki.schema.record import Record, schema_of
from coopwiki.subjects.commons.brand import Brand
from coopwiki.subjects.commons.common import Common
from coopwiki.subjects.commons.partner import Partner
from coopwiki.subjects.commons.tool import Tool

ASKED: Mapping[type[Record], tuple[str, ...]] = {
    Common: ("description", "carriers", "licence", "level", "domain", "site", "verified"),
    Brand: ("domain", "members", "agreement", "rate", "open"),
    Partner: ("nature", "purpose", "since"),
    Tool: ("use", "hosting", "country", "free", "data"),
}
"""The attributes that a whole row has. What is looked for, and what may come of it, may be nothing."""
ASKED_OF_DATA = ("purpose", "kept", "responsible")
"""What the register of personal data asks besides."""


def gaps(record: Record, among: Collection[str] | None = None) -> tuple[str, ...]:
    """The fields of a record that are still to be written, in the order of its form; those `among` some attributes."""
    asked = ASKED[type(record)]
    if isinstance(record, Tool) and record.personal:
        asked += ASKED_OF_DATA
    columns = schema_of(type(record)).columns
    wanted = [c for c in columns if c.attribute in asked and (among is None or c.attribute in among)]
    return tuple(c.field.name for c in wanted if getattr(record, c.attribute) in (None, ()))
