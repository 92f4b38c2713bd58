"""What MediaWiki's rules say of a draft before anything is written."""

from __future__ import annotations

from coopwiki.core.titles import Titles
from coopwiki.wiki.port import Draft, Outcome, Status, Stored
from coopwiki.wiki.stored_form import same
from coopwiki.wiki.title_rules import impossible


def refused_title(title: str, titles: Titles) -> Outcome | None:
    """Refusal of a title no page can have; None when the title is fine."""
    if not impossible(titles.split(title)[1]):
        return None
    message = f"« {title} » ne peut pas être le titre d’une page du wiki."
    return Outcome(Status.REFUSED, code="invalidtitle", message=message)


def settled(draft: Draft, current: Stored | None) -> Outcome | None:
    """Outcome that needs no writing, unchanged or conflict; None when it is to be written.

    `current` is the page as it stands, None when there is none. Equal text is unchanged whatever
    its base.
    """
    if current is None:
        return _conflict(draft, "missingtitle", "a été supprimée entre-temps") if draft.base else None
    if same(draft.title, draft.text, current.text):
        return Outcome(Status.UNCHANGED, current.revision)
    if not draft.base:
        return _conflict(draft, "articleexists", "existe déjà")
    if draft.base != current.revision:
        return _conflict(draft, "editconflict", "a été modifiée entre-temps")
    return None


def _conflict(draft: Draft, code: str, what: str) -> Outcome:
    message = f"La page « {draft.title} » {what} : la relire avant de l’écrire."
    return Outcome(Status.CONFLICT, code=code, message=message)
