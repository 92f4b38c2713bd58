"""The time and the day, by this machine or as somebody said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def _machine() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Says the time in the wiki's zone. `fixed` is the day somebody said it is; None to follow the clock."""

    zone: ZoneInfo
    fixed: date | None = None
    machine: Callable[[], datetime] = _machine

    def now(self) -> datetime:
        """The time now, with its zone."""
        return self.machine().astimezone(self.zone)

    def today(self) -> date:
        """The day it is."""
        return self.fixed or self.now().date()
