"""What the circles decide in a year, written in their notebooks, and what replaces what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from page import call


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, the same one each year or only in the last or this one (`which` is 0, −1, 1)."""

    month: int
    day: int
    circle: str
    title: str
    method: str = "consentement"
    text: str = ""
    which: int = 0
    objections: str = ""
    review: tuple[int, int, int] | None = None
    replaces: str = ""
    proposal: str = ""


SHARE_OUT = "Répartir les budgets des cercles"
"""The decision of each January that sets the budgets."""

DECISIONS = (
    Decided(1, 13, "Orientation", SHARE_OUT, text="Les enveloppes de l'année, telles qu'en page Budgets."),
    Decided(1, 22, "Technique", "Garder l'hébergeur associatif", which=-1, review=(1, 1, 31)),
    Decided(1, 22, "Technique", "Garder l'hébergeur associatif un an de plus", which=1, review=(1, 1, 31),
            replaces="Garder l'hébergeur associatif"),
    Decided(2, 16, "Orientation", "Aider les journées mensuelles", text="150 € du budget Inter-CAE."),
    Decided(3, 3, "Communication", "Une lettre par mois, pas plus", which=-1),
    Decided(3, 10, "Communication", "Une lettre tous les deux mois", which=1, review=(0, 10, 1),
            replaces="Une lettre par mois, pas plus",
            objections="Des rendez-vous seraient annoncés trop tard : un message court les rappelle"),
    Decided(3, 12, "Technique", "Ouvrir le wiki à la lecture sans compte", which=1,
            text="Les pages de travail se lisent sans compte ; les pages de personnes restent courtes.",
            objections="Les adresses relevées par des robots ; Les brouillons visibles de tous",
            proposal="Un wiki qui se lit sans compte", review=(1, 3, 12)),
    Decided(3, 24, "Vie coopérative", "La journée mensuelle commence à 9 h 30", method="stigmergie"),
    Decided(5, 19, "Orientation", "Soutenir l'audit Qualiopi", text="250 € de Formation."),
    Decided(6, 11, "Assemblée générale", "Approuver les comptes de l'année passée", method="majorité"),
    Decided(6, 11, "Assemblée générale", "Renouveler le conseil de surveillance", which=-1,
            method="élection sans candidat"),
    Decided(6, 23, "Orientation", "Passer 300 € de Communication à Technique",
            objections="Le salon de l'automne : il est déjà payé"),
    Decided(9, 8, "Admin/compta", "Une seule page pour les notes de frais", which=-1),
    Decided(9, 15, "Orientation", "Aider l'accueil des nouvelles personnes"),
    Decided(9, 29, "Accompagnement", "Deux arrivées par mois au plus", which=1, review=(1, 9, 29)),
    Decided(10, 13, "Orientation", "Soutenir la vidéo de présentation", method="majorité"),
    Decided(11, 5, "Cogérance", "Signer le bail du local pour trois ans", method="cogérance", which=1),
)  # fmt: skip


def decisions_of(circle: str, year: int, today: date) -> str:
    """The section of a circle's notebook that holds its decisions of a year, '' without one."""
    calls = tuple(_calls(circle, year, today))
    return "\n".join(("=== Décisions de l'année ===", *calls)) if calls else ""


def _calls(circle: str, year: int, today: date) -> Iterator[str]:
    for one in DECISIONS:
        meant = one.which in (0, year - today.year or 1)
        if one.circle == circle and meant and date(year, one.month, one.day) <= today:
            yield _call(one, year)


def _call(one: Decided, year: int) -> str:
    later, month, day = one.review or (0, 1, 1)
    title = f"{one.title} {year}" if one.title == SHARE_OUT else one.title
    return call(
        "Décision",
        ("date", date(year, one.month, one.day).isoformat()),
        ("où", one.circle),
        ("titre", title),
        ("méthode", one.method),
        ("texte", one.text),
        ("proposition", one.proposal),
        ("objections", one.objections),
        ("remplace", one.replaces),
        ("revoir le", date(year + later, month, day).isoformat() if one.review else ""),
    )
