"""The service on a real wiki: it follows edits, obeys the wiki's pages, and ends when told to."""

from __future__ import annotations

import json
import signal
from urllib.parse import unquote

import pytest
import requests

from mediawiki_api import Client
from mediawiki_server import free_port
from wiki.changes import edited, moment
from wiki.operating import Operator
from wiki.proxy import Fault, action, proxy, signed_out
from wiki.receiver import receiver
from wiki.serving import SCHEDULE, serve, until

pytestmark = pytest.mark.long

JUNE, ROBOTS = "Tableau de bord/Contributions 2026-06", "Tableau de bord/Robots"
STOP, TALK = "Tableau de bord/Robots/Marche", "Discussion utilisateur:Robot"
TECHNIQUE = "Tableau de bord/Budgets 2026/Technique"


def longer(client: Client, before: str = "20 min", after: str = "50 min") -> None:
    """Change Ana's June line; 20 minutes are 8,33 €, 50 are 20,83 €."""
    client.edit("Journal d'Ana", client.text("Journal d'Ana").replace(before, after))


def test_an_edit_shows_in_the_dashboards_within_the_next_look(operator: Operator, camille: Client) -> None:
    with serve(operator) as service:
        service.wait_for_looks(3)
        before = moment(camille)
        longer(camille)
        until(lambda: "20,83" in camille.text(JUNE), service)
        service.wait_for_looks()
        assert ROBOTS not in edited(camille, before)
        after = moment(camille)
        service.wait_for_looks(3)
        assert moment(camille) == after
        status, seconds = service.ended()
    assert status == 0
    assert seconds < 10
    assert "Traceback" not in service.log


def test_a_second_service_says_so_and_exits(operator: Operator) -> None:
    with serve(operator) as service:
        service.wait_for_looks(1)
        said = operator.program("serve")
        assert said.status == 2
        assert f"Il y a déjà un service sur ce wiki (processus {service.process.pid})" in said.err
        assert service.ended(signal.SIGINT)[0] == 0
        with serve(operator) as next_one:
            next_one.wait_for_looks(1)


def test_a_run_by_hand_takes_place_between_two_looks(operator: Operator, camille: Client) -> None:
    with serve(operator) as service:
        service.wait_for_looks(1)
        longer(camille)
        assert operator.program("run").status == 0
        assert "20,83" in camille.text(JUNE)
        told = json.loads(operator.program("status", "--json").out)
    assert told["service"] == service.process.pid
    assert {job["name"]: job["result"] for job in told["jobs"]}["à la main"] == "ok"


def test_it_ends_in_the_middle_of_many_saves_and_the_next_run_finishes(operator: Operator, camille: Client) -> None:
    days = (f"{2020 + n // 12}-{n % 12 + 1:02}-05" for n in range(30))
    fields = "qui=Ana|cercle=Technique|quoi=x|durée=1h|taux=9"
    camille.edit("Beaucoup", "\n".join(f"{{{{Contribution|date={day}|{fields}}}}}" for day in days))
    before = moment(camille)
    with serve(operator) as service:
        until(lambda: len(edited(camille, before)) > 5, service)
        status, seconds = service.ended()
    assert (status, seconds < 10) == (0, True)
    written = len(edited(camille, before))
    assert operator.program("run").status == 0
    assert len(edited(camille, before)) > written
    after = moment(camille)
    operator.program("run")
    assert moment(camille) == after


def test_it_ends_in_time_while_it_waits_for_a_wiki_that_is_away(operator: Operator) -> None:
    with serve(operator) as service:
        service.wait_for_looks(1)
        operator.wiki.stop()
        until(lambda: "result=failed" in service.log or "ne répond pas" in service.log, service)
        status, seconds = service.ended()
    assert (status, seconds < 10) == (0, True)


def test_it_goes_on_when_the_wiki_comes_back(operator: Operator, camille: Client) -> None:
    with serve(operator) as service:
        service.wait_for_looks(1)
        operator.wiki.stop()
        until(lambda: "result=failed" in service.log, service)
        operator.wiki.start()
        longer(camille)
        until(lambda: "20,83" in camille.text(JUNE), service)
        assert service.log.count("Traceback") == 0


def test_the_stop_page_stops_before_the_next_write_and_lets_it_resume(operator: Operator, camille: Client) -> None:
    with serve(operator) as service:
        service.wait_for_looks(1)
        camille.edit(STOP, "les chiffres sont faux")
        longer(camille)
        before = moment(camille)
        until(lambda: "result=stopped" in service.log, service)
        service.wait_for_looks()
        assert moment(camille) == before
        camille.edit(STOP, "marche")
        until(lambda: "20,83" in camille.text(JUNE), service)


