"""Who was in the demo's cooperative when: contracts since 2016, so that a day of 2023 has the figures it had.

On `CENSUS` there are 63 CAPE, 52 CESA, 4 CDI and one apprentice. Of these 120 people 62 are still there and have a page
of their own; the others have left since, as have some who came and went before. The others of today have come since,
two a month at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from math import isqrt
from random import Random

from coopwiki.core.limits import months_after
from page import SEED
from subjects.people.people import CO_MANAGERS, REFERENTS, Person

CENSUS = date(2023, 3, 31)
DAY = timedelta(days=1)
CAPE, CESA, CDI, APPRENTICE = "CAPE", "CESA", "CDI", "apprentissage"
EMPLOYED = (*CO_MANAGERS, *REFERENTS[:2])
"""Who had a CDI on that day, and has it still."""
EMPLOYED_SINCE = (date(2016, 1, 4), date(2017, 9, 1), date(2020, 2, 3), date(2021, 7, 1))
CESA_HERE, CESA_LEFT, CAPE_HERE, CAPE_LEFT, BEFORE = 40, 12, 18, 45, 30
"""How many people of that day are still there, have left since, and had left before."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One contract; `renewal` is '' for none before it, `ended` '' unless it ended before its end."""

    type: str
    start: date
    end: date | None
    renewal: str = ""
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What somebody has signed, and since when and until when they are an associate."""

    who: str
    stays: tuple[Stay, ...]
    joined: date | None = None
    left: date | None = None

    def type_on(self, day: date) -> str:
        """The type of the contract of a day; '' for none."""
        running = (one for one in self.stays if one.start <= day <= (one.ended or one.end or day))
        return next((one.type for one in running), "")


def draw(who: str) -> Random:
    """What somebody's story is drawn from."""
    return Random(f"{SEED}:contrat:{who}")


def stories_here(people: tuple[Person, ...], today: date) -> tuple[Story, ...]:
    """Those of the people who have a page: employed, here since before the census, come since."""
    names = [person.name for person in people]
    others = [name for name in (*REFERENTS, *names) if name not in EMPLOYED]
    rest = tuple(dict.fromkeys(others))
    old, new = rest[: CESA_HERE + CAPE_HERE], rest[CESA_HERE + CAPE_HERE :]
    employed = (
        Story(who, (Stay(CDI, since, None),), months_after(since, 12))
        for who, since in zip(EMPLOYED, EMPLOYED_SINCE, strict=True)
    )
    return tuple(
        chain(
            employed,
            map(_long_here, old[:CESA_HERE], _cesa_days()[:CESA_HERE]),
            map(_then_cesa, old[CESA_HERE:], _cape_days()[:CAPE_HERE]),
            _newcomers(new, today),
        )
    )


def stories_of_those_who_left(names: tuple[str, ...]) -> tuple[Story, ...]:
    """Those of people who have left, for as many names as there are."""
    given = iter(names)
    apprentice = Story(next(given), (Stay(APPRENTICE, date(2021, 9, 1), date(2023, 8, 31)),))
    return (
        apprentice,
        *(_ended(_long_here(next(given), day)) for day in _cesa_days()[CESA_HERE:]),
        *(_only_cape(next(given), day) for day in _cape_days()[CAPE_HERE:]),
        *(_short(next(given), number) for number in range(BEFORE)),
    )


LEFT = 1 + CESA_LEFT + CAPE_LEFT + BEFORE


def _cesa_days() -> list[date]:
    """When those in CESA on the census came, ever more a month: between February 2016 and March 2021."""
    count = CESA_HERE + CESA_LEFT
    months = [isqrt(61 * 61 * number // (count - 1)) for number in range(count)]
    days = [months_after(date(2016, 2, 1 + number % 27), months[number]) for number in range(count)]
    return [days[number * 17 % count] for number in range(count)]


def _cape_days() -> list[date]:
    """When those in CAPE on the census came: within three years before it, never more than two a month."""
    first = [months_after(date(2020, 5, 4 + 11 * (number % 2)), number // 2) for number in range(40)]
    last = [months_after(date(2022, 1, 3 + 10 * (number % 2)), number * 2 // 3) for number in range(23)]
    days = [*first, *last]
    return [days[number * 20 % len(days)] for number in range(len(days))]


def _capes(start: date, years: int) -> tuple[Stay, ...]:
    """A CAPE of a year and its renewals."""
    starts = [months_after(start, 12 * number) for number in range(years + 1)]
    return tuple(
        Stay(CAPE, starts[number], starts[number + 1] - DAY, str(number) if number else "") for number in range(years)
    )


def _with_cesa(who: str, start: date, years: int) -> Story:
    """So many years of CAPE, then a CESA, and an associate before three years are over."""
    since = months_after(start, 12 * years)
    joined = months_after(since, draw(who).randrange(4, 36 - 12 * years)) if years < 3 else since
    return Story(who, (*_capes(start, years), Stay(CESA, since, None)), joined)


def _long_here(who: str, start: date) -> Story:
    return _with_cesa(who, start, draw(who).choice((1, 1, 2)))


def _year_of(start: date) -> int:
    """Which year of CAPE the census falls in, from 1."""
    return next(year for year in (1, 2, 3) if months_after(start, 12 * year) > CENSUS)


def _then_cesa(who: str, start: date) -> Story:
    return _with_cesa(who, start, draw(who).randrange(_year_of(start), 4))


def _ended(story: Story) -> Story:
    """The same, ended one day of the two years after the census."""
    last = CENSUS + timedelta(days=draw(story.who).randrange(60, 700))
    *before, cesa = story.stays
    joined = story.joined if story.joined and story.joined < last else None
    ended = Stay(CESA, cesa.start, None, ended=last)
    return Story(story.who, (*before, ended), joined, last if joined else None)


def _only_cape(who: str, start: date) -> Story:
    """In CAPE on the census, gone at its end or some weeks before."""
    years = _year_of(start)
    *before, last = _capes(start, years)
    early = months_after(start, 12 * years) - timedelta(days=draw(who).randrange(2, 60))
    if early > CENSUS and draw(who).random() < 0.4:
        last = Stay(CAPE, last.start, last.end, last.renewal, early)
    return Story(who, (*before, last))


def _short(who: str, number: int) -> Story:
    """Come between 2018 and 2021 for a year, gone before the census."""
    return Story(who, _capes(months_after(date(2018, 3, 5), number * 43 // BEFORE), 1))


def _newcomers(names: tuple[str, ...], today: date) -> Iterator[Story]:
    """Those who have come since the census, evenly; the last but one as an apprentice."""
    days = max(0, (today - CENSUS).days)
    came = names[: min(len(names), days // 16)]
    for number, who in enumerate(came):
        day = CENSUS + timedelta(days=1 + days * number // len(came))
        start = day.replace(day=min(day.day, 28))
        if number == len(came) - 2:
            yield Story(who, (Stay(APPRENTICE, start, months_after(start, 24) - DAY),))
        else:
            yield _with_cesa(who, start, draw(who).choice((1, 2, 2, 3)))
