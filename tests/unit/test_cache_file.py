"""The file that keeps texts: damaged, locked, shared, deleted; reading goes on."""

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

from cached import BOARD, PAGES, PROSE, A, B, kept, read
from coopwiki.wiki.cache import Cache
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Draft, Site, Status
from counted import Counted


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "textes.sqlite"


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
        base.executescript("UPDATE text SET page = -page; UPDATE text SET page = page + 3, revision = page + 3;")
        base.execute("UPDATE text SET revision = page")
        base.commit()
    assert read(Cache(wiki, path)) == right


def test_a_locked_file_is_a_warning_and_a_slower_run(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    wiki = Counted(PAGES)
    read(Cache(wiki, path))
    wiki.edit("B", A)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert read(Cache(wiki, path, patience=0.1)) == {"A": A, "B": A, "Prose": ""}
    assert warnings(caplog) == 1


@pytest.mark.parametrize("mode", [0o444, 0o000])
def test_a_file_one_may_not_write_is_a_warning_and_a_slower_run(caplog: pytest.LogCaptureFixture, mode: int) -> None:
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


def test_a_folder_that_is_a_file_is_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
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
