"""From a dump to the report on budgets, against plain-text ledgers that sum the same contributions."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from export_dump import write_dump
from ledger_pages import expected, generate
from peers import bare, export_journal, ledgers, ours, write_beancount
from process import KEPT, ROOT, Command, Cost, in_turn

LINES = 20
"""Contributions a page."""
RUNS = {10_000: 7, 100_000: 5, 1_000_000: 1}
SEED = 1


def books(contributions: int) -> Iterator[str]:
    """Rows of a table for one size, ours first; the others' times as a share of hledger's."""
    folder = _prepared(contributions)
    words = ours(folder / "wiki.xml", "report", "budgets", "--format", "json")
    commands = (Command("coopwiki", words), *ledgers(folder))
    costs = in_turn(commands, RUNS[contributions])
    for name, cost in costs.items():
        yield _row(contributions, name, cost, costs["hledger"])


def growth(sizes: tuple[int, int]) -> str:
    """How many times longer ours takes for the larger size, and the most memory; both sizes in turn."""
    commands = [
        Command(str(size), ours(_prepared(size) / "wiki.xml", "report", "budgets", "--format", "json"))
        for size in sizes
    ]
    small, large = in_turn(commands, 3).values()
    return (
        f"{sizes[1]:,} against {sizes[0]:,}: {large.wall / small.wall:.1f} × the time"
        f" ({large.cpu / small.cpu:.1f} × the processor's), {large.memory:.0f} MB"
    )


def _row(contributions: int, name: str, cost: Cost, hledger: Cost) -> str:
    return (
        f"| {contributions:,} | {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.memory:.0f}"
        f" | {cost.wall / hledger.wall:.2f} | {cost.cpu / hledger.cpu:.2f} |"
    )


def _prepared(contributions: int) -> Path:
    """A folder with the dump and the journals, written once; their sums are those drawn."""
    folder = KEPT / f"{contributions}"
    ready = folder / "ready"
    if not ready.exists():
        folder.mkdir(parents=True, exist_ok=True)
        dump, journal = folder / "wiki.xml", folder / "books.journal"
        write_dump(dump, generate(contributions, contributions // LINES, SEED))
        export_journal(dump, journal)
        write_beancount(journal, folder / "books.beancount")
        _check(contributions, dump, journal)
        ready.touch()
    return folder


def _check(contributions: int, dump: Path, journal: Path) -> None:
    """All of us sum the same: RuntimeError otherwise."""
    told = subprocess.run(
        ours(dump, "report", "contributions", "--format", "json"),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    sums = expected(contributions, contributions // LINES, SEED).total
    found = Decimal(json.loads(told.stdout)["totals"]["amount"]), journal_total(bare(journal))
    if found != (sums.amount, sums.amount):
        raise RuntimeError(f"{found} is not {sums.amount}")


def journal_total(journal: Path) -> Decimal:
    """What hledger makes of all charges, in euros."""
    words = ["hledger", "-f", str(journal), "balance", "^Charges", "--depth", "1", "-O", "csv"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    total = told.strip().splitlines()[-1].split(",", 1)[1]
    return Decimal(total.strip('"').removesuffix(" EUR").replace(",", ""))
