"""The rows of the report on budgets, for a page of records."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import strategies as st

from coopwiki.exchange.as_json import dumps
from coopwiki.subjects.budgets.budgets_report import budgets
from ledgers import SHEETS, TODAY, ledger, line

Row = dict[str, Any]


def shown(text: str, on: date = TODAY) -> dict[str, Any]:
    """The report as JSON gives it, for a page "Carnet"."""
    found: dict[str, Any] = json.loads(dumps(budgets(ledger(SHEETS | {"Carnet": text}, on), on)))
    return found


def rows(text: str, on: date = TODAY) -> dict[str, Row]:
    return {row["name"]: row for row in shown(text, on)["budgets"]}


def row(text: str, on: date = TODAY) -> Row:
    (only,) = shown(text, on)["budgets"]
    return dict(only)


def spent(day: str, euros: str, **fields: str) -> str:
    return line(date=day, montant=euros, quoi=f"{day} {euros}", **fields) + "\n"


def transfer(**fields: str) -> str:
    given = {"date": "2026-02-01", "de": "Technique", "vers": "Accueil", "montant": "100"} | fields
    return "{{Virement|" + "|".join(f"{name}={value}" for name, value in given.items()) + "}}"


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