def test_a_robots_own_page_stops_that_robot(operator: Operator, camille: Client) -> None:
    with serve(operator) as service:
        service.wait_for_looks(1)
        camille.edit(f"{STOP}/Budgets", "les budgets sont faux")
        before = camille.text(TECHNIQUE)
        longer(camille)
        until(lambda: "20,83" in camille.text(JUNE), service)
        until(lambda: "arrêté par sa page" in camille.text(ROBOTS), service)
        assert camille.text(TECHNIQUE) == before
        camille.edit(f"{STOP}/Budgets", "marche")
        until(lambda: "20,83" in camille.text(TECHNIQUE), service)
        until(lambda: "arrêté par sa page" not in camille.text(ROBOTS), service)


def test_a_message_on_the_talk_page_pauses_it_until_somebody_says_to_go_on(operator: Operator, camille: Client) -> None:
    with serve(operator) as service, Client(operator.wiki.api) as nobody:
        service.wait_for_looks(1)
        nobody.edit(TALK, "Bonjour le robot, une question.")
        service.wait_for_looks()
        assert "result=paused" not in service.log
        camille.edit(TALK, nobody.text(TALK) + "\n\nPourquoi 8,33 € ? ~~~~")
        until(lambda: "En pause : un membre a écrit" in camille.text(ROBOTS), service)
        longer(camille)
        before = moment(camille)
        service.wait_for_looks()
        assert moment(camille) == before
        nobody.edit(TALK, camille.text(TALK) + "\n\nmarche")
        service.wait_for_looks()
        assert "20,83" not in camille.text(JUNE)
        camille.edit(TALK, camille.text(TALK) + "\n\n: C’est réglé.\n: marche ~~~~")
        until(lambda: "20,83" in camille.text(JUNE), service)
        until(lambda: "La page d’arrêt dit" in camille.text(ROBOTS), service)


def test_a_wrong_password_ends_it_with_one_sentence(operator: Operator) -> None:
    wrong = "0" * 32
    with serve(operator, secrets={"COOPWIKI_PASSWORD": wrong}) as service:
        assert service.process.wait(timeout=40) == 3
    assert "refuse le mot de passe du robot" in service.log.splitlines()[-1]
    assert wrong not in service.log
    assert "Traceback" not in service.log


def test_a_session_lost_at_the_start_does_not_end_it(operator: Operator, camille: Client) -> None:
    with proxy(operator.wiki.api) as between:
        between.faults = [Fault(signed_out, action("login"), times=2)]
        operator.configure(api=between.api)
        with serve(operator) as service:
            service.wait_for_looks(1)
            longer(camille)
            until(lambda: "20,83" in camille.text(JUNE), service)
            assert "refuse le mot de passe" not in service.log
    assert between.faults[0].times == 0


def test_figures_and_health_are_told_on_this_machine(operator: Operator) -> None:
    port = free_port()
    with (
        receiver() as heard,
        serve(
            operator,
            schedule=f"{SCHEDULE}[told]\nmetrics_port = {port}\n",
            secrets={"COOPWIKI_PING": heard.address},
        ) as service,
    ):
        service.wait_for_looks(3)
        text = requests.get(f"http://127.0.0.1:{port}/metrics", timeout=10).text
        assert 'coopwiki_failures_in_a_row{job="veille"} 0.0' in text
        assert "coopwiki_pages_read 17.0" in text
        assert "coopwiki_wiki_jobs_waiting" in text
        health = requests.get(f"http://127.0.0.1:{port}/health", timeout=10)
        assert (health.status_code, health.json()) == (200, {"status": "ok", "troubles": []})
        assert requests.get(f"http://127.0.0.1:{port}/", timeout=10).status_code == 404
        assert heard.pings >= 3
        assert heard.address not in service.log


def test_for_cron_it_does_what_is_due_and_exits(operator: Operator, camille: Client) -> None:
    operator.config.with_name("schedule.toml").write_text(SCHEDULE, encoding="utf-8")
    first = operator.program("serve", "--once")
    assert first.status == 0
    assert [" job=veille " in first.err, " job=nuit " in first.err] == [True, True]
    longer(camille)
    second = operator.program("serve", "--once")
    assert second.status == 0
    assert [" job=veille " in second.err, " job=nuit " in second.err] == [True, False]
    assert "20,83" in camille.text(JUNE)
    camille.edit(STOP, "non")
    assert operator.program("serve", "--once").status == 4


def test_from_every_robot_page_a_member_reaches_the_page_that_stops_it(operator: Operator, camille: Client) -> None:
    for page, robot in (
        (JUNE, "Contributions"),
        (TECHNIQUE, "Budgets"),
        ("Tableau de bord/Fiches à corriger", "Fiches à corriger"),
    ):
        html = camille.html(page)
        assert f"title=Tableau_de_bord/Robots/Marche/{robot.replace(' ', '_')}" in unquote(html)
        assert "Arrêter ce robot" in html
    form = requests.get(
        f"{operator.wiki.url}/index.php",
        timeout=60,
        params={
            "title": f"{STOP}/Budgets",
            "action": "edit",
            "editintro": "Template:Arrêter_un_robot",
            "preload": "Template:Arrêter_un_robot/texte",
        },
    ).text
    assert "Cette page décide si le robot écrit." in form
    assert "arrêt : dire ici ce qui ne va pas" in form
