"""`config/schedule.toml` as it is shipped, and as people get it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from coopwiki.serving.schedule_file import AWAITED, CONFIRMED, LEFT_OUT, NOTHING_NOTED, Schedule, read_schedule
from coopwiki.settings import WrongSettings
from coopwiki.shipped import default
from coopwiki.subjects.reports import REPORTS

NAMES = tuple(report.name for report in REPORTS)


def read(text: str) -> Schedule:
    return read_schedule(text, "schedule.toml", NAMES)


def test_the_schedule_we_ship_suits_a_cooperative() -> None:
    jobs = {job.name: job for job in read(default("schedule.toml")).jobs}
    assert {name: str(job.when).replace("\u00a0", " ") for name, job in jobs.items()} == {
        "veille": "chaque minute",
        "nuit": "chaque jour à 3 h 10",
        "lundi": "le lundi à 6 h 00",
        "mois": "le 1er du mois à 5 h 00",
    }
    assert [job.name for job in jobs.values() if job.light] == ["veille"]
    assert (jobs["veille"].reports, jobs["nuit"].reports) == ((), ())
    assert (jobs["nuit"].notes, jobs["mois"].notes) == ((LEFT_OUT, CONFIRMED, AWAITED), (NOTHING_NOTED,))
    assert all(job.purpose for job in jobs.values())


def test_the_schedule_we_ship_tells_nobody_outside() -> None:
    told = read(default("schedule.toml")).told
    assert (told.metrics_port, told.ping_file, told.operators_file, told.circles_file) == (
        0,
        None,
        None,
        None,
    )


def test_files_of_addresses_are_paths() -> None:
    told = read('[[job]]\nname="a"\nevery="1 min"\n[told]\nping_file="~/ping"\nmetrics_port=9464').told
    assert (told.ping_file, told.metrics_port) == (Path.home() / "ping", 9464)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "il n’y a aucun passage"),
        ("[[job]\n", "n’est pas du TOML"),
        ('[[job]]\nevery="1 min"', "un passage n’a pas de nom"),
        ('[[job]]\nname="a"', 'écrire soit every = "1 min"'),
        ('[[job]]\nname="a"\nevery="1 min"\nat="03:10"', 'écrire soit every = "1 min"'),
        ('[[job]]\nname="a"\non="lundi"', 'écrire soit every = "1 min"'),
        ('[[job]]\nname="a"\nevery="1 jour"', "« a » : « 1 jour » n’est pas un intervalle"),
        ('[[job]]\nname="a"\nevery=1', "every est un texte entre guillemets"),
        ('[[job]]\nname="a"\nevery="1 min"\nlight="oui"', "light est true ou false"),
        ('[[job]]\nname="a"\nat="03:10"\non="Monday"', "« Monday » n’est pas un jour"),
        ('[[job]]\nname="a"\nevery="1 min"\nreports=["x"]', "« x » n’existe pas ; il y a accompaniment"),
        ('[[job]]\nname="a"\nevery="1 min"\nreports=[]', 'reports est une liste, par exemple ["accompaniment"]'),
        ('[[job]]\nname="a"\nevery="1 min"\nnotes=["x"]', "il y a lines left out, nothing noted"),
        ('[[job]]\nname="a"\nevery="1 min"\nwho="x"', "« who » n’est pas un réglage"),
        ('[[job]]\nname="a"\nevery="1 min"\n[[job]]\nname="a"\nevery="2 min"', "deux passages s’appellent « a »"),
        ('[[job]]\nname="a"\nevery="1 min"\n[told]\nmetrics_port=true', "metrics_port est un nombre"),
        ('[[job]]\nname="a"\nevery="1 min"\n[told]\nping_file=1', "ping_file est un texte"),
    ],
)  # fmt: skip
def test_a_mistake_says_where_it_is_and_what_to_write(text: str, said: str) -> None:
    with pytest.raises(WrongSettings) as wrong:
        read(text)
    assert "schedule.toml" in str(wrong.value)
    assert said in str(wrong.value)
