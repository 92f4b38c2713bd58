"""Who wrote last on a page, which accounts there are, and how many jobs a wiki has waiting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coopwiki.wiki.batches import Ask, chunks, listed, queries
from coopwiki.wiki.port import Glance

_LOOKED_AT = 50
"""Revisions looked through; earlier ones are history."""

_FOR_EVER = frozenset(("infinite", "infinity", "indefinite", "never"))
"""How MediaWiki writes that a block does not end."""


@dataclass(frozen=True, slots=True)
class Message:
    """A page as a registered member left it."""

    author: str
    revision: int
    text: str


def last_message(ask: Ask, title: str, ourselves: str) -> Message | None:
    """The page as the last registered member other than `ourselves` left it; None where none wrote of late.

    Accounts without registration (an address, a temporary account) are passed over.
    """
    asked = {"titles": title, "rvlimit": _LOOKED_AT, "rvprop": "ids|user", "rvslots": "main"}
    if ourselves:
        asked["rvexcludeuser"] = ourselves
    author = next((r for r in _revisions(ask, asked) if _is_member(r)), None)
    if author is None:
        return None
    whole = {"revids": author["revid"], "rvprop": "content", "rvslots": "main"}
    text = next((r["slots"]["main"].get("content", "") for r in _revisions(ask, whole)), "")
    return Message(author["user"], author["revid"], text)


def accounts(ask: Ask, names: Collection[str], batch: int) -> frozenset[str]:
    """The names that are accounts in use, as the wiki spells them.

    No address, no temporary account, none that is blocked everywhere and for ever.
    """
    asked = ({"ususers": chunk, "usprop": "blockinfo"} for chunk in chunks(names, batch))
    found = (user for one in asked for user in listed(ask, "users", one))
    return frozenset(user["name"] for user in found if user.get("userid") and not user.get("temp") and not _gone(user))


def _gone(user: Mapping[str, Any]) -> bool:
    return user.get("blockexpiry") in _FOR_EVER and not user.get("blockpartial")


def jobs_waiting(ask: Ask) -> int:
    """How many jobs stand in MediaWiki's queue, roughly: it is an estimate of its own."""
    asked = {"action": "query", "formatversion": 2, "meta": "siteinfo", "siprop": "statistics"}
    return int(ask(asked)["query"]["statistics"]["jobs"])


def glance(ask: Ask) -> Glance:
    """The last recent change of any kind, a robot's own too, and how many jobs wait."""
    changes = {"list": "recentchanges", "rclimit": 1, "rcprop": "ids|timestamp|title", "rctype": "edit|new|log"}
    counts = {"meta": "siteinfo", "siprop": "statistics"}
    told = ask({"action": "query", "formatversion": 2, **changes, **counts})["query"]
    change = next((repr(sorted(one.items())) for one in told["recentchanges"]), "")
    return Glance(change, int(told["statistics"]["jobs"]))


def _revisions(ask: Ask, asked: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The revisions of one page, the newest first; one answer is enough."""
    answer = next(iter(queries(ask, {"prop": "revisions", **asked})))
    for page in answer.get("query", {}).get("pages", []):
        yield from page.get("revisions", [])


def _is_member(revision: Mapping[str, Any]) -> bool:
    return bool(revision.get("user")) and not (revision.get("anon") or revision.get("temp"))


def targets(ask: Ask, ids: Collection[int], batch: int) -> dict[str, str]:
    """Where each redirect leads, one step, by its title."""
    found: dict[str, str] = {}
    for chunk in chunks(ids, batch):
        for answer in queries(ask, {"pageids": chunk, "redirects": 1}):
            steps = answer.get("query", {}).get("redirects", [])
            found |= {step["from"]: step["to"] for step in steps}
    return found
