from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from coopwiki.wiki.cache import Cache
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Draft, Site, Status, Stored, Text
from counted import Counted

A, B, PROSE = "{{Contribution|durée=1h}}", "{{Contribution|durée=2h}}", "Bonjour à tou·tes."
BOARD = "Tableau de bord"
DATA = "Module:CoopWiki/données/a.json"
PAGES = {"A": A, "B": B, "Prose": PROSE}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "textes.sqlite"


def read(cache: Cache) -> dict[str, str]:
    titles = {page.id: page.title for page in cache.pages()}
    return {titles[text.id]: text.text for text in cache.texts(list(titles))}


def test_a_second_process_asks_for_no_text(path: Path) -> None:
    wiki = Counted(PAGES)
    first = read(Cache(wiki, path))
    assert first == {"A": A, "B": B, "Prose": ""}
    assert wiki.sent == [1, 2, 3]
    assert read(Cache(wiki, path)) == first
    assert wiki.sent == [1, 2, 3]


def test_only_what_was_edited_is_fetched_again(path: Path) -> None:
    wiki = Counted(PAGES)
    cache = Cache(wiki, path)
    read(cache)
    wiki.sent.clear()
    wiki.edit("B", A)
    wiki.edit("Neuve", B)
    assert read(cache) == {"A": A, "B": A, "Prose": "", "Neuve": B}
    assert wiki.sent == [2, 4]


def test_texts_carry_the_revisions_listed(path: Path) -> None:
    wiki = Counted(PAGES)
    cache = Cache(wiki, path)
    for _ in range(2):
        revisions = {page.id: page.revision for page in cache.pages()}
        assert {text.id: text.revision for text in cache.texts(revisions)} == revisions


def test_a_page_edited_after_the_listing_comes_with_its_own_revision(path: Path) -> None:
    wiki = Counted(PAGES)
    cache = Cache(wiki, path)
    list(cache.pages())
    revision = wiki.edit("A", B)
    assert list(cache.texts([1])) == [Text(1, revision, B)]
    assert read(cache)["A"] == B
    assert wiki.sent == [1, 2, 3]


def test_texts_asked_for_before_any_listing_are_those_of_the_wiki(path: Path) -> None:
    wiki = Counted(PAGES)
    read(Cache(wiki, path))
    assert [text.text for text in Cache(wiki, path).texts([1, 2])] == [A, B]


def test_a_deleted_page_leaves_the_file(path: Path) -> None:
    wiki = Counted({**PAGES, BOARD: "un"})
    cache = Cache(wiki, path)
    read(cache)
    cache.stored([BOARD])
    assert kept(path) == {1, 2, 3, 4, BOARD}
    wiki.delete("A")
    wiki.delete(BOARD)
    read(cache)
    cache.titles_under(BOARD)
    assert kept(path) == {2, 3}


def test_robots_pages_are_fetched_once(path: Path) -> None:
    wiki = Counted({BOARD: "un", DATA: '{"a": 1}'})
    titles = [BOARD, DATA, "Nulle part"]
    first = Cache(wiki, path).stored(titles)
    assert {title: page.text for title, page in first.items()} == {
        BOARD: "un",
        DATA: '{\n\t"a": 1\n}',
    }
    assert Cache(wiki, path).stored(titles) == first
    assert wiki.sent == [BOARD, DATA]


def test_a_robots_page_edited_by_somebody_is_fetched(path: Path) -> None:
    wiki = Counted({BOARD: "un"})
    Cache(wiki, path).stored([BOARD])
    revision = wiki.edit(BOARD, "deux")
    assert Cache(wiki, path).stored([BOARD]) == {BOARD: Stored(BOARD, revision, "deux")}


def test_a_robots_page_that_is_gone_is_absent_and_leaves_the_file(path: Path) -> None:
    wiki = Counted({BOARD: "un"})
    cache = Cache(wiki, path)
    cache.stored([BOARD])
    wiki.delete(BOARD)
    assert cache.stored([BOARD]) == {}
    assert kept(path) == set()


