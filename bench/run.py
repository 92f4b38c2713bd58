"""`make bench`: the figures of bench/README.md, from one run on this machine.

    python bench/run.py [start] [race] [ledgers] [parsers] [live] [--small]

`--small` leaves the million out. What it makes is kept in var/bench for the next time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from against_ledgers import RUNS, books, growth
from goals import Measured, goals
from peers import python, versions
from phases import phases
from phases import rows as phase_rows
from process import COOPWIKI, KEPT, ROOT, Command, Cost, in_turn
from race import race
from race import rows as race_rows

PARTS = ("start", "race", "ledgers", "parsers", "live")


def main() -> None:
    """Print tables in Markdown as they are measured."""
    asked = _asked()
    for line in _machine():
        print(line, flush=True)
    found = _Found()
    for part in asked.parts or PARTS:
        for line in _lines(part, found, small=asked.small):
            print(line, flush=True)
    for line in goals(found.race, found.start, found.live):
        print(line, flush=True)


@dataclass(slots=True)
class _Found:
    """What is held against the goals in the end."""

    start: float | None = None
    race: list[Measured] = field(default_factory=list)
    live: dict[str, float] = field(default_factory=dict)
    """Seconds beside saving, by what was done."""


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=(*PARTS, []), metavar="PART")
    parser.add_argument("--small", action="store_true")
    return parser.parse_args()


def _machine() -> Iterator[str]:
    model = next(
        (line.split(":", 1)[1].strip() for line in _read("/proc/cpuinfo") if "model name" in line),
        platform.machine(),
    )
    load = os.getloadavg()[0]
    yield f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} × {model}, load {load:.1f} at the start."
    yield ", ".join(f"{name} {version}" for name, version in versions().items()) + "."


def _read(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()


def _lines(part: str, found: _Found, *, small: bool) -> Iterator[str]:
    if part == "start":
        costs = start()
        found.start = costs["coopwiki --help"].wall
        yield "\n| | seconds |\n|---|---|"
        yield from (f"| {name} | {cost.wall:.3f} |" for name, cost in costs.items())
    elif part == "race":
        yield from raced(found, small=small)
    elif part == "ledgers":
        yield from ledgers(small=small)
    elif part == "parsers":
        yield from parsers()
    else:
        yield from live(found)


def start() -> dict[str, Cost]:
    """How long the command takes to say what it can do."""
    nothing = Command("python -c pass", [sys.executable, "-c", "pass"])
    helped = Command("coopwiki --help", [COOPWIKI, "--help"])
    return in_turn((nothing, helped), 15)


def raced(found: _Found, *, small: bool) -> Iterator[str]:
    """Dump → report on budgets, against `hledger bal` and `ledger bal` of a plain journal of the same lines."""
    yield "\n| contributions | | seconds | of processor | MB | coopwiki is |"
    yield "|---|---|---|---|---|---|"
    sizes = [size for size in RUNS if size < 1_000_000 or not small]
    for size in sizes:
        measured = race(size)
        found.race += measured
        yield from race_rows(measured)
    yield from phase_rows(phases(KEPT / "race-100000" / "wiki.xml"))


def ledgers(*, small: bool) -> Iterator[str]:
    """Dump → report on budgets, against hledger, ledger and beancount."""
    sizes = [size for size in RUNS if size < 1_000_000 or not small]
    yield "\n| contributions | | seconds | of processor | MB | × hledger | of processor |"
    yield "|---|---|---|---|---|---|---|"
    for size in sizes:
        yield from books(size)
    yield "\n" + growth((sizes[-2], sizes[-1]))


def parsers() -> Iterator[str]:
    """Calls a second, against mwparserfromhell and wikitextparser."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(("bots", "bench"))}
    words = [str(python()), "bench/against_parsers.py"]
    told = subprocess.run(words, env=environment, capture_output=True, check=True, cwd=ROOT).stdout
    yield "\n| texts | | calls a second | coopwiki is |\n|---|---|---|---|"
    for kind, rates in json.loads(told).items():
        for name, rate in rates.items():
            yield f"| {kind} | {name} | {rate:,.0f} | {rates['coopwiki'] / rate:.1f} × |"


def live(found: _Found) -> Iterator[str]:
    """A refresh of a real wiki."""
    sys.path.append(str(ROOT / "demo"))
    from live_wiki import ours, refreshes, row

    yield "\n| | seconds | without saving | requests | for texts | edits | MB sent | MB received |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, took in refreshes(5):
        found.live[name] = ours(took)
        yield row(name, took)


if __name__ == "__main__":
    main()
