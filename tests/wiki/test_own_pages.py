"""Pages that one command writes on a real wiki: a list of slips beside the lines, what was known month by month."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coopwiki.connect import WikiSource
from coopwiki.serving.exclusive import robots_directory
from coopwiki.serving.lock import held_by_run
from coopwiki.settings import read_settings
from mediawiki_api import Client
from wiki.changes import moment
from wiki.operating import Operator

WORDS = (
    "--number-column", "N°", "--date-column", "Date", "--person-column", "Qui", "--amount-column", "Montant",
    "--paid-column", "Payé le",
)  # fmt: skip
LIST = "N°;Date;Qui;Montant;Payé le\nB-1;30/06/2026;Ana;45,00;\nB-2;30/06/2026;Zoé Petit;99,00;\n"
SLIPS, STOP = "Tableau de bord/Bons", "Tableau de bord/Robots/Marche"


@pytest.fixture
def slips(tmp_path: Path) -> tuple[str, ...]:
    file = tmp_path / "bons.csv"
    file.write_text(LIST, encoding="utf-8-sig")
    return ("slips", str(file), *WORDS)


def test_a_list_is_published_once_and_a_run_leaves_the_page(
    operator: Operator, camille: Client, slips: tuple[str, ...]
) -> None:
    said = operator(*slips, "--publish")
    assert (said.status, said.err.splitlines()[-1]) == (0, "« Tableau de bord/Bons » est à jour.")
    assert "B-2" in camille.html(SLIPS)
    before = moment(camille)
    assert operator(*slips, "--publish").status == 0
    assert operator("run").status == 0
    assert moment(camille) == before


def test_it_waits_for_the_run_that_goes_on(operator: Operator, slips: tuple[str, ...]) -> None:
    logbook = robots_directory(WikiSource(), read_settings(operator.config))
    with ThreadPoolExecutor() as pool:
        with held_by_run(logbook, lambda: False):
            writing = pool.submit(operator.program, *slips, "--publish")
            _, waiting = wait([writing], timeout=3)
        assert waiting == {writing}
        assert writing.result(timeout=60).status == 0


def test_the_stop_page_and_a_wiki_that_all_can_read_keep_it_from_being_written(
    operator: Operator, camille: Client, slips: tuple[str, ...]
) -> None:
    operator.configure(amounts_by_person="members")
    refused = operator(*slips, "--publish")
    assert (refused.status, "sans --publish" in refused.err) == (2, True)
    operator.configure()
    held = camille.text(STOP)
    camille.edit(STOP, "arrêt")
    assert operator(*slips, "--publish").status == 4
    camille.edit(STOP, held)


def test_what_was_known_is_told_from_the_wikis_own_history(operator: Operator, camille: Client) -> None:
    today = datetime.now(UTC).date()
    year = str(today.year)
    later = operator("known", "--publish", "--year", year, "--on", (today + timedelta(1)).isoformat())
    assert later.status == 0
    page = camille.html(f"Tableau de bord/Ce qu’on savait {year}")
    assert "Technique" in page
    assert "ce budget n’était encore écrit nulle part" in page
