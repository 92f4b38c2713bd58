"""Robot pages whose subject has gone: they say so, and a person may delete them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import DataPage, Published, RobotPage


def gone_pages(
    context: Context, written: Iterable[Published], existing: Iterable[str]
) -> Iterator[Published]:
    """What to write on our pages that no report writes any more; a data page becomes an empty object."""
    kept = {page.title for page in written}
    content = context.layouts.get_template("gone.jinja").render()
    for title in existing:
        if title in kept:
            continue
        if title.endswith(".json"):
            yield DataPage(title, "{}")
        else:
            yield RobotPage(title, _zone(context, title), content)


def _zone(context: Context, title: str) -> str:
    """The zone such a page had, by its title."""
    rest = title.removeprefix(context.root + "/")
    if rest.startswith("Budgets "):
        return "budget" if "/" in rest else "budgets"
    return "contributions" if rest.startswith("Contributions") else "issues"
