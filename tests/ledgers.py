"""A ledger from pages typed in a test: read, names bound, checked, as every command does it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from coopwiki.core.ledger import Ledger
from coopwiki.runs.load import Sources, checked
from coopwiki.settings import Settings
from coopwiki.wiki.memory import Memory

TODAY = date(2026, 6, 30)


def ledger(pages: Mapping[str, str] | str, on: date = TODAY, settings: Settings | None = None) -> Ledger:
    """The checked ledger of some pages by title; a single text stands on the page "Carnet"."""
    texts = {"Carnet": pages} if isinstance(pages, str) else pages
    return checked(Sources(Memory(texts), settings or Settings()).read(), on)


def issues(pages: Mapping[str, str] | str, on: date = TODAY) -> list[tuple[str, int, str, str]]:
    """Page, line, field and code of every issue, in order."""
    return [(i.page.title, i.line, i.field, i.code) for i in ledger(pages, on).issues]


def codes(pages: Mapping[str, str] | str, on: date = TODAY) -> list[str]:
    """Only their codes."""
    return [code for *_, code in issues(pages, on)]


def line(**fields: str) -> str:
    """A contribution without a fault, with these fields changed or added; an empty one is left out.

    Spaces in field names are typed as underscores: `réglé_le`.
    """
    plain = {"date": "2026-03-12", "qui": "Ana Martin", "cercle": "Technique", "quoi": "Essai"}
    return call("Contribution", plain | fields)


def budget(**fields: str) -> str:
    """A budget of 2026 for Technique, 1 000 €, with these fields changed or added."""
    return call("Budget", {"année": "2026", "cercle": "Technique", "montant": "1000"} | fields)


def call(name: str, fields: Mapping[str, str]) -> str:
    """A call with these fields, as `line` takes them."""
    parts = (f"|{key.replace('_', ' ')}={value}" for key, value in fields.items() if value)
    return "{{" + name + "".join(parts) + "}}"


def examples() -> dict[str, str]:
    """The golden example of each record type on a page of its own, its mistakes included."""
    folder = Path(__file__).parent / "golden" / "records"
    return {f"Exemple {p.stem}": p.read_text(encoding="utf-8") for p in sorted(folder.glob("*/*.wikitext"))}


SHEETS = {
    "Technique": "{{Cercle|nom=Technique|raison d'être=Des outils|alias=Tech}}",
    "Accueil des nouveaux": "{{Cercle|nom=Accueil|raison d'être=Accueillir}}",
    "Utilisateur:Ana": "{{Profil|nom=Ana Martin|alias=Anou}}",
    "Utilisateur:Paul": "{{Profil|nom=Paul Roy}}",
}
"""Two circles and two people, so that plain lines have nothing to say."""
