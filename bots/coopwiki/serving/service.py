"""`coopwiki serve`: the robots at work until somebody ends them."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from coopwiki.schedule import Timetable

log = logging.getLogger(__name__)
PATIENCE = 8
"""Seconds from a signal to the end: between two saves at the latest, else in the middle of a read."""

_TICK = 5
_PUT_BACK = 60
"""Seconds the clock has to go back by until times are worked out again."""


class Leave(threading.Event):
    """Set when the service has to end."""

    def sleep(self, seconds: float) -> None:
        """Wait; Leaving is raised where the service has to end meanwhile."""
