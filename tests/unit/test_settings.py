"""The settings file: what is read, and what is said of what can't be."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from coopwiki.settings import FeedSettings, Settings, WrongSettings, read_settings

ROOT = Path(__file__).resolve().parents[2]


def read(folder: Path, text: str | bytes) -> Settings:
    file = folder / "wiki.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(file)


def test_without_a_file_the_defaults_hold() -> None:
    assert read_settings(None) == Settings()


def test_the_file_that_comes_along_says_the_defaults_and_names_every_setting() -> None:
    file = ROOT / "config" / "wiki.toml"
    assert read_settings(file) == Settings()
    text = file.read_text(encoding="utf-8")
    named = {field.name: f"\n{field.name} = " for field in (*fields(Settings), *fields(FeedSettings))}
    named["feeds"] = "\n[feeds]\n"
    assert [name for name, line in named.items() if line not in text] == []


def test_titles_are_read_in_the_form_the_wiki_stores_them_in(tmp_path: Path) -> None:
    found = read(tmp_path, 'root = " projet:tableau_de_bord "\ndata = "module:comptes"')
    assert (found.root, found.data) == ("Projet:Tableau de bord", "Module:Comptes")
    assert found.page("Robots") == "Projet:Tableau de bord/Robots"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("root = 'Tableau", "n’est pas du TOML : il s’arrête au milieu d’un réglage"),
        ("\nroot \n", "n’est pas du TOML : la ligne 2 n’est pas un réglage"),
        (b"root = '\xff'", "n’est pas en UTF-8"),
        ("wiki = 'x'", "« wiki » n’est pas un réglage ; il y a api, account"),
        ("api = 3", "« api » s’écrit entre guillemets"),
        ("root = ''", "« » ne peut pas être le titre d’une page (root)"),
        ("data = 'Module:[x]'", "« Module:[x] » ne peut pas être le titre d’une page (data)"),
        ("root = 'Bord/'", "ne peut pas être le titre"),
        ("amounts_by_person = 'all'", "everyone, members, nobody, pas « all »"),
        ("referents = 'everyone'", "members, nobody, pas « everyone »"),
        ("public_sums = 'daily'", "now, weekly, pas « daily »"),
        ("feeds = 'localhost'", "« feeds » est un tableau, qui s’écrit [feeds]"),
        ("[feeds]\nallow = 'localhost:1'", "« allow » nomme des machines et leurs ports"),
        ("[feeds]\nallow = ['localhost']", "« allow » nomme des machines et leurs ports"),
        ("[feeds]\nca = 3", "« ca » s’écrit entre guillemets"),
        ("[feeds]\nport = 3", "« port » n’est pas un réglage ; il y a allow, ca"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(WrongSettings) as error:
        read(tmp_path, text)
    assert told in str(error.value).replace("«  »", "« »")
    assert str(error.value).endswith(".")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings, match="ne se lit pas : il n’existe pas"):
        read_settings(tmp_path / "absent.toml")
