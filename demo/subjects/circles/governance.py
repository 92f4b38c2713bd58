"""Who holds what in the demo: each circle's roles and actions, the mandates in the bodies of the cooperative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from page import DemoPage, call
from subjects.circles.circles import Circle
from subjects.people.people import CO_MANAGERS

ELECTION, VOLUNTEER = "élection sans candidat", "volontariat"
VACANT, EXPIRED = "Formation", "Communication"
"""The circle with a vacant role, and the one whose facilitation has ended without anybody noticing."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A role that every circle has."""

    name: str
    purpose: str
    duties: tuple[str, ...]
    qualities: str
    appointment: str
    critical: bool


KINDS = (
    Kind(
        "Facilitation",
        "Des réunions où chacun·e peut parler et où l'on décide",
        ("Préparer l'ordre du jour", "Faire vivre les tours de parole", "Relire le compte rendu"),
        "Écoute ; Clarté",
        ELECTION,
        critical=True,
    ),
    Kind(
        "Mémoire",
        "Que l'on retrouve ce qui a été dit et décidé",
        ("Tenir le carnet de bord", "Reporter les décisions dans la semaine"),
        "Régularité",
        VOLUNTEER,
        critical=False,
    ),
    Kind(
        "Souci du budget",
        "Que le cercle sache ce qui lui reste",
        ("Lire la jauge chaque mois", "Prévenir le cercle à la première alerte"),
        "",
        ELECTION,
        critical=False,
    ),
)

ACTIONS = ((9, "en cours"), (24, "à faire"), (-12, "à faire"), (-30, "faite"))
"""Of the first of what a circle does: days until it is due, its state."""

PRESSING = ("Vie coopérative", "Technique")
"""The circles whose first action presses."""


def role_page(circle: Circle, today: date) -> DemoPage:
    """A circle's roles: those who held them last year, then those who hold them now."""
    head = (
        f"== Rôles du cercle {circle.name} ==\nUne fiche par rôle et par mandat ; les anciennes restent, pour mémoire."
    )
    calls = (_role(circle, number, kind, today) for number, kind in enumerate(KINDS))
    return DemoPage(f"{circle.name}/Rôles", "\n".join((head, "", *calls)))


def _role(circle: Circle, number: int, kind: Kind, today: date) -> str:
    (now, turn), before = held(circle, number, today), _member(circle, _place(circle, number) + 1)
    past = _past(circle, kind, before, turn)
    if circle.name == VACANT and number == 1:
        return f"{_sheet(circle, kind, '', None, None)}\n{past}"
    if circle.name == EXPIRED and number == 0:
        return _sheet(circle, kind, now, turn - timedelta(days=400), today - timedelta(days=21))
    return f"{_sheet(circle, kind, now, turn, turn + timedelta(days=365))}\n{past}"


def _past(circle: Circle, kind: Kind, who: str, until: date) -> str:
    """Who held it the year before: a short sheet is enough."""
    return call(
        "Rôle",
        ("nom", kind.name),
        ("cercle", circle.name),
        ("titulaire", who),
        ("début", (until - timedelta(days=365)).isoformat()),
        ("fin", until.isoformat()),
    )


def held(circle: Circle, number: int, today: date) -> tuple[str, date]:
    """Who holds a circle's role of that number now, and since when."""
    place = _place(circle, number)
    return _member(circle, place), _since(today, place * 23 % 300)


def _place(circle: Circle, number: int) -> int:
    return sum(map(ord, circle.name)) + number


def _since(today: date, days: int) -> date:
    start = today - timedelta(days=days + 5)
    return start.replace(day=min(start.day, 28))


def _member(circle: Circle, place: int) -> str:
    return circle.members[place % len(circle.members)]


