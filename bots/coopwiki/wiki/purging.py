"""Having the pages that use a data page rendered anew, so that readers see the new figures."""

from __future__ import annotations

from collections.abc import Collection

from coopwiki.wiki import batches
from coopwiki.wiki.api_errors import BUSY, Refusal, failure
from coopwiki.wiki.port import Unreachable
from coopwiki.wiki.retry import Interrupted, Wait
from coopwiki.wiki.session import Session

_A_SECOND = 1


def purge_users(session: Session, titles: Collection[str], batch: int, beside: Collection[str] = ()) -> int:
    """Purge those `beside` and every page that uses one of the titles, and count them.

    MediaWiki counts in whole seconds: what it rendered in this one is not rendered anew, so it waits for the next.

    MediaWiki allows a robot 30 a minute: what a request leaves over is asked again after a
    pause, for `patience.purge` seconds in all. The wiki's own jobs render the rest later.
    """
    left, purged, wait = list(dict.fromkeys((*beside, *users(session, titles, batch)))), 0, Wait(session.patience)
    if beside:
        session.patience.sleep(_A_SECOND)
    while left:
        done, gone = _purge(session, left[:batch])
        purged += len(done)
        held = [title for title in left[:batch] if title not in done | gone]
        left = held + left[batch:]
        if held and not _may_go_on(wait):
            break
    return purged


def users(session: Session, titles: Collection[str], batch: int) -> list[str]:
    """Titles of the pages that include these pages or load them in Lua, each once."""
    found: dict[str, None] = {}
    asked = {"prop": "transcludedin", "tiprop": "title", "tilimit": "max"}
    for chunk in batches.chunks(titles, batch):
        for page in batches.pages(session.ask, {**asked, "titles": chunk}):
            found |= dict.fromkeys(user["title"] for user in page.get("transcludedin", []))
    return list(found)


def _purge(session: Session, titles: list[str]) -> tuple[set[str], set[str]]:
    """Purge once: the titles that were, and those that no longer exist."""
    asked = {"action": "purge", "formatversion": 2, "titles": titles}
    try:
        told = session.once(asked)["purge"]
    except Interrupted:
        return set(), set()
    except Refusal as refusal:
        raise failure(refusal) from None
    done = {page["title"] for page in told if page.get("purged")}
    return done, {page["title"] for page in told if page.get("missing")}


def _may_go_on(wait: Wait) -> bool:
    """Pause; False when there were enough pauses."""
    try:
        busy = Interrupted(Unreachable(BUSY["ratelimited"]), busy=True)
        wait.bear(busy, limit=wait.patience.purge)
    except Unreachable:
        return False
    return True
