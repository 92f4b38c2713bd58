"""What a report becomes: robot pages with one zone each, and data pages for Lua."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RobotPage:
    """A page of ours in wikitext: what stands between the marks called `zone`.

    `robot` is what members call the robot that writes it, '' for none in particular.
    """

    title: str
    zone: str
    content: str
    robot: str = ""


@dataclass(frozen=True, slots=True)
class DataPage:
    """A page of ours that Lua reads, whole: JSON text."""

    title: str
    text: str
    robot: str = ""


def data_page(title: str, document: Mapping[str, object]) -> DataPage:
    """A data page of what Lua is to read, in order, with the names as they are written."""
    return DataPage(title, json.dumps(document, ensure_ascii=False, indent="\t"))


Published = RobotPage | DataPage
