"""Two years ahead: what is written of them, and the day of the last associate there may be, against a plain recount."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from coopwiki.core.audience import Audience
from coopwiki.core.limits import months_after
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.contracts.forecast_report import REPORT, Forecast, forecast
from coopwiki.subjects.explained import EXPLAINED
from ledgers import TODAY, ledger

RULES = (
    "{{Règle|nom=associés au plus|valeur=10|à partir du=2016-01-01|source=Loi}}"
    "{{Règle|nom=délai d'association|valeur=36 mois|à partir du=2016-01-01|source=Loi}}"
)
Joined = list[tuple[date, date | None]]


def told(text: str, rules: str = RULES) -> Forecast:
    return forecast(ledger({"A": text, "Règles": rules}), TODAY)


def joined(given: Joined) -> str:
    return "".join(
        f"{{{{Sociétariat|qui=Personne {n}|début={start}|fin={end or ''}}}}}" for n, (start, end) in enumerate(given)
    )


def associates(given: Joined, day: date) -> int:
    return sum(start <= day and (end is None or day <= end) for start, end in given)


def reached(given: Joined, months: int) -> date | None:
    """Day by day: the first on which the pace of these months has brought ten."""
    since = months_after(TODAY, -months)
    gained, days = associates(given, TODAY) - associates(given, since), (TODAY - since).days
    missing = 10 - associates(given, TODAY)
    if gained <= 0:
        return None
    ahead = 0
    while gained * ahead < missing * days:
        ahead += 1
    return TODAY + timedelta(days=ahead) if ahead <= 50 * 366 else None


def some(seed: int) -> Joined:
    random = Random(seed)
    found: Joined = [(date(2020, 1, 1), None)]
    for _ in range(random.randrange(8)):
        start = date(2024, 1, 1) + timedelta(days=random.randrange(900))
        end = start + timedelta(days=random.randrange(10, 700)) if random.random() < 0.3 else None
        found.append((start, end))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_the_last_associate_comes_on_the_day_a_plain_count_gives(seed: int) -> None:
    given = some(seed)
    found = told(joined(given)).reached
    assert found is not None
    assert found.associates == associates(given, TODAY)
    days = [reached(given, months) for months in (6, 12, 24)]
    known = [day for day in days if day]
    assert found.likely == days[1]
    assert found.low == min(known, default=None)
    assert found.high == (max(known) if len(known) == 3 else None)


def test_once_there_are_as_many_as_there_may_be_the_day_is_today() -> None:
    found = told(joined([(date(2020, 1, 1), None)] * 12)).reached
    assert found is not None
    assert (found.missing, found.low, found.likely, found.high) == (0, TODAY, TODAY, TODAY)


def test_less_than_half_a_year_of_records_makes_no_day() -> None:
    data = told(joined([(date(2026, 3, 1), None)]))
    assert (data.paces, data.reached) == ((), None)
    assert [pace.months for pace in told(joined([(date(2025, 3, 1), None)])).paces] == [6, 12]


def test_a_missing_rule_is_named_and_makes_nothing_up() -> None:
    data = told(joined([(date(2020, 1, 1), None)]), "")
    assert data.reached is None
    assert data.missing_rules == ("délai d'association", "associés au plus")


PEOPLE = (
    "{{Contrat|qui=Ana Martin|type=CAPE|début=2025-09-01|fin=2026-08-31}}"
    "{{Contrat|qui=Paul Roy|type=CAPE|début=2025-01-01|fin=2025-12-31}}"
    "{{Contrat|qui=Paul Roy|type=CESA|début=2026-01-01}}"
    "{{Contrat|qui=Zoé Petit|type=CAPE|début=2026-10-01|fin=2027-09-30}}"
)


def test_each_month_tells_what_is_written_of_it() -> None:
    data = told(PEOPLE)
    assert (data.months[0].month, data.months[-1].month, data.until) == ("2026-06", "2028-06", date(2028, 6, 30))
    kept = {row.month: (row.cape_ends, row.associations, row.entries_noted) for row in data.months}
    assert {month: found for month, found in kept.items() if any(found)} == {
        "2026-08": (1, 0, 0),
        "2026-10": (0, 0, 1),
        "2028-01": (0, 1, 0),
    }


def test_arrivals_expected_go_from_the_slowest_pace_to_the_fastest() -> None:
    data = told(PEOPLE)
    assert [(pace.months, pace.entries) for pace in data.paces] == [(6, 0), (12, 1)]
    year = next(row for row in data.months if row.month == "2027-06")
    assert (year.entries_low, year.entries_high) == (0, 2)


def test_every_figure_adds_up_to_what_is_told() -> None:
    books = ledger({"A": PEOPLE + joined(some(7)), "Règles": RULES})
    figures = tuple(EXPLAINED["forecast"](books, TODAY))
    assert {figure.group for figure in figures} == {"months", "paces", "reached", "left_out"}
    for figure in figures:
        assert figure.explained("forecast").adds_up


def test_the_page_says_the_day_and_how_it_was_made() -> None:
    books = ledger({"A": joined([(date(2020, 1, 1), None), (date(2025, 9, 1), None)]), "Règles": RULES})
    made, failed = make([REPORT], context_of(books, TODAY, Settings(), Audience.EVERYONE))
    assert failed == ()
    (text,) = (p.content for one in made for p in one.pages if isinstance(p, RobotPage))
    assert "La 10<sup>e</sup> : vers le '''28\u00a0juin\u00a02034'''" in text
    assert "soit 1 de plus en 365\u00a0jours" in text
    assert "Personne ne connaît l’avenir" in text
