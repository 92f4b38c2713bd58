"""The page of levies and its data."""

from __future__ import annotations

import json
from decimal import Decimal

from coopwiki.publishing.robot_page import DataPage, RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.levies import report as levy_report
from coopwiki.subjects.levies.explain import levy_figures
from coopwiki.subjects.levies.scales import euros
from ledgers import TODAY, ledger
from levy_scales import bracket, scale

TWO = scale(dès="500", plafond_annuel="12000", minimum="60") + scale((("", "11,5"),), à_partir_du="2024-11-01")


def test_every_figure_adds_up() -> None:
    text = (
        TWO.replace("\n", "") + scale((("", "1"),)) + scale((), nom="Vide") + scale(mode="sur la totalité", nom="Tout")
    )
    figures = list(levy_figures(ledger({"A": text, "B": bracket("", "9")}), TODAY))
    assert len({figure.whole_path for figure in figures}) == len(figures) > 60
    for figure in figures:
        assert figure.explained("levy").adds_up, figure.whole_path


def shown(text: str) -> tuple[str, dict[str, list[dict[str, object]]]]:
    (made,), failed = make([levy_report.REPORT], context_of(ledger(text), TODAY, Settings()))
    assert failed == ()
    page, data = made.pages
    assert isinstance(page, RobotPage)
    assert isinstance(data, DataPage)
    return page.content.replace("\u00a0", " "), json.loads(data.text)


def test_the_page_shows_the_scale_its_examples_and_both_side_by_side() -> None:
    content, data = shown(TWO)
    assert "{{Simulateur|barème=Contribution}}" in content
    assert "{{Courbes|titre=Ce que verse une marge|avant=2023-01-01|maintenant=2024-11-01|15000=1500/1725|" in content
    assert "au-dessus de 120 000,00 €" in content
    assert [one["du"] for one in data["barèmes"]] == ["2023-01-01", "2024-11-01"]
    assert data["barèmes"][1] == {
        "nom": "Contribution", "du": "2024-11-01", "mode": "par tranche", "dès": 0, "minimum": 0, "plafond": None,
        "tranches": [{"jusqu_à": None, "taux": 11_500_000}],
    }  # fmt: skip


def test_what_a_member_typed_stays_text() -> None:
    content, _ = shown(scale(nom="A <script> {{b}}", source="[[x]] <b>"))
    assert "<script>" not in content
    assert "{{b}}" not in content


def test_a_scale_with_an_error_is_named_and_its_data_has_no_bracket() -> None:
    content, data = shown(scale((("", "110"),)))
    assert "a une erreur à corriger" in content
    assert data["barèmes"][0]["tranches"] == []


def test_a_wiki_without_a_scale_has_no_page() -> None:
    (made,), failed = make([levy_report.REPORT], context_of(ledger(""), TODAY, Settings()))
    assert (made.pages, failed) == ((), ())


def test_cents_and_euros_are_the_same_amount() -> None:
    assert euros(1234) == Decimal("12.34")
