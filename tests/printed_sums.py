"""Who reads the sums as they are printed: each line is a power of two, so a figure says which lines are in it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from ledgers import SHEETS, line

EUROS = re.compile(r"(?<![\d,.])(\d[\d\u00a0]*),(\d\d)\u00a0€")
HOURS = re.compile(r"(?<![\d,.])(\d[\d\u00a0]*)\u00a0h(?:\u00a0(\d\d))?\b")
MINUTES = re.compile(r"(?<![\d,.\u00a0])(\d+)\u00a0min\b")

OF_BUDGETS = (
    "Tableau de bord",
    "Tableau de bord/Cercles",
    "Tableau de bord/Fiches à corriger",
    "Tableau de bord/Co-budgets",
)
"""What they show of budgets, and each line that is to be corrected, is not withheld (docs/privacy.md)."""


def cooperative(seed: int) -> tuple[dict[str, str], dict[int, str]]:
    """Pages, and by number of line who wrote it: its cents and its minutes are two to that power."""
    chance = random.Random(seed)
    people = [f"Personne {letter}" for letter in "ABCDEFG"[: chance.randint(4, 7)]]
    whose = {number: chance.choice(people) for number in range(chance.randint(8, 20))}
    lines = [_line(chance, number, who) for number, who in whose.items()]
    closed = "".join(f"{{{{Arrêté|mois=2026-0{month}|date=2026-06-29}}}}" for month in range(1, 6))
    sheets = {"Arrêtés": closed, "Marque": "{{Marque|nom=Marque}}"}
    return {**SHEETS, **sheets, "Carnet": "\n".join(lines)}, whose


def _line(chance: random.Random, number: int, who: str) -> str:
    cents = 2**number if chance.random() < 0.7 else 0
    return line(
        qui=who,
        date=f"2026-0{chance.randint(1, 4)}-{chance.randint(1, 28):02}",
        cercle=chance.choice(["Technique", "Accueil"]),
        durée=f"{2**number} min",
        montant=f"{cents // 100},{cents % 100:02}" if cents else "",
        marque=chance.choice(["", "Marque"]),
    )


def printed(pages: Iterable[tuple[str, str]], count: int) -> dict[bool, dict[frozenset[int], str]]:
    """The lines in each figure of `count` lines that pages print, by titles and texts, and where: of euros, of time."""
    found: dict[bool, dict[frozenset[int], str]] = {True: {}, False: {}}
    for title, text in pages:
        if "Budgets" in title or title in OF_BUDGETS:
            continue
        for of_euros, figure in _figures(text):
            lines = frozenset(number for number in range(count) if figure >> number & 1)
            if lines and not figure >> count:
                found[of_euros][lines] = title
    return found


def _figures(text: str) -> Iterable[tuple[bool, int]]:
    """Cents, minutes."""
    for euros, cents in EUROS.findall(text):
        yield True, int(euros.replace("\u00a0", "")) * 100 + int(cents)
    for hours, minutes in HOURS.findall(text):
        yield False, int(hours.replace("\u00a0", "")) * 60 + int(minutes or 0)
    for minutes in MINUTES.findall(text):
        yield False, int(minutes)
