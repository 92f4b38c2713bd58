"""The demo's trainings: one that is given, one that is confirmed, one that still waits for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from page import DemoPage, call


@dataclass(frozen=True, slots=True)
class Offered:
    """A training; `ahead` is its day counted from today, 0 for none yet."""

    title: str
    trainer: str
    threshold: str
    duration: str
    ahead: int
    state: str
    people: tuple[str, ...]


TRAININGS = (
    Offered("Animer une réunion", "Ana Martin", "4", "3 h", -40, "donnée",
     ("Loïc Kerbrat", "Inès Carvalho", "Clara Wintzer", "Ibrahim Kanté", "Linh Phan-Moreau")),
    Offered("Écrire sur le wiki", "Maëlle Tanguy-Roche", "3", "1 h 30", 25, "",
     ("Hélène Pruvost", "Fatou Ndoye", "Odile Ferrandier")),
    Offered("Réparer son vélo", "Wassim Tlili", "6", "2 h", 0, "",
     ("Kévin Lestienne", "Jeanne Dubrulle", "Samuel Berthelin")),
)  # fmt: skip


def training_page(today: date) -> DemoPage:
    """A page with each training and the interests below it."""
    head = "== Formations entre membres ==\nUne formation se tient dès que le seuil est atteint."
    parts = (_training(today, given) for given in TRAININGS)
    return DemoPage(f"Formations {today.year}", "\n\n".join((head, *parts)))


def _training(today: date, given: Offered) -> str:
    day = (today + timedelta(days=given.ahead)).isoformat() if given.ahead else ""
    head = call(
        "Formation",
        ("titre", given.title),
        ("qui", given.trainer),
        ("seuil", given.threshold),
        ("durée", given.duration),
        ("date", day),
        ("lieu", "Le local"),
        ("places", "12"),
        ("état", given.state),
    )
    said = (
        call("Intérêt", ("qui", who), ("date", (today - timedelta(days=60 - number)).isoformat()))
        for number, who in enumerate(given.people)
    )
    return "\n".join((head, *said))
