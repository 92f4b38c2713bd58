"""Whom a note may be written to: accounts in use, as a wiki lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from coopwiki.wiki.site_queries import accounts

IN_USE = (
    {"userid": 3},
    {"userid": 3, "blockid": 1, "blockexpiry": "infinite", "blockpartial": True},
    {"userid": 3, "blockid": 1, "blockexpiry": "2026-07-01T00:00:00Z"},
)
OTHERS = (
    {"missing": True},
    {"invalid": True},
    {"userid": 3, "temp": True},
    {"userid": 3, "blockid": 1, "blockexpiry": "infinity"},
    {"userid": 3, "blockid": 1, "blockexpiry": "infinite", "blockpartial": False},
)


def found(user: Mapping[str, object]) -> frozenset[str]:
    """Who is in use where a wiki says this of an account."""

    def ask(asked: Mapping[str, Any]) -> dict[str, Any]:
        assert asked["usprop"] == "blockinfo"
        return {"batchcomplete": True, "query": {"users": [{"name": "Ana", **user}]}}

    return accounts(ask, ["Ana"], 50)


@pytest.mark.parametrize("user", IN_USE)
def test_an_account_that_is_there_is_in_use(user: dict[str, object]) -> None:
    assert found(user) == {"Ana"}


@pytest.mark.parametrize("user", OTHERS)
def test_an_account_that_is_not_there_or_blocked_for_ever_is_not(user: dict[str, object]) -> None:
    assert found(user) == frozenset()
