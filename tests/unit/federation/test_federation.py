"""`config/federation.toml`, the work for one cooperative, and engines that lose it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cooperatives_of import federation, row
from coopwiki.federation.engines import Order, answers
from coopwiki.federation.pack_json import parsed
from coopwiki.federation.sources import CooperativeSource, read_sources
from coopwiki.federation.work import Answer, packed
from coopwiki.settings import WrongSettings
from said import Coopwiki

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 7, 15)
ORDER = Order(TODAY, seconds=1, patience=0)


def sources_of(tmp_path: Path, text: str) -> tuple[CooperativeSource, ...]:
    file = tmp_path / "federation.toml"
    file.write_text(text, encoding="utf-8")
    return read_sources(file)


def test_paths_begin_where_the_file_is(tmp_path: Path) -> None:
    (one,) = sources_of(tmp_path, row("Un", ("hours",), folder="pages/un"))
    assert one == CooperativeSource("Un", ("hours",), folder=str(tmp_path / "pages/un"))


def test_an_export_may_have_its_settings_beside_it(tmp_path: Path) -> None:
    (one,) = sources_of(tmp_path, row("Un", (), dump="un.xml", wiki="un.toml"))
    assert (one.dump, one.wiki) == (str(tmp_path / "un.xml"), str(tmp_path / "un.toml"))


WRONG = [
    ("", "chaque coopérative s’écrit"),
    ("cooperative = 3", "chaque coopérative s’écrit"),
    ("cooperative = [3]", "chaque coopérative s’écrit"),
    ("x = [", "n’est pas du TOML"),
    (row("Un", ("heures",)), "« heures » n’est ni un chiffre ni un registre"),
    (row("Un") + row("un"), "deux coopératives s’appellent « un »"),
    (row("Un", folder="a", dump="b"), "écrire une source"),
    ('[[cooperative]]\nnom = "Un"', "écrire une source"),
    ('[[cooperative]]\nnom = 3\nfolder = "a"', "« nom » s’écrit entre guillemets"),
    ('[[cooperative]]\nfolder = "a"', "ne peut pas nommer une coopérative"),
    (row("Un/Deux"), "ne peut pas nommer une coopérative"),
    (row("Un", folder="a", ville="b"), "« ville » n’est pas un réglage"),
    (row("Un", folder="a", adresse="javascript:$1"), "adresse = "),
    (row("Un", folder="a", adresse="https://a.coop/"), "adresse = "),
    ('[[cooperative]]\nnom = "Un"\nfolder = "a"\npartage = "hours"', "partage est une liste"),
]


@pytest.mark.parametrize(("text", "says"), WRONG, ids=[says for _, says in WRONG])
def test_what_is_wrong_in_the_file_is_told_with_what_to_write(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(WrongSettings, match=says):
        sources_of(tmp_path, text)


def test_the_file_we_ship_names_nobody_and_its_example_is_one(tmp_path: Path) -> None:
    text = (ROOT / "config/federation.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    example = text[text.index("# [[") :].replace("# ", "")
    assert sources_of(tmp_path, example)[0].name == "Exemple"


def test_a_pack_is_cut_to_what_is_agreed_where_it_is_made(tmp_path: Path) -> None:
    (one,) = read_sources(federation(tmp_path / "f", {"Un": 60}))
    given = parsed(packed(one, TODAY))
    assert {figure.measure for figure in given.figures} == {"hours", "hours_each", "unpaid_share"}
    assert [register.name for register in given.registers] == ["needs", "rules"]


def test_a_source_that_agrees_to_nothing_tells_nothing(tmp_path: Path) -> None:
    file = federation(tmp_path / "f", {"Un": 60})
    file.write_text(row("Un", ()), encoding="utf-8")
    given = parsed(packed(read_sources(file)[0], TODAY))
    assert (given.figures, given.registers, given.measures) == ((), (), ())


Does = Callable[[str, int], "Future[Answer]"]


class Fake(Executor):
    """An executor that does with each name what it is told to, by the number of the round."""

    def __init__(self, does: Does, rounds: int) -> None:
        self._does, self._rounds = does, rounds

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        del fn, kwargs
        return self._does(args[0].name, self._rounds)


def engine(does: Does, rounds: list[int]) -> Callable[[], Any]:
    @contextmanager
    def made() -> Iterator[Executor]:
        rounds.append(len(rounds) + 1)
        yield Fake(does, len(rounds))

    return made


def done(name: str) -> Future[Answer]:
    future: Future[Answer] = Future()
    future.set_result(Answer(name, pack=name.lower()))
    return future


def lost() -> Future[Answer]:
    future: Future[Answer] = Future()
    future.set_exception(BrokenExecutor("killed"))
    return future


SOURCES = (CooperativeSource("Un", ()), CooperativeSource("Deux", ()))


def test_what_an_engine_loses_is_given_out_again_and_nothing_else() -> None:
    rounds: list[int] = []
    asked: list[tuple[str, int]] = []

    def does(name: str, number: int) -> Future[Answer]:
        asked.append((name, number))
        return lost() if (name, number) == ("Un", 1) else done(name)

    assert answers(SOURCES, ORDER, engine(does, rounds)) == (Answer("Un", "un"), Answer("Deux", "deux"))
    assert asked == [("Un", 1), ("Deux", 1), ("Un", 2)]


def test_what_is_lost_three_times_is_told() -> None:
    rounds: list[int] = []
    one, two = answers(SOURCES, ORDER, engine(lambda name, _: lost() if name == "Un" else done(name), rounds))
    assert (one.error, two.error, len(rounds)) == ("travail perdu 3 fois par le moteur (BrokenExecutor).", "", 3)


def test_an_executor_that_breaks_while_work_is_given_out_has_lost_it() -> None:
    def does(name: str, number: int) -> Future[Answer]:
        if number == 1:
            raise BrokenExecutor(name)
        return done(name)

    assert [one.pack for one in answers(SOURCES, ORDER, engine(does, []))] == ["un", "deux"]


def test_work_that_is_cancelled_is_given_out_again() -> None:
    def does(name: str, number: int) -> Future[Answer]:
        if number > 1:
            return done(name)
        future: Future[Answer] = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future

    assert [one.pack for one in answers(SOURCES, ORDER, engine(does, []))] == ["un", "deux"]


def test_an_engine_that_ends_nothing_is_told_once_and_keeps_nobody_waiting() -> None:
    rounds: list[int] = []
    found = answers(SOURCES, ORDER, engine(lambda name, _: done(name) if name == "Un" else Future(), rounds))
    assert [bool(one.pack) for one in found] == [True, False]
    assert (found[1].error.startswith("pas de réponse du moteur"), rounds) == (True, [1])


def test_words_that_do_not_go_together_are_told(coopwiki: Coopwiki, folder: Path, tmp_path: Path) -> None:
    file = federation(tmp_path / "f", {"Un": 60})
    told = [
        coopwiki("federation", "--folder", folder),
        coopwiki("federation", "--cooperatives", file, "--workers", "0"),
        coopwiki("federation", "--cooperatives", file, "--seconds", "0"),
        coopwiki("federation"),
    ]
    assert [said.status for said in told] == [2, 2, 2, 2]
    assert "federation.toml ne se lit pas" in told[-1].err
