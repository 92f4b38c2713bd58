"""The figures of each year against a plain recount of random cooperatives; what is typed badly; what the page says."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from coopwiki.core.audience import Audience
from coopwiki.exchange.as_json import plain_value
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.contracts.deadlines_report import deadlines
from coopwiki.subjects.dashboard import overview_report
from coopwiki.subjects.explained import EXPLAINED, explain
from coopwiki.subjects.finances import finances_report
from coopwiki.subjects.finances.finances_report import Finances, finances
from coopwiki.subjects.finances.projects_report import projects
from ledgers import TODAY, call, codes, ledger

RULE = "{{Règle|nom=part maximale de financement public|valeur=50 %|à partir du=2017-01-01|source=Statuts}}"
NATURES = {"public": "public", "fondation": "foundation", "privé": "private", "coopératif": "cooperative"}


def year(**fields: str) -> str:
    return call("Exercice", {"année": "2025"} | fields) + "\n"


def funding(**fields: str) -> str:
    plain = {"financeur": "Région", "nature": "public", "année": "2026", "montant": "100"}
    return call("Financement", plain | fields) + "\n"


def report(text: str, on: date = TODAY) -> Finances:
    return finances(ledger(RULE + text, on), on)


Figures = dict[int, tuple[int | None, int | None, int | None]]
Given = tuple[str, int, int | None, str, date | None, date | None]


def cooperative(seed: int) -> tuple[Figures, list[Given], str]:
    """Years with blanks and holes, fundings of every nature and state, some unknown, some for years to come."""
    random = Random(seed)

    def cents(low: int, high: int) -> int | None:
        return random.randrange(low, high) if random.random() < 0.75 else None

    years = {y: (cents(0, 10**8), cents(-(10**7), 10**7), cents(0, 10**7)) for y in range(2016, 2028)}
    figures = {y: own for y, own in years.items() if random.random() < 0.8}
    given: list[Given] = []
    for _ in range(random.randrange(14)):
        day = date(random.randrange(2025, 2028), random.randrange(1, 13), 5) if random.random() < 0.6 else None
        done = date(2026, random.randrange(1, 13), 9) if random.random() < 0.3 else None
        state = random.choice(("demandé", "accordé", "versé", "refusé", ""))
        given.append((random.choice(list(NATURES)), random.randrange(2018, 2028), cents(1, 10**6), state, day, done))
    return figures, given, written(figures, given)


def written(figures: Figures, given: list[Given]) -> str:
    rows = [
        year(année=str(y), **{"chiffre d'affaires": typed(a), "résultat": typed(b), "capital": typed(c)})
        for y, (a, b, c) in figures.items()
    ]
    rows += [
        funding(
            financeur=f"Financeur {n}", nature=nature, année=str(y), montant=typed(amount), état=state,
            **{"bilan attendu le": str(due or ""), "bilan rendu le": str(done or "")},
        )
        for n, (nature, y, amount, state, due, done) in enumerate(given)
    ]  # fmt: skip
    return "".join(rows)


def typed(cents: int | None) -> str:
    return "" if cents is None else f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02} €"


def euros(cents: int | None) -> str | None:
    return None if cents is None else f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def tenth(ratio: Fraction) -> str:
    """Per cent to one decimal, by whole numbers alone."""
    doubled = abs(ratio) * 2000 + 1
    whole = doubled.numerator // doubled.denominator // 2
    return f"{'-' if ratio < 0 and whole else ''}{whole // 10}.{whole % 10}"


@pytest.mark.parametrize("seed", range(40))
def test_years_growth_and_shares_are_those_of_a_plain_recount(seed: int) -> None:
    figures, given, text = cooperative(seed)
    data = plain_value(report(text))
    counted = [one for one in given if one[3] in ("accordé", "versé", "") and one[1] <= 2026]
    years = sorted({y for y in figures if y <= 2026} | {one[1] for one in counted})
    assert [row["year"] for row in data["years"]] == years
    for row in data["years"]:
        turnover, result, capital = figures.get(row["year"], (None, None, None))
        before = figures.get(row["year"] - 1, (None, None, None))[0]
        growth = tenth(Fraction(turnover, before) - 1) if turnover is not None and before else None
        assert (row["turnover"], row["result"], row["capital"]) == tuple(map(euros, (turnover, result, capital)))
        assert row["turnover_growth"] == growth
        own = [(nature, amount) for nature, y, amount, *_ in counted if y == row["year"]]
        sums = {english: sum(a or 0 for n, a in own if n == french) for french, english in NATURES.items()}
        assert row["funding"] == {k: euros(v) for k, v in sums.items()} | {"unknown": [a for _, a in own].count(None)}
        whole = sum(sums.values())
        assert row["public_share"] == (tenth(Fraction(sums["public"], whole)) if whole else None)
        assert row["ceiling"] == (None if row["year"] < 2017 else "50")
        assert row["above_ceiling"] == (row["year"] >= 2017 and 2 * sums["public"] > whole)
        assert row["outside_only"] == (bool(own) and "coopératif" not in [n for n, _ in own])


@pytest.mark.parametrize("seed", range(40))
def test_reports_due_are_those_granted_and_not_given_and_deadlines_say_the_same(seed: int) -> None:
    _, given, text = cooperative(seed)
    awaited = sorted(
        (due, f"Financeur {n}")
        for n, (_, y, _, state, due, done) in enumerate(given)
        if due and y <= 2026 and state in ("accordé", "versé", "") and (done is None or done > TODAY)
    )
    found = ledger(RULE + text)
    assert sorted((one.due, one.funder) for one in finances(found, TODAY).reports_due) == awaited
    told = [one for one in deadlines(found, TODAY).deadlines if one.kind == "funder_report"]
    soon = [(due, who) for due, who in awaited if due <= date(2027, 6, 30)]
    assert [(one.due, one.who, one.days) for one in told] == [(d, w, (d - TODAY).days) for d, w in soon]
    assert {one.state for one in told if one.due < TODAY} <= {"overdue"}


def test_a_funding_that_cannot_be_read_is_counted_with_the_figures_and_the_deadlines() -> None:
    found = ledger(funding(bilan_attendu_le="2026-09-01", montant="1e9"))
    assert (finances(found, TODAY).left_out, deadlines(found, TODAY).left_out) == (1, 1)
    assert (finances(found, TODAY).years, deadlines(found, TODAY).deadlines) == ((), ())


@pytest.mark.parametrize("seed", range(10))
def test_every_figure_adds_up_and_has_one_name(seed: int) -> None:
    found = ledger(RULE + cooperative(seed)[2])
    figures = list(EXPLAINED["finances"](found, TODAY))
    assert all(figure.explained("finances").adds_up for figure in figures)
    for figure in figures[seed :: len(figures) // 4]:
        assert explain(found, TODAY, "finances", figure.whole_path) == figure.explained("finances")
    shares = {row.year: row.public_share for row in finances(found, TODAY).years}
    told = {f.row: f.value for f in figures if f.name == "public_share"}
    assert told == {str(y): None if share is None else Decimal(share) for y, share in shares.items()}


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
        (year(année="2025-2026"), ["year_unreadable"]),
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
    assert list(pages("")) == ["Tableau de bord"]


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
