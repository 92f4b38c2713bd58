"""An archive: everything that is read, as files that open by themselves."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
from html import unescape
from pathlib import Path

import pytest

from coopwiki.archiving.archive import ArchiveRequest, Result, archive
from coopwiki.archiving.record_files import record_files
from coopwiki.archiving.rewriting import rewritten
from coopwiki.archiving.store import MANIFEST
from coopwiki.exchange.export import Book
from coopwiki.settings import WrongSettings
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.exports import export_of
from coopwiki.wiki.port import Denied, Unreachable
from ledgers import SHEETS, ledger, line
from said import Coopwiki, in_folder
from shelves import SERVER, Shelf

IMAGE = f"{SERVER}/images/a/ab/Plan.png"
SMALL = f"{SERVER}/images/thumb/a/ab/Plan.png/120px-Plan.png"
HTML = {
    "Accueil": '<p>Voir <a href="/wiki/Cr%C3%AApes_du_lundi#Recette" title="x">les crêpes</a>, '
    '<a href="/w/index.php?title=Rien&amp;action=edit&amp;redlink=1">rien</a>, '
    '<a class="external" href="https://ailleurs.test/a?b=1&amp;c=2">ailleurs</a>, '
    '<a href="/wiki/Spécial:PermanentLink/102#ligne-3">ligne 3</a> '
    '<a href="/wiki/Fichier:Plan.png"><img alt="Le plan" src="/images/thumb/a/ab/Plan.png/120px-Plan.png" '
    'srcset="/images/thumb/a/ab/Plan.png/240px-Plan.png 2x"></a> '
    f'<a href="{SERVER}/w/index.php?title=Accueil&amp;action=edit">modifier</a> '
    '<img src="https://ailleurs.test/p.png" alt="loin"></p>',
    "Crêpes du lundi": '<h2 id="Recette">Recette</h2><p>Œufs &amp; sucre</p>',
    "Fichier:Plan.png": f'<a href="{IMAGE}">Plan.png</a>',
    "Tableau de bord": "<p>42 €</p>",
}
BYTES = {IMAGE: b"grand", SMALL: b"petit"}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(dict(HTML), dict(BYTES))


def make(shelf: Shelf, directory: Path, *, public: bool = False) -> Result:
    books = ledger(SHEETS | {"Carnet": line(montant="10")})
    return archive(
        shelf,
        record_files(books, Book((export_of(Contribution),))),
        ArchiveRequest(directory, "Tableau de bord", public),
    )


def files(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


_REFERENCE = re.compile(r'<[^>]*?\s(?:href|src|action|srcset|data|poster)="([^"]*)"')


def references(page: Path) -> list[str]:
    return [unescape(found) for found in _REFERENCE.findall(page.read_text(encoding="utf-8"))]


def test_every_reference_leads_to_a_file_of_the_archive(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    for page in (tmp_path / "a").rglob("*.html"):
        for address in references(page):
            assert not re.match(r"[a-z]+:|//|/", address), (page, address)
            target = page if address.startswith("#") else page.parent / address.partition("#")[0]
            assert target.is_file(), (page, address)


def test_links_lead_to_pages_by_title_by_revision_and_to_their_headings(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    found = references(tmp_path / "a" / "pages" / "1.html")
    assert "../pages/2.html#Recette" in found
    assert "../pages/2.html#ligne-3" in found
    assert "../pages/3.html" in found
    text = (tmp_path / "a" / "pages" / "1.html").read_text(encoding="utf-8")
    assert '<span class="adresse">(https://ailleurs.test/a?b=1&amp;c=2)</span>' in text
    assert "[loin]" in text
    assert "<span>rien</span>" in text
    assert "action=edit" not in text


def test_files_and_the_images_that_pages_show_are_kept(shelf: Shelf, tmp_path: Path) -> None:
    assert make(shelf, tmp_path / "a").files == 2
    assert sorted(path.read_bytes() for path in (tmp_path / "a" / "fichiers").iterdir()) == [b"grand", b"petit"]


def test_the_history_of_a_page_stands_below_it_as_text(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    text = (tmp_path / "a" / "pages" / "1.html").read_text(encoding="utf-8")
    assert "Historique : 2 versions" in text
    assert "un &lt;b&gt;résumé" in text


def test_the_manifest_holds_and_names_every_file(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    subprocess.run(["sha256sum", "-c", "--strict", "--quiet", MANIFEST], cwd=tmp_path / "a", check=True)
    named = {row.split("  ", 1)[1] for row in (tmp_path / "a" / MANIFEST).read_text(encoding="utf-8").splitlines()}
    assert named == {name for name in files(tmp_path / "a") if name != MANIFEST and not name.startswith(".coopwiki/")}


def test_a_second_run_asks_for_nothing_and_writes_nothing(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    before = files(tmp_path / "a")
    shelf.shows.clear()
    shelf.fetches.clear()
    assert make(shelf, tmp_path / "a").written == 0
    assert (shelf.shows, shelf.fetches) == ([], [])
    assert files(tmp_path / "a") == before


def test_only_what_changed_is_written_and_what_is_gone_is_removed(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    shelf.shows.clear()
    shelf.html["Tableau de bord"] = "<p>1 043 €</p>"
    result = make(shelf, tmp_path / "a")
    assert shelf.shows == ["Tableau de bord"]
    assert result.written == 2
    shelf.html = {title: html for title, html in shelf.html.items() if title == "Accueil"}
    shelf.bytes.clear()
    assert make(shelf, tmp_path / "a").removed == 4
    assert [kept.read_bytes() for kept in (tmp_path / "a" / "fichiers").iterdir()] == [b"petit"]
    assert [path.name for path in (tmp_path / "a" / "pages").iterdir()] == ["1.html"]


def test_a_run_that_was_cut_goes_on_where_it_was(shelf: Shelf, tmp_path: Path) -> None:
    shelf.stops_at = "Fichier:Plan.png"
    with pytest.raises(Unreachable):
        make(shelf, tmp_path / "a")
    with (tmp_path / "a" / ".coopwiki" / "journal.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('["pages/2.html", "cou')
    (tmp_path / "a" / ".coopwiki" / "part").write_bytes(b"half")
    shelf.stops_at = ""
    make(shelf, tmp_path / "a")
    assert shelf.shows == ["Accueil", "Crêpes du lundi", "Fichier:Plan.png", "Tableau de bord"]
    make(Shelf(dict(HTML), dict(BYTES)), tmp_path / "b")
    whole = {name: data for name, data in files(tmp_path / "b").items() if not name.startswith(".coopwiki")}
    assert {name: data for name, data in files(tmp_path / "a").items() if not name.startswith(".coopwiki")} == whole


def test_what_could_not_be_read_is_named_and_is_not_there(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    shelf.refused = {"Accueil", IMAGE}
    shelf.html["Accueil"] += "."
    shelf.bytes[IMAGE] += b"!"
    result = make(shelf, tmp_path / "a", public=True)
    assert [name for name, _ in result.missing] == ["Accueil", IMAGE]
    text = (tmp_path / "a" / "absent.html").read_text(encoding="utf-8")
    assert "<li>Accueil : Le compte ne peut pas lire cette page.</li>" in text
    assert "ce que tout le monde lit sans compte" in text
    assert not (tmp_path / "a" / "pages" / "1.html").exists()


def test_an_image_that_is_not_given_leaves_its_words_and_no_reference(shelf: Shelf, tmp_path: Path) -> None:
    shelf.refused = {SMALL}
    assert [name for name, _ in make(shelf, tmp_path / "a").missing] == [SMALL]
    assert shelf.fetches.count(SMALL) == 1
    assert "[Le plan]" in (tmp_path / "a" / "pages" / "1.html").read_text(encoding="utf-8")


def test_a_folder_that_holds_something_else_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(WrongSettings, match="pas une archive"):
        make(shelf, tmp_path)


def test_a_disk_that_takes_no_more_is_a_sentence(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    (tmp_path / "a" / "style.css").unlink()
    (tmp_path / "a" / "style.css").mkdir()
    with pytest.raises(Denied, match="ne peut pas être écrite"):
        make(shelf, tmp_path / "a")


def test_files_of_others_in_an_archive_are_left_alone(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    (tmp_path / "a" / "pages" / "note.txt").write_text("x", encoding="utf-8")
    make(shelf, tmp_path / "a")
    assert (tmp_path / "a" / "pages" / "note.txt").is_file()


def test_the_search_index_holds_titles_and_words(shelf: Shelf, tmp_path: Path) -> None:
    make(shelf, tmp_path / "a")
    text = (tmp_path / "a" / "recherche-index.js").read_text(encoding="utf-8")
    rows = json.loads(text.removeprefix("window.PAGES = ").rstrip().rstrip(";"))
    assert ["pages/2.html", "Crêpes du lundi", "Recette Œufs & sucre"] in rows


FOLDED = """
const fs = require("fs"), vm = require("vm");
const made = [], state = {}, input = {};
const node = () => ({append() {}});
const context = {
  location: {search: "?q=" + encodeURIComponent(process.argv[1])}, URLSearchParams,
  document: {getElementById: id => id === "etat" ? state : {append(item) { made.push(item.link); }},
    querySelector: () => input, createElement: () => ({append(link) { this.link = link.href; }})},
};
context.window = context;
vm.createContext(context);
for (const file of ["recherche-index.js", "recherche.js"]) vm.runInContext(fs.readFileSync(file, "utf8"), context);
console.log(JSON.stringify(made));
"""


@pytest.mark.parametrize(("typed", "found"), [
    ("crepe", ["pages/2.html", "pages/1.html"]), ("CRÊPES oeufs", ["pages/2.html"]), ("zut", []), ("1 043", []),
])  # fmt: skip
def test_a_word_is_found_without_its_accents(shelf: Shelf, tmp_path: Path, typed: str, found: list[str]) -> None:
    make(shelf, tmp_path / "a")
    said = subprocess.run(["node", "-e", FOLDED, typed], cwd=tmp_path / "a", capture_output=True, check=True)
    assert json.loads(said.stdout) == found


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>", '<p onclick="x()">a</p>', '<iframe src="http://x.test"></iframe>',
        '<form action="http://x.test"><input name="a"></form>', '<link rel="stylesheet" href="http://x.test/a.css">',
        '<p style="background:url(http://x.test/a.png)">a</p>', "<style>@import 'http://x.test';</style>",
        "<style>p{background:url( 'http://x.test/a.png' )}</style>", '<a href="javascript:alert(1)">a</a>',
        '<video poster="http://x.test/p"><source src="http://x.test/v"></video>', '<img src="http://x.test/a.png">',
        '<p style="background:u\\72l(http://x.test)">a</p>', '<a href="data:text/html,x">a</a>',
        '<meta http-equiv="refresh" content="0;url=http://x.test">', '<blockquote cite="http://x.test">a</blockquote>',
    ],
)  # fmt: skip
def test_nothing_that_runs_or_comes_from_elsewhere_is_left(html: str) -> None:
    made = rewritten(f"<div>{html}</div>", lambda _: "", lambda _: "").html
    assert not re.search(r"http:|script|javascript|data:|on\w+=|@import|url", made), made


def test_text_and_entities_stay_what_they_were() -> None:
    html = "<p>a &lt;b&gt; &amp;amp; &#39; « é »</p>"
    made = rewritten(html, lambda _: "", lambda _: "")
    assert (made.html, made.words) == (html, "a <b> &amp; ' « é »")


def test_a_folder_is_archived_as_wikitext_with_its_records(coopwiki: Coopwiki, tmp_path: Path) -> None:
    pages = in_folder(tmp_path / "pages", SHEETS | {"Carnet": line(montant="10"), "Prose": "Des <b>crêpes</b> ?"})
    said = coopwiki("archive", tmp_path / "a", "--folder", pages, "--on", "2026-06-30")
    assert said.status == 0, said.err
    (prose,) = [
        page for page in (tmp_path / "a" / "pages").iterdir() if "Des &lt;b&gt;crêpes" in page.read_text("utf-8")
    ]
    assert prose.is_file()
    assert "wikitexte" in (tmp_path / "a" / "absent.html").read_text(encoding="utf-8")
    with sqlite3.connect(tmp_path / "a" / "fiches" / "fiches.sqlite") as book:
        assert book.execute("SELECT amount FROM contribution").fetchall() == [("10.00",)]
    book.close()
    assert (tmp_path / "a" / "fiches" / "contribution.csv").is_file()
    again = coopwiki("archive", tmp_path / "a", "--folder", pages, "--on", "2026-06-30")
    assert ": 0 écrits" in again.err


def test_an_export_is_archived_with_its_prose(coopwiki: Coopwiki, tmp_path: Path) -> None:
    from export_writer import export, page

    dump = tmp_path / "wiki.xml"
    dump.write_text(export(page("Prose", "Des crêpes")), encoding="utf-8")
    assert coopwiki("archive", tmp_path / "a", "--dump", dump).status == 0
    assert "Des crêpes" in (tmp_path / "a" / "pages" / "1.html").read_text(encoding="utf-8")


def test_a_page_more_in_a_folder_leaves_the_files_of_the_others_as_they_were(
    coopwiki: Coopwiki, tmp_path: Path
) -> None:
    pages = in_folder(tmp_path / "pages", {"B": "un", "C": "deux"})
    coopwiki("archive", tmp_path / "a", "--folder", pages)
    before = files(tmp_path / "a" / "pages")
    (pages / "A.wikitext").write_text("zéro", encoding="utf-8")
    coopwiki("archive", tmp_path / "a", "--folder", pages)
    after = files(tmp_path / "a" / "pages")
    assert (len(after), before.items() <= after.items()) == (3, True)


def test_a_link_that_shows_nothing_goes_and_its_neighbours_stay() -> None:
    html = (
        '<a href="/a" title="Agrandir"></a><a href="/b"><b></b></a>'
        '<a href="/c">c</a><a href="/d"><img src="/d.png"></a>'
    )
    made = rewritten(html, lambda address: f"..{address}", lambda address: f"..{address}").html
    assert re.findall(r'<a href="([^"]*)"', made) == ["../c", "../d"]
