"""A renewal as JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from coopwiki.subjects.contributions.renewal import Held, Renewal, Unit


def as_text(given: Renewal) -> str:
    """A renewal as text. Equal renewals give equal texts, and no name is in them."""
    noted = sorted(([*unit, str(minutes), str(euros)] for unit, (minutes, euros) in given.noted.items()), key=repr)
    sums = sorted(
        (
            [figure, *cell, str(held.value), held.on.isoformat(), held.behind]
            for (figure, cell), held in given.sums.items()
        ),
        key=repr,
    )
    kept = {"on": given.on.isoformat(), "key": given.key, "noted": noted, "sums": sums}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Renewal:
    """Raises ValueError for anything that `as_text` did not write whole."""
    try:
        return _read(json.loads(text))
    except (KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _read(kept: dict[str, Any]) -> Renewal:
    bytes.fromhex(kept["key"])
    return Renewal(date.fromisoformat(kept["on"]), kept["key"], dict(_units(kept["noted"])), dict(_sums(kept["sums"])))


def _units(rows: list[Any]) -> Iterable[tuple[Unit, tuple[Decimal, Decimal]]]:
    for who, month, circle, brand, paid, minutes, euros in rows:
        yield Unit(who, month, circle, brand, paid), (Decimal(minutes), Decimal(euros))


def _sums(rows: list[Any]) -> Iterable[tuple[tuple[str, tuple[str, str | None]], Held]]:
    for figure, kind, name, value, on, behind in rows:
        yield (figure, (kind, name)), Held(Decimal(value), date.fromisoformat(on), behind)
