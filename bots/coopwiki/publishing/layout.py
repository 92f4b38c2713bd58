"""Jinja files → wikitext. What a template prints is escaped, unless it is `Wikitext` on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined

from coopwiki.core.days import MONTHS, write_day
from coopwiki.core.durations import clock
from coopwiki.core.euros import write_euros
from coopwiki.core.typed import french, plain
from coopwiki.publishing.escape import Wikitext, as_text

_LINK = re.compile(r"\[\[:?(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_BOLD = re.compile(r"'{2,}")
NOTHING = Wikitext("—")


def environment(prefix: str = "") -> Environment:
    """The Jinja environment of the page layouts. `prefix` stands before the names of our templates."""
    made = Environment(
        loader=PackageLoader("coopwiki.publishing", "layouts"), finalize=as_text, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, autoescape=False,  # noqa: S701 - finalize escapes for wikitext
    )  # fmt: skip
    filters: dict[str, Callable[..., str]] = {
        "euros": euros, "hours": hours, "day": day, "month": month, "link": link, "percent": percent,
        "plural": plural, "said": said, "decimal": decimal,
    }  # fmt: skip
    made.filters.update(filters)
    made.globals.update(source=source, used=lambda row: used(prefix, row), mark=_mark)
    return made


def euros(amount: Decimal | None) -> str:
    """`1 234,50 €`, a dash for None."""
    return NOTHING if amount is None else Wikitext(write_euros(amount))


def hours(minutes: Decimal | None) -> str:
    """`1 h 30`, a dash for None."""
    return NOTHING if minutes is None else Wikitext(clock(minutes))


def day(value: date | None) -> str:
    """`12 mars 2026`, a dash for None."""
    return NOTHING if value is None else Wikitext(write_day(value).replace(" ", "\u00a0"))


def month(value: str) -> str:
    """`mars 2026`, from `2026-03`."""
    year, number = value.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def percent(value: int | None) -> str:
    """`84 %`, a dash for None."""
    return NOTHING if value is None else Wikitext(f"{value}\u00a0%")


def decimal(value: Decimal | None) -> str:
    """`1,25`, a dash for None."""
    return NOTHING if value is None else Wikitext(french(value))


def plural(count: int, one: str, many: str) -> str:
    """`1 ligne`, `12 lignes`, `aucune ligne` is written by the caller."""
    return f"{count}\u00a0{one if count < 2 else many}"


def link(title: str, text: str | None = None) -> str:
    """A link to a page whose title is one; what it shows is escaped."""
    return Wikitext(f"[[:{title}|{as_text(text or title)}]]")


def said(text: str) -> str:
    """A member's text as it reads: links and bold lose their marks, all else stays as typed, to be escaped."""
    return _BOLD.sub("", _LINK.sub(r"\1", text))


def source(title: str, revision: int, line: int) -> str:
    """Where a line was written: the page as it stood at that revision, and the line."""
    target = f"Special:PermanentLink/{revision}" if revision else f":{title}"
    return Wikitext(f"[[{target}|{as_text(title.rpartition('/')[2])}]], ligne {line}")


class Spending(Protocol):
    """What a gauge is drawn from."""

    used_percent: int | None
    spent: Decimal
    available: Decimal


def used(prefix: str, row: Spending) -> str:
    """A bar of the share spent, with its amounts beside it; a sentence where nothing is available."""
    if row.used_percent is None:
        return Wikitext(f"{write_euros(row.spent)} dépensés, aucune somme disponible")
    amounts = f"{write_euros(row.spent)} sur {write_euros(row.available)}"
    return Wikitext(f"{{{{{prefix}Jauge|valeur={row.used_percent}|texte={amounts}}}}}")


def _mark(amount: Decimal) -> str:
    """The value a column sorts by."""
    return Wikitext(plain(amount))
