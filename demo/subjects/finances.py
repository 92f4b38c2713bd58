"""The demo's money from year to year: seven years of figures, five funders, and the reports they wait for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from page import DemoPage, call
from subjects.calls import CALLS

FIGURES = (
    ("248 912 €", "−31 450 €", ""),
    ("263 075 €", "9 820 €", "18 240 €"),
    ("402 318 €", "21 604 €", "22 915 €"),
    ("587 440 €", "12 233 €", "27 160 €"),
    ("796 105 €", "24 871 €", "28 020 €"),
    ("1 214 660 €", "38 902 €", "33 500 €"),
    ("1 530 287 €", "", ""),
)
"""Turnover, result and capital of the seven years before this one, the oldest first; '' where nobody wrote it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A funding. `back` is how many years ago, `due` and `given` are days from today, 0 for none."""

    funder: str
    nature: str
    purpose: str
    amount: str
    back: int
    state: str
    due: int = 0
    given: int = 0


FUNDINGS = (
    Given("Région", "public", "Accueil des nouvelles personnes", "9 000 €", 3, "versé", -700, -720),
    Given("Région", "public", "Accueil des nouvelles personnes", "8 000 €", 2, "versé", -340, -352),
    Given("Région", "public", "Accueil des nouvelles personnes", "6 000 €", 1, "versé", -12),
    Given("Fondation du Lien", "fondation", "Dépliants et salons", "", 0, "accordé", 60),
    Given("Le Relais des possibles", "privé", "Le wiki", "900 €", 1, "versé", -200, -210),
    Given("Le Relais des possibles", "privé", "Le wiki", "900 €", 0, "versé", 130),
    Given("Ville", "public", "Rues à vélo", "3 000 €", 0, "demandé"),
    Given("Coopératrices et coopérateurs", "coopératif", "Budgets des cercles", "11 000 €", 2, "versé"),
    Given("Coopératrices et coopérateurs", "coopératif", "Budgets des cercles", "14 500 €", 1, "versé"),
    Given("Coopératrices et coopérateurs", "coopératif", "Budgets des cercles", "16 000 €", 0, "versé"),
)


def year_page(today: date) -> DemoPage:
    """The figures, year by year."""
    head = (
        "== Exercices ==\n"
        "Les chiffres de chaque année, tels que l'assemblée les a reçus. Ce que personne ne sait reste vide."
    )
    first = today.year - len(FIGURES)
    calls = (
        call(
            "Exercice",
            ("année", str(year)),
            ("chiffre d'affaires", turnover),
            ("résultat", result),
            ("capital", capital),
            ("source", f"Assemblée générale de {year + 1}"),
        )
        for year, (turnover, result, capital) in enumerate(FIGURES, first)
    )
    return DemoPage("Exercices", "\n".join((head, "", *calls)))


def funding_page(today: date) -> DemoPage:
    """Who finances what, and the funding that answers each call that is won."""
    head = (
        "== Financements ==\n"
        "Une ligne par financeur, par objet et par année. Quand le bilan est rendu, on écrit le jour."
    )
    calls = (_funding(today, one) for one in FUNDINGS)
    return DemoPage("Financements", "\n".join((head, "", *calls, *_won(today))))


def _funding(today: date, one: Given) -> str:
    return call(
        "Financement",
        ("financeur", one.funder),
        ("nature", one.nature),
        ("objet", one.purpose),
        ("montant", one.amount),
        ("année", str(today.year - one.back)),
        ("état", one.state),
        ("bilan attendu le", _day(today, one.due)),
        ("bilan rendu le", _day(today, one.given)),
    )


def _won(today: date) -> tuple[str, ...]:
    return tuple(
        call(
            "Financement",
            ("financeur", funder),
            ("nature", "public"),
            ("objet", title),
            ("montant", amount),
            ("année", str((today + timedelta(days=ahead)).year)),
        )
        for ahead, title, funder, amount, _, _, state in CALLS
        if state == "obtenu"
    )


def _day(today: date, ahead: int) -> str:
    return (today + timedelta(days=ahead)).isoformat() if ahead else ""
