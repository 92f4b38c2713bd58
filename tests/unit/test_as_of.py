"""Pages as they were at a past date, from an export of the full history and from a wiki's own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coopwiki.connect import WikiSource, evening, open_source
from coopwiki.settings import Settings, WrongSettings
from coopwiki.wiki.as_of import Archive, AsOf
from coopwiki.wiki.dump import Dump
from coopwiki.wiki.kept_revisions import KeptRevisions
from coopwiki.wiki.port import Damaged, Draft, Page, Wiki, WikiError
from export_writer import export, page
from histories import Edit, Told, write_history
from ledgers import SHEETS, budget, line
from said import Coopwiki, in_folder

MARCH = datetime(2026, 3, 31, 23, 59, 59, tzinfo=ZoneInfo("Europe/Paris"))
FIRST, SECOND = line(montant="10"), line(montant="20", date="2026-03-20")
EDITS: tuple[Edit, ...] = (
    *(("2026-01-02T10:00:00Z", title, text) for title, text in SHEETS.items()),
    ("2026-01-02T11:00:00Z", "Budgets", budget(montant="100")),
    ("2026-03-12T10:00:00Z", "Carnet", FIRST),
    ("2026-03-31T21:59:59Z", "Carnet", f"{FIRST}\n{SECOND}"),
    ("2026-03-31T22:00:00Z", "Carnet", f"{FIRST}\n{SECOND}\n{line(montant='40', date='2026-03-31')}"),
    ("2026-04-02T10:00:00Z", "Ajout", line(montant="80", date="2026-03-01")),
    ("2026-04-03T10:00:00Z", "Budgets", budget(montant="500")),
)  # fmt: skip
"""Half of them on or after the last second of March in Paris."""


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return write_history(tmp_path / "histoire.xml", EDITS)


@pytest.fixture(params=["dump", "wiki"])
def march(request: pytest.FixtureRequest, dump: Path, tmp_path: Path) -> Wiki:
    """The pages in the evening of 31 March."""
    if request.param == "dump":
        return Dump(dump, MARCH)
    kept = KeptRevisions(tmp_path / "textes.sqlite", "essai")
    return AsOf(Archive(Told(EDITS), MARCH, kept), MARCH)


def texts(wiki: Wiki) -> dict[str, str]:
    titles = {page.id: page.title for page in wiki.pages()}
    return {titles[text.id]: text.text for text in wiki.texts(list(titles))}


def spent(coopwiki: Coopwiki, *words: object) -> tuple[str, str, str]:
    """The day, what Technique had available, and what was spent of it."""
    data: Any = coopwiki("report", "budgets", "--format", "json", *words).data
    (row,) = data["budgets"]
    return data["on"], row["available"], row["spent"]


def test_a_page_says_what_it_said_that_evening_in_paris(march: Wiki) -> None:
    assert texts(march)["Carnet"] == f"{FIRST}\n{SECOND}"
    assert texts(march)["Budgets"] == budget(montant="100")


def test_a_page_made_later_is_not_there(march: Wiki) -> None:
    assert set(texts(march)) == {*SHEETS, "Budgets", "Carnet"}


def test_the_past_is_not_written(march: Wiki) -> None:
    for refused in (
        lambda: march.save(Draft("Carnet", "x", "x")),
        lambda: march.stored(["Carnet"]),
        lambda: march.standing(["Carnet"]),
        lambda: march.titles_under("C"),
        lambda: march.purge_users(["Carnet"]),
    ):
        with pytest.raises(WikiError, match="--out"):
            refused()


def test_a_redirect_leads_where_it_led() -> None:
    edits = [
        ("2026-01-01T10:00:00Z", "Modèle:Contrib", "#REDIRECTION [[Modèle:Contribution]]"),
        ("2026-05-01T10:00:00Z", "Modèle:Contrib", "#REDIRECTION [[Modèle:Intention]]"),
        ("2026-01-01T10:00:00Z", "Modèle:Autre", "{{Contribution}}"),
        ("2026-05-01T10:00:00Z", "Modèle:Autre", "#REDIRECTION [[Modèle:Contribution]]"),
    ]
    wiki = AsOf(Archive(Told(edits), MARCH, KeptRevisions(Path("/nowhere/x"), "")), MARCH)
    assert list(wiki.pages()) == [Page(1, "Modèle:Contrib", 10, 1, "Modèle:Contribution")]


def test_a_redirect_of_an_export_leads_where_it_led(tmp_path: Path) -> None:
    edits = [
        ("2026-01-01T10:00:00Z", "Tech", "#REDIRECTION [[Technique]]"),
        ("2026-05-01T10:00:00Z", "Tech", "fini"),
    ]
    path = write_history(tmp_path / "x.xml", edits)
    assert [(p.title, p.redirect) for p in Dump(path, MARCH).pages()] == [("Tech", "Technique")]
    assert [(p.title, p.redirect) for p in Dump(path).pages()] == [("Tech", "")]


def test_an_export_of_current_revisions_has_no_past(tmp_path: Path) -> None:
    path = tmp_path / "actuel.xml"
    path.write_text(export(page("Carnet", FIRST)).replace("2026-03-12", "2026-05-12"))
    with pytest.raises(Damaged, match="« Carnet » : pour --as-of, exporter tout l’historique"):
        list(Dump(path, MARCH).pages())


def test_texts_of_old_revisions_are_fetched_once(tmp_path: Path) -> None:
    wiki, path = Told(EDITS), tmp_path / "textes.sqlite"
    for _ in range(2):
        archive = Archive(wiki, MARCH, KeptRevisions(path, "essai"))
        assert len(texts(AsOf(archive, MARCH))) == len(SHEETS) + 2
    assert (wiki.listings, len(wiki.fetched)) == (2, len(set(wiki.fetched)))


def test_one_listing_serves_several_evenings(tmp_path: Path) -> None:
    wiki = Told(EDITS)
    archive = Archive(wiki, MARCH, KeptRevisions(tmp_path / "textes.sqlite", "essai"))
    february = datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC)
    assert "Carnet" not in texts(AsOf(archive, february))
    assert "Carnet" in texts(AsOf(archive, MARCH))
    assert wiki.listings == 1


def test_a_text_is_not_taken_for_another_of_the_same_number(tmp_path: Path) -> None:
    path = tmp_path / "textes.sqlite"
    found = []
    for text in (FIRST, SECOND):
        wiki = Told([("2026-01-01T10:00:00Z", "Carnet", text)])
        found.append(texts(AsOf(Archive(wiki, MARCH, KeptRevisions(path, "essai")), MARCH)))
    assert found == [{"Carnet": FIRST}, {"Carnet": SECOND}]


def test_a_hidden_revision_is_not_read(tmp_path: Path) -> None:
    wiki = Told(EDITS)
    kept = KeptRevisions(tmp_path / "textes.sqlite", "essai")
    texts(AsOf(Archive(wiki, MARCH, kept), MARCH))
    wiki.hidden = {one.revision for one in wiki.edits if one.title == "Carnet"}
    assert "Carnet" not in texts(AsOf(Archive(wiki, MARCH, kept), MARCH))


def test_texts_that_name_somebody_forgotten_are_not_kept(tmp_path: Path) -> None:
    wiki, path = Told(EDITS), tmp_path / "textes.sqlite"
    for _ in range(2):
        kept = KeptRevisions(path, "essai", lambda text: "Essai" in text)
        texts(AsOf(Archive(wiki, MARCH, kept), MARCH))
    again = [number for number in wiki.fetched if wiki.fetched.count(number) > 1]
    assert len(again) == 2


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-31", ("2026-01-31", "100.00", "0.00")),
        ("2026-03-30", ("2026-03-30", "100.00", "10.00")),
        ("2026-03-31", ("2026-03-31", "100.00", "30.00")),
        ("2026-04-01", ("2026-04-01", "100.00", "70.00")),
        ("2026-04-03", ("2026-04-03", "500.00", "150.00")),
    ],
)
def test_the_evening_is_the_day_of_the_report(
    coopwiki: Coopwiki, dump: Path, day: str, expected: tuple[str, str, str]
) -> None:
    assert spent(coopwiki, "--dump", dump, "--as-of", day) == expected


def test_another_day_may_be_today(coopwiki: Coopwiki, dump: Path) -> None:
    words = ("--dump", dump, "--as-of", "2026-03-31", "--on", "2026-03-15")
    assert spent(coopwiki, *words) == ("2026-03-15", "100.00", "10.00")


def test_check_explain_and_run_read_the_past(coopwiki: Coopwiki, dump: Path, tmp_path: Path) -> None:
    past = ("--dump", dump, "--as-of", "2026-03-31")
    assert coopwiki("check", *past).status == 0
    assert "30,00" in coopwiki("explain", "budgets", "Technique", "spent", *past).out
    assert coopwiki("run", "--out", tmp_path / "out", *past).status == 0
    written = tmp_path / "out" / "Tableau de bord" / "Budgets 2026" / "Technique.wikitext"
    assert "30,00" in written.read_text(encoding="utf-8")


def test_the_past_is_not_published(coopwiki: Coopwiki, dump: Path) -> None:
    said = coopwiki("run", "--dump", dump, "--as-of", "2026-03-31")
    assert (said.status, "--out DOSSIER" in said.err) == (2, True)


def test_a_folder_has_no_past(coopwiki: Coopwiki, tmp_path: Path) -> None:
    folder = in_folder(tmp_path / "pages", SHEETS)
    said = coopwiki("check", "--folder", folder, "--as-of", "2026-03-31")
    assert (said.status, "Un dossier ne garde pas" in said.err) == (2, True)
    with pytest.raises(WrongSettings):
        open_source(WikiSource(folder=folder, as_of=date(2026, 3, 31)), Settings())


def test_evenings_are_those_of_the_settings() -> None:
    summer = evening(date(2026, 7, 1), Settings(timezone="Europe/Paris")).astimezone(UTC)
    assert summer == datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC)
    assert evening(date(2026, 7, 1), Settings(timezone="UTC")).hour == 23
