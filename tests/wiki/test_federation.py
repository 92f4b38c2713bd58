"""Engines as they are: processes that are killed, a real scheduler with real workers, sources that hang."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from cooperatives_of import federation, pages, row
from coopwiki.federation.cluster import cluster
from coopwiki.federation.engines import Engine, Order, answers, processes
from coopwiki.federation.sources import CooperativeSource, read_sources
from coopwiki.federation.work import Answer, answer, packed
from coopwiki.wiki.port import Unreachable, WikiError
from export_dump import write_dump
from said import in_folder
from wiki.clusters import Cluster, free_port, running

ORDER = Order(date(2026, 7, 15), seconds=60)
NAMES = {"Un": 30, "Deux": 60}
FAILS = row("Perdue", ("hours",), folder="nulle-part")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[CooperativeSource, ...]:
    """Two small cooperatives, and one whose folder is missing."""
    return read_sources(federation(tmp_path_factory.mktemp("federation"), NAMES, FAILS))


@pytest.fixture(scope="module")
def expected(sources: Sequence[CooperativeSource]) -> tuple[Answer, ...]:
    """What each answers, one after the other, in this process."""
    return tuple(alone(source) for source in sources)


def alone(source: CooperativeSource) -> Answer:
    try:
        return Answer(source.name, pack=packed(source, ORDER.on))
    except WikiError as error:
        return Answer(source.name, error=str(error))


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running(tmp_path_factory.mktemp("cluster") / "c", workers=2) as made:
        yield made


class Gate:
    """A cooperative that can't be read before it is opened: its dump is a pipe, then a file in its place."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir()
        self._pipe, self._file = directory / "porte.xml", directory / "ouverte.xml"
        os.mkfifo(self._pipe)
        write_dump(self._file, tuple(pages(45).items()))
        self.source = CooperativeSource("Porte", ("hours",), dump=str(self._pipe))

    def wait(self) -> None:
        """Until somebody reads it."""
        for _ in range(600):
            try:
                os.close(os.open(self._pipe, os.O_WRONLY | os.O_NONBLOCK))
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError(self._pipe)

    def open(self) -> None:
        self._file.replace(self._pipe)


def in_the_middle(
    gate: Gate, given: Sequence[CooperativeSource], engine: Engine, happens: Callable[[], object]
) -> tuple[Answer, ...]:
    """The answers of all, where something happens while one of them is being read."""
    found: list[tuple[Answer, ...]] = []
    work = threading.Thread(target=lambda: found.append(answers((gate.source, *given), ORDER, engine)))
    work.start()
    gate.wait()
    gate.open()
    happens()
    work.join(120)
    assert not work.is_alive()
    return found[0]


def test_the_one_that_fails_is_named_and_the_others_stand(expected: Sequence[Answer]) -> None:
    assert [bool(one.pack) for one in expected] == [True, True, False]
    assert expected[-1].error.startswith("Le dossier")


def test_processes_answer_to_the_byte_what_one_after_the_other_does(
    sources: Sequence[CooperativeSource], expected: Sequence[Answer]
) -> None:
    assert answers(sources, ORDER, processes(3)) == expected


def test_so_does_a_cluster(
    sources: Sequence[CooperativeSource], expected: Sequence[Answer], two_workers: Cluster
) -> None:
    assert answers(sources, ORDER, cluster(two_workers.address)) == expected


def test_a_process_that_is_killed_changes_no_figure(
    tmp_path: Path, sources: Sequence[CooperativeSource], expected: Sequence[Answer]
) -> None:
    gate = Gate(tmp_path / "gate")

    def kill() -> None:
        for process in multiprocessing.active_children():
            process.kill()

    first, other = in_the_middle(gate, sources[:1], processes(2), kill)
    assert (bool(first.pack), other) == (True, expected[0])


def test_a_worker_that_is_killed_changes_no_figure(
    tmp_path: Path, sources: Sequence[CooperativeSource], expected: Sequence[Answer], two_workers: Cluster
) -> None:
    gate = Gate(tmp_path / "gate")
    first, other = in_the_middle(gate, sources[:1], cluster(two_workers.address), two_workers.kill_workers)
    assert (bool(first.pack), other) == (True, expected[0])


def test_a_scheduler_that_is_restarted_changes_no_figure(
    tmp_path: Path, sources: Sequence[CooperativeSource], expected: Sequence[Answer], two_workers: Cluster
) -> None:
    gate = Gate(tmp_path / "gate")

    def restart() -> None:
        two_workers.kill()
        two_workers.start(workers=2)

    first, other = in_the_middle(gate, sources[:1], cluster(two_workers.address), restart)
    assert (bool(first.pack), other) == (True, expected[0])


def test_a_source_that_hangs_is_named_and_the_others_stand(
    tmp_path: Path, sources: Sequence[CooperativeSource], expected: Sequence[Answer], two_workers: Cluster
) -> None:
    gate = Gate(tmp_path / "gate")
    order = Order(ORDER.on, seconds=10)
    first, other = answers((gate.source, sources[0]), order, cluster(two_workers.address))
    assert first == Answer("Porte", error="pas de réponse en 10 s.")
    assert other == expected[0]


def test_no_worker_at_all_is_told(tmp_path: Path, sources: Sequence[CooperativeSource]) -> None:
    with running(tmp_path / "cluster", workers=0) as made:
        found = answers(sources[:1], Order(ORDER.on, seconds=1, patience=0), cluster(made.address))
        assert [one.error.startswith("pas de réponse du moteur") for one in found] == [True]


def test_no_scheduler_is_told() -> None:
    with pytest.raises(Unreachable, match="Aucun ordonnanceur Dask ne répond à tcp://"):
        answers((CooperativeSource("Un", ()),), ORDER, cluster(f"tcp://127.0.0.1:{free_port()}", seconds=1))


def test_what_travels_holds_names_of_files_and_no_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_folder(tmp_path / "Un", pages(30))
    (tmp_path / "mot-de-passe").write_text("CANARI", encoding="utf-8")
    settings = f'account = "Robot@lecture"\npassword_file = "{tmp_path / "mot-de-passe"}"\n'
    (tmp_path / "un.toml").write_text(settings, encoding="utf-8")
    source = CooperativeSource("Un", ("hours",), wiki=str(tmp_path / "un.toml"), folder=str(tmp_path / "Un"))
    monkeypatch.setenv("COOPWIKI_PASSWORD", "CANARI")
    back = answer(source, ORDER.on, ORDER.seconds)
    assert back.pack
    assert b"CANARI" not in pickle.dumps((answer, source, ORDER.on, ORDER.seconds)) + pickle.dumps(back)
