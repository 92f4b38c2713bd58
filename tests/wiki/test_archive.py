"""An archive of a real wiki, looked at in the browser with the network cut."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from mediawiki_api import Client
from said import Said
from wiki.operating import Operator
from wiki.versions import on

pytestmark = on("1.39")
CREPES = "Crêpes du lundi"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
KINDS = ("index.html", "liste.html", "fiches.html", "absent.html", "recherche.html")


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    return '$wgEnableUploads = true; $wgFileExtensions = ["png"]; $wgUseImageMagick = false;'


def png(side: int) -> bytes:
    """A grey square."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + b"\x80" * side for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def operator(cooperative: Operator, tmp_path_factory: pytest.TempPathFactory) -> Operator:
    """The small cooperative with a page of prose, a file, and a page that says where else to look."""
    upload = tmp_path_factory.mktemp("upload")
    (upload / "Plan.png").write_bytes(png(30))
    cooperative.wiki.maintenance("importImages.php", str(upload), "--user=Camille")
    text = """Voir [[Technique]], [[Nulle part]], [https://ailleurs.test/ ailleurs].

== Recette ==
[[Fichier:Plan.png|vignette|alt=Un carré|Un plan]]
<inputbox>type=create</inputbox>"""
    cooperative.wiki.import_pages([(CREPES, text), ("Autre", f"[[{CREPES}#Recette|la recette]]")])
    return cooperative


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archive") / "a"


@pytest.fixture(scope="module")
def made(operator: Operator, directory: Path) -> Said:
    return operator("archive", str(directory))


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A page in a browser without a network; whatever it asks for elsewhere, and each error, is a failure."""
    context = browser.new_context(offline=True, viewport={"width": 1000, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda asked: None if asked.url.startswith("file:") else wrong.append(asked.url))
    page.on("requestfailed", lambda asked: wrong.append(asked.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def page_named(directory: Path, title: str) -> Path:
    (found,) = [
        page for page in (directory / "pages").iterdir() if f"<title>{title} –" in page.read_text(encoding="utf-8")
    ]
    return found


def test_everything_is_read_and_the_checksums_hold(made: Said, directory: Path) -> None:
    assert (made.status, "N’ont pas pu" in made.err) == (0, False), made.err
    subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=directory, check=True)
    assert "Rien de ce qui est listé n’a été refusé" in (directory / "absent.html").read_text(encoding="utf-8")


def test_a_page_shows_its_text_its_picture_and_its_versions_without_a_network(
    made: Said, directory: Path, offline: Page
) -> None:
    del made
    offline.goto(page_named(directory, CREPES).as_uri())
    assert offline.locator("h1").inner_text() == CREPES
    assert offline.locator("main img").evaluate("image => image.naturalWidth") == 30
    assert "ailleurs (https://ailleurs.test/)" in offline.locator("main").inner_text()
    assert offline.locator("summary").inner_text() == "Historique : 1 version"
    offline.get_by_role("link", name="Technique", exact=True).click()
    assert offline.locator("h1").inner_text() == "Technique"
    assert offline.url.startswith("file:")


def test_dashboards_are_there_with_their_figures(made: Said, directory: Path, offline: Page) -> None:
    del made
    offline.goto((directory / "index.html").as_uri())
    offline.get_by_role("link", name="Tableau de bord/Budgets 2026", exact=True).click()
    assert "900,00" in offline.locator("main").inner_text().replace("\u00a0", " ")


def test_the_search_finds_a_word_typed_without_its_accent(made: Said, directory: Path, offline: Page) -> None:
    del made
    offline.goto((directory / "index.html").as_uri())
    offline.get_by_role("searchbox").fill("crepe lundi")
    offline.get_by_role("button", name="Chercher").click()
    offline.locator("#resultats a").first.wait_for()
    assert offline.locator("#resultats a").all_inner_texts() == [CREPES]
    offline.locator("#resultats a").first.click()
    assert offline.locator("h1").inner_text() == CREPES


def test_axe_finds_nothing_in_the_archive(made: Said, directory: Path, offline: Page) -> None:
    del made
    dashboards = ("Tableau de bord", "Tableau de bord/Budgets 2026", CREPES, "Technique")
    pages = [*(directory / name for name in KINDS), *(page_named(directory, title) for title in dashboards)]
    for page in pages:
        offline.goto(page.as_uri())
        offline.evaluate(AXE)
        found = offline.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == [], page.name


def test_a_second_run_writes_nothing_and_an_edit_only_its_pages(
    operator: Operator, made: Said, directory: Path
) -> None:
    del made
    again = operator("archive", str(directory))
    assert ": 0 écrits cette fois, 0 retirés" in again.err
    with Client(operator.wiki.api).log_in(operator.wiki.accounts["Camille"]) as camille:
        camille.edit("Autre", "Des galettes")
    operator.wiki.run_jobs()
    changed = operator("archive", str(directory))
    assert changed.status == 0, changed.err
    assert "galettes" in page_named(directory, "Autre").read_text(encoding="utf-8")
    written = int(changed.err.partition(" écrits cette fois")[0].rpartition(" ")[2])
    assert 1 < written < 15, changed.err


def test_a_run_that_is_killed_goes_on_to_the_same_files(operator: Operator, directory: Path, tmp_path: Path) -> None:
    words = (
        "-m",
        "coopwiki.cli",
        "archive",
        str(tmp_path / "b"),
        "--config",
        str(operator.config),
        "--on",
        operator.today,
    )
    killed = subprocess.Popen(
        [sys.executable, *words], env=os.environ | dict(operator.secrets), stderr=subprocess.DEVNULL
    )
    journal = tmp_path / "b" / ".coopwiki" / "journal.jsonl"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (journal.is_file() and journal.stat().st_size > 20_000):
        time.sleep(0.02)
    killed.kill()
    killed.wait()
    assert not (tmp_path / "b" / "SHA256SUMS").exists()
    assert operator("archive", str(tmp_path / "b")).status == 0
    assert operator("archive", str(directory)).status == 0
    same = [(folder / "SHA256SUMS").read_text(encoding="utf-8") for folder in (directory, tmp_path / "b")]
    assert same[0] == same[1]


def test_a_public_archive_has_what_anybody_reads_and_says_so(operator: Operator, tmp_path: Path) -> None:
    said = operator("archive", str(tmp_path / "p"), "--public")
    assert said.status == 0, said.err
    assert "ce que tout le monde lit sans compte" in (tmp_path / "p" / "absent.html").read_text(encoding="utf-8")
    assert page_named(tmp_path / "p", CREPES)
