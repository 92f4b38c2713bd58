"""Robots at work, on a wiki in memory."""

from __future__ import annotations

import logging
import shlex
from pathlib import Path

import pytest

from coopwiki.serving.permission import ShuttingDown
from coopwiki.wiki.port import Denied, Unreachable
from talking import TALK
from working import LOOK, MONTH, NIGHT, STOP, Work

ROBOTS = "Tableau de bord/Robots"
JUNE = "Tableau de bord/Contributions 2026-06"
ZOE = "Journal de Zoé"
LINE = "{{Contribution|date=2026-06-20|qui=Zoé Petit|cercle=Technique|quoi=Essai|durée=1h|taux=12}}"
BUDGETS = {
    "Tableau de bord/Budgets 2026", "Tableau de bord/Budgets 2026/Technique",
    "Tableau de bord/Budgets 2026/Communication",
}  # fmt: skip


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path / "state")


def test_the_first_run_writes_the_dashboards_and_the_state_page(work: Work) -> None:
    assert {JUNE, ROBOTS, *BUDGETS} <= work.run(LOOK, NIGHT)
    assert work.opened == 1
    state = work.worker.logbook.read()
    assert [state.job(name).result for name in ("veille", "nuit")] == ["ok", "ok"]
    assert state.job("nuit").figures.pages_read == 10
    assert state.job("nuit").figures.issues == {"duration_minutes": 1}


def test_a_light_look_writes_what_an_edit_touched_and_no_more(work: Work) -> None:
    work.run(LOOK)
    assert work.run(LOOK) == set()
    work.wiki.edit(ZOE, work.wiki.text(ZOE) + LINE)
    written = work.run(LOOK)
    assert {JUNE, "Tableau de bord/Budgets 2026/Technique"} <= written
    assert ROBOTS not in written
    assert work.run(LOOK, NIGHT) == {ROBOTS}


def test_a_job_with_reports_of_its_own_writes_those_pages_alone(work: Work) -> None:
    written = work.run(MONTH)
    assert JUNE in written
    assert not BUDGETS & written


def test_the_state_page_is_written_once_a_day_where_nothing_changes(work: Work) -> None:
    work.run(LOOK)
    work.moment.go(hours=1)
    assert work.run(LOOK) == set()
    work.moment.go(days=1)
    assert ROBOTS in work.run(LOOK)
    assert ROBOTS not in work.run(LOOK)


def test_a_state_page_that_somebody_changed_inside_the_zone_is_put_right(work: Work) -> None:
    work.run(LOOK)
    text = work.wiki.text(ROBOTS)
    work.wiki.edit(ROBOTS, "Bonjour.\n" + text.replace("sont en marche", "sont en panne"))
    assert work.run(LOOK) == {ROBOTS}
    assert work.wiki.text(ROBOTS) == "Bonjour.\n" + text


def test_a_state_that_was_lost_does_not_write_the_page_again(work: Work, tmp_path: Path) -> None:
    work.run(LOOK)
    again = Work(tmp_path / "another", work.wiki, work.moment)
    assert again.run(LOOK) == set()


def test_the_stop_page_stops_and_resumes(work: Work) -> None:
    work.run(LOOK)
    work.wiki.edit(STOP, "les chiffres sont faux")
    work.wiki.edit(ZOE, LINE)
    assert work.run(LOOK) == set()
    job = work.worker.logbook.read().job("veille")
    assert (job.result, job.failures) == ("stopped", 0)
    assert "y écrire « marche »" in job.message
    work.wiki.edit(STOP, "marche")
    assert JUNE in work.run(LOOK)


def test_a_robots_own_page_stops_its_pages_alone(work: Work) -> None:
    work.run(LOOK)
    work.wiki.edit(f"{STOP}/Budgets", "les budgets sont faux")
    work.wiki.edit(ZOE, LINE)
    written = work.run(LOOK)
    assert {JUNE, ROBOTS} <= written
    assert not BUDGETS & written
    assert "| arrêté par sa page" in work.wiki.text(ROBOTS)
    assert work.run(LOOK) == set()
    work.wiki.edit(f"{STOP}/Budgets", "marche")
    assert BUDGETS & work.run(LOOK)
    assert "arrêté par sa page" not in work.wiki.text(ROBOTS)


