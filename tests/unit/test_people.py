"""`coopwiki person` and `coopwiki forget`: all that is held about somebody, and a pseudonym in its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coopwiki.wiki.text_store import TextStore
from said import Coopwiki, in_folder
from wiki.small_cooperative import PAGES

ON = ("--on", "2026-06-30")
MORE = {
    "Journal de 2024": "Un mot de Zoé Petit.\n{{Contribution|date=2024-02-30|qui=Zoé Petit|cercle=Technique|quoi=x}}",
    "Utilisateur:Zoé Petit": "{{Profil|nom=Zoé Petit|alias=Zozo|publication=oui|contact=zoe@exemple.coop}}",
}  # fmt: skip


@pytest.fixture
def source(tmp_path: Path) -> tuple[object, ...]:
    """The small cooperative as a folder, and settings with a state directory of its own."""
    (tmp_path / "wiki.toml").write_text(
        f'state_directory = "{tmp_path}/state"\namounts_by_person = "everyone"\n', encoding="utf-8"
    )
    pages = in_folder(tmp_path / "coop", dict(PAGES) | MORE)
    return "--folder", pages, "--config", tmp_path / "wiki.toml", *ON


def test_a_person_gets_all_that_is_held_about_them(coopwiki: Coopwiki, source: tuple[object, ...]) -> None:
    told = coopwiki("person", "Zozo", "--format", "json", *source).data
    assert (told["name"], told["names"], told["account"]) == ("Zoé Petit", ["Zozo"], "Zoé Petit")
    sheets = [one["record"] for one in told["records"]]
    assert (sheets.count("Contribution"), sheets.count("Profil")) == (4, 1)
    profile = next(one for one in told["records"] if one["record"] == "Profil")
    assert profile["fields"]["contact"] == "zoe@exemple.coop"
    line = next(one for one in told["records"] if one["fields"].get("quoi") == "Affiches")
    assert (line["page"], line["line"], line["fields"]["montant"]) == (
        "Journal de Zoé",
        2,
        "120,00\u00a0€",
    )
    assert [(one["page"], one["line"]) for one in told["left_out"]] == [("Journal de 2024", 2)]
    assert "day_not_in_calendar" in [one["code"] for one in told["issues"]]
    assert ("Journal de 2024", 1) in [(one["page"], one["line"]) for one in told["mentions"]]
    assert told["robots"] == {"pseudonym": None, "texts": [], "notes": []}


def test_the_same_can_be_read_in_french(coopwiki: Coopwiki, source: tuple[object, ...]) -> None:
    said = coopwiki("person", "Zoé Petit", *source)
    assert said.status == 0
    assert said.out.startswith("Zoé Petit, aussi Zozo (compte : Zoé Petit)\n\nFiches : 5\n")
    assert "Journal de Zoé:2: Contribution : date = 4 juin 2026" in said.out.replace("\u00a0", " ")


@pytest.mark.parametrize("command", ["person", "forget"])
def test_a_name_that_stands_nowhere_is_told_and_nothing_is_kept(
    coopwiki: Coopwiki, source: tuple[object, ...], tmp_path: Path, command: str
) -> None:
    said = coopwiki(command, "Zo Petite", *source)
    assert said.status == 1
    assert "nulle part" in said.err
    assert not (tmp_path / "state").exists()


def test_who_is_forgotten_is_in_no_page_report_export_check_or_call(
    coopwiki: Coopwiki, source: tuple[object, ...], tmp_path: Path
) -> None:
    assert coopwiki("forget", "Zoé Petit", *source).status == 0
    coopwiki("run", "--out", tmp_path / "out", *source)
    written = [*(tmp_path / "out").rglob("*")]
    assert len(written) > 8
    said = [f"{one} {one.read_text(encoding='utf-8') if one.is_file() else ''}" for one in written]
    commands = (
        ("check",),
        ("report", "contributions"),
        ("report", "members"),
        ("export", "contribution"),
        ("export", "profile", "--format", "csv"),
        ("calls", "Contribution"),
        ("calls", "Profil"),
    )
    said += [coopwiki(*words, *source).out for words in commands]
    assert [text for text in said if "Petit" in text or "Zozo" in text] == []
    assert any("Personne " in text for text in said)


def test_forgetting_says_what_people_have_yet_to_do_and_drops_texts_from_the_cache(
    coopwiki: Coopwiki, source: tuple[object, ...], tmp_path: Path
) -> None:
    cache = tmp_path / "state" / "Robot" / "textes.sqlite"
    cache.parent.mkdir(parents=True)
    store = TextStore(cache, "wiki")
    store.remember([(1, 1, "{{Profil|nom=Zoé Petit}}"), (2, 2, "{{Profil|nom=Paul}}"), ("Zozo", 3, "")])
    said = coopwiki("forget", "Zoé Petit", *source)
    assert "2 textes retirés" in said.err
    assert store.pages() == [2]
    for suffix in ("", "-wal", "-shm"):
        file = cache.with_name(cache.name + suffix)
        assert not file.exists() or b"Petit" not in file.read_bytes()
    for words in (
        "Journal de 2024 : 1, 2",
        "Utilisateur:Zoé Petit : titre, 1",
        "historiques",
        "renommer",
        "pseudonymes.jsonl",
    ):
        assert words in said.out


def test_a_person_who_is_forgotten_is_still_told_what_is_held(coopwiki: Coopwiki, source: tuple[object, ...]) -> None:
    coopwiki("forget", "Zoé Petit", *source)
    told = json.loads(coopwiki("person", "Zoé Petit", "--format", "json", *source).out)
    assert told["robots"]["pseudonym"].startswith("Personne ")
    assert len(told["records"]) == 5
