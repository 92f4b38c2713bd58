"""Lists of the API put together from the pieces they come in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coopwiki.wiki.batches import Ask, chunks, listed, pages


def told(*answers: dict[str, Any], asked: list[Mapping[str, Any]] | None = None) -> Ask:
    """An API that gives these answers in turn."""
    left = list(answers)

    def ask(parameters: Mapping[str, Any]) -> dict[str, Any]:
        if asked is not None:
            asked.append(parameters)
        return left.pop(0)

    return ask


def test_chunks_hold_all_and_are_never_empty() -> None:
    assert list(chunks([1, 2, 3, 4, 5], 2)) == [[1, 2], [3, 4], [5]]
    assert list(chunks([], 2)) == []


def test_a_list_is_followed_to_its_end() -> None:
    asked: list[Mapping[str, Any]] = []
    first = {"continue": {"apcontinue": "B"}, "query": {"allpages": [{"title": "A"}]}}
    ask = told(first, {"batchcomplete": True, "query": {"allpages": [{"title": "B"}]}}, asked=asked)
    assert [entry["title"] for entry in listed(ask, "allpages", {"aplimit": "max"})] == ["A", "B"]
    assert [parameters.get("apcontinue") for parameters in asked] == [None, "B"]


def test_what_one_answer_lacks_comes_from_the_next() -> None:
    revision = {"revid": 7}
    ask = told(
        {
            "continue": {"rvcontinue": "2"},
            "query": {
                "normalized": [{"from": "a", "to": "A"}],
                "pages": [{"title": "A", "revisions": [revision]}, {"title": "B"}],
            },
        },
        {
            "batchcomplete": True,
            "query": {"pages": [{"title": "A"}, {"title": "B", "revisions": [revision]}]},
        },
    )
    assert list(pages(ask, {})) == [
        {"asked": ["a"], "title": "A", "revisions": [revision]},
        {"asked": [], "title": "B", "revisions": [revision]},
    ]


def test_a_list_cut_in_two_is_joined() -> None:
    ask = told(
        {"continue": {"ticontinue": "2"}, "query": {"pages": [{"title": "A", "users": [1]}]}},
        {"batchcomplete": True, "query": {"pages": [{"title": "A", "users": [2]}]}},
    )
    assert [page["users"] for page in pages(ask, {})] == [[1, 2]]


def test_no_answer_at_all_is_no_page() -> None:
    assert list(pages(told({"batchcomplete": True}), {})) == []
