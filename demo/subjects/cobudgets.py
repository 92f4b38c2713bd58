"""The demo's co-budgets: a round of this spring that is over, and one that is open now."""

from __future__ import annotations

from datetime import date, timedelta

from page import DemoPage, call

SPRING = (
    ("Un vélo cargo partagé", "Wassim Tlili", "300 €", "600 €", "Faire les courses communes sans camionnette."),
    ("Un four à céramique", "Ana Martin", "500 €", "", "Cuire à plusieurs, le jeudi."),
    ("Des bacs de compost", "Aïcha Benslimane", "80 €", "120 €", "Trois bacs dans la cour du local."),
)  # fmt: skip
AUTUMN = (
    ("Une bibliothèque de métier", "Maëlle Tanguy-Roche", "150 €", "400 €", "Des livres que l'on se prête."),
    ("Un micro pour les visios", "Loïc Kerbrat", "", "90 €", "Que l'on s'entende enfin."),
)  # fmt: skip
"""Title, who, least, most, what it will do."""

SPRING_PARTS = (
    (2, "Ana Martin", 0, "50 €"), (2, "Loïc Kerbrat", 0, "50 €"), (3, "Fatou Ndoye", 0, "50 €"),
    (5, "Samuel Berthelin", 0, "50 €"), (6, "Clara Wintzer", 0, "50 €"), (7, "Rokia Diabaté-Colin", 0, "50 €"),
    (8, "Pablo Iturralde", 0, "20 €"), (8, "Pablo Iturralde", 2, "30 €"), (9, "Jeanne Dubrulle", 1, "50 €"),
    (9, "Kévin Lestienne", 1, "50 €"), (12, "Yasmine Oukaci", 2, "50 €"), (12, "Odile Ferrandier", 1, "25,50 €"),
)  # fmt: skip
AUTUMN_PARTS = (
    (1, "Ana Martin", 0, "30 €"), (1, "Thibaut Delacourt", 0, "50 €"), (2, "Linh", 1, "45 €"),
    (3, "Mamadou Sarr-Vidal", 1, "20 €"), (3, "Ana Martin", 1, "35 €"),
)  # fmt: skip
"""The day after the opening, who, which project, how much. The last one is more than she has left."""


def cobudget_page(today: date) -> DemoPage:
    """Both rounds, with their projects and parts up to today."""
    spring, autumn = date(today.year, 1, 5), today - timedelta(days=6)
    parts = (
        "== Co-budgets ==\nChaque membre a 50 € à donner aux projets de son choix, sauf au sien.",
        _round(f"Hiver {today.year}", "800 €", spring, 21, SPRING, SPRING_PARTS, today),
        _round(f"En ce moment, {today.year}", "1 000 €", autumn, 20, AUTUMN, AUTUMN_PARTS, today),
    )
    return DemoPage(f"Co-budgets {today.year}", "\n\n".join(parts))


def _round(
    name: str,
    envelope: str,
    opening: date,
    days: int,
    projects: tuple[tuple[str, str, str, str, str], ...],
    parts: tuple[tuple[int, str, int, str], ...],
    today: date,
) -> str:
    closing = opening + timedelta(days=days)
    head = call(
        "Co-budget",
        ("nom", name),
        ("enveloppe", envelope),
        ("par personne", "50 €"),
        ("ouverture", opening.isoformat()),
        ("clôture", closing.isoformat()),
        ("pour soi", "non"),
    )
    asked = "\n".join(_project(name, *project) for project in projects)
    given = "\n".join(
        call(
            "Part",
            ("qui", who),
            ("projet", projects[number][0]),
            ("montant", amount),
            ("date", (opening + timedelta(days=after)).isoformat()),
        )
        for after, who, number, amount in parts
        if opening + timedelta(days=after) <= today
    )
    return f"=== {name} ===\n{head}\n\n{asked}\n\n{given}"


def _project(name: str, title: str, who: str, least: str, most: str, about: str) -> str:
    fields = (
        ("titre", title),
        ("qui", who),
        ("minimum", least),
        ("maximum", most),
        ("co-budget", name),
        ("description", about),
    )
    return "\n".join(("{{Projet", *(f"|{key}={value}" for key, value in fields if value), "}}"))
