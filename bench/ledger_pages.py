"""Plain cooperatives of any size, for benches and random tests, and what their sums must be.

    pages = generate(100_000, 500, seed=1)      # (title, text), a second's work
    sums = expected(100_000, 500, seed=1)       # worked out from the draws, not from the texts

Nothing in them is mistaken, and every day is within FIRST_DAY and LAST_DAY. Titles and names say
nothing; the demo is the one to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from random import Random

FIRST_DAY = date(2025, 1, 1)
LAST_DAY = date(2026, 12, 31)
CIRCLES = 9
BUDGET = 1_000_000
"""Euros set aside for each circle and year: more than any bench spends."""

_DURATIONS = (
    ("1h30", "90"), ("2h", "120"), ("45 min", "45"), ("1,5", "90"), ("1 h 15", "75"),
    ("0,33", "19.8"), ("3:20", "200"), ("20mn", "20"), ("2.75 h", "165"), ("50 min", "50"),
)  # fmt: skip
_RATES = (
    ("|taux=15", "15"), ("|taux=20 €", "20"), ("|taux=25 €/h", "25"), ("|taux=22,50", "22.50"),
    ("|taux=18,33", "18.33"), ("", "0"),
)  # fmt: skip
_LUMPS = (
    ("|montant=200 €", "200"),
    ("|montant=1 200,50 €", "1200.50"),
    ("|montant=−37,45", "-37.45"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One way a contribution is paid: the fields as typed, exact minutes, euros to the cent."""

    fields: str
    minutes: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Draw:
    """One contribution: its number, the person and the circle count from 0."""

    number: int
    day: date
    person: int
    circle: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Row:
    """The sums of one name: `lines` contributions, exact minutes, euros to the cent."""

    name: str
    lines: int
    minutes: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of a whole cooperative, rows in order of name (a month's is `2026-03`)."""

    total: Row
    by_person: tuple[Row, ...]
    by_circle: tuple[Row, ...]
    by_month: tuple[Row, ...]
    by_page: tuple[Row, ...]


def kinds() -> tuple[Kind, ...]:
    """Every duration with every rate, then the lump sums."""
    worked = (
        Kind(f"|durée={spent}{rate}", Decimal(minutes), _amount(minutes, euros))
        for (spent, minutes), (rate, euros) in product(_DURATIONS, _RATES)
    )
    lumps = (Kind(lump, Decimal(0), Decimal(euros).quantize(Decimal("0.01"))) for lump, euros in _LUMPS)
    return (*worked, *lumps)


def _amount(minutes: str, rate: str) -> Decimal:
    return (Decimal(minutes) * Decimal(rate) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


def people(contributions: int) -> int:
    """How many people a cooperative of this size has: 200 lines each, 12 people at least."""
    return max(12, contributions // 200)


def draws(contributions: int, seed: int) -> Iterator[Draw]:
    """The contributions themselves, in order of number."""
    draw, ways = Random(seed), kinds()
    span = (LAST_DAY - FIRST_DAY).days + 1
    days = tuple(FIRST_DAY + timedelta(days=n) for n in range(span))
    columns = zip(
        draw.choices(days, k=contributions),
        draw.choices(range(people(contributions)), k=contributions),
        draw.choices(range(CIRCLES), k=contributions),
        draw.choices(ways, k=contributions),
        strict=True,
    )
    return (Draw(number, *column) for number, column in enumerate(columns))


def person_name(person: int) -> str:
    """`Personne 0012`."""
    return f"Personne {person + 1:04}"


def circle_name(circle: int) -> str:
    """`Groupe 3`."""
    return f"Groupe {circle + 1}"


def page_title(page: int) -> str:
    """`Carnet 00012`."""
    return f"Carnet {page + 1:05}"


def page_of(number: int, contributions: int, pages: int) -> int:
    """The page, from 0, that holds a contribution: pages are filled evenly, one after the other."""
    return number * pages // contributions


def generate(contributions: int, pages: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Titles and texts: rules, budgets, circles, people, then `pages` pages with all contributions.

    With fewer contributions than pages, some pages hold none and are left out.
    """
    yield "Règles", "{{Règle|nom=taux horaire maximum|valeur=30 €|à partir du=2018-01-01}}"
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        yield f"Budgets {year}", "\n".join(_budget(year, circle) for circle in range(CIRCLES))
    for circle in range(CIRCLES):
        name = circle_name(circle)
        yield name, f"{{{{Cercle|nom={name}|raison d'être=Compter}}}}"
    for person in range(people(contributions)):
        name = person_name(person)
        yield f"Utilisateur:{name}", f"{{{{Profil|nom={name}}}}}"
    yield from _notebooks(contributions, pages, seed)


def _budget(year: int, circle: int) -> str:
    return f"{{{{Budget|année={year}|cercle={circle_name(circle)}|montant={BUDGET}}}}}"


def _notebooks(contributions: int, pages: int, seed: int) -> Iterator[tuple[str, str]]:
    held: list[str] = []
    current = 0
    for draw in draws(contributions, seed):
        page = page_of(draw.number, contributions, pages)
        if page != current and held:
            yield page_title(current), "\n".join(("== Contributions ==", *held))
            held = []
        current = page
        held.append(written(draw))
    if held:
        yield page_title(current), "\n".join(("== Contributions ==", *held))


def written(draw: Draw) -> str:
    """The contribution as its template call, on one line."""
    who, circle = person_name(draw.person), circle_name(draw.circle)
    return (
        f"{{{{Contribution|date={draw.day}|qui={who}|cercle={circle}|quoi=Tâche {draw.number + 1}{draw.kind.fields}}}}}"
    )


def expected(contributions: int, pages: int, seed: int = 1) -> Sums:
    """What the robots must find in the pages that `generate` gives for the same numbers."""
    every = tuple(draws(contributions, seed))
    return Sums(
        total=_row("", [draw.kind for draw in every]),
        by_person=_rows([(person_name(draw.person), draw.kind) for draw in every]),
        by_circle=_rows([(circle_name(draw.circle), draw.kind) for draw in every]),
        by_month=_rows([(f"{draw.day:%Y-%m}", draw.kind) for draw in every]),
        by_page=_rows([(page_title(page_of(d.number, contributions, pages)), d.kind) for d in every]),
    )


def _rows(named: list[tuple[str, Kind]]) -> tuple[Row, ...]:
    groups: dict[str, list[Kind]] = defaultdict(list)
    for name, kind in named:
        groups[name].append(kind)
    return tuple(_row(name, groups[name]) for name in sorted(groups))


def _row(name: str, lines: list[Kind]) -> Row:
    minutes = sum((kind.minutes for kind in lines), Decimal(0))
    return Row(name, len(lines), minutes, sum((kind.amount for kind in lines), Decimal("0.00")))
