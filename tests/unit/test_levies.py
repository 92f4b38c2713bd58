"""The cooperative levy: which scale, to the cent, what is told of a bad one, and what the page shows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checking import codes, said
from coopwiki.settings import Settings
from coopwiki.subjects.levies.answer import answer, sentences
from coopwiki.subjects.levies.report import levy
from coopwiki.subjects.levies.scales import scales
from coopwiki.subjects.perimeter import within
from ledgers import SHEETS, TODAY, ledger
from levy_scales import asked, bracket, only, scale


@pytest.mark.parametrize(
    ("margin", "levied"),
    [
        ("30000", "3000.00"), ("60000", "5700.00"), ("90000", "8100.00"), ("120000", "10200.00"),
        ("150000", "12000.00"), ("150001", "12000.00"), ("30001", "3000.09"), ("500", "50.00"),
        ("499.99", None), ("0", None), ("-1", None), ("1000000000", "12000.00"), ("45000", "4350.00"),
    ],
)  # fmt: skip
def test_the_scale_of_2023_gives_the_sums_of_its_documents(margin: str, levied: str | None) -> None:
    text = scale(dès="500 €", plafond_annuel="12 000 €")
    assert asked(text, margin) == levied
    assert levy(ledger(text), TODAY).scales[0].examples[-1].margin == Decimal(150000)


def test_on_the_whole_amount_the_last_rate_holds_for_all_of_it() -> None:
    text = scale(mode="sur la totalité")
    assert (asked(text, "30000"), asked(text, "30001")) == ("3000.00", "2700.09")


def test_the_minimum_comes_before_the_cap() -> None:
    assert asked(scale(minimum="80 €"), "100") == "80.00"
    assert asked(scale(minimum="80 €", plafond_annuel="50"), "100") == "50.00"
    assert asked(scale(minimum="80 €"), "0") == "80.00"


def test_the_newest_scale_that_has_begun_holds() -> None:
    text = scale() + scale(à_partir_du="1er novembre 2024", brackets=(("", "11,5 %"),))
    assert asked(text, "1000", date(2024, 10, 31)) == "100.00"
    assert asked(text, "1000", date(2024, 11, 1)) == "115.00"


def test_a_bracket_may_name_its_scale_from_elsewhere() -> None:
    pages = {
        "A": scale(()),
        "B": bracket("1000", "10", barème="contribution") + bracket("", "5", barème="Contribution"),
    }
    written = scales(ledger(pages)).on("Contribution", TODAY)
    assert written is not None
    assert answer(written, Decimal(2000)).levy == Decimal("150.00")


def test_a_wiki_with_one_circles_books_keeps_scales_whole_wherever_their_brackets_stand() -> None:
    apart = bracket("1000", "10", barème="Contribution") + bracket("", "5", barème="Contribution")
    pages = SHEETS | {"A": scale(()), "B": apart}
    whole = ledger(pages, settings=Settings(perimeter="Technique"))
    assert levy(within(whole), TODAY).scales[0].is_sound


BAD = [
    (scale(()), "scale_without_bracket"),
    (scale((("1000", "10"), ("900", "9"), ("", "8"))), "bracket_not_rising"),
    (scale((("1000", "10"), ("1000", "9"), ("", "8"))), "bracket_not_rising"),
    (scale((("0", "10"), ("", "8"))), "bracket_not_rising"),
    (scale((("", "10"), ("", "9"))), "bracket_after_open"),
    (scale((("", "10"), ("1000", "9"))), "bracket_after_open"),
    (scale((("", "110 %"),)), "bracket_rate"),
    (scale((("", "-5 %"),)), "bracket_rate"),
    (scale(minimum="-5 €"), "scale_negative_amount"),
    (scale(plafond_annuel="-5 €"), "scale_negative_amount"),
    (scale(dès="-5 €"), "scale_negative_amount"),
]


@pytest.mark.parametrize(("text", "code"), BAD)
def test_a_scale_with_an_error_is_told_and_says_nothing(text: str, code: str) -> None:
    assert codes(text) == [code]
    assert asked(text, "45000") is None
    data = levy(ledger(text), TODAY)
    assert (data.left_out, data.scales[0].examples, data.scales[0].is_sound) == (1, (), False)


def test_a_scale_is_silent_while_one_of_its_brackets_cannot_be_read() -> None:
    text = scale((("30000", "dix"), ("", "9")))
    assert codes(text) == ["scale_bracket_unread", "percent_unreadable"]
    assert asked(text, "45000") is None


def test_a_bracket_below_a_scale_that_cannot_be_read_is_out_with_it() -> None:
    assert codes(scale(mode="au hasard")) == ["choice_unknown"]
    assert levy(ledger(scale(mode="au hasard")), TODAY).left_out == 1


def test_a_bracket_of_no_scale_counts_nowhere() -> None:
    assert codes(bracket("", "9")) == ["bracket_without_scale"]
    assert codes(scale() + bracket("", "9", barème="Contribition")) == ["bracket_without_scale"]
    (issue,) = ledger({"A": scale(), "B": bracket("", "9", barème="Contribition")}).issues
    assert "barème=Contribution" in issue.fault.message


def test_of_two_scales_of_one_name_and_day_the_first_counts() -> None:
    text = scale() + scale((("", "50"),), nom="contribution")
    assert codes(text) == ["same_scale"]
    assert asked(text, "1000") == "100.00"


def test_a_scale_without_a_last_bracket_says_nothing_above_it() -> None:
    text = scale((("30000", "10"),))
    assert codes(text) == ["scale_without_open_bracket"]
    assert (asked(text, "30000"), asked(text, "30000.01")) == ("3000.00", None)


def test_whoever_loses_by_earning_a_euro_more_is_told_with_both_sums() -> None:
    rising = scale((("30000", "5"), ("", "10")), mode="sur la totalité")
    assert codes(rising) == ["whole_amount_loss"]
    assert "1 500,00 € sur 30 000,00 €, 3 000,10 € sur 30 001,00 €" in said(rising)
    falling = scale((("30000", "10"), ("", "9")), mode="sur la totalité")
    assert codes(falling) == ["whole_amount_fall"]
    assert "3 000,00 € sur 30 000,00 €, 2 700,09 € sur 30 001,00 €" in said(falling)
    assert codes(scale((("30000", "5"), ("", "10")))) == []
    assert codes(scale((("30000", "10"), ("", "9")), mode="sur la totalité", plafond_annuel="1000")) == []


def test_a_scale_to_come_counts_nowhere() -> None:
    data = levy(ledger(scale(à_partir_du="2026-07-01")), TODAY)
    assert (data.scales, len(data.future)) == ((), 1)


def test_the_report_says_from_when_to_when_and_sets_the_new_scale_beside_the_old() -> None:
    text = scale(plafond_annuel="12000") + scale((("", "11,5"),), à_partir_du="2024-11-01", plafond="12000")
    data = levy(ledger(text), TODAY)
    assert [(row.from_, row.to) for row in data.scales] == [
        (date(2023, 1, 1), date(2024, 10, 31)), (date(2024, 11, 1), None),
    ]  # fmt: skip
    assert [one.margin for one in data.scales[1].examples] == [Decimal("104347.83")]
    (comparison,) = data.comparisons
    assert [row.margin for row in comparison.margins] == [Decimal(15000 * n) for n in range(1, 11)]
    assert (comparison.margins[0].old, comparison.margins[0].new) == (Decimal(1500), Decimal(1725))
    assert comparison.margins[0].difference == Decimal(225)


def test_the_answer_is_explained_step_by_step() -> None:
    found = answer(only(scale(plafond_annuel="4 000 €")), Decimal(45000), Decimal(1000))
    assert [text.replace("\u00a0", " ") for text in sentences(found)] == [
        "30 000 € à 10 % = 3 000 €, puis 15 000 € à 9 % = 1 350 €.",
        "En tout 4 350 €.",
        "C’est plus que le plafond de l’année, 4 000 €, qui l’emporte.",
        "À verser pour 45 000 € : 4 000 €, soit 8,89 % de la marge.",
        "Déjà versé : 1 000 €, reste 3 000 €.",
    ]