@pytest.mark.parametrize("text", ["un", "un  \r\ndeux\n\n", "e\u0301té"])
def test_what_was_saved_is_not_fetched(path: Path, text: str) -> None:
    wiki = Counted()
    cache = Cache(wiki, path)
    assert cache.save(Draft("tableau de bord", text, "essai")).status is Status.SAVED
    assert cache.stored([BOARD])[BOARD].text == wiki.text(BOARD)
    assert wiki.sent == []


def test_data_that_was_saved_is_not_fetched(path: Path) -> None:
    wiki = Counted()
    cache = Cache(wiki, path)
    cache.save(Draft(DATA, '{"a":[],"b":{"c":"é<"}}', "essai"))
    assert cache.stored([DATA])[DATA].text == wiki.text(DATA)
    assert wiki.sent == []


class Signs(Counted):
    """A wiki that changes what it saves, as MediaWiki does with `~~~~`."""

    def edit(self, title: str, text: str) -> int:
        return super().edit(title, text.replace("~~~~", "Ana"))


def test_a_text_the_wiki_changed_while_saving_is_fetched(path: Path) -> None:
    wiki = Signs()
    cache = Cache(wiki, path)
    cache.save(Draft(BOARD, "~~~~", "essai"))
    assert cache.stored([BOARD])[BOARD].text == "Ana"
    assert wiki.sent == [BOARD]


def test_another_wiki_at_the_same_address_is_read_anew(path: Path) -> None:
    read(Cache(Counted(PAGES), path))
    other = Counted({"A": B, "B": A, "Prose": PROSE})
    assert read(Cache(other, path)) == {"A": B, "B": A, "Prose": ""}


def test_a_wiki_put_back_to_an_earlier_state_is_read_anew(path: Path) -> None:
    one = Counted(PAGES)
    one.edit("A", B)
    one.edit("B", A)
    read(Cache(one, path))
    other = Counted(PAGES)
    other.edit("A", A + A)
    other.edit("B", A)
    assert read(Cache(other, path))["A"] == A + A


def test_a_wiki_put_back_under_a_running_process_is_read_anew(path: Path) -> None:
    wiki, earlier = Counted(PAGES), Counted(PAGES)
    wiki.edit("A", B)
    cache = Cache(wiki, path)
    read(cache)
    vars(wiki).update(vars(earlier))
    assert read(cache)["A"] == A
    wiki.edit("A", A + A)
    assert read(cache)["A"] == A + A


def test_two_wikis_share_a_file(path: Path) -> None:
    class Other(Counted):
        def site(self) -> Site:
            return Site("other", super().site().titles)

    one, other = Counted({"A": A}), Other({"A": B})
    for _ in range(2):
        assert read(Cache(one, path)) == {"A": A}
        assert read(Cache(other, path)) == {"A": B}
    assert (one.sent, other.sent) == ([1], [1])


def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    read(Cache(Counted(PAGES), path))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_file_can_be_deleted_at_any_time(path: Path) -> None:
    cache = Cache(Counted(PAGES), path)
    first = read(cache)
    for file in path.parent.iterdir():
        file.unlink()
    assert read(cache) == first


def test_a_file_of_another_version_is_made_anew(path: Path) -> None:
    read(Cache(Counted(PAGES), path))
    with closing(sqlite3.connect(path)) as base:
        base.executescript("ALTER TABLE text DROP COLUMN digest; PRAGMA user_version = 99;")
    wiki = Counted(PAGES)
    assert read(Cache(wiki, path))["A"] == A
    assert wiki.sent == [1, 2, 3]
    assert kept(path) == {1, 2, 3}


