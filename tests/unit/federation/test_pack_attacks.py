"""An attacker with all packs of a year and the public pages learns nothing of one or two people."""

from __future__ import annotations

import random
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from attacker import equations, learns_of
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.small_groups import Share, withheld
from coopwiki.subjects.contributions.sums import counted_lines, month_of
from coopwiki.subjects.packs import STEPS, Pack, pack
from ledgers import call, ledger, line

DAYS = tuple(date(2026, month, 15) for month in range(2, 8))
Sums = dict[bool, set[frozenset[int]]]
"""Numbers of the lines in each sum that is told: of euros, of time."""


def cooperative(seed: int, people: int = 0) -> Ledger:
    """Lines of a few people in a few months and circles, some paid, some not, some without time."""
    chance = random.Random(seed)
    people = people or chance.randint(1, 8)
    circles = ["Technique", "Accueil"][: chance.randint(1, 2)]
    made = []
    for _ in range(chance.randint(5, 60)):
        month, paid = chance.randint(1, 6), chance.random() < 0.6
        made.append(
            line(
                date=f"2026-{month:02}-{chance.randint(1, 28):02}",
                qui=f"Personne {chr(65 + chance.randrange(people))}",
                cercle=chance.choice(circles),
                durée=chance.choice(["", "1h", "1h30", "20 min"]),
                montant=str(chance.randint(10, 99)) if paid else "",
            )
        )
    return ledger({"Cahier": "\n".join(made)}, date(2026, 12, 31))


def shares(of: Ledger, today: date) -> list[Share]:
    """The lines up to a day, as the pages' sums are made of them."""
    return [
        Share(
            one.who,
            month_of(one),
            one.circle,
            None,
            bool(one.amount),
            one.contribution.spent or Decimal(0),
            one.amount,
        )
        for one in counted_lines(of, today)
    ]


def told_by(one: Pack, lines: list[Share]) -> Sums:
    """The sums that the figures of a pack are, or are made of."""
    found: Sums = {True: set(), False: set()}
    for figure in one.figures:
        if figure.value is None:
            continue
        of = {number for number, share in enumerate(lines) if share.month == figure.period}
        if figure.measure == "amount":
            found[True].add(frozenset(n for n in of if lines[n].amount))
        if figure.measure in ("hours", "hours_each", "unpaid_share"):
            found[False].add(frozenset(n for n in of if lines[n].minutes))
        if figure.measure == "unpaid_share":
            found[False].add(frozenset(n for n in of if lines[n].minutes and not lines[n].amount))
    return found


def pages(of: Ledger, today: date) -> Sums:
    """The sums that public pages show on a day."""
    found: Sums = {True: set(), False: set()}
    for euros, numbers in equations(shares(of, today), withheld(of, today)):
        found[euros].add(numbers)
    return found


def everything(of: Ledger) -> list[Share]:
    """All lines, of whatever day."""
    return shares(of, date(2026, 12, 31))


@pytest.mark.parametrize("block", range(3))
def test_no_packs_of_several_months_tell_of_fewer_than_three_people(block: int) -> None:
    for seed in range(block * 5, block * 5 + 5):
        of = cooperative(seed)
        lines = everything(of)
        packs = [pack(of, day) for day in DAYS]
        whose = {number: share.who for number, share in enumerate(lines)}
        for euros in (True, False):
            rows = set().union(*(told_by(one, lines)[euros] for one in packs))
            assert learns_of(rows, whose) == [], (seed, euros)


@pytest.mark.parametrize("block", range(2))
def test_nor_does_a_pack_beside_the_public_pages_of_its_day(block: int) -> None:
    for seed in range(block * 5, block * 5 + 5):
        of = cooperative(seed)
        for day in DAYS[2:4]:
            lines, shown = shares(of, day), pages(of, day)
            told = told_by(pack(of, day), lines)
            whose = {number: share.who for number, share in enumerate(lines)}
            for euros in (True, False):
                assert learns_of(shown[euros] | told[euros], whose) == [], (seed, day, euros)


def test_the_attacker_finds_two_people_where_a_month_is_told_without_care() -> None:
    rows = {frozenset({0, 1, 2, 3}), frozenset({0, 1, 2})}
    assert ("D",) in learns_of(rows, dict(enumerate("ABCD")))


def test_something_is_told_of_a_cooperative_of_twelve() -> None:
    told = [one for one in pack(cooperative(3, people=12), DAYS[-1]).figures if one.value is not None]
    assert {"hours", "amount"} <= {one.measure for one in told}


