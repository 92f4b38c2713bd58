"""Addresses to notify: secrets, since whoever has one may write there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coopwiki.serving.schedule_file import NotifySettings
from coopwiki.settings import WrongSettings
from coopwiki.wiki.account import password

PING, OPERATORS, CIRCLES = "COOPWIKI_PING", "COOPWIKI_OPERATORS", "COOPWIKI_CIRCLES"
"""Environment variables that hold the addresses; they go before the files."""

_SAFE = re.compile(r"https://[^\s/]\S*|http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/\S*)?")


@dataclass(frozen=True, slots=True)
class Addresses:
    """'' for nobody."""

    ping: str = field(default="", repr=False)
    operators: str = field(default="", repr=False)
    circles: str = field(default="", repr=False)


def read_addresses(told: NotifySettings, environment: Mapping[str, str]) -> Addresses:
    """The addresses of the environment, else of the files. Raises Denied and WrongSettings."""
    return Addresses(
        _address(environment, told.ping_file, PING),
        _address(environment, told.operators_file, OPERATORS),
        _address(environment, told.circles_file, CIRCLES),
    )


def _address(environment: Mapping[str, str], file: Path | None, variable: str) -> str:
    found = password(environment, file, variable)
    if found and not _SAFE.fullmatch(found):
        where = file if file and variable not in environment else variable
        raise WrongSettings(f"{where} : l’adresse doit commencer par « https:// » et tenir sur une ligne.")
    return found
