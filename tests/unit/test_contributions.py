"""The report on contributions: every line once, to the cent, under one name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cooperatives import FIRST_DAY, WORKS, Work, written
from coopwiki.exchange.as_json import dumps
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.exports import contribution_rows
from coopwiki.subjects.contributions.lines import lines, lines_between
from coopwiki.subjects.contributions.report import Contributions, contributions
from coopwiki.subjects.contributions.sums import NamedSums, Sums
from ledgers import SHEETS, TODAY, ledger, line


def report(pages: dict[str, str] | str, on: date = TODAY) -> Contributions:
    texts = {"Carnet": pages} if isinstance(pages, str) else pages
    return contributions(ledger(SHEETS | texts, on), on)


def shown(pages: dict[str, str] | str, on: date = TODAY) -> dict[str, Any]:
    """The report as JSON gives it."""
    found: dict[str, Any] = json.loads(dumps(report(pages, on)))
    return found


@given(st.lists(WORKS, max_size=12), st.integers(-400, 400), st.integers(0, 800))
def test_the_lines_between_two_days_are_those_of_all_lines_in_the_same_order(
    works: list[Work], start: int, days: int
) -> None:
    first = FIRST_DAY + timedelta(start)
    last = first + timedelta(days)
    made = ledger(SHEETS | written(works, 3))
    found = list(lines_between(made, first, last))
    assert [one.contribution for one in lines(made)] == list(made.of(Contribution))
    assert found == [one for one in lines(made) if first <= one.contribution.day <= last]


def test_the_report_has_the_shape_of_the_contract() -> None:
    found = shown(line(durée="1h30", taux="25") + line(qui="Paul Roy", durée="20 min"))
    sums = {"lines": 2, "minutes": "110", "unpaid_minutes": "20", "amount": "37.50"}
    assert (
        found
        | {
            "on": "2026-06-30",
            "revision": 5,
            "by_person": [
                {"name": "Ana Martin", "lines": 1, "minutes": "90", "unpaid_minutes": "0", "amount": "37.50"},
                {"name": "Paul Roy", "lines": 1, "minutes": "20", "unpaid_minutes": "20", "amount": "0.00"},
            ],
            "by_circle": [{"name": "Technique"} | sums],
            "by_month": [{"month": "2026-03"} | sums],
            "totals": {"name": None} | sums,
            "left_out": 0,
            "future": [],
        }
        == found
    )


def test_rows_begin_with_what_they_are_about() -> None:
    found = shown(line())
    assert [next(iter(found[rows][0])) for rows in ("by_person", "by_circle", "by_month")] == [
        "name",
        "name",
        "month",
    ]


def test_an_amount_is_the_lump_sum_else_duration_times_rate_else_nothing() -> None:
    amounts = [
        line.amount
        for line in lines(
            ledger(
                line(montant="200", durée="1h", taux="20")
                + line(durée="0,33", taux="18,33")
                + line(durée="1h")
                + line()
                + line(montant="0", durée="1h", taux="9")
            )
        )
    ]
    assert [str(amount) for amount in amounts] == ["200.00", "6.05", "0.00", "0.00", "0.00"]


def test_amounts_are_rounded_half_up_on_each_line_and_then_added() -> None:
    third = line(durée="20 min", taux="0,05")
    assert shown(third * 3)["totals"]["amount"] == "0.06"
    half = line(durée="6 min", taux="0,05")
    assert shown(half)["totals"]["amount"] == "0.01"


def test_minutes_are_exact() -> None:
    assert shown(line(durée="0,33") * 3)["totals"]["minutes"] == "59.4"
    assert shown(line(durée="1h"))["totals"]["minutes"] == "60"


def test_unpaid_minutes_are_those_for_which_nothing_is_asked() -> None:
    text = line(durée="1h") + line(durée="2h", montant="0") + line(durée="4h", taux="1")
    assert shown(text)["totals"]["unpaid_minutes"] == "180"


def test_a_negative_line_compensates() -> None:
    text = line(durée="2h", taux="20") + line(durée="−2h", montant="−40")
    assert shown(text)["totals"] == {
        "name": None,
        "lines": 2,
        "minutes": "0",
        "unpaid_minutes": "0",
        "amount": "0.00",
    }


def test_two_equal_lines_on_one_page_count_twice() -> None:
    assert shown(line(montant="5") * 2)["totals"]["amount"] == "10.00"


def test_lines_after_the_day_are_future_and_in_no_total() -> None:
    found = shown(line() + "\n" + line(date="2026-07-01", montant="5"))
    assert found["totals"]["lines"] == 1
    assert found["future"] == [{"page": "Carnet", "line": 2, "day": "2026-07-01", "template": "Contribution"}]
    assert shown(line(date="2026-07-01"), on=date(2026, 7, 1))["future"] == []


def test_lines_with_an_error_are_left_out_whole_and_counted() -> None:
    text = line(montant="5") + line(montant="6", durée="2 jours") + line(qui="", montant="7")
    found = shown(text + "\n{{Contribution|")
    assert (found["totals"]["amount"], found["left_out"]) == ("5.00", 3)


def test_lines_left_out_wait_for_their_day_like_the_others() -> None:
    assert shown(line(date="2026-07-01", durée="zut"))["left_out"] == 0
    assert shown(line(date="zut"))["left_out"] == 1


def test_lines_that_name_only_a_budget_have_no_circle() -> None:
    found = shown(line(cercle="", budget="Inter-CAE", montant="5") + line(montant="1"))
    assert [(row["name"], row["amount"]) for row in found["by_circle"]] == [
        ("Technique", "1.00"),
        (None, "5.00"),
    ]


def test_rows_are_in_order_of_name_or_month() -> None:
    text = line(qui="Zoé", cercle="Vélo") + line(date="2025-12-31") + line(qui="Éva", cercle="Zut")
    found = shown(text)
    for rows, name in (("by_person", "name"), ("by_circle", "name"), ("by_month", "month")):
        assert [row[name] for row in found[rows]] == sorted(row[name] for row in found[rows])
    assert found["by_month"][0]["month"] == "2025-12"


def test_the_revision_is_the_highest_of_the_pages_it_stands_on() -> None:
    pages = {"A": line(), "B": "{{Contribution|", "C": "Bonjour {{x}}"}
    assert shown(pages)["revision"] == len(SHEETS) + 2


def test_an_empty_wiki_has_empty_totals() -> None:
    found = contributions(ledger({}), TODAY)
    assert sums_of(found.totals) == (0, Decimal(0), Decimal(0), Decimal("0.00"))
    assert (found.by_person, found.revision) == ((), 0)


Summed = tuple[int, Decimal, Decimal, Decimal]


def sums(works: Iterable[Work]) -> Summed:
    works = tuple(works)
    return (
        len(works),
        sum((one.minutes for one in works), Decimal(0)),
        sum((one.minutes for one in works if not one.cents), Decimal(0)),
        Decimal(sum(one.cents for one in works)).scaleb(-2),
    )


def by(works: Iterable[Work], name: Callable[[Work], str | None]) -> dict[str | None, Summed]:
    works = tuple(works)
    names = {name(one) for one in works}
    return {wanted: sums(one for one in works if name(one) == wanted) for wanted in names}


def sums_of(row: Sums) -> Summed:
    return row.lines, row.minutes, row.unpaid_minutes, row.amount


def named(rows: Iterable[NamedSums]) -> dict[str | None, Summed]:
    return {row.name: sums_of(row) for row in rows}


@given(st.lists(WORKS, max_size=25), st.integers(0, 320))
def test_sums_are_those_of_an_independent_count(works: list[Work], day: int) -> None:
    on = FIRST_DAY + timedelta(days=day)
    found = report(written(works), on)
    past = [one for one in works if one.day <= on]
    months = {row.month: sums_of(row) for row in found.by_month}
    assert sums_of(found.totals) == sums(past)
    assert named(found.by_person) == by(past, lambda one: one.who)
    assert named(found.by_circle) == by(past, lambda one: one.circle)
    assert months == by(past, lambda one: f"{one.day:%Y-%m}")
    assert len(found.future) == len(works) - len(past)


def test_a_brand_typed_in_two_ways_is_one_brand_in_the_sums_and_in_the_export() -> None:
    typed = ("Vélo & Co", "vélo & Co", "Vélo\u00a0& Co", "[[Vélo & Co]]")
    text = "".join(line(quoi=f"Tâche {number}", marque=name) for number, name in enumerate(typed))
    assert [(row["name"], row["lines"]) for row in shown(text)["by_brand"]] == [("Vélo & Co", 4)]
    rows = contribution_rows(ledger(SHEETS | {"Carnet": text}))
    assert [row["brand"] for row in rows] == ["Vélo & Co"] * 4
