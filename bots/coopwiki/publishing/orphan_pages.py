"""Robot pages whose subject has gone: they say so, and a person may delete them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coopwiki.publishing import zones
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage, Published, RobotPage


def gone_pages(context: Context, texts: Mapping[str, str]) -> Iterator[Published]:
    """What to write on our pages that no report writes any more, from their texts by title.

    A data page becomes an empty object. A page without a zone of ours is somebody's: it stays.
    """
    content = context.layouts.get_template("gone.jinja").render()
    for title, text in texts.items():
        if title.endswith(".json"):
            yield DataPage(title, "{}")
        elif zone := zones.name(text):
            yield RobotPage(title, zone, content)
