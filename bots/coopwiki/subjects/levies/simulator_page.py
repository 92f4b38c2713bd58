"""The scales as the wiki's Lua reads them: whole cents and whole millionths of a percent, written by the robot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from coopwiki.subjects.levies.report import ScaleRow
from coopwiki.subjects.levies.scales import cents, millionths

DATA = "barèmes"
"""The name of the data page, without `.json`."""


def simulated(rows: Iterable[ScaleRow]) -> Mapping[str, object]:
    """Every scale that has begun, by name and day; `tranches` is empty for one that an error silences."""
    return {"barèmes": [_document(row) for row in rows]}


def _document(row: ScaleRow) -> Mapping[str, object]:
    slices = [
        {"jusqu_à": None if one.up_to is None else cents(one.up_to), "taux": millionths(Decimal(one.rate))}
        for one in row.brackets
    ]
    return {
        "nom": row.name,
        "du": row.from_.isoformat(),
        "mode": row.mode,
        "dès": cents(row.least or Decimal(0)),
        "minimum": cents(row.minimum or Decimal(0)),
        "plafond": None if row.cap is None else cents(row.cap),
        "tranches": slices if row.is_sound else [],
    }
