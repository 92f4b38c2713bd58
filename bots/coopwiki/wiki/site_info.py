"""What a wiki says of itself and of our account, for `coopwiki doctor`: two requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from coopwiki.wiki.port import Unreachable
from coopwiki.wiki.session import Session


@dataclass(frozen=True, slots=True)
class Facts:
    """One wiki, as our account sees it now.

    `ahead` is how far this machine's clock is ahead of the wiki's. `jobs` counts those that wait.
    `longest` is the bytes a page may have, 0 where the wiki doesn't say. `closed` and `blocked` are
    the reasons given for a read-only wiki and a blocked account, '' for none. `edits` are how many
    the wiki takes and in how many seconds, (0, 0) without a limit. `name` is '' for a visitor.
    """

    site: str = ""
    generator: str = ""
    ahead: timedelta = timedelta()
    extensions: frozenset[str] = frozenset()
    jobs: int = 0
    longest: int = 0
    closed: str = ""
    name: str = ""
    rights: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    blocked: str = ""
    edits: tuple[int, int] = (0, 0)


def facts(session: Session) -> Facts:
    """Ask a wiki about itself and about us. WikiError."""
    sent = datetime.now(UTC)
    told = session.ask(
        {
            "action": "query",
            "formatversion": 2,
            "meta": "siteinfo|userinfo",
            "siprop": "general|extensions|statistics",
            "uiprop": "rights|groups|blockinfo|ratelimits",
        }
    )
    try:
        return _facts(told["query"], sent + (datetime.now(UTC) - sent) / 2)
    except (LookupError, TypeError, ValueError) as error:
        raise Unreachable(f"Le wiki ne dit pas tout de lui-même : {error!r}.") from error


def clock(general: Mapping[str, Any]) -> datetime:
    """Read the wiki's clock from what `siprop=general` says."""
    return datetime.fromisoformat(general["time"]).astimezone(UTC)


def _facts(query: Mapping[str, Any], now: datetime) -> Facts:
    general, user = query["general"], query["userinfo"]
    return Facts(
        site=general["sitename"],
        generator=general["generator"],
        ahead=now - clock(general),
        extensions=frozenset(one["name"] for one in query["extensions"]),
        jobs=query["statistics"].get("jobs", 0),
        longest=general.get("maxarticlesize", 0),
        closed=general.get("readonlyreason", ""),
        name="" if user.get("anon") else user["name"],
        rights=frozenset(user["rights"]),
        groups=frozenset(user["groups"]),
        blocked=_block(user),
        edits=_limit(user.get("ratelimits", {})),
    )


def _block(user: Mapping[str, Any]) -> str:
    """Why the whole account is blocked; a block from some pages only is none."""
    if "blockid" not in user or user.get("blockpartial"):
        return ""
    return user.get("blockreason") or "sans motif"


def _limit(limits: Mapping[str, Any]) -> tuple[int, int]:
    """The narrowest limit on edits that applies to us."""
    given = [(one["hits"], one["seconds"]) for one in limits.get("edit", {}).values()]
    return min(given, key=lambda limit: limit[0] / limit[1], default=(0, 0))
