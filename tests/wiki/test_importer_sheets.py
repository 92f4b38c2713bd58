"""`Spécial:Importer` and the files nobody means: each is read whole or refused, in little time and memory."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mediawiki import CACHE
from mediawiki_source import source_tree

LONGEST = 262_144
EMPTY, FILE, MANY, LONG = (f"coopwiki-import-error-{name}" for name in ("empty", "file", "many", "long"))
HOSTILE = (
    ("blanks inside", b"a" + b" " * 262_000 + b"b", ""),
    ("no-break spaces inside", ("a" + "\u00a0" * 131_000 + "b").encode(), ""),
    ("tabs", b"\t" * LONGEST, EMPTY),
    ("columns", b"," * LONGEST, MANY),
    ("rows", b"a\n" * (LONGEST // 2), MANY),
    ("empty rows", b"\n" * LONGEST, EMPTY),
    ("quotes", b'"' * LONGEST, ""),
    ("one quote more", b'"' * (LONGEST - 1), ""),
    ("quotes on rows", b'"\n' * (LONGEST // 2), MANY),
    ("brackets", b"(a" * (LONGEST // 2), ""),
    ("a formula", b'="' + b"a" * (LONGEST - 3) + b'"', ""),
    ("a pile of marks", ("e" + "\u0301\u0323" * 65_000).encode(), FILE),
    ("a long title", b"date;qui;" + b"x " * 120_000 + b"\n" + b"1;2;3\n" * 490, ""),
    ("old letters on each row", b"\xe9\n" * (LONGEST // 2), MANY),
    ("too long", b"a" * (LONGEST + 1), LONG),
    ("a signed archive", b"PK\x03\x04", FILE),
    ("zeros", b"a;b\0", FILE),
    ("UTF-16 without its mark", "a;b".encode("utf-16-le"), FILE),
    ("half a sign of UTF-16", b"\xff\xfea\0b", ""),
)
KEPT = (
    ("a byte Windows has no sign for", b"Date;Qui\n\x81 \xe9t\xe9;gard\xe9\n", "gardé"),
    ("half a surrogate", b"\xff\xfe\x00\xd8;\0g\0\xe9\0", "gé"),
    ("two marks of UTF-8", b"\xef\xbb\xbf\xef\xbb\xbfDate;Qui\n1;2\n", "Date"),
    ("a quote that cuts", b'sep="\nun"deux\n', "deux"),
    ("a formula with blanks", 'x;\u00a0="0001"\u202f\n'.encode(), "0001"),
    ("blanks around", "x;\u00a0\t deux mots \u202f\n".encode(), "deux mots"),
)


@cache
def autoload() -> Path:
    """What loads MediaWiki's own libraries."""
    return source_tree("1.43", CACHE) / "vendor/autoload.php"


def read(directory: Path, content: bytes, memory: str = "64M", jit: int = 1) -> dict[str, Any]:
    """What becomes of a file."""
    file = directory / "sheet"
    file.write_bytes(content)
    limits = ("-d", f"memory_limit={memory}", "-d", f"pcre.jit={jit}")
    words = ["php", *limits, str(Path(__file__).with_name("sheet.php")), str(autoload()), str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-500:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("content", "refused"), [pytest.param(*one[1:], id=one[0]) for one in HOSTILE])
def test_a_hostile_file_is_read_or_refused_in_little_time_and_memory(
    tmp_path: Path, content: bytes, refused: str
) -> None:
    found = read(tmp_path, content)
    assert found["refused"] == refused
    assert found["seconds"] < 4


def test_blanks_take_no_more_than_linear_time_where_patterns_are_not_compiled(tmp_path: Path) -> None:
    assert read(tmp_path, b"a" + b" " * 262_000 + b"b", jit=0)["seconds"] < 4


@pytest.mark.parametrize(("content", "kept"), [pytest.param(*one[1:], id=one[0]) for one in KEPT])
def test_no_cell_of_a_strange_file_is_lost(tmp_path: Path, content: bytes, kept: str) -> None:
    assert kept in [cell for row in read(tmp_path, content)["rows"] for cell in row]


def test_a_row_that_repeats_the_titles_is_known_wherever_it_stands(tmp_path: Path) -> None:
    assert read(tmp_path, b"Date;Qui\n1;2\nDATE ;qui\n")["headers"] == 2
