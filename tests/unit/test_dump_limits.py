from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest

from coopwiki.wiki.dump import Dump
from coopwiki.wiki.port import Damaged
from export_writer import export, page

MIB = 1 << 20
BEGUN = '<mediawiki version="0.11">'
PAGE = "<page><title>Carnet</title><ns>0</ns><id>7</id><revision><id>1</id><text>"
ENDED = "</text></revision></page>"
MOST_MEMORY = 30 * MIB


def refused(path: Path, written: bytes) -> str:
    path.write_bytes(written)
    with pytest.raises(Damaged) as raised:
        Dump(path).pages()
    return str(raised.value)


def packed(path: Path, texts: Iterable[str]) -> Path:
    with gzip.open(path, "wb", compresslevel=1) as file:
        for text in texts:
            file.write(text.encode())
    return path


def peak(path: Path) -> tuple[str, int]:
    """What is said of a file, and the most memory that reading it took."""
    tracemalloc.start()
    try:
        with pytest.raises(Damaged) as raised:
            Dump(path).pages()
        return str(raised.value), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_text_as_long_as_mediawiki_takes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    whole = "{" + "é" * (MIB - 1) + "x"
    path.write_text(export(page("Carnet", whole)), encoding="utf-8")
    assert [text.text for text in Dump(path).texts([1])] == [whole]


def test_a_longer_text_is_refused_by_its_page(tmp_path: Path) -> None:
    said = refused(tmp_path / "export.xml", export(page("Carnet", "é" * MIB + "x")).encode())
    assert "donne à la page « Carnet » un texte de plus de 2 Mio" in said


@pytest.mark.parametrize("begun", [BEGUN + PAGE, BEGUN + "<!--", BEGUN + '<page a="', BEGUN + "<page><title>", "\n"])
@pytest.mark.long
def test_a_small_file_that_never_ends_is_read_in_little_memory(tmp_path: Path, begun: str) -> None:
    filler = " " * MIB if begun == "\n" else "x" * MIB
    said, most = peak(packed(tmp_path / "export.xml.gz", [begun, *[filler] * 40]))
    assert "export.xml.gz" in said
    assert most < MOST_MEMORY


def test_a_small_file_of_many_long_texts_is_refused(tmp_path: Path) -> None:
    page_of = PAGE + "{" + "x" * MIB + ENDED
    pages = (page_of.replace(">7<", f">{number}<") for number in range(1, 120))
    said, most = peak(packed(tmp_path / "export.xml.gz", [BEGUN, *pages]))
    assert "se déplie en un texte démesuré" in said
    assert most < 4 * MOST_MEMORY


@pytest.mark.parametrize("before", ["\n", "\ufeff", "\ufeff\n \r\n"])
def test_what_is_blank_before_an_export_is_left_out(tmp_path: Path, before: str) -> None:
    path = tmp_path / "export.xml"
    path.write_text(f'{before}<?xml version="1.0"?>\n{export(page("Carnet", "{{a}}"))}', encoding="utf-8")
    assert [one.title for one in Dump(path).pages()] == ["Carnet"]


@pytest.mark.parametrize("encoding", ["UTF-7", "utf-16be", "EBCDIC-CP-FR", "cp932", "x"])
def test_an_encoding_that_is_not_read_is_one_sentence(tmp_path: Path, encoding: str) -> None:
    written = f'<?xml version="1.0" encoding="{encoding}"?>{export(page("Carnet", "é"))}'
    assert "export.xml" in refused(tmp_path / "export.xml", written.encode())


@pytest.mark.parametrize("title", ["[[Accueil]]", "<script>", "A|B", "A#b", "../etc", "{{x}}", "a\tb", "x" * 300])
def test_a_title_that_no_wiki_has_is_refused(tmp_path: Path, title: str) -> None:
    said = refused(tmp_path / "export.xml", export(page(title, "{{a}}")).encode())
    assert "aucun wiki ne porte ce titre" in said
    assert len(said) < 500
