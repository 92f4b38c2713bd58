"""The contract of every wiki that can be written to, kept by the real one.

The tests are those of `unit/test_wiki_contract.py`; here `given` is a MediaWiki.
"""

from __future__ import annotations

import pytest

from coopwiki.wiki.live import Live
from mediawiki_api import Client
from unit.test_wiki_contract import *  # noqa: F403
from unit.test_wiki_contract import Given

NAMESPACES = (0, 1, 2, 4, 10, 12, 828)


@pytest.fixture  # type: ignore[no-redef]
def given(live: Live, administrator: Client) -> Given:
    """The wiki, with these pages and no other."""

    def fill(pages: dict[str, str]) -> Live:
        for title in existing(administrator):
            administrator.call(action="delete", title=title, token=administrator.token())
        for title, text in pages.items():
            administrator.edit(title, text)
        return live

    return fill


def existing(person: Client) -> list[str]:
    lists = [person.call(action="query", list="allpages", apnamespace=number, aplimit="max") for number in NAMESPACES]
    return [page["title"] for answer in lists for page in answer["query"]["allpages"]]
