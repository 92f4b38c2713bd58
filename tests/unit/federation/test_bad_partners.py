"""A partner whose answer is no pack, or a wrong one, is left out and named; the others go on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cooperatives_of import federation
from coopwiki.federation.comparison import RespondingCooperative
from coopwiki.federation.engines import Looked, Order, look
from coopwiki.federation.federation_pages import federation_pages
from coopwiki.federation.pack_check import LONGEST
from coopwiki.federation.pack_json import parsed
from coopwiki.federation.sources import CooperativeSource, read_sources
from coopwiki.federation.told import all_as_told
from coopwiki.federation.work import Answer, packed
from coopwiki.settings import Settings, WrongSettings
from coopwiki.subjects.packs import Pack
from coopwiki.wiki.port import Damaged
from said import Coopwiki

TODAY = date(2026, 7, 15)
GOOD, BAD = CooperativeSource("Bonne", ("hours",)), CooperativeSource("Mauvaise", ("hours",))


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pack as a partner sends it."""
    (one,) = read_sources(federation(tmp_path_factory.mktemp("f"), {"Un": 60}))
    return packed(one, TODAY)


def changed(pack: str, path: tuple[str | int, ...], value: object) -> str:
    """The pack with one thing in it replaced; `path` leads there."""
    document = inside = json.loads(pack)
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return json.dumps(document)


ODD: tuple[object, ...] = (
    None, True, 3, -1, 1e400, float("nan"), "", "x", "NaN", "Infinity", "1e9999999", "-0", "12,50", "12.5", "١٢",
    "1" * 5000, [], {}, [[]], {"a": 1}, "<b>", "2026-13", "12 $",
)  # fmt: skip
PLACES: tuple[tuple[str | int, ...], ...] = (
    *((name,) for name in ("format", "version", "on", "months", "year", "measures", "figures", "registers")),
    *(("measures", 0, name) for name in ("name", "unit", "period", "fewest", "x")),
    *(("figures", 0, name) for name in ("measure", "period", "value", "people", "withheld", "x")),
    *(("registers", 0, name) for name in ("name", "items", "named")),
    *(("registers", 1, "items", 0, name) for name in ("title", "details", "page")),
    *((name, 0) for name in ("measures", "figures", "registers")),
    ("registers", 1, "items", 0),
)


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_whatever_stands_in_a_pack_it_is_compared_or_refused_in_a_clause(
    pack: str, place: tuple[str | int, ...]
) -> None:
    found = [read(changed(pack, place, odd)) for odd in ODD]
    refusals = [one for one in found if isinstance(one, str)]
    assert refusals
    assert all(one and one[-1] != "." for one in refusals)
    for one in found:
        if isinstance(one, Pack):
            assert list(federation_pages(four(one).partners, (), Settings()))


def read(text: str) -> Pack | str:
    """The pack, or why it is none."""
    try:
        return parsed(text)
    except Damaged as error:
        return str(error)


def four(pack: Pack) -> Looked:
    """Four cooperatives with the same pack."""
    return Looked(tuple(RespondingCooperative(CooperativeSource(name, ("hours",)), pack) for name in "ABCD"), ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "ce n’est pas du JSON"),
        ("[" * 100_000, "ce n’est pas du JSON"),
        ("[]", "ce n’est pas un paquet"),
        ("null", "ce n’est pas un paquet"),
        ('{"format": "coopwiki-pack", "version": 99}', "d’une autre version"),
        (" " * (LONGEST + 1), "plus de 5000000 caractères"),
    ],
)
def test_what_is_no_pack_is_said_to_be_none(text: str, says: str) -> None:
    with pytest.raises(Damaged, match=says):
        parsed(text)


@pytest.mark.parametrize("where", ["figures", "measures", "registers"])
def test_what_a_pack_says_twice_is_not_counted_twice(pack: str, where: str) -> None:
    document = json.loads(pack)
    document[where].append(document[where][0])
    with pytest.raises(Damaged, match="y est deux fois"):
        parsed(json.dumps(document))


def test_another_unit_is_not_compared_with_ours(pack: str) -> None:
    with pytest.raises(Damaged, match="n’y est pas dans l’unité d’ici"):
        parsed(changed(pack, ("measures", 0, "unit"), "euros"))


def engine(packs: dict[str, str]) -> Callable[[], Any]:
    """Workers that answer so."""

    class Told(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            del fn, kwargs
            future: Future[Answer] = Future()
            future.set_result(Answer(args[0].name, packs[args[0].name]))
            return future

    @contextmanager
    def made() -> Iterator[Executor]:
        yield Told()

    return made


def test_one_bad_answer_does_not_keep_the_others_and_is_named(pack: str) -> None:
    bad = changed(pack, ("figures", 0, "value"), "NaN")
    found = look((BAD, GOOD), Order(TODAY, 1, 0), engine({"Bonne": pack, "Mauvaise": bad}))
    assert [one.source.name for one in found.partners] == ["Bonne"]
    (silent,) = found.silent
    assert silent.name == "Mauvaise"
    assert silent.error.startswith("réponse qui n’est pas un paquet d’ici : « hours »")


def test_one_source_under_two_names_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "federation.toml"
    file.write_text(
        '[[cooperative]]\nnom = "Un"\nfolder = "a"\n[[cooperative]]\nnom = "Deux"\nfolder = "./b/../a"\n',
        encoding="utf-8",
    )
    with pytest.raises(WrongSettings, match="« Un » et « Deux » ont la même source"):
        read_sources(file)


def test_what_is_kept_of_one_cooperative_and_cannot_be_read_keeps_that_one_alone(pack: str, tmp_path: Path) -> None:
    (tmp_path / "B.json").write_text('{"format": "coopwiki-pack"', encoding="utf-8")
    found = all_as_told(four(parsed(pack)), tmp_path)
    assert [one.source.name for one in found.partners] == ["A", "C", "D"]
    (silent,) = found.silent
    assert (silent.name, silent.error) == (
        "B",
        f"{tmp_path}/B.json n’est pas un paquet de « coopwiki pack » en JSON : ce n’est pas du JSON.",
    )
    assert (tmp_path / "B.json").read_text(encoding="utf-8") == '{"format": "coopwiki-pack"'


def test_numbers_of_workers_and_seconds_that_no_machine_has_are_refused(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = federation(tmp_path / "f", {"Un": 60})
    for option in ("--seconds", "--workers"):
        said = coopwiki("federation", "--cooperatives", file, option, "9" * 30)
        assert (said.status, said.out) == (2, "")
        assert f"{option} est un nombre de 1 à" in said.err
