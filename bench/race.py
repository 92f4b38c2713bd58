"""The honest race: the same lines, one account a budget, summed by whole programs in turn.

A journal of this race has a day, an account for the budget and an amount, nothing else: no comment, no hours, no
person. `hledger bal` and `ledger bal` add it up once; ours reads the wiki's export and makes the report on budgets.
"""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from export_dump import write_dump
from goals import Measured
from ledger_pages import LAST_DAY, circle_name, draws, generate
from peers import ours
from process import KEPT, ROOT, Command, Cost, in_turn

LINES = 20
"""Contributions a page."""
RUNS = {10_000: 7, 100_000: 7, 1_000_000: 1}
SEED = 1


def race(contributions: int) -> tuple[Measured, ...]:
    """What each took, ours first; RuntimeError where the sums are not the same."""
    folder = _prepared(contributions)
    costs = in_turn(_commands(folder), RUNS[contributions])
    return tuple(Measured(contributions, name, cost) for name, cost in costs.items())


def rows(found: tuple[Measured, ...]) -> Iterator[str]:
    """Rows of a table: seconds, memory, and ours as a share of theirs."""
    mine = found[0].cost
    for one in found:
        yield (
            f"| {one.contributions:,} | {one.name} | {one.cost.wall:.2f} | {one.cost.cpu:.2f} | {one.cost.memory:.0f}"
            f" | {_share(mine, one.cost)} |"
        )


def _share(mine: Cost, other: Cost) -> str:
    return "" if other is mine else f"{mine.wall / other.wall:.2f} (processor {mine.cpu / other.cpu:.2f})"


def _commands(folder: Path) -> tuple[Command, ...]:
    journal = str(folder / "plain.journal")
    return (
        Command("coopwiki", ours(folder / "wiki.xml", "report", "budgets", "--format", "json")),
        Command("hledger", ["hledger", "-f", journal, "bal"]),
        Command("ledger", ["ledger", "-f", journal, "bal"]),
    )


def _prepared(contributions: int) -> Path:
    """A folder with the dump and the plain journal, written once; all three give the sums drawn."""
    folder = KEPT / f"race-{contributions}"
    ready = folder / "ready"
    if not ready.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_dump(folder / "wiki.xml", generate(contributions, contributions // LINES, SEED))
        sums = _write_journal(folder / "plain.journal", contributions)
        _check(folder, sums)
        ready.touch()
    return folder


def _write_journal(path: Path, contributions: int) -> Mapping[str, Decimal]:
    """Lines of two postings each, as drawn; the euros of each budget in the report's year."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    with path.open("w", encoding="utf-8") as file:
        for draw in draws(contributions, SEED):
            name, amount = circle_name(draw.circle), draw.kind.amount
            file.write(f"{draw.day}\n    Charges:{name}  {amount} EUR\n    Dettes\n\n")
            if draw.day.year == LAST_DAY.year:
                sums[name] += amount
    return sums


def _check(folder: Path, sums: Mapping[str, Decimal]) -> None:
    """All programs come to these sums, of the year of the report."""
    told = json.loads(_said(ours(folder / "wiki.xml", "report", "budgets", "--format", "json")))
    spent = {row["name"]: Decimal(row["spent"]) for row in told["budgets"]}
    journal, year = str(folder / "plain.journal"), str(LAST_DAY.year)
    hledger = _sums(_said(["hledger", "-f", journal, "bal", "Charges", "-p", year, "-N", "--flat"]))
    ledger = _sums(_said(["ledger", "-f", journal, "bal", "Charges", "-p", year, "--no-total", "--flat"]))
    for name, found in (("coopwiki", spent), ("hledger", hledger), ("ledger", ledger)):
        if found != dict(sums):
            raise RuntimeError(f"{name} finds {found}, not {dict(sums)}")


def _said(words: list[str]) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def _sums(balance: str) -> dict[str, Decimal]:
    """The euros of each budget as hledger and ledger print them: `1234.50 EUR  Charges:Groupe 1`."""
    found = {}
    for row in filter(str.strip, balance.splitlines()):
        amount, _, account = row.strip().partition(" EUR")
        found[account.strip().removeprefix("Charges:")] = Decimal(amount.replace(",", ""))
    return found
