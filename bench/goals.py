"""What we want, what was measured, and what the peers take: the table that ends `make bench`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from process import Cost

LARGE, SMALL = 1_000_000, 100_000
HLEDGER, LEDGER = 0.30, 1.5
"""The most of their time that ours may take for 100,000 contributions."""
GROWTH = 10.5
"""How many times longer a million may take."""
MEMORY = {SMALL: 120, LARGE: 700}
"""The most memory, in MB."""
START = 0.15
"""Seconds until the command says what it can do."""
LIVE = {"command, unchanged": 1.5, "service, unchanged": 0.2, "service, after one edit": 1.0}
"""Seconds beside saving, on a wiki of 5,000 pages with 20 contributions each."""


NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Measured:
    """What a program took for so many contributions."""

    contributions: int
    name: str
    cost: Cost


def goals(found: Sequence[Measured], start: float | None = None, live: Mapping[str, float] = NOTHING) -> Iterator[str]:
    """A row for each goal that was measured. A goal that is missed says so."""
    yield "\n| goal | at most | measured | | peer |\n|---|---|---|---|---|"
    if start is not None:
        yield _row("start, seconds", START, start, "")
    by = {(one.contributions, one.name): one.cost for one in found}
    ours = {size: cost for (size, name), cost in by.items() if name == "coopwiki"}
    for peer, most in (("hledger", HLEDGER), ("ledger", LEDGER)):
        if SMALL in ours and (SMALL, peer) in by:
            theirs = by[SMALL, peer].wall
            yield _row(f"{SMALL:,} lines, × {peer}", most, ours[SMALL].wall / theirs, f"{peer} {theirs:.2f} s")
    for size, most in MEMORY.items():
        if size in ours:
            held = ", ".join(f"{peer} {by[size, peer].memory:.0f} MB" for peer in ("hledger", "ledger"))
            yield _row(f"{size:,} lines, MB", most, ours[size].memory, held)
    if {SMALL, LARGE} <= ours.keys():
        yield _row("a million, × 100,000", GROWTH, ours[LARGE].wall / ours[SMALL].wall, "")
    yield from (_row(f"{name}, seconds", most, live[name], "") for name, most in LIVE.items() if name in live)


def _row(goal: str, most: float, measured: float, peer: str) -> str:
    met = "met" if measured <= most else "missed"
    return f"| {goal} | {most:g} | {measured:.2f} | {met} | {peer} |"
