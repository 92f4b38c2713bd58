"""`make bench`: the figures of bench/README.md, from one run on this machine.

    python bench/run.py [ledgers] [parsers] [live] [--small]

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
from datetime import UTC, datetime
from pathlib import Path

from against_ledgers import RUNS, books, growth
from peers import python, versions
from process import COOPWIKI, ROOT, Command, in_turn

PARTS = ("start", "ledgers", "parsers", "live")


def main() -> None:
    """Print tables in Markdown as they are measured."""
    asked = _asked()
    for line in _machine():
        print(line, flush=True)
    for part in asked.parts or PARTS:
        for line in _lines(part, small=asked.small):
            print(line, flush=True)


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


def _lines(part: str, *, small: bool) -> Iterator[str]:
    if part == "start":
        yield from start()
    elif part == "ledgers":
        yield from ledgers(small=small)
    elif part == "parsers":
        yield from parsers()
    else:
        yield from live()


def start() -> Iterator[str]:
    """How long the command takes to say what it can do."""
    nothing = Command("python -c pass", [sys.executable, "-c", "pass"])
    helped = Command("coopwiki --help", [COOPWIKI, "--help"])
    yield "\n| | seconds |\n|---|---|"
    for name, cost in in_turn((nothing, helped), 15).items():
        yield f"| {name} | {cost.wall:.3f} |"


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


def live() -> Iterator[str]:
    """A refresh of a real wiki."""
    sys.path.append(str(ROOT / "demo"))
    from live_wiki import refreshes

    yield "\n| | seconds | without saving | requests | for texts | edits | MB sent | MB received |"
    yield "|---|---|---|---|---|---|---|---|"
    yield from refreshes(5)


if __name__ == "__main__":
    main()
