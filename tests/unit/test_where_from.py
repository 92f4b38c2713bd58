"""Each figure of each page leads to the lines that make it: the link stands there, and so do the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.deployment.shipped_page import sources
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.publishing.title_parts import data_name
from coopwiki.publishing.wikilinks import source
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.explained import EXPLAINED
from coopwiki.subjects.figure import Figure
from coopwiki.subjects.reports import REPORTS
from ledgers import SHEETS, TODAY, budget, ledger, line

ROOT = "Tableau de bord"
MONTHS = ("2025-03", "2026-03", "2026-05", "2026-06")
PAGES = SHEETS | {
    "Utilisateur:Ana": "{{Profil|nom=Ana Martin|secteur=Artisanat}}",
    "Règles": "{{Règle|nom=heures d'un ETP|valeur=1607 h|à partir du=2020-01-01}}"
    "{{Règle|nom=seuils d'alerte d'un budget|valeur=5 %|à partir du=2020-01-01}}",
    "Fonds": "\n".join((
        budget(), budget(cercle="Accueil", montant="30"), budget(nature="dépenses", montant="50,05"),
        budget(cercle="Accueil", année="2025", montant="20"), budget(année="2025", montant="10"),
        "{{Virement|date=2026-02-01|de=Technique|vers=Accueil|montant=3,33}}",
        "{{Budget|année=2025|nom=Deux|montant=1}}" * 2,
    )),
    "Réunion": (
        "{{Solde constaté|date=2026-04-30|budget=Technique|montant=900|écart accepté=arrondis}}\n"
        "{{Solde constaté|date=2026-05-31|budget=Technique|montant=870}}\n"
        "{{Clôture|année=2025|budget=Accueil|méthode=prorata|enveloppe=12|renoncements=Paul Roy : 3 €}}\n"
        "{{Intention|date=2026-05-02|qui=Anou|cercle=Tech|quoi=Refonte|montant=20 à 30 €}}\n"
        "{{Dépense|date=2026-04-02|budget=Tech|objet=Disque|montant=20 €|état=payée}}\n"
        "{{Dépense|date=2026-04-03|budget=Tech|objet=Écran|montant=5 €}}\n"
        "{{Dépense|date=2026-04-03|budget=Accueil|objet=Affiche|état=engagée}}"
    ),
    "Carnet": "\n".join((
        line(durée="1h20", taux="20", marque="Fil Bleu"), line(date="2026-05-04", montant="7", bon="B-1"),
        line(date="2026-06-04", durée="2h"), line(date="2026-06-05", qui="Paul Roy", cercle="Accueil", montant="45"),
        line(date="2025-03-04", cercle="Accueil", montant="40"), line(date="2025-03-05", montant="40"),
        line(date="2025-03-05", cercle="Accueil", montant="15", qui="Paul Roy", réglé_le="2025-04-01"),
        line(date="2026-05-06", durée="1h75"), line(date="2026-06-04", durée="2h", budget="Zut", cercle=""),
    )),
}  # fmt: skip


@pytest.fixture(scope="module")
def books() -> Ledger:
    return ledger(PAGES)


@pytest.fixture(scope="module")
def context(books: Ledger) -> Context:
    return context_of(books, TODAY, Settings(), Audience.MEMBERS)


@pytest.fixture(scope="module")
def pages(context: Context) -> Mapping[str, str]:
    made, failed = make(REPORTS, context)
    assert failed == ()
    return {p.title: p.content for one in made for p in one.pages if isinstance(p, RobotPage)}


def months(year: str = "") -> list[str]:
    return [f"{ROOT}/Contributions {month}" for month in MONTHS if month.startswith(year)]


def funds(year: int, pages: Mapping[str, str]) -> list[str]:
    """The page of all budgets of a year, and that of each."""
    return [title for title in pages if title.startswith(f"{ROOT}/Budgets {year}")]


def lead(report: str, figure: Figure, pages: Mapping[str, str]) -> tuple[str, list[str]]:
    """The page a figure stands on, and those that hold its lines, itself perhaps."""
    row, group = figure.row, figure.group
    if figure.name == "left_out" or group == "left_out" or group in ("to_mend", "warnings", "errors"):
        return home(report, figure), [f"{ROOT}/Fiches à corriger"]
    if report == "contributions":
        return home(report, figure), months(row if group in ("by_month", "by_year") else "")
    if report in ("budgets", "circles", "overview") and figure.name != "lately":
        own = [f"{ROOT}/Budgets 2026/{data_name(row)}"] if row else funds(2026, pages)
        return home(report, figure), months("2026-06") if group == "contributions" else own
    if report == "circles":
        return home(report, figure), months("2026-05") + months("2026-06")
    if report == "closing":
        year = int(row.rpartition(" ")[2])
        return f"{ROOT}/Clôture {year}", [f"{ROOT}/Clôture {year}", *funds(year, pages)]
    own = [home(report, figure)]
    if report == "assertions":
        own.append(f"{ROOT}/Budgets {row[-10:-6]}/{data_name(row.rpartition(' ')[0])}")
    return home(report, figure), own


def home(report: str, figure: Figure) -> str:
    if report == "mine":
        return f"{ROOT}/Personnes/{'Ana Martin' if 'Ana Martin' in figure.row else 'Paul Roy'}"
    named = {
        "contributions": "/Contributions",
        "budgets": "/Budgets 2026",
        "assertions": "/Soldes constatés",
        "contradictions": "/Contradictions",
        "circles": "/Cercles",
        "issues": "/Fiches à corriger",
        "closing": "/Clôture 2025",
        "overview": "",
    }
    return ROOT + named[report]


SHOWN = (
    "contributions", "budgets", "closing", "assertions", "contradictions", "circles", "mine", "issues", "overview",
)  # fmt: skip


def figures(books: Ledger, report: str) -> Iterator[Figure]:
    """Those that have a value: nothing leads to nothing. The whole of a person's mistakes stands on no page."""
    for figure in EXPLAINED[report](books, TODAY):
        if figure.value not in (None, 0) and not (report == "mine" and figure.group == "left_out"):
            yield figure


