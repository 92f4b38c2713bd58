"""An export that is cut short, damaged or none is refused with a sentence."""

from __future__ import annotations

import bz2
import gzip
from pathlib import Path

import pytest

from coopwiki.wiki.dump import Dump
from coopwiki.wiki.port import Damaged
from export_writer import export, page

EXPORTS = Path(__file__).parents[1] / "golden" / "exports"
CALL = "{{Contribution|qui=Ana}}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "export.xml"


def complaint(file: Path, content: str | bytes) -> str:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return refused(file)


def refused(file: Path) -> str:
    with pytest.raises(Damaged) as raised:
        Dump(file).pages()
    return str(raised.value)


def test_an_export_cut_short_anywhere_is_damaged(file: Path) -> None:
    xml = export(page("A", CALL)).rstrip().encode()
    for length in range(0, len(xml), 3):
        message = complaint(file, xml[:length])
        assert message.startswith(f"Le fichier « {file} » "), length
    assert "s’arrête avant la fin" in message


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress])
def test_a_compressed_export_cut_short_is_damaged(file: Path, compress: object) -> None:
    assert callable(compress)
    packed = compress(export(page("A", CALL)).encode())
    for length in range(0, len(packed), 9):
        assert complaint(file, packed[:length]).startswith(f"Le fichier « {file} »"), length


def test_a_damaged_archive_says_so(file: Path) -> None:
    packed = bytearray(gzip.compress(export(page("A", CALL)).encode()))
    packed[-6] ^= 1
    assert "archive abîmée" in complaint(file, bytes(packed))
    assert "archive abîmée" in complaint(file, b"BZh91AY&SY" + b"\0" * 40)


BOMB = '<!DOCTYPE m [<!ENTITY a "{{{{"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "est vide"),
        (gzip.compress(b"", mtime=0), "est vide"),
        ("\n", "est vide"),
        ("bonjour", "n’est pas du XML bien formé (ligne 1)"),
        ("<html><body></body></html>", "n’est pas un export XML de MediaWiki"),
        ("<!DOCTYPE html><html></html>", "déclaration DOCTYPE"),
        (BOMB + export(page("A", "x")), "déclaration DOCTYPE"),
        (export(page("A", "x")) + "<page/>", "bien formé"),
        (export(page("A", "x").replace("</title>", "</titre>")), "bien formé (ligne 13)"),
        (export(page("A", "x").replace(">x<", ">&inconnue;<")), "bien formé"),
        (export(page("A", "x")).encode("latin-1").replace(b">x<", b">\xe9<"), "bien formé"),
        (
            export(page("A", "x").replace("<id>1</id>", "")),
            "pas de numéro lisible pour la page « A »",
        ),
        (
            export(page("A", "x").replace("<id>10<", "<id>dix<")),
            "pas de numéro lisible pour la page « A »",
        ),
        (export(page("A")), "ne contient pas le texte de la page « A »"),
    ],
)
def test_what_is_no_export_is_damaged(file: Path, content: str | bytes, said: str) -> None:
    message = complaint(file, content)
    assert message.startswith(f"Le fichier « {file} » ")
    assert said in message


def test_a_missing_file_or_a_folder_is_damaged(tmp_path: Path) -> None:
    assert "il n’existe pas" in refused(tmp_path / "absent.xml")
    assert "c’est un dossier" in refused(tmp_path)


def test_an_export_without_texts_is_damaged() -> None:
    message = refused(EXPORTS / "stub-0.11.xml")
    assert "stub-0.11.xml" in message
    assert "ne contient pas le texte de la page « Accueil »" in message