def overwritten(path: Path) -> None:
    path.write_bytes(b"Ceci n'est pas une base. " * 1000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def scrambled(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096:] = bytes(255 - byte for byte in whole[4096:])
    path.write_bytes(whole)


@pytest.mark.parametrize("damage", [overwritten, cut, scrambled])
def test_a_corrupt_file_is_a_warning_and_the_next_run_makes_it_anew(
    path: Path, caplog: pytest.LogCaptureFixture, damage: Callable[[Path], None]
) -> None:
    wiki = Counted(PAGES)
    right = read(Cache(wiki, path))
    damage(path)
    assert read(Cache(wiki, path)) == right
    assert warnings(caplog) == 1
    wiki.sent.clear()
    read(Cache(wiki, path))
    read(Cache(wiki, path))
    assert wiki.sent == [1, 2, 3]
    assert warnings(caplog) == 1


def test_a_text_changed_in_the_file_is_fetched_again(path: Path) -> None:
    wiki = Counted(PAGES)
    right = read(Cache(wiki, path))
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE text SET text = ? WHERE page = 1", (B.encode(),))
        base.execute("UPDATE text SET text = 12, digest = x'' WHERE page = 2")
        base.commit()
    wiki.sent.clear()
    assert read(Cache(wiki, path)) == right
    assert wiki.sent == [1, 2]


def test_rows_that_changed_places_are_fetched_again(path: Path) -> None:
    wiki = Counted(PAGES)
    right = read(Cache(wiki, path))
    with closing(sqlite3.connect(path)) as base:
        base.executescript(
            "UPDATE text SET page = -page; UPDATE text SET page = page + 3, revision = page + 3;"
        )
        base.execute("UPDATE text SET revision = page")
        base.commit()
    assert read(Cache(wiki, path)) == right


def test_a_locked_file_is_a_warning_and_a_slower_run(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wiki = Counted(PAGES)
    read(Cache(wiki, path))
    wiki.edit("B", A)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert read(Cache(wiki, path, patience=0.1)) == {"A": A, "B": A, "Prose": ""}
    assert warnings(caplog) == 1


@pytest.mark.parametrize("mode", [0o444, 0o000])
def test_a_file_one_may_not_write_is_a_warning_and_a_slower_run(
    caplog: pytest.LogCaptureFixture, mode: int
) -> None:
    wiki = Counted(PAGES)
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        path = Path(name) / "textes.sqlite"
        right = read(Cache(wiki, path))
        wiki.edit("Prose", "{" + PROSE)
        path.chmod(mode)
        with ordinary_user():
            assert read(Cache(wiki, path)) == {**right, "Prose": "{" + PROSE}
    assert warnings(caplog) == 1


def test_a_folder_one_may_not_write_in_is_a_warning_and_a_slower_run(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with TemporaryDirectory() as name:
        Path(name).chmod(0o555)
        with ordinary_user():
            assert read(Cache(Counted(PAGES), Path(name) / "sous" / "textes.sqlite"))["A"] == A
        Path(name).chmod(0o755)
    assert warnings(caplog) == 1


def test_a_folder_that_is_a_file_is_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    cache = Cache(Counted({**PAGES, BOARD: "un"}), tmp_path / "file" / "textes.sqlite")
    assert read(cache)["A"] == A
    assert cache.stored([BOARD])[BOARD].text == "un"
    assert cache.save(Draft("Neuve", "un", "essai")).status is Status.SAVED
    assert list(cache.titles_under(BOARD)) == [BOARD]
    assert warnings(caplog) == 1


MANY = {f"Page {n}": f"{{{{Contribution|durée={n} min}}}}" for n in range(1500)}


def reads_right(path: Path) -> bool:
    """Read again and again a wiki that changes now and then; whether all was right."""
    wiki, right = Memory(MANY), True
    for turn in range(5):
        wiki.edit(f"Page {turn}", "{{Contribution|durée=1h}}")
        right = right and read(Cache(wiki, path)) == {title: wiki.text(title) for title in MANY}
    return right


def test_two_processes_share_a_file(path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        assert list(processes.map(reads_right, [path, path])) == [True, True]


def kept(path: Path) -> set[int | str]:
    with closing(sqlite3.connect(path)) as base:
        return {page for (page,) in base.execute("SELECT page FROM text")}


def warnings(caplog: pytest.LogCaptureFixture) -> int:
    return sum(record.levelno == logging.WARNING for record in caplog.records)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Lay down the rights of root, which no file mode holds back."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)
