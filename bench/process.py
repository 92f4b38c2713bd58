"""Runs commands one after the other, turn by turn, and says what each took."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "bench"
COOPWIKI = str(Path(sys.executable).with_name("coopwiki"))
"""The command, as it is installed beside this Python."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processor, the most memory held, in MB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Command:
    """A program to measure. Its output goes to `output`, nowhere without one."""

    name: str
    words: Sequence[str]
    environment: Mapping[str, str] | None = None
    output: Path | None = None


def measured(command: Command) -> Cost:
    """One run of a command; RuntimeError where it fails."""
    environment = {**os.environ, **(command.environment or {})}
    with (command.output or Path(os.devnull)).open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command.words, stdout=output, cwd=ROOT, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command.name}: status {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(commands: Sequence[Command], runs: int) -> dict[str, Cost]:
    """The medians of `runs` runs of each command: A B C, A B C, so that a busy moment hits all alike."""
    costs: dict[str, list[Cost]] = {command.name: [] for command in commands}
    for _ in range(runs):
        for command in commands:
            costs[command.name].append(measured(command))
    return {name: middle(found) for name, found in costs.items()}


def middle(costs: Sequence[Cost]) -> Cost:
    """The medians of several runs."""
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.cpu for cost in costs),
        median(cost.memory for cost in costs),
    )
