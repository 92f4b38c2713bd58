"""Expenses by what they name, against a plain recount of random purchases; the text of the report that is due."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from coopwiki.core.audience import Audience
from coopwiki.exchange.as_json import plain_value
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.explained import EXPLAINED, explain
from coopwiki.subjects.finances import projects_report
from coopwiki.subjects.finances.projects_report import Projects, projects
from ledgers import TODAY, call, codes, ledger

FIELDS = {"projet": "projects", "commun": "commons", "marque": "brands", "financeur": "funders"}
STATES = {"envisagée": "planned", "engagée": "committed", "payée": "paid", "": "committed"}
NAMES = ("Alpha", "[[Bêta]]", "béta", "ALPHA", "Gamma", "")
ONE = {"Alpha": "alpha", "ALPHA": "alpha", "[[Bêta]]": "beta", "béta": "beta", "Gamma": "gamma"}


def expense(**fields: str) -> str:
    plain = {"date": "2026-03-12", "budget": "Achats", "objet": "Chaises", "montant": "100"}
    return call("Dépense", plain | fields) + "\n"


def funding(**fields: str) -> str:
    plain = {"financeur": "Alpha", "nature": "public", "année": "2026", "montant": "1000"}
    return call("Financement", plain | fields) + "\n"


def report(text: str) -> Projects:
    return projects(ledger(text), TODAY)


def purchases(seed: int) -> list[dict[str, str]]:
    """Expenses that name some of the four, with amounts exact, as a range, or unknown; some are to come."""
    random = Random(seed)
    return [
        {
            "date": str(TODAY + timedelta(days=random.randrange(-900, 60))),
            "montant": random.choice(("", str(random.randrange(1, 900)), "100 à 150 €", "environ 80 €")),
            "état": random.choice(tuple(STATES)),
            **{field: random.choice(NAMES) for field in FIELDS},
        }
        for _ in range(random.randrange(1, 20))
    ]


def low_high(amount: str) -> tuple[int, int]:
    known = {"100 à 150 €": (100, 150), "environ 80 €": (80, 80), "": (0, 0)}
    return known.get(amount) or (int(amount), int(amount))


def told(row: dict[str, Any], state: str) -> tuple[float, float, int]:
    return float(row[state]["low"]), float(row[state]["high"]), row[state]["unknown"]


@pytest.mark.parametrize("seed", range(40))
def test_expenses_by_name_are_those_of_a_plain_recount(seed: int) -> None:
    given = purchases(seed)
    data = plain_value(report("".join(expense(**one) for one in given)))
    counted = [one for one in given if one["date"] <= str(TODAY)]
    assert data["elsewhere"] == sum(not any(one[field] for field in FIELDS) for one in counted)
    assert len(data["future"]) == len(given) - len(counted)
    for field, group in FIELDS.items():
        rows = {ONE[name] for one in counted if (name := one[field])}
        assert len(data[group]) == len(rows)
        for row in data[group]:
            own = [one for one in counted if one[field] and ONE[one[field]] == ONE_OF[row["name"]]]
            assert len(row["lines"]) == len(own)
            for state in ("planned", "committed", "paid"):
                amounts = [one["montant"] for one in own if STATES[one["état"]] == state]
                sums = [sum(low_high(amount)[end] for amount in amounts) for end in (0, 1)]
                assert told(row, state) == (*sums, amounts.count(""))


ONE_OF = {**ONE, "Bêta": "beta"}


@pytest.mark.parametrize("seed", range(10))
def test_every_figure_adds_up_and_has_one_name(seed: int) -> None:
    text = "".join(expense(**one) for one in purchases(seed))
    text += funding(bilan_attendu_le="2026-05-01") + funding(financeur="Béta", montant="") + funding(année="2024")
    text += funding(bilan_attendu_le="2026-05-01", objet="Autre") + expense(date="demain")
    found = ledger(text)
    figures = list(EXPLAINED["projects"](found, TODAY))
    names = {f"{figure.group} {figure.name.split(' ')[0]}" for figure in figures}
    assert all(figure.explained("projects").adds_up for figure in figures)
    for figure in figures[seed :: len(figures) // 4]:
        assert explain(found, TODAY, "projects", figure.whole_path) == figure.explained("projects")
    assert {"funders left", "funders granted", "reports paid", "reports_due days", "left_out "} <= names


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (funding() + expense(financeur="alpha", état="payée") + expense(financeur="Alpha"), ("800.00", "800.00", 0)),
        (funding() + expense(financeur="Alpha", montant="100 à 150 €"), ("850.00", "900.00", 0)),
        (funding() + expense(financeur="Alpha", montant=""), ("1000.00", "1000.00", 1)),
        (funding() + expense(financeur="Alpha", état="envisagée"), ("1000.00", "1000.00", 0)),
        (funding() + expense(financeur="Alpha", date="2026-07-01"), ("1000.00", "1000.00", 0)),
        (funding() + funding(état="demandé", objet="B") + funding(état="refusé", objet="C"), ("1000.00", "1000.00", 0)),
        (funding(montant="50") + expense(financeur="Alpha"), ("-50.00", "-50.00", 0)),
        (funding() + funding(montant="", objet="B"), None),
        (expense(financeur="Alpha"), ("-100.00", "-100.00", 0)),
    ],
)  # fmt: skip
def test_what_is_left_of_a_funder_is_told_as_far_as_it_is_known(text: str, left: tuple[str, str, int] | None) -> None:
    (row,) = plain_value(report(text))["funders"]
    known = row["left"]
    assert (known and (known["low"], known["high"], known["unknown"])) == left


def test_the_report_of_a_year_takes_the_expenses_up_to_the_next_year_that_is_funded() -> None:
    text = "".join(
        funding(année=str(year), bilan_attendu_le="2026-09-01", objet=what)
        for year, what in ((2023, "A"), (2025, "B"), (2025, "C"))
    ) + "".join(
        expense(date=f"{year}-05-05", financeur="Alpha", objet=f"Achat {year}") for year in range(2022, 2027)
    )  # fmt: skip
    found = [(one.year, len(one.due), [line.what for line in one.lines]) for one in report(text).reports]
    assert found == [(2023, 1, ["Achat 2023", "Achat 2024"]), (2025, 2, ["Achat 2025", "Achat 2026"])]


def page(text: str) -> str:
    found = ledger(text)
    (made,), failed = make([projects_report.REPORT], context_of(found, TODAY, Settings(), Audience.EVERYONE))
    assert failed == ()
    shown = [one.content for one in made.pages if isinstance(one, RobotPage)]
    return "".join(shown).replace("\u00a0", " ")


def test_the_text_to_paste_names_the_money_and_each_expense() -> None:
    text = (
        funding(objet="Vélo [[x]]", bilan_attendu_le="2026-09-01")
        + expense(financeur="Alpha", objet="Chaises </pre>{{x}}", état="payée", bénéficiaire="Ana Martin")
        + expense(financeur="Alpha", montant="", objet="Tables")
    )
    shown = page(text)
    assert "Vélo x : 1 000,00 €, bilan attendu le 1er septembre 2026" in shown
    assert "12 mars 2026, Tables : montant inconnu (engagée)" in shown
    assert "Payé : 100,00 €." in shown
    assert "Engagé : un montant inconnu." in shown
    assert "Reste : au plus 900,00 €, sans un montant inconnu." in shown
    assert shown.count("</pre>") == 1
    assert "{{x}}" not in shown
    assert "Ana Martin" not in shown


def test_a_long_report_names_two_hundred_expenses_and_its_table_all_of_them() -> None:
    text = funding(bilan_attendu_le="2026-09-01") + "".join(
        expense(financeur="Alpha", objet=f"Chaise {n} " + '"' * 3_000) for n in range(203)
    )
    shown = page(text)
    assert "et 3 autres, dans le tableau" in shown
    assert shown.split("Le tableau à coller")[1].count("Chaise") == 203
    assert max(map(len, shown.split("<pre>")[1].split("</pre>")[0].split("\n"))) < 2_000


def test_a_wiki_whose_expenses_name_nothing_has_no_page_of_them() -> None:
    assert page(expense()) == ""


@pytest.mark.parametrize("montant", ["1e9", "-100", "douze"])
def test_an_amount_that_cannot_be_read_leaves_the_expense_out_and_says_what_to_type(montant: str) -> None:
    text = expense(financeur="Alpha", montant=montant)
    assert [code.split("_")[0] for code in codes(text)] == ["about"]
    assert report(text).left_out == 1


def test_the_deadline_of_a_report_moves_with_the_day() -> None:
    text = funding(bilan_attendu_le="2026-09-01", année="2025")
    on = (date(2026, 9, 1), date(2026, 9, 2), date(2026, 6, 2))
    rows = [projects(ledger(text, day), day).reports[0].due[0] for day in on]
    assert [(row.days, row.state) for row in rows] == [(0, "soon"), (-1, "overdue"), (91, "later")]
