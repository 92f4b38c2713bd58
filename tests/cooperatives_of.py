"""Small cooperatives as folders, and the file that names them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from ledgers import call, line
from said import in_folder

ALL = ("hours", "hours_each", "unpaid_share", "needs", "rules")


def pages(minutes: int, cap: int = 30) -> dict[str, str]:
    """Three people who each note so many minutes in each month of the first half of 2026; a need; a rule."""
    people = ("Ana Martin", "Paul Roy", "Zoé Petit")
    lines = (
        line(date=f"2026-{month:02}-10", qui=who, durée=f"{minutes} min", taux="20")
        for month in range(1, 7)
        for who in people
    )
    rule = {"nom": "taux horaire maximum", "valeur": f"{cap} €/h", "à partir du": "2024-01-01"}
    action = {"quoi": "Relire", "cercle": "Technique", "besoin": f"Une aide de {minutes} minutes [[x]] {{{{y}}}}"}
    return {
        "Technique": "{{Cercle|nom=Technique|raison d'être=Des outils}}",
        "Cahier": "\n".join(lines),
        "Règles": call("Règle", rule),
        "Suivi": "{{Action|" + "|".join(f"{name}={value}" for name, value in action.items()) + "}}",
    }


def row(name: str, agreed: Sequence[str] = ALL, **source: str) -> str:
    """A cooperative of the file; its folder has its name unless another source is given."""
    fields = {"nom": name, **(source or {"folder": name})}
    words = "\n".join(f'{field} = "{value}"' for field, value in fields.items())
    return f"[[cooperative]]\n{words}\npartage = {json.dumps(list(agreed))}\n"


def federation(directory: Path, minutes: Mapping[str, int], more: str = "") -> Path:
    """The file that names these cooperatives, each a folder beside it."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, spent in minutes.items():
        in_folder(directory / name, pages(spent))
    file = directory / "federation.toml"
    file.write_text("\n".join(row(name) for name in minutes) + more, encoding="utf-8")
    return file
