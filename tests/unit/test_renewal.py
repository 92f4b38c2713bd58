"""An attacker who keeps what was shown on several days, and combines it all, learns nothing of one or two people."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from attacker import learns_of
from coopwiki.subjects.contributions.renewal import EUROS, Held, Renewal, first, renewed
from coopwiki.subjects.contributions.small_groups import TOTAL, Share
from coopwiki.subjects.contributions.stored_renewal import as_text, from_text

KEY = "00" * 32
BEGIN = date(2026, 3, 2)
Lines = dict[int, Share]
"""By number of each line, and of each version of it: its minutes and cents are two to that power."""


def a_line(chance: random.Random, number: int, months: list[str], who: str = "") -> Share:
    power = Decimal(2**number)
    return Share(
        who or f"p{chance.randrange(7)}",
        chance.choice(months),
        chance.choice(["X", "Y", None]),
        chance.choice([None, None, "M"]),
        minutes=power if chance.random() < 0.8 else Decimal(0),
        amount=power if chance.random() < 0.6 else Decimal(0),
    )


def publications(seed: int, days: int) -> tuple[list[Lines], dict[int, str]]:
    """The lines of each day, and whose each number is: most are added; some are taken back, or changed or moved."""
    chance = random.Random(seed)
    now: Lines = {}
    whose: dict[int, str] = {}
    found = []
    months = ["2026-01", "2026-02"]
    for day in range(days):
        for number in list(now):
            if chance.random() < 0.04 * (seed % 3) and day:
                old = now.pop(number)
                if chance.random() < 0.6:
                    _add(chance, now, whose, months, old.who)
        for _ in range(chance.randint(8, 25) if not day else chance.choice([0, 1, 2, 4, 8, 12])):
            _add(chance, now, whose, months)
        found.append(dict(now))
        months = [*months, "2026-03"][-3:]
    return found, whose


def _add(chance: random.Random, now: Lines, whose: dict[int, str], months: list[str], who: str = "") -> None:
    number = len(whose)
    now[number] = a_line(chance, number, months, who)
    whose[number] = now[number].who


def over_days(days: list[Lines], step: int = 7) -> list[Renewal]:
    """What is shown each day."""
    shown = [first(days[0].values(), BEGIN, KEY)]
    for number, lines in enumerate(days[1:], 1):
        shown.append(renewed(shown[-1], lines.values(), BEGIN + timedelta(number * step)))
    return shown


def rows(shown: list[Renewal], *, euros: bool, count: int) -> set[frozenset[int]]:
    """The lines in every sum that was ever shown."""
    values = {int(held.value) for one in shown for (figure, _), held in one.sums.items() if (figure == EUROS) is euros}
    return {frozenset(n for n in range(count) if value >> n & 1) for value in values if value}


@pytest.mark.parametrize("block", range(6))
def test_what_was_shown_on_two_days_tells_of_fewer_than_three_people_in_no_combination(block: int) -> None:
    for seed in range(block * 10, block * 10 + 10):
        days, whose = publications(seed, 2)
        shown = over_days(days)
        for euros in (True, False):
            assert learns_of(rows(shown, euros=euros, count=len(whose)), whose) == [], (seed, euros)


@pytest.mark.parametrize("seed", [15, 27, 36, 53, 69, 78, 89, 96])
def test_nor_does_what_was_shown_on_four_days(seed: int) -> None:
    days, whose = publications(seed, 4)
    shown = over_days(days)
    assert len({one.on for one in shown}) > 1
    for euros in (True, False):
        assert learns_of(rows(shown, euros=euros, count=len(whose)), whose) == [], euros


def test_the_attacker_learns_of_people_where_each_days_sums_are_shown_by_themselves() -> None:
    told = 0
    for seed in range(10):
        days, whose = publications(seed, 2)
        alone = [first(lines.values(), BEGIN, KEY) for lines in days]
        told += bool(learns_of(rows(alone, euros=True, count=len(whose)), whose))
    assert told >= 5


def of(*people: str, month: str = "2026-03", circle: str = "X", amount: int = 10) -> list[Share]:
    return [Share(who, month, circle, amount=Decimal(amount)) for who in people]


MONTH = ("month", "2026-03")


def euros_of(shown: Renewal) -> tuple[Decimal, date]:
    held = shown.sums[EUROS, MONTH]
    return held.value, held.on


def test_what_one_or_two_people_add_waits_until_three_have() -> None:
    before = first(of("a", "b", "c"), BEGIN, KEY)
    soon, later = BEGIN + timedelta(8), BEGIN + timedelta(20)
    assert renewed(before, of("a", "b", "c", "d", "d", "e"), soon) == before
    after = renewed(before, of("a", "b", "c", "d", "d", "e", "f"), later)
    assert (euros_of(before), euros_of(after)) == ((30, BEGIN), (70, later))


def test_sums_are_renewed_once_a_week() -> None:
    before, many = first(of("a", "b", "c"), BEGIN, KEY), of("a", "b", "c", "d", "e", "f")
    assert renewed(before, many, BEGIN + timedelta(6)) == before
    assert euros_of(renewed(before, many, BEGIN + timedelta(7))) == (60, BEGIN + timedelta(7))


def test_a_sum_that_one_person_moved_stays_as_it_was_while_others_are_renewed() -> None:
    begun = of(*"abcd") + of(*"abcd", month="2026-02", circle="Y")
    one, two = BEGIN + timedelta(7), BEGIN + timedelta(14)
    more = begun + of(*"efgh") + of("a", month="2026-02", circle="Y")
    after = renewed(first(begun, BEGIN, KEY), more, one)
    assert (after.sums[EUROS, TOTAL].value, after.sums[EUROS, ("circle", "Y")].value) == (130, 40)
    assert after.sums[EUROS, ("circle", "Y")].behind
    assert after.sums[EUROS, MONTH] == Held(Decimal(40), BEGIN, behind=True)  # less it, the total is what `a` noted
    again = renewed(after, more + of(*"bcd", month="2026-02", circle="Y"), two)
    assert (again.sums[EUROS, TOTAL].value, again.sums[EUROS, ("circle", "Y")].value) == (160, 40)


def test_what_somebody_takes_back_or_moves_does_not_count_as_added() -> None:
    before = first(of(*"abcd"), BEGIN, KEY)
    assert renewed(before, of("d"), BEGIN + timedelta(7)) == before
    moved = of("d") + of(*"abc", circle="Y")
    assert renewed(before, moved, BEGIN + timedelta(7)).sums[EUROS, ("circle", "X")].value == 40


def test_who_goes_by_another_name_has_added_nothing() -> None:
    before = first(of(*"abcd"), BEGIN, KEY)
    assert renewed(before, of("a", "B", "C", "D", "b"), BEGIN + timedelta(7)) == before


def test_the_order_of_lines_changes_nothing() -> None:
    days, _ = publications(36, 3)
    turned = [dict(reversed(lines.items())) for lines in days]
    assert [as_text(one) for one in over_days(days)] == [as_text(one) for one in over_days(turned)]


def test_a_renewal_is_kept_whole_without_a_name() -> None:
    shown = first(of("Zoé Petit", "Ana", "Luc") + of("Zoé Petit", month="2026-01"), BEGIN, KEY)
    assert from_text(as_text(shown)) == shown
    assert "Petit" not in as_text(shown)


@pytest.mark.parametrize("cut", [0, 1, 40, 200, -1])
def test_a_renewal_that_is_not_whole_is_refused(cut: int) -> None:
    with pytest.raises(ValueError, match=r".?"):
        from_text(as_text(first(of(*"abc"), BEGIN, KEY))[:cut])


@pytest.mark.parametrize(
    "text", ["3", "[]", "{}", "null", '{"on":1}', '{"on":"2026-03-02","key":"zz","noted":[],"sums":[]}']
)
def test_nor_is_one_of_another_shape(text: str) -> None:
    with pytest.raises(ValueError, match=r".?"):
        from_text(text)
