"""Long lists from the API: asked by batches, gone on with until whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from coopwiki.wiki.port import Unreachable

Ask = Callable[[Mapping[str, Any]], dict[str, Any]]
"""Sends one request of the API and gives its answer."""

_T = TypeVar("_T")


def chunks(items: Collection[_T], size: int) -> Iterator[list[_T]]:
    """Cut a collection into lists of `size` at most, none empty."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def queries(ask: Ask, parameters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every answer to one query, in order, following `continue` to the end.

    Raises Unreachable where the last answer lacks the `batchcomplete` that MediaWiki ends with: it
    was cut on its way, and what it lacks would be taken for deleted.
    """
    asked = {"action": "query", "formatversion": 2, **parameters}
    more: dict[str, Any] = {}
    while True:
        answer = ask({**asked, **more})
        yield answer
        if "continue" not in answer:
            if "batchcomplete" not in answer:
                raise Unreachable("Le wiki n’a donné qu’une partie de sa réponse.")
            return
        more = answer["continue"]


def listed(ask: Ask, name: str, parameters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every entry of one list module (`list=NAME`)."""
    for answer in queries(ask, {"list": name, **parameters}):
        yield from answer.get("query", {}).get(name, [])


def pages(ask: Ask, parameters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every page of a query, whole.

    An answer holds 8 MiB at most: what a batch lacks comes in the next answers, and the pieces
    of a page are put together until MediaWiki says `batchcomplete`. `asked` lists the other
    spellings under which the page was asked for.
    """
    held: dict[object, dict[str, Any]] = {}
    for answer in queries(ask, parameters):
        query = answer.get("query", {})
        for page in query.get("pages", []):
            _merge(held.setdefault(page.get("title", page.get("pageid")), {"asked": []}), page)
        for spelling in query.get("normalized", []):
            if spelling["to"] in held:
                held[spelling["to"]]["asked"].append(spelling["from"])
        if "batchcomplete" in answer:
            yield from held.values()
            held = {}
    yield from held.values()


def _merge(held: dict[str, Any], page: Mapping[str, Any]) -> None:
    for key, value in page.items():
        if isinstance(value, list):
            held[key] = [*held.get(key, []), *value]
        else:
            held[key] = value
