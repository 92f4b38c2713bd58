"""An attacker adds and subtracts all sums that are shown, by any factors, and learns nothing of one or two people."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from attacker import equations, learns_of, learns_of_units
from cooperative import generate
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.renewal import EUROS, TIME, UNPAID, Sum, Unit, first, renewed
from coopwiki.subjects.contributions.small_groups import Share, Withheld, discreet
from coopwiki.subjects.contributions.small_groups import shares as shares_of
from ledgers import ledger


def cooperative(seed: int, people: int = 7, most: int = 40) -> list[Share]:
    """Some lines; a part without time, without euros, or with neither."""
    chance = random.Random(seed)
    people = chance.randint(1, people)
    months = [f"2026-{m:02}" for m in range(1, chance.randint(1, 4) + 1)] + ["2025-12"]
    circles = ["X", "Y", "Z", None][: chance.randint(1, 4)]
    return [
        Share(
            f"p{chance.randrange(people)}",
            chance.choice(months),
            chance.choice(circles),
            chance.choice([None, None, "M", "N"]),
            chance.random() < 0.3 and paid,
            Decimal(chance.choice([0, 30, 60, 60])),
            Decimal(25 if paid else 0),
        )
        for _ in range(chance.randint(1, most))
        for paid in [chance.random() < 0.6]
    ]


def told_of(shares: list[Share], hidden: Withheld) -> list[tuple[bool, tuple[str, ...]]]:
    """Of which people, alone or two together, something is determined: of euros, of time."""
    whose = {number: share.who for number, share in enumerate(shares)}
    by_figure = ((euros, [of for e, of in equations(shares, hidden) if e is euros]) for euros in (True, False))
    return [(euros, group) for euros, rows in by_figure for group in learns_of(rows, whose)]


@pytest.mark.parametrize("block", range(10))
@pytest.mark.long
def test_no_combination_of_shown_sums_tells_of_fewer_than_three_people(block: int) -> None:
    for seed in range(block * 25, block * 25 + 25):
        shares = cooperative(seed)
        assert told_of(shares, discreet(shares)) == [], seed


def test_the_attacker_finds_what_is_shown_without_care() -> None:
    shares = [Share(who, month, "X") for who in "abc" for month in ("2026-01", "2026-02")]
    shares.append(Share("d", "2026-03", "X"))
    assert (True, ("d",)) in told_of(shares, Withheld())
    only_first = frozenset({("month", "2026-03"), ("2026-03", "X")})
    assert (True, ("d",)) in told_of(shares, Withheld(only_first, only_first, only_first))


def test_people_without_a_figure_do_not_lift_the_limit() -> None:
    shares = [
        Share("a", "2026-01", "X"),
        Share("b", "2026-01", "X", amount=Decimal(0), minutes=Decimal(0)),
        Share("c", "2026-01", "X", amount=Decimal(0), minutes=Decimal(0)),
    ]
    hidden = discreet(shares)
    assert ("month", "2026-01") in hidden.amount
    assert ("month", "2026-01") in hidden.minutes


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_lines_changes_nothing(seed: int) -> None:
    shares = cooperative(seed)
    assert discreet(shares) == discreet(shares[::-1])


@pytest.mark.long
def test_a_hundred_thousand_lines_take_seconds() -> None:
    chance = random.Random(1)
    shares = [
        Share(
            f"p{chance.randrange(200)}",
            f"20{chance.randrange(16, 26)}-{chance.randrange(1, 13):02}",
            f"c{chance.randrange(20)}",
            chance.choice([None, "M"]),
            minutes=Decimal(60),
            amount=Decimal(chance.choice([0, 10])),
        )
        for _ in range(100_000)
    ]
    begun = time.process_time()
    discreet(shares)
    assert time.process_time() - begun < 20


def alike(shares: list[Share]) -> dict[int, int]:
    """By share the number of its unit: shares in the same sums are told together."""
    units: dict[object, int] = {}
    keys = [(share.cells(), bool(share.minutes), bool(share.amount)) for share in shares]
    return {number: units.setdefault(key, len(units)) for number, key in enumerate(keys)}


TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def demo() -> Ledger:
    return ledger({page.title: page.text for page in generate(TODAY)}, TODAY)


@pytest.mark.long
def test_nor_do_the_sums_of_the_demo(demo: Ledger) -> None:
    shares = list(shares_of(demo, TODAY))
    hidden, place = discreet(shares), alike(shares)
    people: dict[int, frozenset[str]] = {}
    for number, share in enumerate(shares):
        people[place[number]] = people.get(place[number], frozenset()) | {share.who}
    for euros in (True, False):
        rows = [frozenset(place[i] for i in of) for e, of in equations(shares, hidden) if e is euros]
        assert learns_of_units(rows, people) == []


def test_nor_do_those_of_two_weeks_of_the_demo_where_sums_are_renewed_weekly(demo: Ledger) -> None:
    days = (TODAY - timedelta(7), TODAY)
    old, now = (shares_of(demo, day) for day in days)
    before = first(old, days[0], "00" * 32)
    after = renewed(before, now, TODAY)
    assert sum(held.on == TODAY for held in after.sums.values()) > 20
    new = (Counter(now) - Counter(old)).elements()
    people: dict[tuple[Unit, bool, date], frozenset[str]] = {}
    for share, day in [*((share, days[0]) for share in old), *((share, days[1]) for share in new)]:
        unit = Unit("", share.month, share.circle, share.brand, bool(share.amount)), bool(share.minutes), day
        people[unit] = people.get(unit, frozenset()) | {share.who}
    for figures in ((TIME, UNPAID), (EUROS,)):
        told = {(one, held.on) for shown in (before, after) for one, held in shown.sums.items() if one[0] in figures}
        rows = _rows(people, figures)
        found = [frozenset(n for n, day in rows[one] if day <= on) for one, on in told]
        assert learns_of_units([row for row in found if row], dict(enumerate(people.values()))) == []


def _rows(units: Iterable[tuple[Unit, bool, date]], figures: tuple[str, ...]) -> dict[Sum, list[tuple[int, date]]]:
    """By sum the numbers of the units that count in it, and the day since which they do."""
    found: dict[Sum, list[tuple[int, date]]] = defaultdict(list)
    for number, (unit, timed, day) in enumerate(units):
        for figure in figures:
            if unit.paid if figure == EUROS else timed:
                for one in unit.sums()[figure]:
                    found[one].append((number, day))
    return found
