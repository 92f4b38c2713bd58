"""What is told of the robots: `status`, figures for Prometheus, health."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coopwiki.serving.http_endpoint import health
from coopwiki.serving.lock import SERVICE, held
from coopwiki.serving.metrics import metrics
from coopwiki.serving.outcome import line
from coopwiki.serving.robots_page import RobotsPage
from coopwiki.serving.service_status import ServiceStatus
from coopwiki.serving.state import Figures, JobState, State, write_state
from coopwiki.serving.status import STATE, as_json, as_text, read_status
from coopwiki.settings import Settings
from working import LOOK, NIGHT, Moment

NOW = datetime(2026, 6, 30, 10, tzinfo=UTC)
DID = Figures(11, 16, 1, {"duration_minutes": 1, "unknown_person": 2}, 3, 1840)
OK = JobState("ok", NOW - timedelta(minutes=1), NOW - timedelta(minutes=1), figures=DID)
FAILED = JobState("failed", NOW - timedelta(hours=1), NOW - timedelta(days=1), 3, "Le wiki ne répond pas.")
STATE_NOW = State({"veille": OK, "nuit": FAILED}, stopped=("Budgets",))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    write_state(tmp_path / STATE, STATE_NOW)
    return tmp_path


def board(state: State = STATE_NOW) -> ServiceStatus:
    made = ServiceStatus((LOOK, NIGHT), Moment(NOW), state, saved=12, jobs_waiting=4)
    made.since = NOW - timedelta(hours=2)
    return made


def test_the_status_tells_a_person(directory: Path) -> None:
    told = as_text(read_status(directory, (LOOK, NIGHT), NOW), ZoneInfo("Europe/Paris"))
    assert told.replace("\u00a0", " ") == (
        "Le service ne tourne pas.\n"
        "Robot arrêté par sa page : Budgets.\n"
        "veille (chaque minute) : réussi, le 30/06/2026 à 11 h 59.\n"
        "  pages lues : 11, fiches : 16, écartées : 1, à corriger ou à voir : 3, pages écrites : 3, 1,8 s\n"
        "nuit (chaque jour à 3 h 10) : en panne, le 30/06/2026 à 11 h 00.\n"
        "  Le wiki ne répond pas.\n"
        "  Dernière réussite le 29/06/2026 à 12 h 00.\n"
        "  pages lues : 0, fiches : 0, écartées : 0, à corriger ou à voir : 0, pages écrites : 0, 0,0 s"
    )


@pytest.mark.parametrize(
    ("state", "times"),
    [
        (State({"veille": OK}), 1),
        (State({"veille": OK, "nuit": FAILED}), 0),
        (State({"veille": OK}, stopped=("Budgets",)), 0),
        (State({"veille": replace(OK, held=("Une page est tenue.",))}), 0),
    ],
)
def test_the_robots_page_says_that_all_is_well_where_it_is(state: State, times: int) -> None:
    made = RobotsPage(Settings(), (LOOK, NIGHT), ("Budgets",)).page(state, "", NOW.date())
    text = made.content.replace("\u00a0", " ")
    assert text.count("Tout va bien") == times
    assert text.count("le dernier passage a réussi le 30/06/2026 à 11 h 59") == times
    assert "le dire à qui s’en occupe" in text


def test_the_status_tells_a_machine(directory: Path) -> None:
    with held(directory / SERVICE, "un service"):
        told = json.loads(as_json(read_status(directory, (LOOK, NIGHT), NOW)))
    assert isinstance(told["service"], int)
    assert (told["well"], told["stopped"]) == (False, ["Budgets"])
    look, night = told["jobs"]
    assert (look["name"], look["result"], look["saved"], look["issues"]) == (
        "veille",
        "ok",
        3,
        dict(DID.issues),
    )
    assert look["succeeded"] == "2026-06-30T09:59:00+00:00"
    assert (night["failures"], night["message"]) == (3, "Le wiki ne répond pas.")


def test_before_the_first_run_all_is_well_and_nothing_is_known(tmp_path: Path) -> None:
    told = json.loads(as_json(read_status(tmp_path, (LOOK,), NOW)))
    assert (told["service"], told["well"]) == (None, True)
    assert (told["jobs"][0]["result"], told["jobs"][0]["started"]) == (None, None)


def test_a_look_that_is_late_is_not_well_whether_a_service_runs_or_died(tmp_path: Path) -> None:
    late = JobState("ok", NOW - timedelta(minutes=9), NOW - timedelta(minutes=9))
    assert read_status(tmp_path, (LOOK,), NOW).well
    write_state(tmp_path / STATE, State({"veille": late}))
    assert not read_status(tmp_path, (LOOK,), NOW).well
    assert read_status(tmp_path, (LOOK,), NOW - timedelta(minutes=2)).well
    with held(tmp_path / SERVICE, "un service"):
        assert not read_status(tmp_path, (LOOK,), NOW).well


def test_a_line_of_the_log_quotes_what_holds_blanks() -> None:
    job = JobState("failed", message='Le wiki dit "non".')
    assert line("à la main", job) == (
        'passage job="à la main" result=failed pages_read=0 records=0 left_out=0 issues=0 pages_saved=0'
        ' seconds=0.000 message="Le wiki dit \\"non\\"."'
    )


def test_figures_are_prometheus_text() -> None:
    text = metrics(board()).decode()
    values = dict(row.rsplit(" ", 1) for row in text.splitlines() if not row.startswith("#"))
    assert values == {
        'coopwiki_last_success_age_seconds{job="veille"}': "60.0",
        'coopwiki_last_success_age_seconds{job="nuit"}': "86400.0",
        'coopwiki_last_run_seconds{job="veille"}': "1.84",
        'coopwiki_last_run_seconds{job="nuit"}': "0.0",
        'coopwiki_failures_in_a_row{job="veille"}': "0.0",
        'coopwiki_failures_in_a_row{job="nuit"}': "3.0",
        'coopwiki_held{job="veille"}': "0.0",
        'coopwiki_held{job="nuit"}': "0.0",
        "coopwiki_pages_read": "11.0",
        "coopwiki_records": "16.0",
        "coopwiki_records_left_out": "1.0",
        'coopwiki_issues{code="duration_minutes"}': "1.0",
        'coopwiki_issues{code="unknown_person"}': "2.0",
        "coopwiki_pages_saved_total": "12.0",
        "coopwiki_robots_stopped": "1.0",
        "coopwiki_wiki_jobs_waiting": "4.0",
    }


def test_figures_of_a_service_that_has_just_begun() -> None:
    fresh = ServiceStatus((LOOK,), Moment(NOW))
    text = metrics(fresh).decode()
    assert "coopwiki_pages_read 0.0" in text
    assert "coopwiki_wiki_jobs_waiting" not in text
    assert health(fresh)[0] is HTTPStatus.OK


def test_health_says_what_is_wrong() -> None:
    status, body = health(board())
    assert status is HTTPStatus.SERVICE_UNAVAILABLE
    assert json.loads(body) == {
        "status": "wrong",
        "troubles": ["« nuit » a échoué 3 fois de suite : Le wiki ne répond pas."],
        "held": ["Le robot « Budgets » est arrêté par sa page, qui reste telle quelle."],
    }


@pytest.mark.parametrize("result", ["ok", "stopped", "paused"])
def test_robots_that_people_stopped_are_healthy(result: str) -> None:
    job = JobState(result, NOW - timedelta(minutes=1))  # type: ignore[arg-type]
    assert health(board(State({"veille": job})))[0] is HTTPStatus.OK


def test_one_failure_is_no_trouble_yet() -> None:
    job = JobState("failed", NOW, None, 1, "x")
    assert health(board(State({"veille": job})))[0] is HTTPStatus.OK


def test_a_look_that_has_not_come_for_long_is_a_trouble() -> None:
    job = JobState("ok", NOW - timedelta(minutes=9))
    assert "« veille » n’a pas eu lieu depuis" in health(board(State({"veille": job})))[1].decode()
