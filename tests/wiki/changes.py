"""What has been written on a throw-away wiki since a moment, by anybody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mediawiki_api import Client


@dataclass(frozen=True, slots=True)
class Moment:
    """The numbers of the latest revision and of the latest entry of the logs."""

    revision: int
    entry: int


def moment(client: Client) -> Moment:
    """Where the wiki is now."""
    revision = client.call(action="query", list="allrevisions", arvlimit=1, arvprop="ids")
    entry = client.call(action="query", list="logevents", lelimit=1, leprop="ids")
    return Moment(
        revision["query"]["allrevisions"][0]["revisions"][0]["revid"],
        entry["query"]["logevents"][0]["logid"],
    )


def edits(client: Client, since: Moment) -> dict[str, int]:
    """How many revisions each page has got since."""
    answer = client.call(action="query", list="allrevisions", arvlimit="max", arvprop="ids")
    return Counter(
        page["title"]
        for page in answer["query"]["allrevisions"]
        for revision in page["revisions"]
        if revision["revid"] > since.revision
    )


def edited(client: Client, since: Moment) -> list[str]:
    """Titles of the pages edited since, in order; each must have been edited once."""
    counted = edits(client, since)
    assert set(counted.values()) <= {1}, counted
    return sorted(counted)
