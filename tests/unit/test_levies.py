"""The cooperative levy: which scale, to the cent, what is told of a bad one, and what the page shows."""

from __future__ import annotations

import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checking import codes, said
from coopwiki.publishing.robot_page import DataPage, RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.levies import report as levy_report
from coopwiki.subjects.levies.answer import answer, sentences
from coopwiki.subjects.levies.explain import levy_figures
from coopwiki.subjects.levies.report import levy
from coopwiki.subjects.levies.scales import WrittenScale, euros, scales
from coopwiki.subjects.levies.tariff import MOST, Slice, Tariff, hundredths_of_a_percent
from coopwiki.subjects.perimeter import within
from ledgers import SHEETS, TODAY, call, ledger

BRACKETS = (("30 000 €", "10"), ("60 000", "9 %"), ("90000", "8"), ("120 000,00 €", "7%"), ("", "6 %"))


def scale(brackets: tuple[tuple[str, str], ...] = BRACKETS, **fields: str) -> str:
    plain = {"nom": "Contribution", "à_partir_du": "2023-01-01", "mode": "par tranche"}
    return call("Barème", plain | fields) + "\n" + "".join(bracket(up_to, rate) for up_to, rate in brackets)


def bracket(up_to: str, rate: str, **fields: str) -> str:
    return call("Tranche", {"jusqu'à": up_to, "taux": rate} | fields) + "\n"


def only(text: str, on: date = TODAY) -> WrittenScale:
    found = scales(ledger(text, on))
    (name,) = found.names(on)
    written = found.on(name, on)
    assert written is not None
    return written


def asked(text: str, margin: str, on: date = TODAY) -> str | None:
    found = answer(only(text, on), Decimal(margin)).levy
    return None if found is None else str(found)


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


CENTS = st.integers(1, MOST)
RATES = st.decimals("0", "100", places=6).map(lambda rate: int(rate * 1_000_000)) | st.integers(0, 100).map(
    lambda rate: rate * 1_000_000
)


@st.composite
def tariffs(draw: st.DrawFn) -> Tariff:
    borders: list[int | None] = [*sorted(draw(st.sets(CENTS | st.integers(1, 10_000), max_size=5)))]
    if not borders or draw(st.booleans()):
        borders.append(None)
    slices = tuple(Slice(border, draw(RATES)) for border in borders)
    least, minimum = draw(st.sampled_from((0, 50_000))), draw(st.sampled_from((0, 0, 5_000, MOST)))
    return Tariff(draw(st.booleans()), slices, least, minimum, draw(st.none() | CENTS))


def oracle(tariff: Tariff, margin: int) -> int | None:
    """The same worked out apart: fractions of euros, each euro in the bracket that it belongs to."""
    euros_ = Fraction(margin, 100)
    borders = [None if part.up_to is None else Fraction(part.up_to, 100) for part in tariff.slices]
    own = next((n for n, border in enumerate(borders) if border is None or border >= euros_), None)
    if own is None or euros_ < Fraction(tariff.least, 100) or margin < 0:
        return None
    rates = [Fraction(part.rate, 1_000_000) / 100 for part in tariff.slices]
    if tariff.by_bracket:
        cuts = [Fraction(0), *(border for border in borders[:own] if border is not None), euros_]
        exact = sum((cuts[n + 1] - cuts[n]) * rates[n] for n in range(own + 1))
    else:
        exact = euros_ * rates[own]
    whole = Decimal(exact.numerator * 100) / Decimal(exact.denominator)
    raised = max(int(whole.quantize(Decimal(1), ROUND_HALF_UP)), tariff.minimum)
    return raised if tariff.cap is None else min(raised, tariff.cap)


@given(tariffs(), st.integers(-1000, MOST) | st.integers(0, 20_000))
def test_every_levy_is_that_of_plain_fractions(tariff: Tariff, margin: int) -> None:
    assert tariff.levy(margin) == oracle(tariff, margin)
    for part in tariff.slices:
        for near in (-1, 0, 1) if part.up_to is not None else ():
            at = min((part.up_to or 0) + near, MOST)
            assert tariff.levy(at) == oracle(tariff, at)


@given(tariffs(), st.integers(0, MOST))
def test_the_steps_sum_to_what_the_rates_give_and_each_is_within_a_cent(tariff: Tariff, margin: int) -> None:
    found = tariff.levy(margin)
    if found is None:
        return
    steps = list(tariff.steps(margin))
    assert tariff.settled(sum(step.amount for step in steps)) == found
    assert sum(step.upper - step.lower for step in steps) == margin
    for step in steps:
        exact = Fraction((step.upper - step.lower) * step.rate, 10**8)
        assert abs(step.amount - exact) <= 1


@given(tariffs())
def test_the_margin_that_reaches_the_cap_is_the_smallest(tariff: Tariff) -> None:
    reached = tariff.reaches_cap()
    if reached is not None and tariff.cap is not None and reached > tariff.least:
        assert tariff.exact(reached) >= tariff.cap * 10**8
        assert not tariff.speaks_of(reached - 1) or tariff.exact(reached - 1) < tariff.cap * 10**8


@given(st.integers(0, MOST), st.integers(1, MOST))
def test_the_effective_rate_is_rounded_half_up(levied: int, margin: int) -> None:
    exact = Decimal(levied) * 10_000 / Decimal(margin)
    assert hundredths_of_a_percent(levied, margin) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


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
