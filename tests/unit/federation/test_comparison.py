"""Several cooperatives side by side: what each is shown, and what all have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coopwiki.federation.comparison import (
    RespondingCooperative,
    compared,
    mean_told,
    rules_that_differ,
    shared,
    spreads,
)
from coopwiki.federation.federation_pages import federation_pages
from coopwiki.federation.sources import CooperativeSource
from coopwiki.federation.told import as_told
from coopwiki.publishing.reserved_pages import RESERVED
from coopwiki.settings import Settings
from coopwiki.subjects.packed import MONTH, Item, Measure
from coopwiki.subjects.packs import Pack, PackFigure, RegisterTold

HOURS = Measure("hours", "Heures", "Toutes les heures.", "hours", MONTH)
MONTHS = ("2026-01", "2026-02", "2026-03")


def partner(
    name: str, hours: Sequence[str | None], agreed: Sequence[str] = ("hours",), address: str = ""
) -> RespondingCooperative:
    told = zip(MONTHS, hours, strict=False)
    figures = tuple(
        PackFigure("hours", month, value, 3 if value else None, None if value else "few") for month, value in told
    )
    made = Pack(date(2026, 4, 1), MONTHS, 2025, (HOURS,), figures, ())
    return RespondingCooperative(
        CooperativeSource(name, tuple(agreed), folder=name, address=address), made.only(agreed)
    )


def having(one: RespondingCooperative, register: str, items: Sequence[Item], named: int = 0) -> RespondingCooperative:
    more = RegisterTold(register, register.capitalize(), "Ce que c’est.", tuple(items), named)
    source = replace(one.source, agreed=(*one.source.agreed, register))
    return RespondingCooperative(source, replace(one.pack, registers=(*one.pack.registers, more)))


FOUR = [partner("A", ["10"]), partner("B", ["20"]), partner("C", ["30"]), partner("D", ["100"])]


def test_a_figure_stands_beside_the_median_and_the_range_of_four() -> None:
    (row,) = compared(FOUR[0], spreads(FOUR))
    assert (row.own, row.median, row.low, row.high, row.told_by) == (10, 25, 10, 100, 4)


def test_with_three_there_is_no_median_and_no_range() -> None:
    (row,) = compared(FOUR[0], spreads(FOUR[:3]))
    assert (row.own, row.median, row.low, row.high, row.told_by) == (10, None, None, None, 3)


def test_a_withheld_figure_counts_for_nobody() -> None:
    (row,) = compared(FOUR[0], spreads([*FOUR[:3], partner("D", [None])]))
    assert (row.median, row.told_by) == (None, 3)


def test_who_does_not_share_a_figure_is_shown_no_comparison_of_it() -> None:
    silent = partner("E", ["50"], agreed=())
    (row,) = compared(silent, spreads([*FOUR, silent]))
    assert (row.agreed, row.own, row.median, row.low, row.high, row.told_by) == (False, None, None, None, None, 4)


def test_months_are_told_by_the_mean_of_those_that_are_told() -> None:
    assert mean_told(partner("A", ["10", None, "11"]).pack, HOURS) == Decimal("10.50")
    assert mean_told(partner("A", ["1", "1", "0"]).pack, HOURS) == Decimal("0.67")
    assert mean_told(partner("A", [None]).pack, HOURS) is None


def test_what_was_told_of_a_month_is_told_again_even_once_it_is_out_of_sight(tmp_path: Path) -> None:
    kept = tmp_path / "dit"
    as_told(partner("A", ["10", None]), kept)
    later = partner("A", ["99", "20", "30"])
    assert [one.value for one in as_told(later, kept).pack.figures] == ["10", None, "30"]
    newer = replace(later.pack, figures=later.pack.figures[2:])
    as_told(RespondingCooperative(later.source, newer), kept)
    assert [one.value for one in as_told(later, kept).pack.figures] == ["10", None, "30"]
    assert [file.name for file in kept.iterdir()] == ["A.json"]


@pytest.mark.parametrize(("hours", "median"), [(["1", "2", "3", "4", "5"], "3"), (["1", "2", "2.01", "9"], "2.01")])
def test_the_median_is_the_middle_or_the_mean_of_the_two(hours: list[str], median: str) -> None:
    partners = [partner(f"C{n}", [value]) for n, value in enumerate(hours)]
    assert compared(partners[0], spreads(partners))[0].median == Decimal(median)


def rule(name: str, value: str) -> Item:
    return Item(name, (("valeur", value), ("depuis", "2024-01-01")), "Règles")


def test_rules_are_side_by_side_where_they_differ() -> None:
    partners = [
        having(FOUR[0], "rules", [rule("Taux maximum", "30 €"), rule("ETP", "1607 h")]),
        having(FOUR[1], "rules", [rule("taux maximum", "25 €"), rule("ETP", "1607 h")]),
        having(FOUR[2], "rules", [rule("ETP", "1607 h")]),
        FOUR[3],
    ]
    (one,) = rules_that_differ(partners)
    assert [(said.value, said.cooperatives) for said in one.values] == [
        ("", ("C",)),
        ("25 €", ("B",)),
        ("30 €", ("A",)),
    ]


def test_of_many_cooperatives_with_one_rule_the_first_are_named() -> None:
    partners = [having(partner(f"C{n}", ["1"]), "rules", [rule("Taux", "30 €" if n else "25 €")]) for n in range(9)]
    page = pages(partners)["Tableau de bord/Fédération"]
    assert "* Taux : 30 € (C1, C2, C3, C4, C5, C6 et 2\u00a0autres) ; 25 € (C0)" in page


def needs(*titles: str) -> list[Item]:
    return [Item(title, (("cercle", "Technique"),), "Suivi/Besoins d'aide") for title in titles]


def test_registers_are_brought_together_with_what_stays_at_home() -> None:
    a, b = having(FOUR[0], "needs", needs("Un local"), named=1), having(FOUR[1], "needs", needs("Du bois"), named=2)
    (one,) = shared([a, b, FOUR[2]])
    assert [(entry.cooperative, entry.item.title) for entry in one.entries] == [("A", "Un local"), ("B", "Du bois")]
    assert one.named == 3


def pages(partners: Sequence[RespondingCooperative], silent: Sequence[str] = ()) -> Mapping[str, str]:
    return {page.title: page.content for page in federation_pages(partners, silent, Settings())}


def test_there_is_a_page_for_all_and_one_a_cooperative() -> None:
    assert list(pages(FOUR)) == [
        "Tableau de bord/Fédération",
        *(f"Tableau de bord/Fédération {name}" for name in "ABCD"),
    ]


def test_the_page_answers_first_and_shows_the_figures_as_french() -> None:
    page = pages([partner("A", ["1234.50"]), *FOUR[1:], partner("E", ["30"])])["Tableau de bord/Fédération A"]
    assert page.startswith("'''Sur 1\u00a0chiffre comparé, 0\u00a0est à peu près au milieu des 5 coopératives")
    assert "| 1234,5\u00a0h\n| 30\u00a0h\n| 20\u00a0h à 1234,5\u00a0h" in page
    assert "plus haut" in page


def test_too_few_cooperatives_are_told_as_such() -> None:
    page = pages(FOUR[:2])["Tableau de bord/Fédération A"]
    assert "Rien ne se compare encore.''' Il faut 4 coopératives" in page


def test_a_figure_that_is_not_shared_is_named_and_not_shown() -> None:
    silent = partner("E", ["50"], agreed=())
    page = pages([*FOUR, silent])["Tableau de bord/Fédération E"]
    assert "Pas partagés, donc pas comparés : Heures." in page
    assert "50" not in page


def test_one_that_does_not_answer_is_named() -> None:
    assert "N’a pas répondu''' cette fois : Perdue." in pages(FOUR, ["Perdue"])["Tableau de bord/Fédération"]
    assert "N’ont pas répondu''' cette fois : P, Q." in pages(FOUR, ["P", "Q"])["Tableau de bord/Fédération"]


def test_an_entry_leads_to_its_wiki_and_its_text_stays_text() -> None:
    a = having(partner("A", ["1"], address="https://a.exemple.coop/w/$1"), "needs", needs("Un [[x]] {{y}} local"))
    page = pages([a])["Tableau de bord/Fédération"]
    assert "[https://a.exemple.coop/w/Suivi/Besoins_d%27aide Un x &#123;&#123;y&#125;&#125; local]" in page


def test_an_entry_of_a_wiki_without_an_address_is_text() -> None:
    page = pages([having(FOUR[0], "needs", needs("Un local"))])["Tableau de bord/Fédération"]
    assert re.search(r"^\* A : Un local ; cercle : Technique$", page, re.MULTILINE)


def test_a_page_too_long_for_a_wiki_is_cut_and_every_part_is_left_alone_by_runs() -> None:
    many = [Item("Un local " * 100, (("cercle", f"C{n}"),), "") for n in range(2500)]
    found = list(pages([having(FOUR[0], "needs", many)]))
    assert found == [f"Tableau de bord/{name}" for name in ("Fédération", "Fédération/2", "Fédération A")]
    for title in found:
        assert any(one.names(title.removeprefix("Tableau de bord/")) for one in RESERVED)


def test_the_page_says_what_each_figure_is() -> None:
    assert "* Heures : Toutes les heures." in pages(FOUR)["Tableau de bord/Fédération A"]