def _sheet(circle: Circle, kind: Kind, who: str, start: date | None, end: date | None) -> str:
    values = (
        ("nom", kind.name),
        ("cercle", circle.name),
        ("raison d'être", kind.purpose),
        ("redevabilités", "\n" + "\n".join(f"* {duty}" for duty in kind.duties)),
        ("qualités", kind.qualities),
        ("titulaire", f"[[Utilisateur:{who}|{who}]]" if who else ""),
        ("début", start.isoformat() if start else ""),
        ("fin", end.isoformat() if end else ""),
        ("désignation", kind.appointment),
        ("critique", "oui" if kind.critical else ""),
    )
    given = (f"|{name}={value}" for name, value in values if value)
    return "\n".join(("{{Rôle", *given, "}}"))


def action_page(circle: Circle, today: date) -> DemoPage:
    """What a circle has to do."""
    head = f"== Actions du cercle {circle.name} ==\nUne ligne par chose à faire ; l'état change, la ligne reste."
    days = len(circle.name) % 7
    calls = (
        call(
            "Action",
            ("quoi", circle.tasks[number]),
            ("cercle", circle.name),
            ("qui", _member(circle, number) if after > 0 else ""),
            ("échéance", (today + timedelta(days=after + days)).isoformat()),
            ("état", state),
            ("urgente", "oui" if not number and circle.name in PRESSING else ""),
            ("besoin", "Une deuxième paire d'yeux" if number == 1 else ""),
        )
        for number, (after, state) in enumerate(ACTIONS)
    )
    return DemoPage(f"{circle.name}/Actions", "\n".join((head, "", *calls)))


def mandate_page(circles: tuple[Circle, ...], today: date) -> DemoPage:
    """The seats: co-managers, the supervisory board, who represents each circle in orientation."""
    head = (
        "== Mandats ==\n"
        "Qui siège où, depuis quand, jusqu'à quand. Un mandat terminé reste, une nouvelle ligne dit la suite."
    )
    parts = (
        head,
        "=== Cogérance ===\n" + "\n".join(_managers(today)),
        "=== Conseil de surveillance ===\n" + "\n".join(_board(circles, today)),
        "=== Cercle d'orientation ===\n" + "\n".join(_orientation(circles, today)),
    )
    return DemoPage("Mandats", "\n\n".join(parts))


def _mandate(body: str, who: str, start: date, years: int, college: str, circle: str = "") -> str:
    end = start.replace(year=start.year + years) - timedelta(days=1)
    return call(
        "Mandat",
        ("instance", body),
        ("qui", who),
        ("début", start.isoformat()),
        ("fin", end.isoformat()),
        ("représente", circle),
        ("collège", college),
    )


def _managers(today: date) -> list[str]:
    starts = (date(today.year - 3, 7, 1), date(today.year - 1, 7, 1))
    return [
        _mandate("cogérance", who, start, 4, "salarié associé") for who, start in zip(CO_MANAGERS, starts, strict=True)
    ]


def _board(circles: tuple[Circle, ...], today: date) -> list[str]:
    """Five seats: two of the five for associates who are not employed, which is more than a third."""
    start = date(today.year - 2, 7, 1)
    seats = [circle.members[-1] for circle in circles if circle.members[-1] not in CO_MANAGERS]
    colleges = ("salarié associé",) * 3 + ("associé non employé",) * 2
    people = dict.fromkeys(seats)
    return [
        _mandate("conseil de surveillance", who, start, 4, college)
        for who, college in zip(people, colleges, strict=False)
    ]


def _orientation(circles: tuple[Circle, ...], today: date) -> list[str]:
    seated: dict[str, str] = {}
    for number, circle in enumerate(circle for circle in circles if circle.entry != "mandat"):
        free = [name for name in circle.members if name not in seated]
        seated[free[number % len(free)]] = circle.name
    starts = (_since(today, number * 53 % 340) for number in range(len(seated)))
    return [
        _mandate(
            "cercle d'orientation",
            who,
            start,
            1,
            "équipe support" if circle == "Admin/compta" else "salarié associé",
            circle,
        )
        for (who, circle), start in zip(seated.items(), starts, strict=True)
    ]
