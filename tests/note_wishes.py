"""A small cooperative in which a member asks for notes on their talk page."""

from __future__ import annotations

from pathlib import Path

from talking import Talking
from wiki.small_cooperative import PAGES
from working import STOP, Work

ANA, ZOE = "Utilisateur:Ana Martin", "Utilisateur:Zoé Petit"
TALK = "Discussion utilisateur:Ana Martin"


def asking_pages() -> dict[str, str]:
    """The small cooperative, where Ana has one line left out and asks to be told."""
    return {
        **dict(PAGES),
        ANA: "{{Profil|nom=Ana Martin|alias=Ana|me prévenir=oui}}",
        STOP: "marche",
    }


def asking(directory: Path) -> Work:
    """Robots at work on it."""
    return Work(directory / "state", Talking(asking_pages()))


def talk_pages(work: Work) -> list[str]:
    """The talk pages there are, by title."""
    return list(work.wiki.titles_under("Discussion utilisateur:"))


def plain(text: str) -> str:
    """A text with the spaces and colons of a keyboard."""
    return text.replace("\u00a0", " ").replace("&#58;", ":")
