"""What a wiki and a network can do to a run; after each, one more run leaves all as if it had not happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import pywikibot

from coopwiki.wiki.patience import Patience
from wiki.cooperative import Cooperative, cooperative, lines
from wiki.operating import Loaded
from wiki.proxy import (
    Fault,
    Trouble,
    action,
    after,
    an_edit,
    asks,
    changed,
    cut,
    emptied,
    error,
    first,
    half,
    later,
    lost,
    old_token,
    says,
    shortened,
    signed_out,
    silent,
)
from wiki.robots import IMPATIENT

WAIT = ("Retry-After", "1")
LOGIN_PAGE = ("Location", "https://connexion.example/")


@pytest.fixture(scope="module")
def coop(
    loaded: Callable[[str], Loaded], wiki_version: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cooperative]:
    operator = loaded(wiki_version).copy(tmp_path_factory.mktemp("faults") / "wiki")
    with cooperative(operator) as made:
        yield made
    operator.wiki.delete()


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who tests doesn't want to wait as long as who serves."""
    monkeypatch.setattr("coopwiki.serve.Patience", lambda **_: IMPATIENT)
    monkeypatch.setattr(pywikibot.config, "socket_timeout", (2, 2))


def all_is_well(coop: Cooperative, since: object) -> None:
    """One more run, and the dashboards are those of a run from nothing, each page written once at most."""
    again = coop.run()
    assert (again.status, len(lines(again))) == (0, 1), again
    assert coop.pages() == coop.expected()
    counted = coop.written_since(since)  # type: ignore[arg-type]
    assert set(counted.values()) == {1}, counted


LASTING: dict[str, tuple[Trouble, str]] = {
    "no answer": (cut, "ne répond pas"),
    "silence": (silent(3), "ne répond pas"),
    "500": (says(500, "<html>"), "erreur interne (500)"),
    "502": (says(502, "<html>"), "surchargé ou en panne (502)"),
    "503": (says(503, "<html>", WAIT), "surchargé ou en panne (503)"),
    "429": (says(429, "<html>", WAIT), "(429)"),
    "maxlag": (error("maxlag", WAIT), "surchargé"),
    "readonly": (error("readonly", WAIT), "lecture seule"),
    "ratelimited": (error("ratelimited"), "limite le nombre de modifications"),
    "half a JSON": (half, "réponse illisible"),
    "HTML": (says(200, "<html>Accueil</html>"), "montre une page"),
    "a login page": (says(302, "", LOGIN_PAGE), "renvoie vers une autre adresse"),
    "internal error": (error("internal_api_error_DBQueryError"), "internal_api_error_DBQueryError"),
}


@pytest.mark.parametrize("name", LASTING)
def test_a_lasting_trouble_in_mid_run_is_told_and_mended_by_the_next_run(
    coop: Cooperative, name: str
) -> None:
    trouble, told = LASTING[name]
    since = coop.news()
    said = coop.run(Fault(trouble, after(an_edit, 2)))
    assert said.status == 3
    assert [told in line for line in lines(said)] == [True], said.err
    all_is_well(coop, since)
