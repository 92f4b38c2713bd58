"""What a pack says of contributions: hours, euros and people month by month, and how far apart rates are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopwiki.core.euros import to_cent
from coopwiki.core.ledger import Ledger
from coopwiki.core.suppression import FEWEST
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.small_groups import Cell, Withheld, withheld
from coopwiki.subjects.contributions.sums import by_month, counted_lines, month_of, sums
from coopwiki.subjects.packed import (
    COUNT,
    EUROS,
    HOURLY,
    HOURS,
    MONTH,
    PEOPLE,
    PERCENT,
    YEAR,
    Measure,
    Measures,
    PackTimes,
    Value,
)

LINES = Measure("lines", "Contributions notées", "Nombre de lignes {{Contribution}} du mois.", COUNT, MONTH)
CONTRIBUTORS = Measure(
    "contributors",
    "Personnes qui contribuent",
    "Personnes qui ont noté une ligne au moins dans le mois.",
    PEOPLE,
    MONTH,
)
TIME = Measure("hours", "Heures", "Heures de toutes les lignes du mois, payées ou non.", HOURS, MONTH)
EACH = Measure(
    "hours_each", "Heures par personne", "Heures du mois divisées par les personnes qui contribuent.", HOURS, MONTH
)
UNPAID = Measure(
    "unpaid_share",
    "Part bénévole",
    "Heures pour lesquelles rien n’est demandé, en pour cent des heures du mois.",
    PERCENT,
    MONTH,
)
ASKED = Measure("amount", "Euros demandés", "Somme des montants du mois, au centime par ligne.", EUROS, MONTH)
LOW_RATES = Measure(
    "rate_low",
    "Taux, moitié basse",
    "Chaque personne a un taux de l’année : ses euros divisés par les heures de ses lignes payées. Moyenne de la "
    "moitié la plus basse des personnes ; un nombre impair compte la personne du milieu dans les deux moitiés.",
    HOURLY,
    YEAR,
    fewest=5,
)
HIGH_RATES = Measure(
    "rate_high", "Taux, moitié haute", "La même moyenne, de la moitié la plus haute.", HOURLY, YEAR, fewest=5
)


def figures(ledger: Ledger, times: PackTimes) -> Iterator[Value]:
    """Each month by itself, as far as the pages of the wiki show its sums; the rates of the year."""
    hidden, months = withheld(ledger, times.today), by_month(ledger, times.today)
    for month in times.months:
        yield from _of_month(_Month(month, tuple(months.get(month, ())), hidden))
    year = [line for line in counted_lines(ledger, times.today) if month_of(line)[:4] == str(times.year)]
    yield from _rates(year, str(times.year))


@dataclass(frozen=True, slots=True)
class _Month:
    """The lines of a month; `hidden` is what the pages withhold."""

    name: str
    lines: tuple[Line, ...]
    hidden: Withheld

    @property
    def cell(self) -> Cell:
        """The month's sum, as the pages show it."""
        return ("month", self.name)

    @property
    def people(self) -> frozenset[str]:
        """Who noted something."""
        return frozenset(line.who for line in self.lines)

    @property
    def timed(self) -> frozenset[str]:
        """Who noted time."""
        return _people(line for line in self.lines if line.contribution.spent)

    @property
    def unpaid(self) -> frozenset[str]:
        """Who noted time and asks for nothing."""
        return _people(line for line in self.lines if line.contribution.spent and not line.amount)

    @property
    def tells_unpaid(self) -> bool:
        """Whether unpaid time may be published: neither it nor the paid rest is that of one or two people."""
        paid = _people(line for line in self.lines if line.contribution.spent and line.amount)
        shown = self.cell not in self.hidden.unpaid_minutes
        return shown and len(self.unpaid) >= FEWEST and (not paid or len(paid) >= FEWEST)


def _people(lines: Iterable[Line]) -> frozenset[str]:
    return frozenset(line.who for line in lines)


def _of_month(month: _Month) -> Iterator[Value]:
    found, name = sums(month.lines), month.name
    hours = found.minutes / 60
    no_time = month.cell in month.hidden.minutes
    asking = _people(line for line in month.lines if line.amount)
    share = 100 * found.unpaid_minutes / found.minutes if found.minutes else None
    each = hours / len(month.people) if month.people else None
    yield Value(LINES, name, Decimal(found.lines), month.people)
    yield Value(CONTRIBUTORS, name, Decimal(len(month.people)), month.people)
    yield Value(TIME, name, hours, month.timed, linked=no_time)
    yield Value(EACH, name, each, month.timed, linked=no_time)
    yield Value(UNPAID, name, share, month.unpaid, linked=no_time or not month.tells_unpaid)
    yield Value(ASKED, name, found.amount, asking, linked=month.cell in month.hidden.amount)


def _rates(lines: Iterable[Line], year: str) -> Iterator[Value]:
    rates = sorted(_by_person(lines).values())
    people = frozenset(map(str, range(len(rates))))
    half = (len(rates) + 1) // 2
    yield Value(LOW_RATES, year, _mean(rates[:half]), people)
    yield Value(HIGH_RATES, year, _mean(rates[len(rates) - half :]), people)


def _by_person(lines: Iterable[Line]) -> dict[str, Fraction]:
    """Euros an hour by person, exact, over their lines that have time and ask for something."""
    minutes: dict[str, Decimal] = defaultdict(Decimal)
    euros: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        if line.contribution.spent and line.amount > 0:
            minutes[line.who] += line.contribution.spent
            euros[line.who] += line.amount
    return {who: Fraction(euros[who]) * 60 / Fraction(minutes[who]) for who in minutes if minutes[who] > 0}


def _mean(rates: Sequence[Fraction]) -> Decimal | None:
    return to_cent(sum(rates, Fraction(0)) / len(rates)) if rates else None


PACKED = (Measures((LINES, CONTRIBUTORS, TIME, EACH, UNPAID, ASKED, LOW_RATES, HIGH_RATES), (Contribution,), figures),)
