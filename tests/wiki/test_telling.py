"""Who is told outside the wiki, with real receivers on the loopback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopwiki.serving.addresses import Addresses
from coopwiki.wiki.port import Unreachable
from wiki.receiver import Receiver, receiver
from working import LOOK, NIGHT, Work

RULE = "{{Règle|nom=seuils d’alerte d’un budget|valeur=50 % ; 75 %|à partir du=2024-01-01}}"
SPENT = "{{{{Contribution|date=2026-06-20|qui=Ana|cercle={}|quoi=x|montant={}}}}}"
DOWN = "Le wiki ne répond pas : http://wiki.example/<@all>"


@pytest.fixture
def heard() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


def fail(work: Work, times: int) -> None:
    work.wiki.away = Unreachable(DOWN)
    for _ in range(times):
        work.run(LOOK)
    work.wiki.away = None


def test_the_watch_is_told_of_each_success_and_of_no_failure(tmp_path: Path, heard: Receiver) -> None:
    work = Work(tmp_path, addresses=Addresses(ping=heard.address))
    fail(work, 2)
    assert heard.pings == 0
    work.run(LOOK, NIGHT)
    assert heard.pings == 2


def test_operators_are_told_once_when_a_job_fails_twice_and_once_when_it_works_again(
    tmp_path: Path, heard: Receiver
) -> None:
    work = Work(tmp_path, addresses=Addresses(operators=heard.address))
    fail(work, 1)
    assert heard.texts == []
    fail(work, 3)
    (told,) = heard.texts
    assert told.startswith("coopwiki, wiki : le passage « veille » a échoué 2 fois. Le wiki ne répond pas")
    assert "<" not in told
    assert "@all" not in told
    work.run(LOOK)
    work.run(LOOK)
    assert heard.texts[1:] == ["coopwiki, wiki : le passage « veille » réussit de nouveau."]
    fail(work, 2)
    assert len(heard.texts) == 3


def test_one_failure_between_successes_is_told_to_nobody(tmp_path: Path, heard: Receiver) -> None:
    work = Work(tmp_path, addresses=Addresses(operators=heard.address))
    for _ in range(3):
        fail(work, 1)
        work.run(LOOK)
    assert heard.texts == []


def test_circles_are_told_once_of_each_alert_of_a_budget(tmp_path: Path, heard: Receiver) -> None:
    work = Work(tmp_path, addresses=Addresses(circles=heard.address))
    work.wiki.edit("Seuils", RULE)
    work.run(LOOK)
    assert heard.texts == []
    work.wiki.edit("Carnet", SPENT.format("Technique", 450))
    for _ in range(3):
        work.run(LOOK)
    (told,) = heard.texts
    assert told.replace("\u00a0", " ").startswith("Budget Technique 2026 : Au moins 50 % du budget sont utilisés")
    work.wiki.edit("Carnet", SPENT.format("Technique", 451))
    work.run(LOOK)
    assert len(heard.texts) == 1
    work.wiki.edit("Carnet", SPENT.format("Technique", 800))
    work.run(LOOK)
    assert "75" in heard.texts[1]


def test_a_chat_that_was_away_is_told_later(tmp_path: Path, heard: Receiver) -> None:
    work = Work(tmp_path, addresses=Addresses(circles=heard.address))
    work.wiki.edit("Seuils", RULE)
    work.wiki.edit("Carnet", SPENT.format("Technique", 450))
    heard.status = 500
    work.run(LOOK)
    assert heard.texts == []
    heard.status = 200
    work.run(LOOK)
    assert len(heard.texts) == 1


def test_the_name_of_a_budget_mentions_nobody_in_a_chat(tmp_path: Path, heard: Receiver) -> None:
    work = Work(tmp_path, addresses=Addresses(circles=heard.address))
    work.wiki.edit("Budgets votés 2", "{{Budget|année=2026|nom=Fête @channel *1*|montant=10}}")
    work.wiki.edit(
        "Carnet",
        "{{Contribution|date=2026-06-20|qui=Ana|budget=Fête @channel *1*|quoi=x|montant=11}}",
    )
    work.run(LOOK)
    (told,) = heard.texts
    assert "Fête @\u200bchannel ∗1∗" in told


def test_the_wikis_own_address_stays_a_link_in_an_alarm_and_no_other_does(tmp_path: Path, heard: Receiver) -> None:
    work = Work(tmp_path, addresses=Addresses(operators=heard.address))
    work.worker.teller.where = "https://wiki.example/w_1/api.php"
    fail(work, 2)
    (told,) = heard.texts
    assert told.startswith("coopwiki, https://wiki.example/w_1/api.php : le passage")
    assert "http://" not in told.removeprefix("coopwiki, https://")


@pytest.mark.parametrize("status", [500, 404, 302])
def test_an_address_that_does_not_work_is_a_warning_without_the_address(
    tmp_path: Path, heard: Receiver, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    heard.status = status
    work = Work(tmp_path, addresses=Addresses(ping=heard.address))
    with caplog.at_level(logging.DEBUG, "coopwiki"):
        work.run(LOOK)
    assert work.worker.logbook.read().job("veille").result == "ok"
    assert f"On n’a pas voulu de notre message à l’adresse de veille ({status})." in caplog.text
    assert "secret" not in caplog.text


def test_nobody_at_the_address_is_a_warning_without_the_address(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with receiver() as gone:
        pass
    work = Work(tmp_path, addresses=Addresses(ping=gone.address))
    with caplog.at_level(logging.DEBUG, "coopwiki"):
        work.run(LOOK)
    assert work.worker.logbook.read().job("veille").result == "ok"
    assert "Rien ne répond à l’adresse de veille" in caplog.text
    assert "secret" not in caplog.text
