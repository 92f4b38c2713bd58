"""Charts as calls of our templates, and the evenings of a budget's year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from coopwiki.publishing.charts import (
    MOST_COLUMNS,
    amount_columns,
    curve,
    euro_columns,
    time_columns,
    two_curves,
)
from coopwiki.subjects.budgets.evenings import evenings, month_end_before
from coopwiki.subjects.contributions.small_groups import Shown
from coopwiki.subjects.levies.report import ComparedMargin

WORK = Shown(3, Decimal(150), Decimal("19.8"), Decimal("45.00"))
WITHHELD = Shown(2, None, None, None)


def test_time_stands_in_minutes_with_its_unpaid_part() -> None:
    assert time_columns("", "Temps", [("2026-03", WORK)]) == ("{{Colonnes|en=temps|titre=Temps|2026-03=150/19.8}}")


def test_sums_of_too_few_people_are_not_drawn() -> None:
    months = [("2026-03", WORK), ("2026-04", WITHHELD)]
    assert time_columns("", "T", months).endswith("|2026-03=150/19.8|2026-04=}}")
    assert amount_columns("", "T", months).endswith("|2026-03=45|2026-04=}}")


def test_a_month_without_a_line_has_an_empty_column_and_a_year_is_shown_at_most() -> None:
    months = [("2024-12", Decimal(1)), ("2025-11", Decimal(2)), ("2026-01", Decimal(3))]
    drawn = euro_columns("Coop ", "É|t", months)
    assert drawn.startswith("{{Coop Colonnes|en=euros|titre=É&#124;t|2025-02=0|")
    assert drawn.endswith("|2025-11=2|2025-12=0|2026-01=3}}")
    assert drawn.count("=") == MOST_COLUMNS + 2


def test_nothing_is_drawn_of_nothing() -> None:
    assert euro_columns("", "T", []) == ""
    assert curve("", "T", Decimal(100), date(2026, 1, 3), ()) == ""


def test_two_scales_stand_beside_each_other_and_silence_is_an_empty_side() -> None:
    points = [
        ComparedMargin(Decimal("15000.00"), None, Decimal("1725.50"), None),
        ComparedMargin(Decimal(30000), Decimal("3000.00"), Decimal(0), Decimal(-3000)),
    ]
    assert two_curves("Coop ", "A|b", date(2023, 1, 1), date(2024, 11, 1), points) == (
        "{{Coop Courbes|titre=A&#124;b|avant=2023-01-01|maintenant=2024-11-01|15000=/1725.5|30000=3000/0}}"
    )


def test_a_budgets_year_is_summed_up_evening_by_evening() -> None:
    on = date(2026, 3, 14)
    told = evenings((Decimal(10), Decimal(0), Decimal(-4)), Decimal(365), on)
    assert [(e.month, e.since_january, e.even) for e in told] == [
        ("2026-01", Decimal(10), Decimal("31.00")),
        ("2026-02", Decimal(10), Decimal("59.00")),
        ("2026-03", Decimal(6), Decimal("73.00")),
    ]
    assert curve("", "T", Decimal(365), on, told) == (
        "{{Courbe|titre=T|disponible=365|jour=2026-03-14|dépensé=6|rythme=73|2026-01=10|2026-02=10|2026-03=6}}"
    )


def test_a_budget_without_money_has_no_curve() -> None:
    on = date(2026, 1, 31)
    assert curve("", "T", Decimal(0), on, evenings((Decimal(10),), Decimal(0), on)) == ""


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 3, 14), date(2026, 2, 28)),
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 1, 5), date(2025, 12, 31)),
    ],
)
def test_without_news_a_chart_ends_with_a_month(day: date, end: date) -> None:
    assert month_end_before(day) == end
    assert evenings((Decimal(1),) * day.month, Decimal(1), end) == () or end.year == day.year
