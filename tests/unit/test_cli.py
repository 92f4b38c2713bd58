"""The command `coopwiki`: its exit statuses, its sentences, what it writes (docs/commands.md)."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from coopwiki.serving import assembly as serve
from coopwiki.wiki.memory import Memory
from export_dump import write_dump
from said import Coopwiki, in_folder
from wiki.small_cooperative import PAGES

TODAY = ("--on", "2026-06-30")
STOP = "Tableau de bord/Robots/Marche"
LINE = "{{Contribution|date=2026-06-01|qui=Ana|cercle=Technique|quoi=Essai|durée=1h|taux=30}}"


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file: when it was written, and what is in it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_check_ends_with_0_where_nothing_is_an_error(coopwiki: Coopwiki, tmp_path: Path) -> None:
    said = coopwiki("check", "--folder", in_folder(tmp_path / "p", {"A": LINE}), *TODAY)
    assert said.status == 0
    assert said.err == "1 page lue : 0 erreur, 2 remarques.\n"


def test_check_ends_with_1_and_prints_page_line_field_and_message(coopwiki: Coopwiki, folder: Path) -> None:
    said = coopwiki("check", "--folder", folder, *TODAY)
    assert said.status == 1
    assert said.out.startswith("Réunion du 9 juin:4: durée: «\u00a01h75\u00a0»")
    assert said.err == f"{len(PAGES)} pages lues : 1 erreur, 0 remarque.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "il manque COMMANDE"),
        (("chek",), "« chek » n’est pas prévu"),
        (("check", "--dossier", "x"), "« --dossier x » n’est pas compris"),
        (("check", "--format", "pdf"), "choisir parmi text, json"),
        (("check", "--on", "demain"), "--on"),
        (("check", "--folder"), "--folder demande une valeur"),
        (("check", "--folder", "x", "--dump", "y"), "ne va pas avec"),
        (("report", "budgts", "--folder", "x"), "« budgts » n’est pas prévu"),
        (("export", "salaire", "--folder", "."), "« salaire » n’est pas une fiche"),
        (("export", "contribution", "--format", "pdf"), "choisir parmi json, csv"),
        (("run", "budgts", "--folder", ".", "--out", "o"), "« budgts » n’est pas un rapport"),
        (("run", "--folder", "."), "ajouter --out DOSSIER ou --dry-run"),
        (("check",), "Aucun wiki n’est configuré"),
        (("check", "--config", "absent.toml"), "absent.toml"),
        (("deploy", "--folder", "."), "Cette commande s’adresse à un wiki"),
        (("status", "--folder", "."), "Cette commande s’adresse à un wiki"),
        (("doctor", "--folder", "."), "Cette commande s’adresse à un wiki"),
    ],
)
def test_wrong_words_end_with_2(coopwiki: Coopwiki, words: tuple[str, ...], told: str) -> None:
    said = coopwiki(*words)
    assert (said.status, said.out) == (2, "")
    assert told in said.err


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("wiki = 'x'", "« wiki » n’est pas un réglage"),
        ("api = 3", "« api » s’écrit entre guillemets"),
        ("api", "wiki.toml"),
        ("amounts_by_person = 'all'", "everyone, members, nobody"),
        ("timezone = 'Europe/Lille'", "« Europe/Lille » n’est pas un fuseau horaire"),
    ],
)
def test_wrong_settings_end_with_2(coopwiki: Coopwiki, tmp_path: Path, setting: str, told: str) -> None:
    (tmp_path / "wiki.toml").write_text(setting, encoding="utf-8")
    said = coopwiki("check", "--folder", ".", "--config", "wiki.toml")
    assert said.status == 2
    assert told in said.err


@pytest.mark.parametrize("source", ["--folder", "--dump"])
def test_a_source_that_is_not_there_ends_with_3(coopwiki: Coopwiki, source: str) -> None:
    said = coopwiki("check", source, "absent")
    assert (said.status, said.out) == (3, "")
    assert "absent" in said.err


@pytest.mark.parametrize("ending", [".xml", ".xml.gz", ".xml.bz2"])
@pytest.mark.parametrize("words", [("check",), ("run", "--out", "out"), ("calls", "Contribution")])
def test_a_truncated_dump_ends_with_3_and_writes_nothing(
    coopwiki: Coopwiki, tmp_path: Path, ending: str, words: tuple[str, ...]
) -> None:
    dump = tmp_path / f"wiki{ending}"
    write_dump(dump, PAGES)
    dump.write_bytes(dump.read_bytes()[:-40])
    said = coopwiki(*words, "--dump", dump)
    assert (said.status, said.out) == (3, "")
    assert dump.name in said.err
    assert not (tmp_path / "out").exists()


class Robot(Memory):
    """A live wiki under the robots' account."""

    def last_message(self, title: str) -> None:
        """Nobody writes to the robot."""

    def accounts(self, names: Collection[str]) -> frozenset[str]:
        """Everybody has an account."""
        return frozenset(names)

    def shown_alone(self, accounts: Collection[str]) -> None:
        """Without the extension, nobody is shown anything alone."""

    def jobs_waiting(self) -> int:
        return 0


