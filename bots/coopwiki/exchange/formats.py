"""What records can be exported as."""

from __future__ import annotations

FORMATS = ("json", "csv", "xlsx", "hledger", "ics")
