"""The accounting application's slips beside the wiki's lines: what belongs together."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.subjects.contributions.sums import counted_lines
from coopwiki.subjects.invoicing.slip import Slip
from coopwiki.subjects.invoicing.slip_sums import run_of
from coopwiki.subjects.invoicing.slips_report import DIFFERS, KINDS, Match, matches
from ledgers import SHEETS, TODAY, ledger
from slip_lists import read, work


def slip(number: str, amount: str, day: str = "2026-04-01", person: str = "Ana Martin", paid: str = "") -> Slip:
    return Slip(
        number,
        date.fromisoformat(day),
        person,
        Decimal(amount),
        paid=date.fromisoformat(paid) if paid else None,
    )


def matched(lines: str, *slips: Slip) -> list[Match]:
    return list(matches(ledger(SHEETS | {"Carnet": lines}), TODAY, slips))


def told(lines: str, *slips: Slip) -> list[tuple[str, int, list[str], str]]:
    """Kind, how many lines, which slips, what to write."""
    found = matched(lines, *slips)
    return [(m.kind, len(m.lines), [s.number for s in m.slips], m.to_write) for m in found]


def test_a_line_of_the_very_amount_is_proposed() -> None:
    assert told(work("45"), slip("B-1", "45.00")) == [("exact", 1, ["B-1"], "|bon=B-1")]


def test_a_line_that_names_its_slip_has_nothing_to_write() -> None:
    assert told(work("45", bon="b-1"), slip("B-1", "45.00")) == [("exact", 1, ["B-1"], "")]


def test_the_day_of_payment_is_proposed_where_it_lacks() -> None:
    paid = slip("B-1", "45.00", paid="2026-04-05")
    assert told(work("45", bon="B-1"), paid)[0][3] == "|réglé le=2026-04-05"
    assert told(work("45"), paid)[0][3] == "|bon=B-1|réglé le=2026-04-05"
    assert told(work("45", bon="B-1", réglé_le="2026-04-05"), paid)[0][3] == ""


@pytest.mark.parametrize(
    ("noted", "paid", "told"),
    [
        ("2026-04-05", "2026-04-05", ""),
        ("", "2026-04-05", ""),
        ("2026-04-05", "2026-04-06",
         "Réglé le 5 avril 2026 sur le wiki, payé le 6 avril 2026 d’après la liste."),
        ("2026-04-05", "", "Réglé le 5 avril 2026 sur le wiki, pas payé d’après la liste."),
    ],
)  # fmt: skip
def test_payments_that_disagree_are_told(noted: str, paid: str, told: str) -> None:
    other = slip("B-9", "1.00", paid="2026-04-09")
    found, _ = matched(work("45", bon="B-1", réglé_le=noted), slip("B-1", "45.00", paid=paid), other)
    assert found.payment.replace("\u00a0", " ") == told


def test_a_list_that_says_nothing_of_payments_disagrees_with_none() -> None:
    (found,) = matched(work("45", bon="B-1", réglé_le="2026-04-05"), slip("B-1", "45.00"))
    assert found.payment == ""


def test_several_lines_make_one_slip() -> None:
    lines = work("10", "2026-02-02") + work("20", "2026-03-02") + work("30", "2026-03-20")
    assert told(lines, slip("B-1", "50.00")) == [
        ("groupé", 2, ["B-1"], "|bon=B-1"),
        ("ligne sans bon", 1, [], ""),
    ]


def test_one_line_is_paid_by_several_slips() -> None:
    first, second = slip("B-1", "25.00"), slip("B-2", "20.00", "2026-05-01")
    assert told(work("45"), first, second) == [("réparti", 1, ["B-1", "B-2"], "|bon=B-1, B-2")]
    assert told(work("45", bon="B-1, B-2"), first, second) == [("réparti", 1, ["B-1", "B-2"], "")]


def test_several_lines_that_name_one_slip_are_grouped() -> None:
    lines = work("10", bon="B-1") + work("20", bon="B-1")
    assert told(lines, slip("B-1", "30.00")) == [("groupé", 2, ["B-1"], "")]


def test_a_slip_with_another_amount_is_told() -> None:
    (found,) = matched(work("45", bon="B-1"), slip("B-1", "44.99"))
    assert (found.kind, str(found.difference)) == (DIFFERS, "-0.01")


def test_nothing_is_found_for_what_has_no_other_side() -> None:
    assert told(work("45") + work("12", bon="B-9"), slip("B-1", "7.00")) == [
        ("bon absent de la liste", 1, [], ""),
        ("ligne sans bon", 1, [], ""),
        ("bon sans ligne", 0, ["B-1"], ""),
    ]


def test_a_line_is_not_taken_for_an_earlier_slip_nor_for_somebody_else_s() -> None:
    lines = work("45", "2026-05-01")
    assert told(lines, slip("B-1", "45.00"))[0][0] == "ligne sans bon"
    assert told(lines, slip("B-1", "45.00", "2026-06-01", "Paul Roy"))[0][0] == "ligne sans bon"


def test_people_go_by_any_of_their_names() -> None:
    assert told(work("45"), slip("B-1", "45.00", person="Anou"))[0][0] == "exact"


AMOUNTS = st.integers(1, 6).map(lambda euros: Decimal(euros * 10).quantize(Decimal("0.01")))
DAYS = st.integers(0, 120).map(lambda days: date(2026, 1, 1) + timedelta(days))
NUMBERS = st.sampled_from(["B-1", "B-2", "B-3", "B-4"])
LINES = st.lists(st.tuples(AMOUNTS, DAYS, st.sampled_from(["", "", "B-1", "B-2", "B-2, B-3"])), max_size=8)
SLIPS = st.lists(
    st.builds(Slip, NUMBERS, DAYS, st.sampled_from(["Ana Martin", "Anou", "Paul Roy"]), AMOUNTS),
    max_size=8,
)


@given(LINES, SLIPS)
def test_each_line_and_each_slip_is_in_one_match(lines: list[tuple[Decimal, date, str]], slips: list[Slip]) -> None:
    text = "".join(work(str(amount), str(day), bon=bon) for amount, day, bon in lines)
    read = ledger(SHEETS | {"Carnet": text})
    found = matches(read, TODAY, slips)
    assert Counter(id(li) for m in found for li in m.lines) == Counter(map(id, counted_lines(read, TODAY)))
    assert Counter(id(s) for m in found for s in m.slips) == Counter(map(id, slips))
    for match in found:
        assert match.kind in KINDS
        assert (match.difference == 0) == (match.kind in KINDS[2:5])


@given(st.lists(st.integers(-3, 9).map(Decimal), max_size=12), st.integers(-3, 30).map(Decimal))
def test_a_run_is_found_where_there_is_one(amounts: list[Decimal], wanted: Decimal) -> None:
    runs = [amounts[i:j] for j in range(len(amounts), 1, -1) for i in range(j - 2, -1, -1)]
    expected = next((run for run in runs if sum(run) == wanted), [])
    assert run_of(amounts, wanted, lambda amount: amount) == expected


@pytest.mark.long
def test_fifty_thousand_rows_are_all_matched() -> None:
    names = [f"Personne {n}" for n in range(40)]
    rows = "".join(f"B-{n};2026-04-01;{names[n % 40]};{n % 997},5;\n" for n in range(50_000))
    found = read(rows)
    text = "".join(work(f"{n % 991}", qui=names[n % 40]) for n in range(2_000))
    made = matches(ledger({"Carnet": text}), TODAY, found.slips)
    assert sum(len(match.slips) for match in made) == 50_000


@pytest.mark.parametrize("person", ["MARTIN Ana", "Martin, Ana", "martin ana"])
def test_a_name_in_another_order_is_the_same_person(person: str) -> None:
    assert told(work("45"), slip("B-1", "45.00", person=person)) == [("exact", 1, ["B-1"], "|bon=B-1")]
