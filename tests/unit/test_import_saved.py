"""An import on a wiki: under an account of its own, remembered where the wiki stops half way, taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coopwiki.connect import WikiSource, open_importer
from coopwiki.exchange.grid import Grid
from coopwiki.importing.import_manifest import read_manifest
from coopwiki.importing.job import ImportPlan, ImportRequest, There, prepare
from coopwiki.importing.keeping import Destination, put, undo
from coopwiki.settings import Settings, WrongSettings, read_settings
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Draft, Outcome, Unreachable
from said import Coopwiki
from spreadsheets import HEAD

PEOPLE = ("Ana Martin", "Paul Roy", "Zoé Faure")


class Failing(Memory):
    """A wiki that is gone after so many saves."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    def save(self, draft: Draft) -> Outcome:
        if not self.left:
            raise Unreachable("Le wiki ne répond pas.")
        self.left -= 1
        return super().save(draft)


def job(wiki: Memory, place: Destination, amount: str = "30 €") -> ImportPlan:
    """The import of a line a person."""
    lines = [(date(2025, 3, 12), who, "Technique", "Travail", "", "", amount) for who in PEOPLE]
    there = There((), manifest=read_manifest(place.manifest))
    asked = ImportRequest(Contribution, "a.csv", summary="importation de « a.csv »")
    return prepare((Grid("", [HEAD, *lines]),), asked, there, wiki)


def texts(wiki: Memory) -> dict[str, str]:
    titles = [f"Importations/Contribution 2025/{who}" for who in PEOPLE]
    return {title.rpartition("/")[2]: page.text for title, page in wiki.stored(titles).items()}


def test_pages_are_saved_with_a_summary_and_not_again(tmp_path: Path) -> None:
    wiki = Memory()
    place = Destination(wiki, tmp_path / "known.json")
    assert len(put(job(wiki, place), place, "a.csv").titles) == 3
    assert {draft.summary for draft in wiki.saves} == {"importation de « a.csv »"}
    assert put(job(wiki, place), place, "a.csv").titles == ()
    assert len(wiki.saves) == 3


def test_where_the_wiki_stops_half_way_the_rest_goes_on(tmp_path: Path) -> None:
    wiki = Failing(1)
    place = Destination(wiki, tmp_path / "known.json")
    saved = put(job(wiki, place), place, "a.csv")
    assert (len(saved.titles), str(saved.stopped)) == (1, "Le wiki ne répond pas.")
    wiki.left = 9
    again = job(wiki, place)
    assert (len(again.read), len(again.matched.known)) == (2, 1)
    put(again, place, "a.csv")
    assert all(text.count("{{Contribution") == 1 for text in texts(wiki).values())
    assert len(texts(wiki)) == 3


def test_a_correction_that_stops_half_way_is_made_the_next_time(tmp_path: Path) -> None:
    wiki = Failing(4)
    place = Destination(wiki, tmp_path / "known.json")
    put(job(wiki, place), place, "a.csv")
    put(job(wiki, place, "40 €"), place, "a.csv")
    wiki.left = 9
    put(job(wiki, place, "40 €"), place, "a.csv")
    assert all(text.endswith("montant=40}}") and text.count("{{") == 1 for text in texts(wiki).values())


def test_it_is_taken_back_but_for_what_people_changed(tmp_path: Path) -> None:
    wiki = Memory()
    place = Destination(wiki, tmp_path / "known.json")
    put(job(wiki, place), place, "a.csv")
    wiki.edit(
        "Importations/Contribution 2025/Ana Martin", texts(wiki)["Ana Martin"].replace("Travail", "Autre travail")
    )
    done = undo(place, "contribution", "", "annulation")
    assert done is not None
    assert [title.rpartition("/")[2] for title, _ in done.taken.kept] == ["Ana Martin"]
    assert {who: bool(text) for who, text in texts(wiki).items()} == {
        "Ana Martin": True,
        "Paul Roy": False,
        "Zoé Faure": False,
    }
    assert undo(place, "", "", "annulation") is None


@pytest.mark.parametrize("account", ["", "Robot", "Robot@autre", "Chef@x"])
def test_a_robot_s_account_or_none_is_refused(account: str) -> None:
    settings = Settings(
        "https://wiki.exemple.coop/api.php", "Robot@coopwiki", deploy_account="Chef@coopwiki", import_account=account
    )
    with pytest.raises(WrongSettings, match="import_account"):
        open_importer(WikiSource(), settings)


def test_pages_of_robots_are_no_place_for_an_import(tmp_path: Path) -> None:
    file = tmp_path / "wiki.toml"
    file.write_text('import_root = "Tableau de bord/Importations"\n')
    with pytest.raises(WrongSettings, match="import_root"):
        read_settings(file)


def test_a_folder_that_is_read_is_not_saved_to(coopwiki: Coopwiki, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Date;Qui\n")
    said = coopwiki("import", "contribution", "a.csv", "--folder", tmp_path, "--save")
    assert (said.status, len(said.err.splitlines())) == (2, 1)
