"""Elections without candidate: one that is whole, one with an objection, one that has only begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from page import DemoPage, call
from subjects.circles.circles import Circle
from subjects.circles.governance import held

REASONS = (
    "Tout le monde peut parler quand elle est là.",
    "Une parole claire, même tard.",
    "Le temps de préparer.",
)
MISSIONS = ("missions", "Préparer l'ordre du jour ; Faire vivre les tours de parole")
QUALITIES = ("qualités", "Écoute ; Clarté")


def election_pages(circles: tuple[Circle, ...], today: date) -> Iterator[DemoPage]:
    """The pages of three circles that elected somebody, or are about to."""
    named = {circle.name: circle for circle in circles}
    yield _page(named["Technique"], _whole(named["Technique"], today))
    yield _page(named["Qualiopi"], _objected(named["Qualiopi"], today - timedelta(days=9)))
    yield _page(named["Communication"], _begun(named["Communication"], today - timedelta(days=2)))


def _page(circle: Circle, text: str) -> DemoPage:
    head = f"== Élections du cercle {circle.name} ==\nPersonne n'est candidat ; le nombre de voix ne décide de rien."
    return DemoPage(f"{circle.name}/Élections", f"{head}\n\n{text}")


def _whole(circle: Circle, today: date) -> str:
    """The facilitation as its sheet says, by an election whose only objection was lifted the same day."""
    who, day = held(circle, 0, today)
    others = [name for name in circle.members if name != who]
    sheet = _sheet(
        "Facilitation",
        circle,
        day,
        ("facilitation", others[0]),
        MISSIONS,
        QUALITIES,
        ("mandat", "1 an"),
        ("proposé", who),
        ("élu", who),
        ("accord", "oui"),
    )
    first = (
        _vote("1", voter, chosen, n)
        for n, (voter, chosen) in enumerate(((others[0], who), (others[1], others[2]), (others[2], who)))
    )
    second = (_vote("2", voter, who, n) for n, voter in enumerate(others[:3]))
    lifted = call(
        "Objection",
        ("de", others[1]),
        ("texte", "Deux rôles déjà : l'un est passé."),
        ("levée le", day.isoformat()),
    )
    return "\n".join((sheet, "", *first, *second, lifted))


def _objected(circle: Circle, day: date) -> str:
    """Totals alone, and an objection that stands."""
    who, other = circle.members[0], circle.members[1]
    sheet = _sheet(
        "Souci du budget",
        circle,
        day,
        ("missions", "Lire la jauge chaque mois"),
        ("qualités", "Régularité"),
        ("mandat", "2 ans"),
        ("premier tour", f"{who} : 3 ; {other} : 1"),
        ("second tour", f"{who} : 4"),
        ("proposé", who),
    )
    return "\n".join(
        (
            sheet,
            "",
            call("Objection", ("de", other), ("texte", "L'audit prend déjà tout son temps.")),
        )
    )


def _begun(circle: Circle, day: date) -> str:
    sheet = _sheet("Facilitation", circle, day, MISSIONS, QUALITIES)
    votes = (_vote("1", voter, circle.members[-1], n) for n, voter in enumerate(circle.members[:2]))
    return "\n".join((sheet, "", *votes))


def _sheet(role: str, circle: Circle, day: date, *fields: tuple[str, str]) -> str:
    given = (("rôle", role), ("cercle", circle.name), ("date", day.isoformat()), *fields)
    return "\n".join(("{{Élection", *(f"|{name}={value}" for name, value in given), "}}"))


def _vote(number: str, voter: str, chosen: str, reason: int) -> str:
    return call(
        "Voix",
        ("tour", number),
        ("de", voter),
        ("pour", chosen),
        ("raison", REASONS[reason % len(REASONS)]),
    )
