"""Where public sums are renewed weekly: what stands on the pages of two days tells of nobody, and what a run keeps."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from attacker import learns_of
from coopwiki.runs.refresh import RunOptions, refresh
from coopwiki.runs.renewals import renewal_file
from coopwiki.settings import Renewed, Settings, WrongSettings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from ledgers import SHEETS, TODAY, line
from printed_sums import cooperative, printed
from refreshing import MARCH, ROOT, STOP, run, saved

LATER = TODAY + timedelta(7)
INDEX = f"{ROOT}/Contributions"


def weekly(folder: Path, how: Renewed = "weekly") -> Settings:
    return Settings(public_sums=how, state_directory=str(folder))


def standing(wiki: Memory) -> list[tuple[str, str]]:
    """What visitors read on the robots' pages."""
    return [(title, wiki.text(title)) for title in wiki.titles_under(f"{ROOT}/")] + [(ROOT, wiki.text(ROOT))]


def two_days(seed: int, using: Settings) -> tuple[list[tuple[str, str]], dict[int, str]]:
    """The pages of a day, those of a week later when the last third of the lines is noted, and whose each line is."""
    pages, whose = cooperative(seed)
    lines = pages["Carnet"].split("\n")
    made = Memory({**pages, "Carnet": "\n".join(lines[: len(lines) * 2 // 3]), STOP: "marche"})
    run(made, using=using)
    before = standing(made)
    made.edit("Carnet", pages["Carnet"])
    run(made, using=using, on=LATER, more=True)
    return before + standing(made), whose


@pytest.mark.parametrize("seed", range(8))
def test_the_pages_of_two_days_together_tell_of_fewer_than_three_people_in_no_combination(
    seed: int, tmp_path: Path
) -> None:
    pages, whose = two_days(seed, weekly(tmp_path))
    for of_euros, sums in printed(pages, len(whose)).items():
        assert learns_of(sums, whose) == [], (of_euros, sums)


def test_they_do_where_sums_are_those_of_each_day(tmp_path: Path) -> None:
    pages, whose = two_days(0, weekly(tmp_path, "now"))
    told = [learns_of(sums, whose) for sums in printed(pages, len(whose)).values()]
    assert any(told)


PEOPLE = ("Ana Martin", "Paul Roy", "Zoé Petit")


def a_wiki(*people: str) -> Memory:
    return Memory({**SHEETS, "Carnet": notes(*people), STOP: "marche"})


def notes(*people: str) -> str:
    return "\n".join(line(qui=who, durée="1h", montant="100") for who in people)


def test_a_sum_stays_that_of_its_day_and_says_so_until_three_people_have_added_something(tmp_path: Path) -> None:
    using, made = weekly(tmp_path), a_wiki(*PEOPLE)
    run(made, using=using)
    assert "300,00\u00a0€" in made.text(MARCH)
    assert "(au" not in made.text(MARCH)
    made.edit("Carnet", notes(*PEOPLE, "Luc", "Luc"))
    run(made, using=using, on=LATER)
    assert "5\u00a0contributions" in made.text(MARCH)
    assert "'''300,00\u00a0€''' demandés (au 30\u00a0juin\u00a02026)" in made.text(MARCH)
    assert "<br><small>au 30\u00a0juin\u00a02026</small>" in made.text(INDEX)
    made.edit("Carnet", notes(*PEOPLE, "Luc", "Luc", "Léa", "Max"))
    run(made, using=using, on=LATER + timedelta(1))
    assert "'''700,00\u00a0€''' demandés." in made.text(MARCH)
    assert "renouvelées une fois par semaine" in made.text(INDEX)


def test_running_twice_writes_nothing_more(tmp_path: Path) -> None:
    using, made = weekly(tmp_path), a_wiki(*PEOPLE)
    run(made, using=using)
    kept = renewal_file(using).read_bytes()
    run(made, using=using)
    assert saved(made) == set()
    assert renewal_file(using).read_bytes() == kept


def test_what_is_kept_is_for_our_account_alone_and_names_nobody(tmp_path: Path) -> None:
    using = weekly(tmp_path)
    run(a_wiki(*PEOPLE), using=using)
    file = renewal_file(using)
    assert file.stat().st_mode & 0o777 == 0o600
    text = file.read_text(encoding="utf-8")
    assert [who for name in PEOPLE for who in name.split() if who in text] == []


def test_nothing_is_kept_where_sums_are_those_of_each_day_or_members_alone_read_them(tmp_path: Path) -> None:
    run(a_wiki(*PEOPLE), using=weekly(tmp_path, "now"))
    everyone = Settings(public_sums="weekly", state_directory=str(tmp_path), amounts_by_person="everyone")
    run(a_wiki(*PEOPLE), using=everyone)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_writes_nothing_keeps_nothing(tmp_path: Path) -> None:
    made, using = a_wiki(*PEOPLE), weekly(tmp_path)
    refresh(made, made, using, TODAY, REPORTS, RunOptions(lambda _: False))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["", "{", "null", '{"on": "2026-06-30"}'])
def test_a_file_that_is_not_whole_stops_the_run(damage: str, tmp_path: Path) -> None:
    made, using = a_wiki(*PEOPLE), weekly(tmp_path)
    renewal_file(using).write_text(damage, encoding="utf-8")
    with pytest.raises(WrongSettings, match="abîmé : rien n’est publié"):
        run(made, using=using)
    assert saved(made) == set()
