"""The demo's books, added up by hledger and by ledger: the same sums as our reports, to the cent."""

from __future__ import annotations

import csv
import os
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cooperative import generate
from page import write
from wiki.operating import TODAY, in_process

TOMORROW = "2026-07-01"
Sums = dict[str, Decimal]
Balances = Callable[..., Sums]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's cooperative as a folder of pages."""
    made = tmp_path_factory.mktemp("coop") / "pages"
    write(generate(date.fromisoformat(TODAY)), made)
    return made


@pytest.fixture(scope="module")
def journal(folder: Path) -> Path:
    """Its contributions and paid expenses as a journal."""
    path = folder.parent / "cooperative.journal"
    path.write_text(exported(folder, "contribution") + exported(folder, "expense"), encoding="utf-8")
    return path


def exported(folder: Path, record: str) -> str:
    words = ("--format", "hledger", "--folder", str(folder), "--on", TODAY)
    said = in_process("export", record, *words)
    assert said.status == 0
    return said.out


@pytest.fixture(params=["hledger", "ledger"])
def balances(request: pytest.FixtureRequest, journal: Path) -> Balances:
    """Balances of accounts up to today, by one part of their names, from 0."""
    rows = {"hledger": hledger, "ledger": ledger}[request.param]

    def ask(query: str, part: int, *words: str) -> Sums:
        sums: Sums = {}
        for account, amount in rows(journal, "balance", "--end", TOMORROW, query, *words):
            name = account.split(":")[part]
            sums[name] = sums.get(name, Decimal(0)) + amount
        return {name: amount for name, amount in sums.items() if amount}

    return ask


def output(*words: str | Path) -> str:
    utf_8 = os.environ | {"LC_ALL": "C.UTF-8"}  # hledger reads nothing but ASCII without a locale
    run = subprocess.run(words, check=True, capture_output=True, encoding="utf-8", env=utf_8)
    return run.stdout


def hledger(journal: Path, *words: str) -> list[tuple[str, Decimal]]:
    """Accounts and their balances, in hledger's arithmetic."""
    text = output("hledger", "--file", journal, *words, "--flat", "--no-total", "-O", "csv")
    return [(name, Decimal(amount.split()[0])) for name, amount in [*csv.reader(text.splitlines())][1:]]


def ledger(journal: Path, *words: str) -> list[tuple[str, Decimal]]:
    """Accounts and their balances, in ledger's arithmetic; a pivot's tag comes first there."""
    form = "%(account)\t%(quantity(scrub(display_total)))\n"
    text = output("ledger", "--file", journal, *words, "--flat", "--no-total", "--format", form)
    rows = (line.removeprefix("cercle:").split("\t") for line in text.splitlines())
    return [(name, Decimal(amount)) for name, amount in rows]


def report(folder: Path, name: str) -> dict[str, Any]:
    said = in_process("report", name, "--format", "json", "--folder", str(folder), "--on", TODAY)
    data: dict[str, Any] = said.data
    return data


def column(rows: list[dict[str, Any]], key: str, value: str) -> Sums:
    """One figure of a report's rows by name, as a journal has it: none that is zero."""
    return {row[key] or "sans cercle": Decimal(row[value]) for row in rows if Decimal(row[value])}


def test_every_person_is_owed_what_the_report_says(folder: Path, balances: Balances) -> None:
    people = report(folder, "contributions")["by_person"]
    assert len(people) > 30
    owed = {name: -amount for name, amount in balances("^Dettes:", 1).items()}
    assert owed == column(people, "name", "amount")


def test_every_person_has_worked_as_long_as_the_report_says(folder: Path, balances: Balances) -> None:
    people = report(folder, "contributions")["by_person"]
    assert balances("^Temps:", 2) == column(people, "name", "minutes")


def test_every_circle_has_asked_for_what_the_report_says(folder: Path, balances: Balances) -> None:
    circles = report(folder, "contributions")["by_circle"]
    found = balances("^Charges:", 0, "--pivot", "cercle")
    assert found == column(circles, "name", "amount")


def test_every_month_has_cost_what_the_report_says(folder: Path, journal: Path) -> None:
    months = column(report(folder, "contributions")["by_month"], "month", "amount")
    asked = ("^Charges:", "--end", TOMORROW, "--monthly")
    options = ("--depth", "1", "--no-total", "-O", "csv")
    text = output("hledger", "--file", journal, "balance", *asked, *options)
    header, row = csv.reader(text.splitlines())
    cells = (Decimal(cell.split()[0]) for cell in row[1:])
    assert dict(zip(header[1:], cells, strict=True)) == months
    form = '%(format_date(date, "%Y-%m"))\t%(quantity(scrub(display_amount)))\n'
    text = output("ledger", "--file", journal, "register", *asked, "--collapse", "--format", form)
    rows = (line.split("\t") for line in text.splitlines())
    assert {month: Decimal(amount) for month, amount in rows} == months


@pytest.mark.parametrize(("nature", "account"), [("contributif", "^Charges:"), ("dépenses", "^Achats:")])
def test_every_budget_has_spent_what_the_report_says(
    folder: Path, balances: Balances, nature: str, account: str
) -> None:
    budgets = [row for row in report(folder, "budgets")["budgets"] if row["nature"] == nature]
    found = balances(account, 1, "--begin", "2026-01-01")
    assert found == column(budgets, "name", "spent")
    assert len(found) > 2
