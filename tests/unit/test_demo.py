"""The demo: the same day gives the same bytes, and it tells the story it promises."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from cooperative import Cooperative, contributions, cooperative, generate, main
from days import MONTHS
from mistakes import mistaken_pages, mistakes
from subjects.budgets.budgets import LEFT_IN_NOVEMBER, allocated_last_year, allocated_this_year, net, transfers
from subjects.circles.circles import TIGHT
from subjects.contributions.lines import Line, total

TODAY = date(2026, 11, 22)
DAYS = (date(2026, 3, 1), date(2026, 6, 30), date(2026, 10, 5), TODAY, date(2028, 2, 29))


@cache
def texts(today: date) -> dict[str, str]:
    return {page.title: page.text for page in generate(today)}


@pytest.fixture
def pages() -> dict[str, str]:
    return texts(TODAY)


@cache
def at(today: date) -> Cooperative:
    return cooperative(today)


@pytest.fixture(params=DAYS, ids=str)
def coop(request: pytest.FixtureRequest) -> Cooperative:
    return at(request.param)


def done(coop: Cooperative) -> tuple[Line, ...]:
    return tuple(line for year in coop.years for line in coop.done(year))


def months(pages: dict[str, str]) -> dict[tuple[str, str], str]:
    """The texts of the months of people's journals, by title and heading."""
    parts = {}
    for title, text in pages.items():
        for part in text.split("\n\n=== ")[1:] if "/Contributions 20" in title else ():
            heading, _, lines = part.partition(" ===\n")
            parts[title, heading] = lines
    return parts


def paid_by(name: str, lines: tuple[Line, ...]) -> Decimal:
    return total(tuple(line for line in lines if line.payer == name))


@pytest.mark.long
def test_the_same_day_gives_the_same_pages() -> None:
    assert {page.title: page.text for page in generate(TODAY)} == texts(TODAY)


def test_every_page_has_a_title_of_its_own(pages: dict[str, str]) -> None:
    assert len(pages) == len(generate(TODAY)) < 400


def test_months_that_are_over_do_not_change_when_today_advances(pages: dict[str, str]) -> None:
    later = months(texts(date(2026, 12, 22)))
    now = months(pages)
    past = {part for part in now if not (part[0].endswith("2026") and part[1] == "Novembre")}
    assert len(past) > 500
    assert all(later[part] == now[part] for part in past)


def test_last_years_notebooks_do_not_change_when_today_advances(pages: dict[str, str]) -> None:
    later = texts(date(2026, 12, 22))
    notebooks = [title for title in pages if title.endswith("Carnet de bord 2025")]
    assert len(notebooks) == 9
    assert all(later[title] == pages[title] for title in notebooks)


def test_a_year_that_is_over_keeps_its_months() -> None:
    before = months(texts(date(2026, 12, 22)))
    after = months(texts(date(2027, 1, 2)))
    closed = [p for p in before if p[0].endswith("2026") and p[1] != MONTHS[11].capitalize()]
    assert len(closed) > 200
    assert all(after[part] == before[part] for part in closed)


def test_120_people_have_a_profile(pages: dict[str, str]) -> None:
    profiles = [title for title, text in pages.items() if text.startswith("{{Profil\n")]
    assert len(profiles) == 120
    assert all(f"|nom={t.removeprefix('Utilisateur:')}\n" in pages[t] for t in profiles)


@pytest.mark.long
def test_33_people_contribute(coop: Cooperative) -> None:
    assert len({line.who for line in coop.lines(coop.years[0])}) == 33


def test_nine_circles_have_a_page_and_two_notebooks(pages: dict[str, str]) -> None:
    circles = [title for title, text in pages.items() if text.startswith("{{Cercle\n")]
    assert len(circles) == 9
    assert all(f"{title}/Carnet de bord {year}" in pages for title in circles for year in (2025, 2026))


def test_every_contribution_is_written_once(pages: dict[str, str]) -> None:
    kept = {t: x for t, x in pages.items() if "à relire" not in t and "Ligne de" not in t}
    written = sum(
        text.count("{{Contribution|") for title, text in kept.items() if not title.startswith(("Discussion:", "Fête"))
    )
    assert written == len(contributions(TODAY)) > 3000


