"""Transversal proposals, a page each: one in every state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from page import DemoPage, call


@dataclass(frozen=True, slots=True)
class Said:
    """An opinion, so many days after the proposal; `lifted` days after it, 0 while it stands."""

    after: int
    who: str
    position: str
    argument: str = ""
    lifted: int = 0


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal made so many days before today, open for so many days (0 without a deadline)."""

    before: int
    title: str
    who: str
    question: str
    fields: tuple[tuple[str, str], ...]
    lasts: int = 30
    said: tuple[Said, ...] = ()


PROPOSED = (
    Proposed(
        40,
        "Un budget commun pour les outils de visio",
        "Loïc Kerbrat",
        "Chaque cercle paie son abonnement : en prendre un seul, payé par le budget Inter-CAE ?",
        (
            ("nature", "transversale"),
            ("cercles", "Technique ; Formation"),
            ("qui décide", "Orientation"),
            ("sujet", "Outils ; Budgets"),
        ),
        said=(
            Said(3, "Ana Martin", "consentement"),
            Said(5, "Odile Ferrandier", "objection", "Les ateliers ont besoin de plus de places.", 12),
            Said(6, "Fatou Ndoye", "consentement", "Une facture de moins."),
        ),
    ),
    Proposed(
        20,
        "Publier les comptes rendus des cercles",
        "Jeanne Dubrulle",
        "Les comptes rendus restent dans les carnets : les lire sans compte aiderait les personnes qui arrivent.",
        (
            ("nature", "transversale"),
            ("cercles", "Communication ; Accompagnement"),
            ("qui décide", "à trouver"),
            ("sujet", "Wiki ; Confidentialité"),
        ),
        said=(
            Said(2, "Samuel Berthelin", "consentement"),
            Said(4, "Maëlle Tanguy-Roche", "objection", "On y parle de situations de personnes."),
            Said(5, "Ibrahim Kanté", "question", "Qui relit avant de publier ?"),
        ),
    ),
    Proposed(
        12,
        "Trois jours de télétravail pour l'équipe d'appui",
        "Claire Bonnefont",
        "Passer de deux à trois jours de télétravail, à l'essai jusqu'à l'été ?",
        (("nature", "initiative"), ("cadre", "cogérance")),
        said=(Said(1, "Georges Tsimba", "abstention"),),
    ),
    Proposed(
        6,
        "Dire qui amende le code social",
        "Ana Martin",
        "Le code social dit « amendé par XX ». Proposer : par l'orientation, après trente jours d'avis.",
        (("nature", "code social"), ("article", "Amender le code social"), ("cadre", "statuts")),
        lasts=0,
    ),
)

CLOSED = Proposed(
    0,
    "Un wiki qui se lit sans compte",
    "Ana Martin",
    "Faut-il un compte pour lire les pages de travail ?",
    (
        ("nature", "transversale"),
        ("cercles", "Technique"),
        ("cadre", "cercle"),
        ("état", "adoptée"),
        ("sujet", "Wiki ; Confidentialité"),
    ),
    said=(
        Said(4, "Linh Phan-Moreau", "objection", "Les adresses relevées par des robots.", 20),
        Said(8, "Bastien Vauquelin", "consentement"),
    ),
)
"""Decided in March of this year (decisions.py)."""


def proposal_pages(today: date) -> Iterator[DemoPage]:
    """The pages of proposals up to today."""
    for one in PROPOSED:
        yield _page(one, today - timedelta(days=one.before))
    made = date(today.year, 2, 9)
    if today >= date(today.year, 3, 12):
        yield _page(CLOSED, made)


def _page(one: Proposed, made: date) -> DemoPage:
    deadline = (made + timedelta(days=one.lasts)).isoformat() if one.lasts else ""
    fields = (
        ("titre", one.title),
        ("qui", f"[[Utilisateur:{one.who}|{one.who}]]"),
        ("date", made.isoformat()),
        ("question", one.question),
        *one.fields,
        ("échéance", deadline),
    )
    sheet = "\n".join(("{{Proposition", *(f"|{name}={value}" for name, value in fields if value), "}}"))
    said = "\n".join(("== Avis ==", *(_said(opinion, made) for opinion in one.said)))
    return DemoPage(f"Propositions/{one.title}", f"{sheet}\n\n{said}" if one.said else sheet)


def _said(one: Said, made: date) -> str:
    lifted = (made + timedelta(days=one.after + one.lifted)).isoformat() if one.lifted else ""
    return call(
        "Avis",
        ("date", (made + timedelta(days=one.after)).isoformat()),
        ("qui", one.who),
        ("position", one.position),
        ("argument", one.argument),
        ("levé le", lifted),
    )
