"""What a network and a wiki do to a run; after each, one more run leaves all as if it had not happened."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import timedelta

import pytest

from coopwiki.wiki.retry import Patience
from wiki.behind_proxy import Cooperative, all_is_well, lines, through_proxy
from wiki.operating import Operator, in_process
from wiki.proxy import (
    Fault,
    Request,
    Trouble,
    after,
    an_edit,
    asks,
    changed,
    cut,
    emptied,
    error,
    half,
    later,
    lost,
    old_token,
    says,
    shortened,
    signed_out,
    silent,
)

WAIT = ("Retry-After", "1")
LOGIN_PAGE = ("Location", "https://connexion.example/")
THE_LIST = asks("generator", "allpages")


def asking_texts(request: Request) -> bool:
    return bool(request.told("pageids"))


@pytest.fixture(scope="module")
def coop(cooperative: Operator) -> Iterator[Cooperative]:
    with through_proxy(cooperative) as made:
        assert made.run().status == 0
        yield made


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who tests doesn't want to wait as long as who serves."""
    hasty = Patience(first=1, longest=1, silent=0, busy=0, purge=0)
    monkeypatch.setattr("coopwiki.serving.assembly.Patience", lambda **_: hasty)


NETWORK: tuple[tuple[Trouble, str], ...] = (
    (cut, "ne répond pas"),
    (says(503, "<html>", WAIT), "surchargé ou en panne (503)"),
    (half, "réponse illisible"),
    (says(200, "<html>Accueil</html>"), "montre une page"),
    (says(302, "", LOGIN_PAGE), "renvoie vers une autre adresse"),
)
WIKI: tuple[tuple[Trouble, str], ...] = (
    (error("maxlag", WAIT), "surchargé"),
    (error("readonly", WAIT), "lecture seule"),
    (error("ratelimited"), "limite le nombre de modifications"),
    (error("internal_api_error_DBQueryError"), "internal_api_error_DBQueryError"),
)
SESSION: tuple[tuple[Trouble, str], ...] = (
    (signed_out, "ne garde pas la session"),
    (old_token, "ne reconnaît pas la session"),
)


@pytest.mark.parametrize("troubles", [NETWORK, WIKI, SESSION], ids=["network", "wiki", "session"])
def test_lasting_troubles_are_told_and_each_run_goes_on_where_the_last_one_ended(
    coop: Cooperative, troubles: tuple[tuple[Trouble, str], ...]
) -> None:
    since = coop.news()
    for written, (trouble, told) in enumerate(troubles, 1):
        said = coop.run(Fault(trouble, after(an_edit, 1)))
        assert said.status == 3
        assert [told in line for line in lines(said)] == [True], said.err
        assert len(coop.written_since(since)) >= written
    all_is_well(coop, since)


def test_a_wiki_that_keeps_silent_is_given_up_in_time(coop: Cooperative, monkeypatch: pytest.MonkeyPatch) -> None:
    config = importlib.import_module("pywikibot").config
    monkeypatch.setattr(config, "socket_timeout", (3, 3))
    since = coop.news()
    said = coop.run(Fault(silent(4), after(an_edit, 2)))
    assert (said.status, ["ne répond pas" in line for line in lines(said)]) == (3, [True])
    monkeypatch.undo()
    all_is_well(coop, since)


PASSING: tuple[Trouble, ...] = (
    cut, says(500), says(502), says(503, "", WAIT), says(429, "", WAIT), error("maxlag", WAIT),
    error("readonly", WAIT), error("ratelimited"), error("internal_api_error_DBQueryError"), half,
    lost, signed_out, old_token,
)  # fmt: skip


def test_passing_troubles_are_borne_and_nobody_notices(coop: Cooperative, monkeypatch: pytest.MonkeyPatch) -> None:
    patient = Patience(silent=1000, busy=1000, sleep=lambda _: None)
    monkeypatch.setattr("coopwiki.serving.assembly.Patience", lambda **_: patient)
    since = coop.news()
    edits = [Fault(trouble, after(an_edit, 1), times=1) for trouble in PASSING]
    said = coop.run(*edits)
    assert (said.status, len(lines(said))) == (0, 1), said.err
    all_is_well(coop, since)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault(changed(shortened), THE_LIST), "qu’une partie de sa réponse"),
        (Fault(changed(emptied(1)), THE_LIST), "page(s) de fiches, contre 10 au dernier passage"),
        (Fault(changed(emptied(0)), THE_LIST), "n’a donné que 0 page(s) de fiches, contre 10"),
        (Fault(changed(emptied(0)), asking_texts), "page(s) : lecture partielle"),
    ],
    ids=["cut short", "one page", "empty", "texts missing"],
)
def test_a_partial_read_publishes_nothing(coop: Cooperative, fault: Fault, told: str) -> None:
    since = coop.news()
    said = coop.run(fault)
    assert (said.status, coop.written_since(since)) == (3, {}), said
    assert [told in line for line in lines(said)] == [True], said.err
    all_is_well(coop, since)


def test_even_after_a_wrong_confirmation_one_run_mends_all(coop: Cooperative) -> None:
    before = coop.pages()
    said = coop.run(Fault(changed(emptied(1)), THE_LIST), words=("run", "--fewer"))
    assert said.status == 0
    assert coop.pages() != before
    assert coop.run().status == 0
    assert coop.pages() == before


def test_a_clock_that_jumped_writes_nothing(coop: Cooperative) -> None:
    since = coop.news()
    coop.between.faults = [Fault(changed(later(timedelta(days=400))), asks("siprop", "general"))]
    config = str(coop.operator.config)
    said = in_process("run", "--config", config, secrets=coop.operator.secrets)
    coop.between.faults = []
    assert (said.status, coop.written_since(since)) == (3, {})
    assert ["L’horloge de cette machine retarde de" in line for line in lines(said)] == [True]
    all_is_well(coop, since)


def test_a_day_that_went_back_is_mended_by_the_next_run(coop: Cooperative) -> None:
    before = coop.pages()
    assert coop.run(words=("run", "--on", "2026-05-20")).status == 0
    assert "n’a plus de sujet" in coop.pages()["Tableau de bord/Contributions 2026-06"]
    assert coop.run().status == 0
    assert coop.pages() == before
