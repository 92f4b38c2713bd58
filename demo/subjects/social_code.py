"""The code social: articles of which some are verified, some unfinished, some measured by a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from page import DemoPage, call


@dataclass(frozen=True, slots=True)
class Written:
    """An article; `days` since it was verified, 0 for never."""

    title: str
    days: int
    indicator: str
    text: str


ARTICLES = (
    Written("Décider par consentement", 120, "décisions par consentement ≥ 60 %",
            "Dans les cercles, on décide par consentement : personne n'a d'objection qui tienne."),
    Written("Se rétribuer en conscience", 400, "taux horaire maximum = 30",
            "Chacun·e fixe ce qu'elle ou il demande, de 0 à 30 € de l'heure, après coup et sans contrôle."),
    Written("Prendre soin des cercles", 60, "rôles vacants ≤ 0",
            "Un rôle vacant est annoncé à l'appel du lundi. La personne qui le passe accompagne la suivante un mois."),
    Written("Amender le code social", 0, "",
            "Le code social est amendé par XX, après un mois d'avis. On les demande (à qui ?) par écrit."),
    Written("Accueillir", 30, "",
            "Deux arrivées par mois au plus, par un membre. Le parrainage dure : reste à définir."),
)  # fmt: skip


def social_code_page(today: date) -> DemoPage:
    """The page of the code social."""
    head = "== Code social ==\nCe que nous nous sommes dit de la vie à plusieurs ; il s'amende par propositions."
    return DemoPage("Code social", "\n\n".join((head, *(_article(one, today) for one in ARTICLES))))


def _article(one: Written, today: date) -> str:
    verified = (today - timedelta(days=one.days)).isoformat() if one.days else ""
    sheet = call("Article", ("titre", one.title), ("vérifié le", verified), ("indicateur", one.indicator))
    return f"=== {one.title} ===\n{sheet}\n{one.text}"
