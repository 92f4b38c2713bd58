"""The demo's expenses, announcements, balances and closing, as the robots read them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cooperative import generate
from coopwiki.core.euros import write_euros
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.assertion import Assertion
from coopwiki.subjects.budgets.assertions_report import assertions
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.closing.report import closing
from coopwiki.subjects.contributions.intention import Intention
from ledgers import ledger

TODAY = date(2026, 11, 22)
RECORDS = (Expense, Intention, Assertion, Closing)


@cache
def demo(today: date) -> Ledger:
    return ledger({page.title: page.text for page in generate(today)}, today)


@pytest.mark.parametrize("today", [TODAY, date(2026, 1, 2), date(2028, 2, 29)], ids=str)
@pytest.mark.long
def test_the_robots_have_nothing_to_say_about_them(today: date) -> None:
    templates = {type_.template for type_ in RECORDS}
    assert [issue for issue in demo(today).issues if issue.template in templates] == []


def test_there_are_expenses_and_announcements_in_every_state_and_of_every_precision() -> None:
    expenses, intentions = demo(TODAY).of(Expense), demo(TODAY).of(Intention)
    assert {one.state for one in expenses} == {"envisagée", "engagée", "payée"}
    assert {one.state for one in intentions} == {"annoncée", "faite", "abandonnée"}
    amounts = [one.amount for one in expenses]
    assert None in amounts
    known = [amount for amount in amounts if amount]
    assert {(a.approximate, a.low == a.high) for a in known} == {
        (False, True),
        (True, True),
        (True, False),
    }


def test_some_budgets_have_commitments_and_one_of_an_unknown_amount() -> None:
    rows = budgets(demo(TODAY), TODAY).budgets
    assert sum(row.sums.committed > 0 for row in rows) >= 3
    assert sum(row.sums.committed_unknown for row in rows) == 1


def test_a_balance_was_noted_wrong_and_a_difference_accepted() -> None:
    states = Counter(row.state for row in assertions(demo(TODAY), TODAY).assertions)
    assert states == {"tient": 4, "écart": 1, "écart accepté": 1}


def test_last_years_envelope_was_shared_by_a_decision_of_january() -> None:
    found = [row for row in closing(demo(TODAY), TODAY).closings if row.decided]
    assert [(row.year, row.name, row.decided_on) for row in found] == [(2025, None, date(2026, 1, 16))]
    assert 10_000 <= found[0].envelope < 10_100
    assert 14_000 < found[0].asked < 16_000
    assert sum(line.receives or 0 for line in found[0].lines) == found[0].envelope
    assert found[0].problems == ()


def test_the_docs_quote_the_closing_of_last_year() -> None:
    (found,) = [row for row in closing(demo(TODAY), TODAY).closings if row.year == 2025]
    docs = (Path(__file__).resolve().parents[2] / "docs/budgets.md").read_text(encoding="utf-8")
    shares, asked = (write_euros(n).replace("\u00a0", " ") for n in (found.envelope, found.asked))
    assert f"shares {shares} among {asked} asked for" in docs
