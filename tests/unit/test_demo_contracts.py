"""The demo's contracts since 2016: the headcount of March 2023, and nothing in them that the robots have to tell."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

from cooperative import generate
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contracts.deadlines_report import deadlines
from coopwiki.subjects.contracts.headcount_report import headcount
from coopwiki.subjects.contracts.records import RECORDS
from ledgers import ledger
from subjects.contracts.contracts import contract_pages
from subjects.people.people import people, profile_page
from subjects.rules import rules_page

TODAY = date(2026, 11, 22)
DAYS = (TODAY, date(2026, 1, 2), date(2028, 2, 29))
CENSUS = date(2023, 3, 31)


@cache
def demo(today: date) -> Ledger:
    """What the demo says of people, without their contributions."""
    pages = (*contract_pages(people(), today), rules_page(), *(profile_page(person, ()) for person in people()))
    return ledger({page.title: page.text for page in pages}, today)


def test_the_demo_holds_these_pages_as_they_stand() -> None:
    whole = {page.title: page.text for page in generate(TODAY)}
    own = {page.title: page.text for page in (*contract_pages(people(), TODAY), rules_page())}
    assert own == {title: text for title, text in whole.items() if title in own}


every_day = pytest.mark.parametrize("today", DAYS, ids=str)


@every_day
def test_in_march_2023_there_were_63_cape_52_cesa_4_cdi_and_one_apprentice(today: date) -> None:
    data = headcount(demo(today), CENSUS)
    assert data.by_type == {"CAPE": 63, "CESA": 52, "CDI": 4, "CDD": 0, "apprentissage": 1}
    assert data.total == 120
    assert data.months[0].month == "2016-01"


@every_day
def test_the_robots_have_nothing_to_say_about_the_contracts(today: date) -> None:
    templates = {type_.template for type_ in RECORDS}
    assert [one for one in demo(today).issues if one.template in templates] == []


def test_there_are_people_of_each_type_today_and_something_due_of_each_kind() -> None:
    data = headcount(demo(TODAY), TODAY)
    assert data.total == 120
    assert data.by_type["CAPE"] > 20
    assert 60 < data.associates < 90
    kinds = Counter(one.kind for one in deadlines(demo(TODAY), TODAY).deadlines)
    assert {"cape_end", "cape_limit", "association", "contact", "interview"} <= set(kinds)
    assert deadlines(demo(TODAY), TODAY).missing_rules == ()


def test_two_a_month_came_at_most_since_the_rule() -> None:
    assert headcount(demo(TODAY), TODAY).arrivals_over == ()
