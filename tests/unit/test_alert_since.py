"""Since when an alert has stood: what each day's own report would have said."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from coopwiki.subjects.budgets.alert_since import course, since
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.pace import by_day, run_out
from ledgers import SHEETS, budget, ledger, line

THRESHOLDS = "{{Règle|nom=seuils d'alerte d'un budget|valeur=50 ; 75 ; 90|à partir du=2018-01-01}}"


def dates(text: str, on: date) -> list[str]:
    (row,) = budgets(ledger(SHEETS | {"Carnet": THRESHOLDS + text}, on), on).budgets
    assert len(row.alert.sentences) == len(row.alert.since)
    return [day.isoformat() for day in row.alert.since]


def test_a_threshold_alerts_from_the_day_it_was_crossed() -> None:
    text = budget(montant="10 000") + line(date="2026-02-10", montant="4900") + line(date="2026-02-20", montant="200")
    assert dates(text, date(2026, 12, 1)) == ["2026-02-20"]
    assert dates(text, date(2026, 2, 10)) == ["2026-02-10"], "at that rate it would run out within the year"


def test_an_alert_that_was_gone_in_between_is_a_new_one() -> None:
    text = (
        budget(montant="1000")
        + line(date="2026-01-10", montant="600")
        + line(date="2026-02-10", montant="−200")
        + line(date="2026-10-01", montant="150")
    )
    assert dates(text, date(2026, 10, 1)) == ["2026-10-01"]


def test_a_transfer_may_begin_or_end_an_alert() -> None:
    moved = "{{Virement|date=2026-06-01|de=Technique|vers=Nulle part|montant=500}}"
    text = budget(montant="1000") + line(date="2026-01-01", montant="400") + moved
    on = date(2026, 12, 1)
    found = budgets(ledger(SHEETS | {"Carnet": THRESHOLDS + text}, on), on).budgets
    assert [row.alert.since for row in found if row.name == "Technique"] == [(date(2026, 6, 1),)]


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
AMOUNTS = st.integers(-3_000, 9_000).map(lambda cents: Decimal(cents).scaleb(-2))


@given(
    st.lists(st.tuples(DAYS, AMOUNTS), max_size=8),
    AMOUNTS,
    st.lists(st.tuples(DAYS, AMOUNTS), max_size=2),
    DAYS,
)
@settings(max_examples=120, deadline=None)
def test_running_out_stands_since_the_first_day_of_the_stretch_on_which_each_days_report_said_it(
    lines: list[tuple[date, Decimal]],
    set_aside: Decimal,
    moves: list[tuple[date, Decimal]],
    on: date,
) -> None:
    def said(day: date) -> bool:
        available = set_aside + sum((amount for d, amount in moves if d <= day), Decimal(0))
        return run_out(by_day((d, a) for d, a in lines if d <= day), available, day) is not None

    past = by_day((d, a) for d, a in lines if d <= on)
    of_year = course(past, [(date(2026, 1, 1), set_aside), *(m for m in moves if m[0] <= on)], on)
    assert of_year.runs_out(on) == said(on)
    if said(on):
        day = on
        while day > date(2026, 1, 1) and said(day - timedelta(days=1)):
            day -= timedelta(days=1)
        assert since(of_year.runs_out, on) == day
