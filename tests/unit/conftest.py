"""Unit tests reach nobody: sockets are cut. A slow machine is no failure."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from functools import cache
from heapq import heappop, heappush
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import disable_socket, enable_socket

import import_plans
from coopwiki.cli import main
from feed_server import FeedServer, feed_server
from said import Coopwiki, Said, in_folder
from wiki.small_cooperative import PAGES

HERE = Path(__file__).resolve().parent

settings.register_profile("patient", deadline=None, max_examples=30)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--part", default="1/1", help="the first of two parts of the files, about as long as the other: 1/2"
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the files of other parts: each part is a process that imports and collects its own alone."""
    number, of = map(int, config.getoption("--part", "1/1").split("/"))
    return True if of > 1 and parts(of).get(collection_path, number) != number else None


@cache
def parts(of: int) -> Mapping[Path, int]:
    """The part of each file: the largest first, each to the part that holds least so far."""
    sizes = sorted(((path.stat().st_size, path) for path in HERE.rglob("test_*.py")), reverse=True)
    held = [(0, number) for number in range(1, of + 1)]
    found: dict[Path, int] = {}
    for size, path in sizes:
        least, number = heappop(held)
        found[path] = number
        heappush(held, (least + size, number))
    return found


def pytest_collection_finish() -> None:
    """Leave all that was imported and collected out of the search for garbage: it stays until the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_sockets() -> Iterator[None]:
    disable_socket(allow_unix_socket=True)
    yield
    enable_socket()


@pytest.fixture
def coopwiki(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Coopwiki:
    """The command, run where there is no configuration; its messages are sentences, never a traceback."""
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Said:
        try:
            status = main([str(word) for word in words])
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert all(line.endswith((".", "--help")) for line in err.splitlines())
        return Said(status, out, err)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small cooperative as a folder of pages."""
    return in_folder(tmp_path / "pages", dict(PAGES))


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """A wiki where people and circles are known."""
    return in_folder(tmp_path / "wiki", import_plans.PAGES)


@pytest.fixture(scope="module")
def feeds_running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FeedServer]:
    """A server of feeds on loopback, for the tests of a file."""
    enable_socket()
    with feed_server(tmp_path_factory.mktemp("server")) as served:
        yield served


@pytest.fixture
def server(feeds_running: FeedServer, _no_sockets: None) -> FeedServer:
    """The server, with nothing asked of it yet; sockets are open."""
    enable_socket()
    feeds_running.pages.clear()
    feeds_running.asked.clear()
    return feeds_running
