"""French says « aucune personne », never « 0 personne »."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coopwiki.publishing.values import plural

LAYOUTS = sorted((Path(__file__).resolve().parents[2] / "bots" / "coopwiki").rglob("*.jinja"))
PEOPLE = re.compile(r'plural\(("personne[^"]*"(?:, "[^"]*")*)\)')
FOLDED = re.compile(r"\{% call folded\([^%]*%\}")
"""The title of a long list that is folded: there are many."""


@pytest.mark.parametrize(("count", "said"), [(0, "aucune"), (1, "1\u00a0ligne"), (2, "2\u00a0lignes")])
def test_there_are_words_for_none(count: int, said: str) -> None:
    assert plural(count, "ligne", "lignes", "aucune") == said


def test_each_layout_that_counts_people_has_words_for_nobody() -> None:
    texts = {path.name: FOLDED.sub("", path.read_text(encoding="utf-8")) for path in LAYOUTS}
    counted = {name: PEOPLE.findall(text) for name, text in texts.items()}
    assert sum(map(len, counted.values())) > 10
    assert [name for name, found in counted.items() if any(words.count('", "') != 2 for words in found)] == []
