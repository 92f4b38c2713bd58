"""The stop page of the wiki, as an exception."""

from __future__ import annotations


class Stopped(Exception):
    """The stop page says to stop; nothing more is written."""
