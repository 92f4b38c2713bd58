"""What records can be exported as."""

from __future__ import annotations

FORMATS = ("json", "csv", "xlsx", "ods", "sqlite", "parquet", "hledger", "beancount", "ics")
EVERYTHING = ("all", "tout", "toutes")
"""What to say in place of a record type for every one."""
ONE_TABLE = ("csv", "parquet")
"""The formats in which only one record type fits."""