def test_the_hours_told_are_those_of_the_lines() -> None:
    for seed in range(20):
        of = cooperative(seed, people=6)
        lines = everything(of)
        for one in pack(of, DAYS[-1]).figures:
            if one.measure == "hours" and one.value is not None:
                minutes = sum(share.minutes for share in lines if share.month == one.period)
                assert Decimal(one.value) == (Decimal(minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


def notes(month: int, *people: str, **fields: str) -> str:
    return "\n".join(
        line(date=f"2026-{month:02}-10", qui=who, durée="1h", **({"montant": "20"} | fields)) for who in people
    )


def figure(of: Ledger, day: date, measure: str, period: str) -> tuple[str | None, int | None, str | None]:
    (one,) = (one for one in pack(of, day).figures if (one.measure, one.period) == (measure, period))
    return one.value, one.people, one.withheld


def test_of_four_people_of_whom_two_note_nothing_is_told() -> None:
    of = ledger(notes(3, "Ana", "Paul") + notes(4, "Ana", "Paul", "Zoé", "Marc"), DAYS[-1])
    assert figure(of, DAYS[-1], "hours", "2026-03") == (None, None, "few")
    assert figure(of, DAYS[-1], "contributors", "2026-03") == (None, None, "few")


def test_one_contributor_in_a_circle_stays_hidden_in_the_pack_of_that_circle() -> None:
    of = ledger(notes(3, "Ana", "Paul", "Zoé") + notes(3, "Marc", cercle="Accueil"), DAYS[-1])
    alone = pack(ledger(notes(3, "Marc", cercle="Accueil"), DAYS[-1]), DAYS[-1])
    assert figure(of, DAYS[-1], "hours", "2026-03")[0] == "4.00"
    assert [one for one in alone.figures if one.value is not None] == []


def test_unpaid_time_is_withheld_where_the_paid_rest_is_one_persons() -> None:
    text = notes(3, "Ana", "Paul", "Zoé", montant="") + "\n" + notes(3, "Marc")
    of = ledger(text, DAYS[-1])
    assert figure(of, DAYS[-1], "unpaid_share", "2026-03") == (None, None, "linked")


def test_the_running_month_is_in_no_pack() -> None:
    of = ledger(notes(3, "Ana", "Paul", "Zoé"), DAYS[-1])
    assert all(one.period != "2026-03" for one in pack(of, date(2026, 3, 31)).figures)
    assert figure(of, date(2026, 4, 1), "hours", "2026-03")[0] == "3.00"


def rates(*euros: int) -> Ledger:
    made = [line(date="2025-05-02", qui=f"P{n}", durée="1h", montant=str(each)) for n, each in enumerate(euros)]
    return ledger("\n".join(made), DAYS[0])


def test_rates_are_told_over_five_people_as_the_means_of_their_halves() -> None:
    assert figure(rates(10, 20, 30, 40), DAYS[0], "rate_low", "2025") == (None, None, "few")
    assert figure(rates(10, 20, 30, 40, 50), DAYS[0], "rate_low", "2025") == ("20.00", 5, None)
    assert figure(rates(10, 20, 30, 40, 50), DAYS[0], "rate_high", "2025") == ("40.00", 5, None)


@pytest.mark.parametrize("count", range(5, 12))
def test_no_combination_of_the_two_halves_rests_on_fewer_than_three(count: int) -> None:
    half = (count + 1) // 2
    rows = {frozenset(range(half)), frozenset(range(count - half, count))}
    assert learns_of(rows, {number: str(number) for number in range(count)}) == []


def stays(**types: int) -> Ledger:
    """So many people of each type through 2025; `associés` of the first ones."""
    held = types.pop("associés", 0)
    made, number = [], 0
    for type_, count in types.items():
        for _ in range(count):
            who = f"Personne {number}"
            made.append(call("Contrat", {"qui": who, "type": type_, "début": "2024-06-01"}))
            if number < held:
                made.append(call("Sociétariat", {"qui": who, "début": "2024-06-01"}))
            number += 1
    return ledger("\n".join(made), DAYS[0])


@pytest.mark.parametrize("seed", range(20))
def test_headcounts_by_type_and_associates_tell_of_no_two_people(seed: int) -> None:
    chance = random.Random(seed)
    counts = {type_: chance.randint(0, 6) for type_ in ("CAPE", "CESA", "CDI", "CDD")}
    given = pack(stays(**counts, associés=chance.randint(0, 9)), DAYS[0])
    told = {one.measure for one in given.figures if one.value is not None}
    types = [type_ for type_, count in counts.items() for _ in range(count)]
    cells = {f"headcount_{t.lower()}": {n for n, own in enumerate(types) if own == t} for t in counts}
    cells["headcount"] = set(range(len(types)))
    associates = next(one.value for one in given.figures if one.measure == "associates")
    cells["associates"] = set(range(int(Decimal(associates or 0))))
    rows = {frozenset(cells[name]) for name in told if name in cells}
    assert learns_of(rows, {number: str(number) for number in range(len(types))}) == []


def test_a_headcount_is_the_mean_of_the_ends_of_months() -> None:
    of = stays(CAPE=6, CESA=4)
    assert figure(of, DAYS[0], "headcount", "2025") == ("10", 10, None)
    assert figure(of, DAYS[0], "headcount_cape", "2025") == ("6", 5, None)


def test_how_many_people_is_told_in_steps() -> None:
    assert figure(rates(*range(10, 17)), DAYS[0], "rate_low", "2025")[1] == 5
    assert STEPS[0] == 3
