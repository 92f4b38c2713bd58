"""A sheet to be imported, and its plan as JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from said import Coopwiki
from spreadsheets import Cell

PAGES = {
    "Utilisateur:Ana": "{{Profil|nom=Ana Martin|alias=Ana ; Anna}}",
    "Utilisateur:Paul": "{{Profil|nom=Paul Roy}}",
    "Utilisateur:Inès": "{{Profil|nom=Inès Petit|alias=Inès}}",
    "Utilisateur:Inès D": "{{Profil|nom=Inès Durand|alias=Inès}}",
    "Technique": "{{Cercle|nom=Technique|raison d'être=Des outils|alias=Tech}}",
    "Accueil": "{{Cercle|nom=Accueil|raison d'être=Ouvrir la porte}}",
}

LINE = (date(2025, 3, 12), "Ana Martin", "Technique", "Sauvegardes", 1.5, 30, 45)


def plan(coopwiki: Coopwiki, file: Path, *words: object, type_: str = "contribution") -> Any:
    """The plan, every row of it accounted for."""
    said = coopwiki("import", type_, file, *words, "--format", "json")
    found = said.data
    assert found["rows"] == found["read"] + len(found["refused"]) + len(found["set_aside"])
    return found


def row(**changed: Cell) -> list[Cell]:
    """A good line, but for these cells."""
    names = ("day", "who", "circle", "what", "spent", "rate", "amount")
    return [changed.get(name, value) for name, value in zip(names, LINE, strict=True)]


def why(found: Any) -> dict[str, list[tuple[str, int]]]:
    """The rows set aside, by reason."""
    aside: dict[str, list[tuple[str, int]]] = {}
    for one in found["set_aside"]:
        aside.setdefault(one["why"], []).append((one["sheet"], one["row"]))
    return aside
