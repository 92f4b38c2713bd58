"""Tables of a page: what opens and closes one, and the cells that sort by value.

{{ open_table("Cercles", sortable=true) }}
! scope="col" | Cercle
|-
! scope="row" | {{ row.name }}
{{ money_cell(row.amount) }}
| {{ origin(row) }}
{{ close_table() }}
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.values import OFTEN, day, euros, hours, mark, until


def open_table(
    label: str, caption: str | None = None, *, sortable: bool = False, classes: str = "", style: str = ""
) -> str:
    """The first lines of a table that scrolls sideways by itself, on a telephone and with the keyboard.

    `label` is what a screen reader says of the region; `caption` stands above the table, the label by default.
    """
    kinds = " ".join(filter(None, ("wikitable", "sortable" if sortable else "", "coopwiki-tableau", classes)))
    styled = f' style="{style}"' if style else ""
    return Markup(
        f'<div tabindex="0" role="region" aria-label="{escape(label)}" style="overflow-x:auto">\n'
        f'{{| class="{kinds}"{styled}\n'
        f"|+ {escape(label if caption is None else caption)}"
    )


def close_table() -> str:
    """The last lines of a table that `open_table` began."""
    return Markup("|}\n</div>")


def sort_key(value: object) -> str:
    """The attribute by which a cell is sorted, for a cell that shows something else; None comes first."""
    return Markup(f'data-sort-value="{"" if value is None else escape(value)}"')


@lru_cache(maxsize=OFTEN)
def money_cell(amount: Decimal | None, *, bold: bool = False) -> str:
    """A cell with an amount, a dash for None, which comes before all."""
    shown = f"'''{euros(amount)}'''" if bold else euros(amount)
    return Markup(f"| {sort_key(mark(amount))} | {shown}")


@lru_cache(maxsize=OFTEN)
def hours_cell(minutes: Decimal | None) -> str:
    """A cell with a time, a dash for None, which comes before all."""
    return Markup(f"| {sort_key(mark(minutes))} | {hours(minutes)}")


@lru_cache(maxsize=OFTEN)
def day_cell(value: date | None, without: str = "") -> str:
    """A cell with a day, which may break before its year; a dash for None, which sorts as `without` does."""
    return Markup(f"| {sort_key(value or without)} | {_narrow(day(value))}")


@lru_cache(maxsize=OFTEN)
def until_cell(value: date | None) -> str:
    """A cell with the last day of something, or that none is written."""
    return Markup(f"| {sort_key(value)} | {_narrow(escape(until(value)))}")


def _narrow(shown: str) -> str:
    """A day that may stand on two lines: a column of days is the widest of most tables."""
    before, _, year = shown.rpartition("\u00a0")
    return f"{before} {year}" if year.isdigit() else shown
