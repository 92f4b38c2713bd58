"""What draws on budgets beside contributions: the year's expenses, and the work people announce."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from page import DemoPage, call


@dataclass(frozen=True, slots=True)
class Purchase:
    """Something a circle buys each year. `amount` is '' where nobody knows it yet."""

    month: int
    day: int
    budget: str
    what: str
    amount: str
    state: str
    payee: str = ""
    funder: str = ""
    project: str = ""
    commons: str = ""
    brand: str = ""


PURCHASES = (
    Purchase(1, 20, "Technique", "Noms de domaine", "86,40 €", "payée", "Bureau d'enregistrement",
             funder="Le Relais des possibles", commons="Le wiki"),
    Purchase(2, 11, "Technique", "Hébergement de l'année", "420 €", "payée", "Hébergeur associatif",
             funder="Le Relais des possibles", commons="Le wiki"),
    Purchase(3, 9, "Communication", "Impression des dépliants", "214,80 €", "payée", "Imprimerie",
             funder="Fondation du Lien", project="Dépliants et salons"),
    Purchase(4, 22, "Formation interne", "Location d'une salle", "150 €", "payée", "Maison des associations",
             funder="Région"),
    Purchase(6, 4, "Communication", "Stand au salon des métiers", "environ 300 €", "engagée",
             funder="Fondation du Lien", project="Dépliants et salons", brand="Coursiers de la Deûle"),
    Purchase(9, 17, "Technique", "Disque de sauvegarde", "90 à 120 €", "engagée", commons="Le wiki"),
    Purchase(9, 24, "Formation interne", "Intervenante extérieure", "200 à 350 €", "envisagée"),
    Purchase(10, 6, "Communication", "Vidéo de présentation", "", "engagée", project="Vidéo de présentation"),
)  # fmt: skip

ANNOUNCED = (
    (2, 3, "Samuel Berthelin", "Accompagnement", "Guide d'accueil des nouvelles personnes", "environ 250 €", "faite"),
    (5, 12, "Quentin Houzé", "Technique", "Nouvel annuaire", "300 à 400 €", "abandonnée"),
    (10, 14, "Ana Martin", "Technique", "Reprise du formulaire de contact", "75 €", "annoncée"),
    (10, 20, "Jeanne Dubrulle", "Accompagnement", "Entretiens de fin d'année", "environ 180 €", "annoncée"),
)  # fmt: skip


def expense_page(year: int, today: date) -> DemoPage:
    """A year's expenses up to today."""
    done = (one for one in PURCHASES if date(year, one.month, one.day) <= today)
    head = (
        f"== Dépenses {year} ==\n"
        "Ce que les cercles achètent, de l'idée au paiement. Un montant que personne ne connaît "
        "encore reste vide."
    )
    return DemoPage(f"Dépenses {year}", "\n".join((head, "", *(_expense(year, one) for one in done))))


def _expense(year: int, one: Purchase) -> str:
    return call(
        "Dépense",
        ("date", date(year, one.month, one.day).isoformat()),
        ("budget", one.budget),
        ("objet", one.what),
        ("montant", one.amount),
        ("financeur", one.funder),
        ("bénéficiaire", one.payee),
        ("projet", one.project),
        ("commun", one.commons),
        ("marque", one.brand),
        ("état", "payée" if one.state == "engagée" and one.month < 7 else one.state),
    )


def announcement_page(year: int, today: date) -> DemoPage:
    """The work people announced this year, before doing it."""
    head = (
        f"== Annonces {year} ==\n"
        "Avant un travail qui demandera plus de 50 €, une ligne ici : chaque cercle voit venir ce "
        "que son budget aura à payer."
    )
    calls = (
        call(
            "Intention",
            ("date", date(year, month, day).isoformat()),
            ("qui", who),
            ("cercle", circle),
            ("quoi", what),
            ("montant", amount),
            ("état", state),
        )
        for month, day, who, circle, what, amount, state in ANNOUNCED
        if date(year, month, day) <= today
    )
    return DemoPage(f"Annonces {year}", "\n".join((head, "", *calls)))
