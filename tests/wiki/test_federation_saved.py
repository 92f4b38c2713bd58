"""`coopwiki federation --save`: four cooperatives side by side on a real wiki, one of which is that wiki's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cooperatives_of import ALL, federation, pages, row
from mediawiki_api import Client
from wiki.changes import edits, moment
from wiki.operating import Loaded, Operator

ON = ("--on", "2026-07-15")
INDEX, OWN = "Tableau de bord/Fédération", "Tableau de bord/Fédération Un"
WORDS = "Nous nous retrouvons en octobre."
AGREED = (*ALL, "commons", "scales")
COMMONS = "{{Commun|nom=Le four partagé|licence=CC0}}"


@pytest.fixture(scope="module")
def operator(copied: Callable[[Loaded], Operator], deployed: Callable[[str], Loaded], wiki_version: str) -> Operator:
    return copied(deployed(wiki_version))


@pytest.fixture(scope="module")
def member(operator: Operator) -> Iterator[Client]:
    """Camille, whose wiki is one of the four."""
    with Client(operator.wiki.api) as camille:
        camille.log_in(operator.wiki.accounts["Camille"])
        for title, text in pages(75).items():
            camille.edit(title, text)
        camille.edit("Communs", COMMONS)
        yield camille


@pytest.fixture(scope="module")
def cooperatives(operator: Operator, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the four, and of one whose folder is missing."""
    directory = tmp_path_factory.mktemp("federation")
    secret = directory / "mot-de-passe"
    secret.touch(mode=0o600)
    secret.write_text(operator.wiki.accounts["Robot"].bot_password, encoding="utf-8")
    own = directory / "un.toml"
    account = f'account = "{operator.wiki.accounts["Robot"].bot_login}"\npassword_file = "{secret}"\n'
    own.write_text(f'api = "{operator.wiki.api}"\n{account}state_directory = "{directory / "state"}"\n', "utf-8")
    others = row("Un", AGREED, wiki=str(own)) + row("Perdue", ("hours",), folder="nulle-part")
    return federation(directory, {"Deux": 30, "Trois": 45, "Quatre": 60}, others)


def test_the_pages_are_written_once_between_the_marks_and_what_people_add_stays(
    operator: Operator, member: Client, cooperatives: Path
) -> None:
    words = ("federation", "--cooperatives", str(cooperatives), "--save", *ON)
    first = operator(*words)
    assert first.status == 1, first.err
    assert "Perdue : " in first.err
    assert "5 pages écrites sur 5" in first.err
    index, own = member.text(INDEX), member.text(OWN)
    assert "<!-- coopwiki:début federation -->" in index
    assert "Le four partagé" in index
    assert "Perdue" in index
    assert "Deux" not in own
    member.edit(OWN, f"{WORDS}\n{own}")
    before = moment(member)
    again = operator(*words)
    assert "0 page écrite sur 5" in again.err
    assert edits(member, before) == {}
    member.edit("Communs", COMMONS.replace("CC0", "CC BY-SA 4.0"))
    before = moment(member)
    assert "1 page écrite sur 5" in operator(*words).err
    assert set(edits(member, before)) == {INDEX}
    assert member.text(OWN).startswith(WORDS)


def test_a_stopped_wiki_is_written_on_by_no_federation(operator: Operator, member: Client, cooperatives: Path) -> None:
    stop = "Tableau de bord/Robots/Marche"
    said = member.text(stop)
    member.edit(stop, "pause")
    member.edit("Communs", COMMONS.replace("CC0", "MIT"))
    before = moment(member)
    stopped = operator("federation", "--cooperatives", str(cooperatives), "--save", *ON)
    assert stopped.status == 4
    assert edits(member, before) == {}
    member.edit(stop, said)
