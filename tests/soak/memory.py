"""How much memory a process holds, over time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

MOST = 0.20
"""The most that memory may grow after the warm-up."""

WARM, WINDOW = 0.4, 0.1
"""Shares of the samples: the warm-up; those at its end, and at the very end, that are compared."""


@dataclass(slots=True)
class Memory:
    """The resident set of a process, in KiB, as it was noted."""

    samples: list[int] = field(default_factory=list)

    def note(self, pid: int) -> None:
        """Take a sample."""
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        self.samples.append(int(status.split("VmRSS:")[1].split()[0]))

    def growth(self) -> float:
        """How much more at the end than after the warm-up: 0.2 for a fifth."""
        return median(self._part(1 - WINDOW)) / median(self._part(WARM)) - 1

    def wrong(self) -> list[str]:
        """What is wrong with it."""
        return ["La mémoire a trop grandi."] if self.growth() > MOST else []

    def told(self) -> str:
        """The figures, in a line."""
        warm, last = (median(self._part(start)) / 1024 for start in (WARM, 1 - WINDOW))
        return (
            f"Mémoire : {self.samples[0] / 1024:.0f} Mio au début, {warm:.1f} Mio après l’échauffement,"
            f" {last:.1f} Mio à la fin ({self.growth():+.1%}), {max(self.samples) / 1024:.1f} Mio au plus."
        )

    def _part(self, start: float) -> list[int]:
        first = int(len(self.samples) * start)
        return self.samples[first : first + max(1, int(len(self.samples) * WINDOW))]
