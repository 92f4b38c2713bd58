"""One draft → one edit, or the reason why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coopwiki.wiki.api_errors import Refusal, outcome
from coopwiki.wiki.edit_rules import settled
from coopwiki.wiki.port import Draft, Outcome, Status, Stored
from coopwiki.wiki.retry import Interrupted, Wait
from coopwiki.wiki.session import Session
from coopwiki.wiki.stored_form import as_stored

_WARNING = "abusefilter-warning"
"""The filter lets the same edit pass the second time it comes in one session: a confirmation."""


def save(session: Session, draft: Draft, *, bot: bool) -> Outcome:
    """Compare with the text stored, edit, and wait where the wiki asks for it.

    Before an edit is sent again the page is read again: when an answer was lost, the edit that
    arrived is found there and counts as saved. A warning of AbuseFilter is never confirmed, not
    even by the next run.
    """
    wait, sent = Wait(session.patience), False
    while True:
        current, now = _read(session, draft.title)
        if known := settled(draft, current):
            arrived = sent and known.status is Status.UNCHANGED
            return Outcome(Status.SAVED, known.revision) if arrived else known
        try:
            return _told(session.once(_edit(draft, now, bot=bot), signed=True), draft)
        except Refusal as refusal:
            if refusal.code == _WARNING:
                session.sign_in()
            return outcome(refusal, draft.title)
        except Interrupted as interrupted:
            sent = sent or not interrupted.busy
            wait.bear(interrupted)


def _read(session: Session, title: str) -> tuple[Stored | None, str]:
    """Read the page as it stands, None when there is none, and the wiki's time."""
    asked = {"prop": "revisions", "rvprop": "ids|content", "rvslots": "main", "titles": title}
    answer = session.ask({"action": "query", "formatversion": 2, "curtimestamp": 1, **asked})
    for page in answer.get("query", {}).get("pages", []):
        for revision in page.get("revisions", []):
            text = revision["slots"]["main"]["content"]
            return Stored(page["title"], revision["revid"], text), answer["curtimestamp"]
    return None, answer["curtimestamp"]


def _edit(draft: Draft, now: str, *, bot: bool) -> dict[str, Any]:
    """Make the request.

    `baserevid` goes without `basetimestamp`: with it, what the same account wrote meanwhile would
    be overwritten. `starttimestamp` keeps a page deleted meanwhile from coming back.
    """
    base = {"nocreate": 1, "baserevid": draft.base} if draft.base else {"createonly": 1}
    return {
        "action": "edit",
        "formatversion": 2,
        "title": draft.title,
        "text": as_stored(draft.text),
        "summary": draft.summary,
        "starttimestamp": now,
        "notminor": 1,
        "watchlist": "nochange",
        **({"bot": 1} if bot else {}),
        **base,
    }


def _told(answer: Mapping[str, Any], draft: Draft) -> Outcome:
    edit = answer["edit"]
    if edit.get("result") != "Success":
        code = "captcha" if "captcha" in edit else str(edit.get("code", "hookaborted"))
        raise Refusal(code, str(edit.get("info", "")), edit)
    if "newrevid" not in edit:
        return Outcome(Status.UNCHANGED, draft.base)
    return Outcome(Status.SAVED, edit["newrevid"])
