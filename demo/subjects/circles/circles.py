"""The nine circles of the demo, read from circles.toml, and their pages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from page import DemoPage

TIGHT = "Technique"
"""The circle whose budget of this year is about to run out."""


@dataclass(frozen=True, slots=True)
class Circle:
    """One circle, as circles.toml describes it."""

    name: str
    alias: str
    purpose: str
    scope: str
    duties: tuple[str, ...]
    entry: str
    rhythm: str
    watcher: str
    overrun: str
    members: tuple[str, ...]
    lines: int
    care: Decimal
    paid_meetings: bool
    pause: tuple[int, ...]
    tasks: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]


def circles() -> tuple[Circle, ...]:
    """The circles, in order of the file."""
    text = Path(__file__).with_name("circles.toml").read_text(encoding="utf-8")
    return tuple(_circle(table) for table in tomllib.loads(text)["circle"])


def _circle(table: dict[str, Any]) -> Circle:
    lists = {name: tuple(value) for name, value in table.items() if isinstance(value, list)}
    topics = tuple((topic, said) for topic, said in table["topics"])
    values = {**table, **lists, "topics": topics, "care": Decimal(table["care"])}
    return Circle(**{field.name: values[field.name] for field in fields(Circle)})


def circle_page(circle: Circle, notebooks: tuple[str, ...]) -> DemoPage:
    """The circle's page: its sheet, how to join, its notebooks."""
    blocks = (
        _sheet(circle, notebooks),
        "== Nous rejoindre ==\n" + _joining(circle),
        "== Ce que nous faisons ==\n" + "\n".join(f"* {task}" for task in circle.tasks[:6]),
        "== Carnets de bord ==\n" + "\n".join(f"* [[{t}|{t.rpartition('/')[2]}]]" for t in notebooks),
    )
    return DemoPage(circle.name, "\n\n".join(blocks))


def _sheet(circle: Circle, notebooks: tuple[str, ...]) -> str:
    members = " ; ".join(f"[[Utilisateur:{name}|{name}]]" for name in circle.members)
    duties = "\n".join(("", *(f"* {duty}" for duty in circle.duties)))
    values = (
        ("nom", circle.name),
        ("alias", circle.alias),
        ("raison d'être", circle.purpose),
        ("périmètre", circle.scope),
        ("redevabilités", duties),
        ("entrée", circle.entry),
        ("rythme", circle.rhythm),
        ("canal", f"salon « {circle.name.lower()} »"),
        ("carnet de bord", f"[[{notebooks[-1]}]]"),
        ("membres", members),
    )
    return "\n".join(("{{Cercle", *(f"|{name}={value}" for name, value in values), "}}"))


def _joining(circle: Circle) -> str:
    meets = f"Le cercle se réunit {circle.rhythm}."
    how = {
        "libre": "L'entrée est libre : il suffit de venir à une réunion.",
        "engagement": "Y entrer, c'est s'engager un an au moins, pour bien suivre les dossiers.",
        "mandat": "On y entre avec un mandat, donné par son cercle ou par l'assemblée.",
    }
    watcher = f"[[Utilisateur:{circle.watcher}|{circle.watcher}]]"
    return f"{meets} {how[circle.entry]}\nPour toute question sur son budget : {watcher}."
