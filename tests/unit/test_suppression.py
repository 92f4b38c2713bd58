"""An attacker adds and subtracts all sums that are shown, by any factors, and learns nothing of one or two people."""

from __future__ import annotations

import random
import time
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest

from attacker import echelon, equations, rank, reduced
from cooperative import generate
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.small_groups import Share, Withheld, discreet
from coopwiki.subjects.contributions.sums import brand_of, counted_lines, month_of
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
    """Of which people, alone or two together, something is determined.

    It is where the rows lose rank without their columns. Somebody who knows their own lines and works out
    another's is such a pair.
    """
    found = []
    for euros in (True, False):
        rows = [numbers for of_euros, numbers in equations(shares, hidden) if of_euros is euros]
        whole = rank(rows)
        people = sorted({s.who for s in shares})
        for group in [*((who,) for who in people), *combinations(people, 2)]:
            theirs = {i for i, s in enumerate(shares) if s.who in group}
            if rank(row - theirs for row in rows) < whole:
                found.append((euros, group))
    return found


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


def shares_of(of: Ledger, today: date) -> list[Share]:
    """What the demo's people did, as what is withheld is worked out from."""
    return [
        Share(
            line.who,
            month_of(line),
            line.circle,
            brand_of(line),
            bool(line.amount) and not line.contribution.slip,
            line.contribution.spent or Decimal(0),
            line.amount,
        )
        for line in counted_lines(of, today)
    ]


def alike(shares: list[Share]) -> dict[int, int]:
    """By share the number of its unit: shares in the same sums are told together. Those of many people come first."""
    units: dict[object, list[int]] = {}
    for number, s in enumerate(shares):
        units.setdefault((s.cells(), bool(s.minutes), bool(s.amount)), []).append(number)
    ordered = sorted(units.values(), key=lambda of: -len({shares[i].who for i in of}))
    return {number: place for place, of in enumerate(ordered) for number in of}


@pytest.mark.long
def test_nor_do_the_sums_of_the_demo() -> None:
    today = date(2026, 11, 22)
    shares = shares_of(ledger({page.title: page.text for page in generate(today)}, today), today)
    hidden, place = discreet(shares), alike(shares)
    people: dict[int, set[str]] = {}
    for number, share in enumerate(shares):
        people.setdefault(place[number], set()).add(share.who)
    many = {unit for unit, found in people.items() if len(found) >= 3}
    for euros in (True, False):
        rows = [frozenset(place[i] for i in of) for e, of in equations(shares, hidden) if e is euros]
        left = [row for first, row in echelon(rows).items() if first not in many]
        for group in {frozenset(p) for p in combinations(sorted({s.who for s in shares}), 2)}:
            theirs = {unit for unit, found in people.items() if found <= group}
            outside = [{n: v for n, v in row.items() if n not in theirs} for row in left]
            assert len(reduced(outside)) == len(left), group
