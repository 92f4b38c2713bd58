"""How far a budget lasts: the rate, the landing, the day it runs out, what it alerts of."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from budget_rows import DAYS, row, spent
from coopwiki.subjects.budgets.pace import by_day, daily_rate, landing, run_out
from ledgers import TODAY, budget


def test_the_window_of_the_rate_is_ninety_days_or_since_new_year() -> None:
    days = by_day([(date(2026, 4, 1), Decimal(90)), (date(2026, 4, 2), Decimal(9))])
    assert daily_rate(days, date(2026, 6, 29)) == Fraction(99, 90)
    assert daily_rate(days, date(2026, 6, 30)) == Fraction(9, 90)
    january = by_day([(date(2026, 1, 1), Decimal(30))])
    assert daily_rate(january, date(2026, 1, 1)) == 30
    assert daily_rate(january, date(2026, 3, 30)) == Fraction(30, 89)
    assert daily_rate(january, date(2026, 3, 31)) == Fraction(30, 90)
    assert daily_rate(january, date(2026, 4, 1)) == 0


def test_landing_adds_the_rate_for_the_days_left_half_up_to_the_cent() -> None:
    assert row(budget() + spent("2026-01-01", "1"), date(2026, 1, 1))["landing"] == "365.00"
    assert row(budget() + spent("2026-12-30", "0,45"), date(2026, 12, 30))["landing"] == "0.46"
    assert row(budget() + spent("2026-12-31", "7"), date(2026, 12, 31))["landing"] == "7.00"
    assert landing(by_day([(date(2026, 12, 30), Decimal("-0.45"))]), date(2026, 12, 30)) == Decimal("-0.46")


def ends(text: str, on: date = TODAY) -> str | None:
    end: str | None = row(text, on)["run_out"]
    return end


def test_run_out_is_the_first_day_on_which_spending_at_that_rate_exceeds_available() -> None:
    """90 € in a window of 90 days: 1 € a day from 30 June on."""
    pace = spent("2026-06-01", "90")
    assert ends(budget(montant="99,99") + pace) == "2026-07-10"
    assert ends(budget(montant="100") + pace) == "2026-07-11"
    assert ends(budget(montant="100,01") + pace) == "2026-07-11"


def test_exactly_equal_is_not_exceeding() -> None:
    assert ends(budget(montant="90") + spent("2026-06-01", "90")) == "2026-07-01"
    assert ends(budget(montant="89,99") + spent("2026-06-01", "90")) == "2026-06-01"


def test_run_out_is_the_day_it_did_once_spending_has_exceeded() -> None:
    text = budget(montant="100") + spent("2026-02-01", "60") + spent("2026-02-03", "40")
    assert ends(text) is None, "100 is not more than 100, and nothing was spent for 90 days"
    assert ends(text + spent("2026-02-05", "0,01")) == "2026-02-05"
    assert ends(text + spent("2026-02-02", "0,01")) == "2026-02-03"


def test_the_lines_of_one_day_are_one_day() -> None:
    day = spent("2026-02-01", "200") + spent("2026-02-01", "−150")
    assert ends(budget(montant="100") + day + spent("2026-03-01", "60")) == "2026-03-01"


def test_spending_that_came_back_below_has_not_run_out() -> None:
    text = budget(montant="100") + spent("2026-02-01", "120") + spent("2026-02-02", "−50")
    assert ends(text) is None


def test_run_out_is_null_without_a_positive_rate_or_in_another_year() -> None:
    assert ends(budget()) is None
    assert ends(budget() + spent("2026-06-01", "−10")) is None
    at_new_year = budget(montant="274") + spent("2026-06-01", "90")
    assert ends(at_new_year) is None, "1 January 2027"
    assert ends(at_new_year.replace("274", "273,99")) == "2026-12-31"


def test_a_budget_below_zero_has_run_out_from_the_start() -> None:
    assert ends(budget(montant="−10")) == "2026-01-01"
    assert ends(budget(montant="−10") + spent("2026-03-01", "5")) == "2026-01-01"


THRESHOLDS = "{{Règle|nom=seuils d'alerte d'un budget|valeur=50 ; 75 ; 90|à partir du=2018-01-01}}"


def alerts(text: str) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in row(text)["alerts"]]


def test_the_highest_threshold_reached_alerts() -> None:
    text = THRESHOLDS + budget(montant="1000")
    assert alerts(text + spent("2026-01-05", "499,99")) == []
    assert alerts(text + spent("2026-01-05", "750")) == [
        "Au moins 75 % du budget sont utilisés : 750,00 € sur 1 000,00 €."
    ]
    assert alerts(budget() + spent("2026-01-05", "990")) == [], "no rule, no threshold"


def test_running_out_alerts_with_what_the_budget_says_of_it() -> None:
    assert alerts(budget(montant="100", dépassement="prorata") + spent("2026-06-01", "90")) == [
        "À ce rythme, le budget est épuisé le 11 juillet 2026 ; au-delà, l’enveloppe est partagée au prorata."
    ]
    assert alerts(budget(montant="100") + spent("2026-02-01", "130")) == [
        "Le budget est dépassé de 30,00 € depuis le 1er février 2026."
    ]


AMOUNTS = st.integers(-5_000, 20_000).map(lambda cents: Decimal(cents).scaleb(-2))


@example(
    [(date(2026, 1, 1), Decimal("-0.01")), (date(2026, 1, 2), Decimal("0.01"))], Decimal("-0.01"), date(2026, 1, 2)
)
@given(st.lists(st.tuples(DAYS, AMOUNTS), max_size=12), AMOUNTS, DAYS)
def test_run_out_is_the_day_a_walk_through_the_calendar_finds(
    lines: list[tuple[date, Decimal]], available: Decimal, on: date
) -> None:
    past = [(day, amount) for day, amount in lines if day <= on]
    total = sum((amount for _, amount in past), Decimal(0))
    assert run_out(by_day(past), available, on) == (
        _met(past, available, on) if total > available else _to_come(past, total, available, on)
    )


def _met(lines: list[tuple[date, Decimal]], available: Decimal, on: date) -> date | None:
    day = date(on.year, 1, 1)
    while sum((amount for when, amount in lines if when <= day), Decimal(0)) <= available:
        day += timedelta(days=1)
    return day


def _to_come(lines: list[tuple[date, Decimal]], total: Decimal, available: Decimal, on: date) -> date | None:
    start = max(date(on.year, 1, 1), on - timedelta(days=89))
    rate = Fraction(sum((a for d, a in lines if d >= start), Decimal(0))) / ((on - start).days + 1)
    for ahead in range(1, 367):
        day = on + timedelta(days=ahead)
        if Fraction(total) + rate * ahead > available:
            return day if day.year == on.year else None
    return None


@given(st.lists(st.tuples(DAYS, AMOUNTS), max_size=12), DAYS)
def test_landing_is_spent_and_the_rate_for_each_day_left(lines: list[tuple[date, Decimal]], on: date) -> None:
    past = [(day, amount) for day, amount in lines if day <= on]
    left = (date(2026, 12, 31) - on).days
    exact = Fraction(sum((a for _, a in past), Decimal(0))) + daily_rate(by_day(past), on) * left
    within = Decimal(exact.numerator) / Decimal(exact.denominator)
    assert landing(by_day(past), on) == within.quantize(Decimal("0.01"), ROUND_HALF_UP)