@pytest.mark.parametrize("report", SHOWN)
def test_each_figure_has_a_link_to_a_page_that_is_there(report: str, books: Ledger, pages: Mapping[str, str]) -> None:
    every = list(figures(books, report))
    assert len(every) > (2 if report != "contradictions" else 0)
    for figure in every:
        start, ends = lead(report, figure, pages)
        assert start in pages, (report, figure.whole_path, start)
        for end in ends:
            assert end in pages, (report, figure.whole_path, end)
            assert is_led_to(end, start, pages), (report, figure.whole_path, start, end)


def is_led_to(end: str, start: str, pages: Mapping[str, str]) -> bool:
    """By a link, or, for one budget among all of a year, by way of the page of all."""
    index = end.rpartition("/")[0]
    direct = end == start or f"[[:{end}|" in pages[start]
    return direct or (f"[[:{index}|" in pages[start] and f"[[:{end}|" in pages.get(index, ""))


@pytest.mark.parametrize("report", [name for name in SHOWN if name not in ("issues", "contradictions")])
def test_the_pages_a_figure_leads_to_hold_every_line_it_is_made_of(
    report: str, books: Ledger, pages: Mapping[str, str]
) -> None:
    for figure in figures(books, report):
        _, ends = lead(report, figure, pages)
        held = "".join(pages[end] for end in ends)
        for term in figure.explained(report).terms:
            if term.page and "Fiches à corriger" not in ends[0]:
                place = source(term.page, term.revision, term.line)
                assert place in held, (report, figure.whole_path, term)


def test_what_is_counted_to_be_mended_is_listed_page_by_page(books: Ledger, pages: Mapping[str, str]) -> None:
    listed = pages[f"{ROOT}/Fiches à corriger"]
    for figure in figures(books, "issues"):
        for term in figure.explained("issues").terms:
            section = listed.partition(f"[[:{term.page}|")[2]
            assert f"ligne {term.line}" in section


def test_each_page_leads_to_where_figures_come_from_and_ends_with_no_command(context: Context, books: Ledger) -> None:
    made, _ = make(REPORTS, context)
    for one in made:
        shown = [page for page in one.pages if isinstance(page, RobotPage)]
        assert all("[[:Aide:D’où vient ce chiffre ?|" in page.content for page in shown)
        assert not [page.title for page in shown if "coopwiki explain" in page.content]
        assert one.report.name in EXPLAINED
    assert books.issues


def test_the_page_for_operators_says_what_to_ask_of_each_report() -> None:
    (page,) = (source.text for source in sources() if source.title == "Aide:Pour les opérateurs")
    asked = page.partition("ligne par ligne ==\n")[2].partition("\n== ")[0]
    assert set(re.findall(r"^\* .* : <code>(\w+)</code>$", asked, re.MULTILINE)) == set(EXPLAINED)
