"""Where a figure comes from: every line, the rule, and a sum that gives the figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperatives import WORKS, Work, written
from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import plain_value
from coopwiki.subjects.explained import EXPLAINED, UnknownFigure, explain
from coopwiki.subjects.figure import Explanation, Figure
from coopwiki.subjects.figure_text import explanation_json, explanation_text
from coopwiki.subjects.reports import REPORTS
from ledgers import SHEETS, TODAY, budget, ledger, line
from purchases import PURCHASES, Purchase, bought
from said import Coopwiki

RULES = (
    "{{Règle|nom=seuils d'alerte d'un budget|valeur=50 %, 90 %|à partir du=2020-01-01}}"
    "{{Règle|nom=heures d'un ETP|valeur=1607 h|à partir du=2020-01-01}}"
)
FUNDS = "\n".join((
    budget(), budget(cercle="Vélo", montant="300"), budget(nature="dépenses", montant="50,05"),
    budget(cercle="Accueil", année="2025", montant="20"),
    "{{Virement|date=2026-02-01|de=Technique|vers=Vélo|montant=33,33}}",
    "{{Solde constaté|date=2026-04-30|budget=Technique|montant=900|écart accepté=arrondis}}",
    "{{Solde constaté|date=2026-05-31|budget=Technique|montant=870}}",
    "{{Contribution|date=demain|qui=Ana Martin|cercle=Technique|quoi=Essai}}",
    "{{Clôture|année=2025|budget=Accueil|méthode=prorata|renoncements=Zoé : 3 €}}",
))  # fmt: skip


def pages(works: list[Work], purchases: list[Purchase]) -> dict[str, str]:
    """A random cooperative whose records of every type have something to say."""
    return {**SHEETS, "Règles": RULES, "Fonds": FUNDS, **written(works), **bought(purchases)}


def figures(found: Ledger, on: date = TODAY) -> Iterator[tuple[str, Figure]]:
    for report, of_report in EXPLAINED.items():
        yield from ((report, figure) for figure in of_report(found, on))


def test_every_report_is_explained_in_the_order_of_the_reports() -> None:
    assert list(EXPLAINED) == [report.name for report in REPORTS]


@given(st.lists(WORKS, max_size=25), PURCHASES, st.integers(0, 2**32), st.integers(-250, 60))
@pytest.mark.long
def test_ten_figures_picked_at_random_add_up(
    works: list[Work], purchases: list[Purchase], seed: int, ahead: int
) -> None:
    on = date.fromordinal(TODAY.toordinal() + ahead)
    found = ledger(pages(works, purchases), on)
    every = list(figures(found, on))
    picked = [every[(seed * (n + 1) + n) % len(every)] for n in range(10)]
    for report, figure in picked:
        same = explain(found, on, report, figure.whole_path)
        assert same.adds_up, (report, figure.path)
        assert same == figure.explained(report)


@given(st.lists(WORKS, min_size=5, max_size=25), PURCHASES)
@pytest.mark.long
def test_every_figure_of_every_report_adds_up(works: list[Work], purchases: list[Purchase]) -> None:
    found = ledger(pages(works, purchases))
    for report, figure in figures(found):
        assert figure.explained(report).adds_up, (report, figure.path)


LABELS = {"name", "month", "year", "rate", "nature", "page", "line", "revision", "on", "day"}
NOT_SUMS = {"cap", "total"}
"""What a row is about, and what stands inside a scenario beside its shares."""


def numbers(data: Any, name: str = "") -> Iterator[str]:
    """The names of the figures that the JSON of a report holds."""
    if isinstance(data, dict):
        for key, value in data.items():
            if (key not in LABELS and key not in ("lines", "future", "issues", "shares")) or not isinstance(
                value, list
            ):
                yield from numbers(value, key)
    elif isinstance(data, list):
        for item in data:
            yield from numbers(item, name)
    elif name not in LABELS and (isinstance(data, int) or _is_money(data)) and not isinstance(data, bool):
        yield name


def _is_money(value: object) -> bool:
    return isinstance(value, str) and value.replace("-", "").replace(".", "").isdecimal() and "." in value


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_no_figure_of_a_report_is_without_an_explanation(report: Any) -> None:
    works = line(montant="90", date="2026-05-02") + line(date="2025-03-03", montant="45", cercle="Accueil")
    found = ledger(pages([], []) | {"Carnet": works})
    told = {
        word for figure in EXPLAINED[report.name](found, TODAY) for word in (figure.name.split(" ")[0], figure.group)
    }
    shown = set(numbers(plain_value(report.compute(found, TODAY))))
    assert shown - told - NOT_SUMS - {"open"} == set()


def spent() -> Explanation:
    text = line(durée="1h20", taux="20") + "\n" + line(montant="10", quoi="Forfait")
    return explain(ledger(SHEETS | {"Carnet": text + budget()}), TODAY, "budgets", "Technique spent")


def test_a_line_says_where_it_was_written_and_how_its_amount_was_made() -> None:
    first, second = spent().terms
    assert (first.page, first.line, str(first.amount)) == ("Carnet", 1, "26.67")
    assert first.how == "1\u00a0h\u00a020 × 20,00\u00a0€ de l’heure, au centime le plus proche"
    assert (second.line, second.how) == (2, "somme forfaitaire")


def test_the_text_ends_with_the_sum() -> None:
    assert explanation_text(spent()).replace("\u00a0", " ").splitlines()[-1] == (
        "La somme de ces 2 montants donne 36,67 € : c’est le chiffre."
    )


def test_json_says_that_it_adds_up() -> None:
    told = json.loads(explanation_json(spent()))
    assert (told["value"], told["total"], told["adds_up"]) == ("36.67", "36.67", True)


@pytest.mark.parametrize(
    ("report", "typed", "path"),
    [
        ("budgets", "Technique spent", "Technique spent"),
        ("budgets", "technique.spent", "Technique spent"),
        ("budgets", "Technique dépensé", "Technique spent"),
        ("budgets", "Technique", "Technique remaining"),
        ("budgets", "totals.spent", "totals spent"),
        ("budgets", "Technique run_out", "Technique run_out"),
        ("budgets", "Technique (dépenses) available", "Technique (dépenses) available"),
        ("contributions", "2026-03", "2026-03 amount"),
        ("contributions", "Ana Martin minutes", "Ana Martin minutes"),
        ("contributions", "by_person Ana Martin", "Ana Martin amount"),
        ("contributions", "left_out", "left_out"),
        ("mine", "Ana Martin", "Ana Martin to_invoice"),
        ("mine", "this_year Ana Martin amount", "Ana Martin amount"),
    ],
)
def test_a_figure_is_named_as_people_type(report: str, typed: str, path: str) -> None:
    found = ledger(pages([], []) | {"Carnet": line(montant="5")})
    assert explain(found, TODAY, report, typed).figure == path


def test_two_rows_of_one_name_are_told_apart_by_their_group() -> None:
    found = ledger({"Carnet": line(qui="Vélo", cercle="Vélo", montant="5")})
    with pytest.raises(UnknownFigure, match="by_person Vélo amount, by_circle Vélo amount"):
        explain(found, TODAY, "contributions", "Vélo amount")
    assert explain(found, TODAY, "contributions", "by_circle Vélo amount").value == 5


def test_the_day_a_budget_runs_out_is_explained_by_its_rate() -> None:
    text = budget(montant="100") + line(montant="90", date="2026-06-30")
    found = explain(ledger(SHEETS | {"Carnet": text}), TODAY, "budgets", "Technique run_out")
    rule = found.rule.replace("\u00a0", " ")
    assert found.value == date(2026, 7, 11)
    assert "90,00 € du 2 avril 2026 au 30 juin 2026, 90 jours" in rule
    assert "11 jours après le 30 juin 2026, c’est le 11 juillet 2026" in rule


def test_the_day_a_budget_ran_out_is_explained_by_what_was_spent() -> None:
    text = budget(montant="100") + line(montant="90") + line(montant="20", date="2026-04-01")
    found = explain(ledger(SHEETS | {"Carnet": text}), TODAY, "budgets", "Technique run_out")
    assert (found.value, str(found.total)) == (date(2026, 4, 1), "-10.00")


def test_the_command_prints_it_and_refuses_an_unknown_figure(coopwiki: Coopwiki, folder: Path) -> None:
    where = ("--folder", folder, "--on", "2026-06-30")
    said = coopwiki("explain", "budgets", "Technique", "spent", *where)
    assert (said.status, said.out.count("Journal d'Ana")) == (0, 2)
    refused = coopwiki("explain", "budgets", "Technique", "spend", *where)
    assert (refused.status, refused.out) == (2, "")
    assert "peut-être « Technique spent »" in refused.err
    assert "Technique landing" in refused.err


def test_without_a_figure_the_command_lists_those_there_are(coopwiki: Coopwiki, folder: Path) -> None:
    where = ("--folder", folder, "--on", "2026-06-30")
    said = coopwiki("explain", "budgets", *where)
    assert said.status == 0
    (row,) = [text for text in said.out.splitlines() if text.startswith("budgets Technique spent")]
    assert "dépensé" in row
    assert "53,33" in row
    listed = coopwiki("explain", "mine", "--format", "json", *where).data
    asked = [one["figure"] for one in listed]
    assert len(set(asked)) == len(asked)
    for figure in asked[:5]:
        assert coopwiki("explain", "mine", *figure.split(), *where).status == 0
