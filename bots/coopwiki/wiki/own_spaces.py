"""What the extension shows to one account alone: asked for by its mark, and given, through `action=coopwikiespace`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256

from coopwiki.wiki.api_errors import Refusal, failure
from coopwiki.wiki.batches import chunks
from coopwiki.wiki.retry import Interrupted, Wait
from coopwiki.wiki.session import Session

ACTION = "coopwikiespace"
_UNKNOWN = ("badvalue", "unknown_action")
"""What a wiki without the extension answers."""


def mark(document: str) -> str:
    """What a document is known by, as the extension works it out, too."""
    return sha256(document.encode()).hexdigest()


def marks(session: Session, accounts: Collection[str], batch: int) -> Mapping[str, str] | None:
    """The mark of what each account is shown, '' for nothing yet; an account that isn't there is absent.

    The wiki notes that we came by, also where no account is named. None where it has no such extension. WikiError.
    """
    found: dict[str, str] = {}
    for chunk in chunks(sorted(accounts), batch) if accounts else ((),):
        try:
            told = _asked(session, {"comptes": "|".join(chunk)})
        except Refusal as refusal:
            if refusal.code in _UNKNOWN:
                return None
            raise failure(refusal) from None
        found |= {one["compte"]: one["marque"] for one in told}
    return found


def give(session: Session, account: str, document: str) -> None:
    """Have an account shown a document in place of the one before. WikiError."""
    try:
        _asked(session, {"compte": account, "document": document})
    except Refusal as refusal:
        raise failure(refusal) from None


def _asked(session: Session, given: Mapping[str, str]) -> list[dict[str, str]]:
    """The accounts as the answer lists them; asked again where the wiki was busy: giving twice changes nothing."""
    wait = Wait(session.patience)
    while True:
        try:
            answer = session.once({"action": ACTION, "formatversion": 2, **given}, signed=True)
        except Interrupted as interrupted:
            wait.bear(interrupted)
        else:
            told: list[dict[str, str]] = answer[ACTION]
            return told