def test_nobody_works_more_than_ten_hours_a_day(coop: Cooperative) -> None:
    spent: Counter[tuple[str, date]] = Counter()
    for line in done(coop):
        spent[line.who, line.day] += line.minutes
    assert max(spent.values()) <= 600


def test_no_page_holds_a_line_twice_but_the_one_that_is_planted(pages: dict[str, str]) -> None:
    doubled = [
        (title, line)
        for title, text in pages.items()
        for line, count in Counter(text.split("\n")).items()
        if count > 1 and line.startswith("{{Contribution")
    ]
    assert [title for title, _ in doubled] == [m.title for m in mistakes(TODAY) if m.also]


@pytest.mark.long
def test_rates_and_lump_sums_stay_within_the_rules(coop: Cooperative) -> None:
    lines = done(coop)
    assert max(line.rate for line in lines if line.rate is not None) == 30
    assert {line.lump for line in lines if line.payer == "Cogérance"} == {Decimal(150)}
    trainings = {line.lump for line in lines if line.payer == "Formation interne"}
    assert trainings <= {Decimal(n) for n in range(200, 401, 50)}


def test_a_compensating_line_takes_back_an_earlier_one(coop: Cooperative) -> None:
    lines = coop.lines(coop.years[0])
    negative = [line for line in lines if line.amount < 0]
    earlier = {(line.who, line.payer, line.amount) for line in lines}
    assert len(negative) > 5
    assert all((line.who, line.payer, -line.amount) in earlier for line in negative)


def test_last_year_ended_over_spent(coop: Cooperative) -> None:
    lines = coop.lines(coop.years[0])
    allocated = sum(allocated_last_year(coop.circles, lines).values())
    before = total(tuple(line for line in lines if line.day.month <= 10))
    late = total(lines) - before
    assert 0 <= allocated - before - LEFT_IN_NOVEMBER < 100
    assert 12_500 < late < 17_500


def test_one_circle_is_about_to_run_out_and_the_others_are_fine(coop: Cooperative) -> None:
    lines, done = coop.lines(coop.years[1]), coop.done(coop.years[1])
    moves = tuple(move for move in transfers(coop.years[1]) if move.day <= coop.today)
    allocated = allocated_this_year(coop.circles, lines, coop.today)
    available = {name: amount + net(name, moves) for name, amount in allocated.items()}
    used = {name: 100 * paid_by(name, done) / amount for name, amount in available.items()}
    assert 80 <= used.pop(TIGHT) <= 88
    assert all(percent < 80 for percent in used.values())


def test_transfers_sum_to_zero() -> None:
    names = {name for move in transfers(2026) for name in (move.source, move.target)}
    assert sum(net(name, transfers(2026)) for name in names) == 0


@pytest.mark.parametrize("today", [*DAYS, date(2026, 1, 2), date(2026, 12, 31)], ids=str)
def test_every_planted_mistake_stands_where_the_list_says(today: date) -> None:
    lines = {page.title: page.text.split("\n") for page in mistaken_pages(today)}
    for planted in mistakes(today):
        assert planted.holds in lines[planted.title][planted.line - 1]
        if planted.also:
            twins = lines[planted.title]
            assert twins[planted.also - 1] == twins[planted.line - 1]


def test_each_mistake_is_planted_once_but_the_unclosed_call() -> None:
    codes = Counter(planted.code for planted in mistakes(TODAY))
    assert len(mistakes(TODAY)) == 19
    assert codes.pop("unclosed_call") == 2
    assert set(codes.values()) == {1}


def test_planted_days_are_past_but_the_one_that_is_future() -> None:
    for today in (date(2026, 1, 1), date(2026, 2, 28), date(2026, 3, 1), date(2026, 12, 31)):
        future = next(m for m in mistakes(today) if m.code == "future_day")
        assert date.fromisoformat(future.holds.removeprefix("date=")) > today


@pytest.mark.long
def test_the_command_writes_the_pages_and_refuses_a_folder_that_is_not_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "wiki"
    assert main([str(folder), "--on", "2026-11-22"]) == 0
    page = folder / "Utilisateur%3AAna Martin" / "Contributions 2026.wikitext"
    assert page.read_text(encoding="utf-8").startswith("== Contributions de l'année 2026 ==\n")
    assert main([str(folder), "--on", "2026-11-22"]) == 2
    assert "n'est pas vide" in capsys.readouterr().err
