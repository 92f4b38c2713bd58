"""The figures of each year against a plain recount of random cooperatives; what is typed badly; what the page says."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from coopwiki.core.audience import Audience
from coopwiki.exchange.as_json import plain_value
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.contracts.deadlines_report import deadlines
from coopwiki.subjects.dashboard import overview_report
from coopwiki.subjects.finances import finances_report
from coopwiki.subjects.finances.finances_report import finances
from coopwiki.subjects.finances.projects_report import projects
from finance_sheets import RULE, funding, report, year
from ledgers import TODAY, call, codes, ledger


def test_a_funding_that_cannot_be_read_is_counted_with_the_figures_and_the_deadlines() -> None:
    found = ledger(funding(bilan_attendu_le="2026-09-01", montant="1e9"))
    assert (finances(found, TODAY).left_out, deadlines(found, TODAY).left_out) == (1, 1)
    assert (finances(found, TODAY).years, deadlines(found, TODAY).deadlines) == ((), ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (year(), []),
        (year(**{"chiffre d'affaires": "1e9"}), ["euros_unreadable"]),
        (year(**{"chiffre d'affaires": "1,006,643.50"}), ["euros_separators"]),
        (year(**{"chiffre d'affaires": "559 425"}), []),
        (year(**{"chiffre d'affaires": "559\u202f425,10 €"}), []),
        (year(**{"chiffre d'affaires": "-5"}), ["below_zero"]),
        (year(capital="−5 €"), ["below_zero"]),
        (year(résultat="-45690"), []),
        (year(année="25"), ["year_unreadable"]),
        (year(année="2025-2026"), ["unknown_book_year"]),
        (year(année=""), ["missing_field"]),
        (year(année="2027"), ["future_year"]),
        (year() + year(), ["same_year"]),
        (year() + year(année="2024"), []),
        (funding(), []),
        (funding(montant=""), []),
        (funding(montant="0"), []),
        (funding(montant="-100"), ["below_zero"]),
        (funding(montant="5000 à 8000 €"), ["euros_unreadable"]),
        (funding(nature=""), ["missing_field"]),
        (funding(nature="état"), ["choice_unknown"]),
        (funding(année="2027"), ["future_year"]),
        (funding() + funding(), ["same_funding"]),
        (funding() + funding(financeur="[[région]]", montant="7", état="versé"), ["same_funding"]),
        (funding() + funding(état="refusé"), []),
        (funding() + funding(objet="Vélo"), []),
        (funding(bilan_rendu_le="2025-12-31"), ["report_before_year"]),
        (funding(bilan_attendu_le="2025-12-31"), ["report_before_year"]),
        (funding(bilan_rendu_le="2026-01-01"), []),
        (funding(bilan_rendu_le="2026-07-01"), ["report_to_come"]),
    ],
)  # fmt: skip
def test_what_is_typed_is_told_or_counts(text: str, told: list[str]) -> None:
    assert codes(RULE + text) == told


def test_a_year_written_twice_loses_nothing_and_says_which_figure_counts() -> None:
    text = year(capital="5", résultat="1") + year(capital="6", **{"chiffre d'affaires": "7"})
    (row,) = report(text).years
    assert (str(row.turnover), str(row.result), str(row.capital)) == ("7.00", "1.00", "5.00")
    (issue,) = ledger(text).issues
    said = issue.fault.message.replace("\u00a0", " ")
    assert "« Carnet », ligne 1 (capital 5,00 € là-bas, 6,00 € ici ; le premier compte)" in said


@pytest.mark.parametrize(
    ("amounts", "share", "above"),
    [
        (("50", "50"), "50.0", False),
        (("50,01", "50"), "50.0", True),
        (("0", "0"), None, False),
        (("1", "7"), "12.5", False),
        (("0,25", "399,75"), "0.1", False),
        (("100", "-100"), None, False),
    ],
)
def test_a_share_is_rounded_half_up_and_compared_whole(
    amounts: tuple[str, str], share: str | None, *, above: bool
) -> None:
    public, own = amounts
    (row,) = report(funding(montant=public) + funding(nature="coopératif", montant=own)).years
    assert (row.public_share, row.above_ceiling, row.outside_only) == (share, above, False)


def test_the_ceiling_is_the_rule_of_the_last_day_of_the_year() -> None:
    later = "{{Règle|nom=part maximale de financement public|valeur=40 %|à partir du=2025-07-01}}"
    rows = report(later + funding(année="2024") + funding(année="2025") + funding()).years
    assert [row.ceiling for row in rows] == ["50", "40", "40"]
    assert report(later + funding(année="2025"), date(2025, 6, 30)).years[0].ceiling == "50"


def test_without_a_rule_there_is_no_ceiling() -> None:
    (row,) = finances(ledger(funding()), TODAY).years
    assert (row.ceiling, row.above_ceiling) == (None, False)


def pages(text: str, readers: Audience = Audience.EVERYONE) -> dict[str, str]:
    found = ledger(RULE + text)
    types = [finances_report.REPORT, overview_report.REPORT]
    made, failed = make(types, context_of(found, TODAY, Settings(), readers))
    assert failed == ()
    shown = [page for one in made for page in one.pages if isinstance(page, RobotPage)]
    return {page.title: page.content.replace("\u00a0", " ") for page in shown}


@pytest.mark.parametrize(
    ("text", "alert"),
    [
        (funding(), True),
        (funding(année="2025"), True),
        (funding(année="2018"), True),
        (funding(année="2018") + funding(année="2025", nature="privé"), False),
        (funding(état="demandé"), False),
        (funding() + funding(nature="privé"), False),
    ],
)
def test_the_front_page_warns_above_the_ceiling(text: str, *, alert: bool) -> None:
    assert ("d’argent public en" in pages(text)["Tableau de bord"]) is alert


def test_the_page_says_what_is_known_and_that_a_dash_is_no_zero() -> None:
    text = (
        year(année="2024", **{"chiffre d'affaires": "100"})
        + year(**{"chiffre d'affaires": "149,95"}, source="AG [[x]] <script>")
        + funding(objet="Vélo <b>", bilan_attendu_le="2026-06-01", montant="")
        + year(année="2027")
    )
    page = pages(text)["Tableau de bord/Finances"]
    assert "'''2025 : 149,95 € de chiffre d’affaires (+50 % en un an).'''" in page
    assert "'''En retard''', 1er juin 2026" in page
    assert "| —\n| —" in page
    assert "Exercice 2027" in page
    assert "<script>" not in page
    assert "<b>" not in page


def test_a_wiki_without_figures_has_no_page_of_them() -> None:
    assert list(pages("")) == ["Tableau de bord", "Tableau de bord/Gouvernance"]


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("chiffre d'affaires = 149,95 €", []),
        ("chiffre d'affaires 2024 = 100", []),
        ("chiffre d’affaires de 2024 = 101 €", ["article_figure"]),
        ("Capital = 5", []),
        ("résultat 2025 ≥ 0", ["article_figure"]),
        ("résultat = −3 €", []),
        ("part de financement public ≤ 50 %", ["article_figure"]),
        ("part maximale de financement public = 50 %", []),
        ("part maximale de financement public = 40 %", ["article_figure"]),
        ("capital 1950 = 3", []),
        ("capital", []),
    ],
)
def test_an_article_that_says_another_figure_is_told(indicator: str, told: list[str]) -> None:
    text = (
        year(année="2024", **{"chiffre d'affaires": "100"})
        + year(**{"chiffre d'affaires": "149,95"}, résultat="-3")
        + year(année="2026", capital="5")
        + funding()
        + f"{{{{Article|titre=A|indicateur={indicator}}}}}"
    )
    assert codes(RULE + text) == told


def won(**fields: str) -> str:
    plain = {"titre": "Ateliers", "financeur": "Région", "échéance": "2025-11-15", "montant": "100", "état": "obtenu"}
    return call("Appel à projets", plain | fields) + "\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (won(), ["won_without_funding"]),
        (won(état="déposé", échéance="2026-11-15"), []),
        (won() + funding(), []),
        (won() + funding(financeur="Ville"), ["won_without_funding"]),
        (won() + funding(état="demandé"), ["won_without_funding"]),
        (won() + funding(année="2024"), ["won_without_funding"]),
        (won() + funding(année="2024", objet="ateliers"), []),
        (won() + funding(montant="99"), ["won_with_another_sum"]),
        (won() + funding(montant=""), []),
        (won(montant="") + funding(), []),
        (won(montant="environ 90 €") + funding(), []),
        (won(montant="90 à 110 €") + funding(), []),
        (won(montant="110 à 120 €") + funding(), ["won_with_another_sum"]),
        (won() + funding(montant="60", objet="Ateliers") + funding(montant="40", objet="Ateliers", année="2025"), []),
        (won() + won(titre="B", montant="7") + funding(), ["won_without_funding"]),
        (won() + won(titre="B", montant="7") + funding(montant="7") + funding(montant="100", objet="C"), []),
    ],
)  # fmt: skip
def test_a_call_that_is_won_has_its_funding(text: str, told: list[str]) -> None:
    assert codes(text) == told


def test_what_to_type_for_a_call_that_is_won_is_a_whole_call() -> None:
    (issue,) = ledger(won()).issues
    said = issue.fault.message.replace("\u00a0", " ")
    assert "{{Financement|financeur=Région|nature=public|objet=Ateliers|année=2025|montant=100,00 €}}" in said


DOCS = Path(__file__).resolve().parents[2] / "docs" / "finances.md"


def test_the_worked_example_is_what_is_printed() -> None:
    text = DOCS.read_text(encoding="utf-8")
    (records,) = re.findall(r"^```wikitext\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    year_told, funder_told = map(json.loads, re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    found = ledger(records)
    years = plain_value(finances(found, TODAY))["years"]
    funders = plain_value(projects(found, TODAY))["funders"]
    assert year_told == years[1]
    (region,) = [row for row in funders if row["name"] == "Région"]
    assert {name: region[name] for name in funder_told} == funder_told
