"""The demo's calls for projects: one that closes soon, one to study, some of last year with their outcome."""

from __future__ import annotations

from datetime import date, timedelta

from page import DemoPage, call

CALLS = (
    (12, "Ateliers ouverts", "Région", "5000 à 8000 €", "réemploi", "Ana Martin", "en cours"),
    (75, "Numérique sobre", "Fondation du Lien", "environ 10000 €", "numérique", "", ""),
    (-20, "Rues à vélo", "Ville", "3000 €", "vélo", "Wassim Tlili", "déposé"),
    (-260, "Cuisines partagées", "Département", "4500 €", "alimentation", "Inès Carvalho", "obtenu"),
    (-300, "Lire à voix haute", "Fondation du Lien", "", "culture", "Clara Wintzer", "refusé"),
)  # fmt: skip
"""Days until the deadline, title, funder, amount, theme, who answers, state."""


def call_page(today: date) -> DemoPage:
    """A page with all of them."""
    head = "== Appels à projets ==\nUne fiche par appel ; son état change, la fiche reste."
    calls = (
        call(
            "Appel à projets",
            ("titre", title),
            ("financeur", funder),
            ("échéance", (today + timedelta(days=ahead)).isoformat()),
            ("montant", amount),
            ("thèmes", theme),
            ("qui répond", who),
            ("état", state),
        )
        for ahead, title, funder, amount, theme, who, state in CALLS
    )
    return DemoPage("Appels à projets", "\n\n".join((head, *calls)))


def space_page(today: date) -> DemoPage:
    """A space that is no circle, with what is to be done there."""
    head = "== Journée mensuelle ==\nOn s'y retrouve une fois par mois, tous cercles ensemble."
    sheet = call(
        "Espace",
        ("nom", "Journée mensuelle"),
        ("cercle", "Vie coopérative"),
        ("but", "Se retrouver une fois par mois"),
        ("ouvert", "oui"),
    )
    tasks = (
        call(
            "Action",
            ("quoi", what),
            ("espace", "Journée mensuelle"),
            ("qui", who),
            ("échéance", (today + timedelta(days=ahead)).isoformat()),
            ("importante", "oui"),
        )
        for what, who, ahead in (
            ("Réserver la salle", "Fatou Ndoye", 10),
            ("Écrire l'invitation", "", 15),
        )
    )
    return DemoPage("Journée mensuelle/Actions", "\n\n".join((head, sheet, "\n".join(tasks))))


def verified_pages(today: date) -> tuple[DemoPage, ...]:
    """Two pages with a banner: one read lately, one a long time ago."""
    return tuple(
        DemoPage(title, _banner(today - timedelta(days=days), who) + text)
        for title, days, who, text in (
            ("Technique/Sauvegardes", 90, "Ana Martin", "Une sauvegarde par nuit, relue chaque mois."),
            ("Accompagnement/Premier rendez-vous", 500, "Odile Ferrandier", "Une heure, autour d'un café."),
        )
    )


def _banner(day: date, who: str) -> str:
    return call("Vérifié", ("le", day.isoformat()), ("par", who)) + "\n\n"