def test_a_message_pauses_and_the_state_page_says_so_and_how_to_go_on(work: Work) -> None:
    work.run(LOOK)
    work.wiki.say("Pourquoi 12 € ?", "Zoé")
    work.wiki.edit(ZOE, LINE)
    assert work.run(LOOK) == {ROBOTS}
    shown = work.wiki.text(ROBOTS)
    assert "En pause : un membre a écrit" in shown
    assert "écrire « marche » sur la dernière ligne" in shown
    assert f"[[:{TALK}|" in shown
    assert work.run(LOOK) == set()
    work.wiki.say("Pourquoi 12 € ?\n: C’est le taux.\nmarche", "Zoé")
    assert {JUNE, ROBOTS} <= work.run(LOOK)
    assert "La page d’arrêt dit" in work.wiki.text(ROBOTS)


def test_a_wiki_that_does_not_answer_is_a_failure_and_the_next_run_makes_up_for_it(
    work: Work,
) -> None:
    work.fails.append(Unreachable("Le wiki ne répond pas."))
    assert work.run(LOOK) == set()
    job = work.worker.logbook.read().job("veille")
    assert (job.result, job.failures, job.message) == ("failed", 1, "Le wiki ne répond pas.")
    assert JUNE in work.run(LOOK)
    job = work.worker.logbook.read().job("veille")
    assert (job.result, job.failures, job.message) == ("ok", 0, "")


def test_after_a_refusal_light_jobs_wait_before_they_knock_again(work: Work) -> None:
    work.fails += [Denied("Le wiki refuse le mot de passe."), Denied("Encore.")]
    work.run(LOOK)
    work.run(LOOK)
    assert work.opened == 1
    work.run(NIGHT)
    assert work.opened == 2
    assert JUNE in work.run(NIGHT)
    work.run(LOOK)
    assert work.worker.logbook.read().job("veille").result == "ok"


def test_a_refusal_is_the_last_try_of_a_run(work: Work) -> None:
    work.fails += [Denied("Le wiki refuse le mot de passe."), Denied("Encore.")]
    work.run(LOOK, NIGHT, MONTH)
    assert work.opened == 1
    assert list(work.worker.logbook.read().jobs) == ["veille"]


def test_what_was_due_while_the_robots_were_stopped_is_made_up_for(work: Work) -> None:
    work.wiki.edit(STOP, "un doute")
    work.run(LOOK, NIGHT, MONTH)
    work.wiki.edit(STOP, "marche")
    work.run(LOOK)
    state = work.worker.logbook.read()
    assert [state.job(name).result for name in ("veille", "nuit", "mois")] == ["ok"] * 3
    started = state.job("mois").started
    work.moment.go(minutes=1)
    work.run(LOOK)
    assert work.worker.logbook.read().job("mois").started == started


def test_each_run_is_one_line_for_a_person_and_a_machine(work: Work, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "coopwiki.serving"):
        work.run(LOOK)
    (line,) = caplog.messages
    values = dict(word.split("=", 1) for word in shlex.split(line)[1:])
    assert line.startswith("passage job=veille result=ok pages_read=10 records=16 left_out=1 issues=1 ")
    assert values["by_code"] == "duration_minutes:1"
    assert int(values["pages_saved"]) == len(work.wiki.saves) - 1
    assert 0 <= float(values["seconds"]) < 60
    assert values["message"] == f"10 pages lues, 16 fiches, 1 écartée, {values['pages_saved']} pages écrites."


def test_a_crash_is_noted_as_a_failure(work: Work) -> None:
    work.worker.crashed(LOOK, KeyError("x"))
    job = work.worker.logbook.read().job("veille")
    assert (job.result, job.message) == (
        "failed",
        "Erreur interne (KeyError), décrite dans le journal.",
    )


def test_nothing_is_begun_once_the_service_has_to_end(work: Work) -> None:
    work.leaving = True
    with pytest.raises(ShuttingDown):
        work.worker.run([LOOK])
    assert work.opened == 0
    assert work.worker.logbook.read().jobs == {}
