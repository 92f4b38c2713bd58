"""Mistakes planted in a few pages (mistakes.toml), and the list of what is to be found there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from typing import Any, Literal

from page import DemoPage

Severity = Literal["error", "warning", "none"]


@dataclass(frozen=True, slots=True)
class Planted:
    """One mistake: where it stands (line from 1), the code it is reported under, what is there.

    `none` marks a call that is no contribution and needs no message. `also` is the first line of a
    pair, else 0.
    """

    title: str
    line: int
    code: str
    severity: Severity
    holds: str
    also: int = 0


def mistakes(today: date) -> tuple[Planted, ...]:
    """Every planted mistake, page by page."""
    return tuple(_planted(_page(table, today), mistake, today) for table in _tables() for mistake in table["mistakes"])


def mistaken_pages(today: date) -> tuple[DemoPage, ...]:
    """The pages that hold them."""
    return tuple(_page(table, today) for table in _tables())


def _tables() -> list[dict[str, Any]]:
    text = Path(__file__).with_name("mistakes.toml").read_text(encoding="utf-8")
    pages: list[dict[str, Any]] = tomllib.loads(text)["page"]
    return pages


def _page(table: dict[str, Any], today: date) -> DemoPage:
    return DemoPage(_dated(table["title"], today), _dated(table["text"], today).strip("\n"))


def _planted(page: DemoPage, mistake: dict[str, Any], today: date) -> Planted:
    holds = _dated(mistake["holds"], today)
    *others, line = (n for n, text in enumerate(page.text.split("\n"), 1) if holds in text)
    also = others[0] if others else 0
    return Planted(page.title, line, mistake["code"], mistake["severity"], holds, also)


def _dated(text: str, today: date) -> str:
    """This year's dates once January and February are over, last year's before."""
    year = today.year if today.month > 2 else today.year - 1
    return Template(text).substitute(year=year, next=today.year + 1)