@pytest.mark.parametrize("stop", ["arrêt", "", None])
def test_a_stop_page_ends_a_run_with_4(
    coopwiki: Coopwiki, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stop: str | None
) -> None:
    wiki = Robot(dict(PAGES) | ({} if stop is None else {STOP: stop}))
    monkeypatch.setattr(serve, "open_robot", lambda *_: wiki)
    settings = f'api = "https://wiki.exemple.test/api.php"\nstate_directory = "{tmp_path}/state"\n'
    (tmp_path / "wiki.toml").write_text(settings, encoding="utf-8")
    said = coopwiki("run", "--config", "wiki.toml", *TODAY)
    assert (said.status, wiki.saves) == (4, [])
    assert f"Arrêté par la page « {STOP} »" in said.err
    wiki.edit(STOP, "marche")
    assert coopwiki("run", "--config", "wiki.toml", *TODAY).status == 0
    assert len(wiki.saves) > 5


def test_a_second_run_into_a_folder_writes_nothing(coopwiki: Coopwiki, tmp_path: Path, folder: Path) -> None:
    words = ("run", "--folder", folder, "--out", tmp_path / "out", *TODAY)
    first = coopwiki(*words)
    before = contents(tmp_path / "out")
    again = coopwiki(*words)
    assert (first.status, again.status) == (0, 0)
    assert f"{len(before)} pages écrites sur {len(before)}." in first.err
    assert f"0 page écrite sur {len(before)}." in again.err
    assert contents(tmp_path / "out") == before


def test_a_dry_run_names_the_pages_and_writes_nothing(coopwiki: Coopwiki, folder: Path) -> None:
    before = contents(folder)
    said = coopwiki("run", "budgets", "--dry-run", "--folder", folder, *TODAY)
    assert said.status == 0
    assert "Tableau de bord/Budgets 2026/Technique\n" in said.out
    assert "Contributions" not in said.out
    assert said.err.startswith("Rien n’est écrit")
    assert contents(folder) == before


def test_a_dry_run_names_no_page_that_stays_as_it_is(coopwiki: Coopwiki, folder: Path) -> None:
    assert coopwiki("run", "--folder", folder, "--out", folder, *TODAY).status == 0
    said = coopwiki("run", "--dry-run", "--folder", folder, *TODAY)
    assert (said.status, said.out) == (0, "")
    assert "Rien n’est écrit : 0 page le serait, sur " in said.err


def test_a_moment_without_undo_is_refused(coopwiki: Coopwiki, folder: Path) -> None:
    said = coopwiki("run", "--since", "2026-06-30T18:00", "--folder", folder)
    assert (said.status, "--since va avec --undo" in said.err) == (2, True)


def test_a_page_that_cannot_be_written_ends_with_1_and_is_named(
    coopwiki: Coopwiki, tmp_path: Path, folder: Path
) -> None:
    root = "T" * 250
    (tmp_path / "wiki.toml").write_text(f'root = "{root}"', encoding="utf-8")
    said = coopwiki("run", "--folder", folder, "--out", "out", "--config", "wiki.toml", *TODAY)
    assert said.status == 1
    assert f"{root} : Le nom de fichier" in said.err
    assert "pages écrites sur" in said.err
