"""Where the time of `report budgets --dump` goes, so that a regression has a name.

    python bench/phases.py DUMP       prints seconds of processor by phase, as JSON

The report makes no check that it doesn't look at; `checks` is what `coopwiki check` makes beside it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from typing import TypeVar

from process import ROOT

T = TypeVar("T")
PHASES = ("start", "reading", "records", "names", "sums", "output", "checks")
RUNS = 3


def phases(dump: Path) -> Mapping[str, float]:
    """The medians of a few runs, each in a process of its own."""
    words = [sys.executable, "bench/phases.py", str(dump)]
    told = (subprocess.run(words, capture_output=True, check=True, cwd=ROOT).stdout for _ in range(RUNS))
    runs = [json.loads(one) for one in told]
    return {phase: median(run[phase] for run in runs) for phase in PHASES}


def rows(found: Mapping[str, float]) -> Iterator[str]:
    """A row for each phase."""
    yield "\n| phase of ours | of processor |\n|---|---|"
    yield from (f"| {phase} | {seconds:.3f} |" for phase, seconds in found.items())


class _Clock:
    """Seconds of processor by phase."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._last = 0.0

    def lap(self, phase: str) -> None:
        """What was spent since the last lap goes to this phase."""
        now = time.process_time()
        self.spent[phase] = self.spent.get(phase, 0.0) + now - self._last
        self._last = now

    def watch(self, each: Iterable[T], total: int, what: str) -> Iterator[T]:
        """What reading waits for are records; before them come the lists, after them the names."""
        del total, what
        self.lap("reading")
        yield from each
        self.lap("records")


def _measure(dump: Path) -> Mapping[str, float]:
    clock = _Clock()
    from coopwiki.connect import WikiSource, open_source
    from coopwiki.exchange.as_json import dumps
    from coopwiki.runs.load import Sources, checked
    from coopwiki.settings import Settings
    from coopwiki.subjects.budgets.budgets_report import budgets

    clock.lap("start")
    settings, today = Settings(), date(2026, 12, 31)
    wiki = open_source(WikiSource("", dump, None, None), settings)
    ledger = checked(Sources(wiki, settings, clock.watch).read(), today)
    clock.lap("names")
    data = budgets(ledger, today)
    clock.lap("sums")
    dumps(data)
    clock.lap("output")
    tuple(ledger.issues)
    clock.lap("checks")
    return clock.spent


if __name__ == "__main__":
    import gc

    gc.disable()  # as the command does
    json.dump(_measure(Path(sys.argv[1])), sys.stdout)
