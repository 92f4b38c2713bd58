"""Three small cooperatives of the same network, as folders beside the demo's wiki, and the file that names all four."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from page import SEED, DemoPage, call, write

SHARED = (
    "contributors", "hours", "hours_each", "unpaid_share", "rate_low", "rate_high", "decisions", "decisions_by_consent",
    "precedents", "needs", "trainings", "rules",
)  # fmt: skip
"""What each of the four agrees to share."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A cooperative: its people, how many lines each notes a month, its highest rate, and what it has to say."""

    name: str
    people: tuple[str, ...]
    a_month: int
    cap: int
    unpaid: float
    need: str
    training: str
    precedent: str


NEIGHBOURS = (
    Neighbour(
        "Les Ateliers du Canal",
        ("Nadia Berthier", "Hugo Lemoine", "Solène Kerguélen", "Karim Haddad", "Lucie Vasseur", "Théo Grandjean"),
        2,
        25,
        0.4,
        "Un local pour réparer des vélos, deux jours par mois",
        "Souder sans se brûler",
        "Ouvrir le samedi",
    ),
    Neighbour(
        "La Ruche des Plaines",
        ("Amélie Tisserand", "Bastien Corvol", "Chloé Delattre", "Driss Mansouri", "Élise Pommier"),
        4,
        30,
        0.15,
        "Quelqu’un qui connaisse la comptabilité des CAE",
        "Répondre à un appel d’offres",
        "Une caisse de solidarité",
    ),
    Neighbour(
        "Coop’Estuaire",
        ("Fanny Rouault", "Gaël Abgrall", "Inès Quéméner", "Jonas Prigent", "Katell Floch", "Loïc Riou", "Mona Salaün"),
        1,
        20,
        0.25,
        "Un logiciel de réservation qui soit libre",
        "Tenir une réunion à distance",
        "Payer les trajets",
    ),
)


def neighbour_pages(one: Neighbour, today: date) -> tuple[DemoPage, ...]:
    """Its pages, the last year and this one up to the day; the same day gives the same bytes."""
    return (
        DemoPage("Ensemble", call("Cercle", ("nom", "Ensemble"), ("raison d'être", "Tenir la coopérative"))),
        *(DemoPage(f"Utilisateur:{who}", call("Profil", ("nom", who))) for who in one.people),
        DemoPage("Règles", _rule(one)),
        *(DemoPage(f"Cahier {year}", "\n".join(_lines(one, year, today))) for year in (today.year - 1, today.year)),
        DemoPage(f"Décisions {today.year - 1}", "\n".join(_decisions(one, today.year - 1))),
        DemoPage("À faire", call("Action", ("quoi", "Avancer"), ("cercle", "Ensemble"), ("besoin", one.need))),
        DemoPage("Formations", _training(one, today)),
        DemoPage(one.precedent, _precedent(one, today)),
    )


def _rule(one: Neighbour) -> str:
    return call("Règle", ("nom", "taux horaire maximum"), ("valeur", f"{one.cap} €/h"), ("à partir du", "2018-01-01"))


def _lines(one: Neighbour, year: int, today: date) -> Iterator[str]:
    chance = random.Random(f"{SEED} {one.name} {year}")
    for month in range(1, 13):
        for who in one.people:
            for _ in range(one.a_month):
                day = date(year, month, chance.randint(1, 28))
                minutes, rate = 30 * chance.randint(1, 8), chance.randint(one.cap // 2, one.cap)
                paid = chance.random() >= one.unpaid
                if day <= today:
                    yield _line(who, day, minutes, rate if paid else 0)


def _line(who: str, day: date, minutes: int, rate: int) -> str:
    return call(
        "Contribution",
        ("date", day.isoformat()),
        ("qui", who),
        ("cercle", "Ensemble"),
        ("quoi", "Vie de la coopérative"),
        ("durée", f"{minutes} min"),
        ("taux", str(rate) if rate else ""),
    )


def _decisions(one: Neighbour, year: int) -> Iterator[str]:
    for number in range(1, 3 + one.a_month):
        yield call(
            "Décision",
            ("date", f"{year}-{number * 2:02}-10"),
            ("où", "Ensemble"),
            ("titre", f"Ordre du jour {number}"),
            ("méthode", "consentement" if number % 3 else "majorité"),
        )


def _training(one: Neighbour, today: date) -> str:
    fields = (("titre", one.training), ("qui", one.people[0]), ("seuil", "5"), ("date", f"{today.year + 1}-02-10"))
    return call("Formation", *fields, ("lieu", one.name))


def _precedent(one: Neighbour, today: date) -> str:
    fields = (("titre", one.precedent), ("qui", one.people[1]), ("date", f"{today.year - 1}-03-02"))
    return call(
        "Proposition", *fields, ("question", f"{one.precedent} ?"), ("qui décide", "Ensemble"), ("état", "adoptée")
    )


def write_federation(directory: Path, today: date, own: Sequence[tuple[str, str]]) -> Path:
    """Write the three as folders and the file that names them, after the demo's own cooperative (`own`: its fields)."""
    rows = [_row(own)]
    for number, one in enumerate(NEIGHBOURS, 1):
        write(neighbour_pages(one, today), directory / f"voisine-{number}")
        rows.append(_row((("nom", one.name), ("folder", f"voisine-{number}"))))
    file = directory / "federation.toml"
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def _row(fields: Sequence[tuple[str, str]]) -> str:
    words = "".join(f"{field} = {json.dumps(value, ensure_ascii=False)}\n" for field, value in fields)
    return f"[[cooperative]]\n{words}partage = {json.dumps(SHARED)}\n"
