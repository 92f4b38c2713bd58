"""A table as Parquet, for R, DuckDB or pandas: the one place that knows pyarrow, which is an extra."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from coopwiki.exchange.rows import Cell
from coopwiki.exchange.tables import Table
from coopwiki.settings import WrongSettings

if TYPE_CHECKING:
    import pyarrow as pa

_DIGITS = 38
_CENTS, _PARTS_OF_A_MINUTE = 2, 6
"""Decimals of euros and of minutes; more where a value has more."""


def as_parquet(table: Table) -> bytes:
    """The file: exact decimals, days, whole numbers, booleans, lists of texts, all else text. No column is a float.

    Raises WrongSettings where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise WrongSettings("Le format parquet demande pyarrow : pip install 'coopwiki[parquet]'.") from error
    rows = list(table.rows)
    out = io.BytesIO()
    parquet.write_table(pa.table({n: _column(table, n, [row.get(n) for row in rows]) for n in table.header}), out)
    return out.getvalue()


def _column(table: Table, name: str, values: list[Cell]) -> pa.Array:
    """The cells of a column under one type, which its kind says and not what it happens to hold."""
    import pyarrow as pa

    cells = table.cells
    if name in cells.days:
        return pa.array([date.fromisoformat(str(v)) if v else None for v in values], pa.date32())
    if name in cells.whole:
        return pa.array([int(str(v)) if v is not None else None for v in values], pa.int64())
    if name in cells.flags:
        return pa.array(values, pa.bool_())
    if name in cells.numbers:
        return _decimals(values, _CENTS if name in cells.money else _PARTS_OF_A_MINUTE)
    if name in cells.lists:
        return pa.array(values, pa.list_(pa.string()))
    return pa.array([None if v is None else str(v) for v in values], pa.string())


def _decimals(values: Iterable[Cell], usual: int) -> pa.Array:
    import pyarrow as pa

    numbers = [None if value is None else Decimal(str(value)) for value in values]
    scale = max([usual, *(_decimal_places(number) for number in numbers if number is not None)])
    return pa.array(numbers, pa.decimal128(_DIGITS, scale))


def _decimal_places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
