"""Docstrings say what is there, in words that anybody knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASES = (ROOT, ROOT / "bots/coopwiki", ROOT / "tests")
"""From where a path may be meant, beside the folder of the file that cites it."""
PARTS = ("bots", "demo", "bench", "tests")
_CITED = re.compile(r"(?<![\w/.-])(?:[\w-]+/)*[\w-]+\.(?:py|md|jinja)\b")
_PRIVATE = re.compile(r"(?<!`)\b(?:told|mend|mends|mended|borne|gone by)\b(?!`)", re.IGNORECASE)


def said(path: Path, looked_for: re.Pattern[str]) -> Iterator[str]:
    """What is found in what a file says of itself, of its classes and functions, and below names.

    A file that says it nowhere at all is not parsed.
    """
    source = path.read_text(encoding="utf-8")
    texts = _texts(ast.parse(source)) if looked_for.search(source) else ()
    return (found for text in texts for found in looked_for.findall(text))


def _texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield text


@cache
def names() -> frozenset[str]:
    """The names of all files of code, without their folders: `checks.py` is a seat of every subject."""
    return frozenset(path.name for part in PARTS for path in (ROOT / part).rglob("*.py"))


def stands(cited: str, path: Path) -> bool:
    """Whether a cited file is there."""
    return cited in names() or any((base / cited).exists() for base in (*BASES, path.parent))


@pytest.mark.parametrize("part", PARTS)
def test_each_file_that_a_docstring_cites_is_there(part: str) -> None:
    missing = {
        (str(path.relative_to(ROOT)), cited)
        for path in (ROOT / part).rglob("*.py")
        for cited in said(path, _CITED)
        if not stands(cited, path)
    }
    assert missing == set()


@pytest.mark.parametrize("cited", ["contract.md", "core/nothing.py", "docs/nothing.md"])
def test_a_file_that_is_not_there_is_found_missing(cited: str) -> None:
    assert _CITED.findall(f"Definitions: {cited}, *Commands*.") == [cited]
    assert not stands(cited, ROOT / "bots/coopwiki/cli.py")


def test_docstrings_use_no_words_of_our_own() -> None:
    own = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in sorted((ROOT / "bots").rglob("*.py"))
        for word in said(path, _PRIVATE)
    ]
    assert own == []
