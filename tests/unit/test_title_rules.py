from __future__ import annotations

import pytest

from coopwiki.wiki.title_rules import impossible

LONGEST = "é" * 127 + "e"


@pytest.mark.parametrize(
    "name", ["Ana Martin", "A/B", "100 %", "A&B", "A.B", ".a/b.", "L'été ?", "\\", LONGEST, "A;B&é"]
)
def test_a_name_mediawiki_takes_is_possible(name: str) -> None:
    assert not impossible(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "A#b", "A[b]", "A|b", "{A}", "<A>", "A\nb", "A%41", "A&amp;b", "A&eacute;", "A~~~b"),
        *("..", "./A", "A/../b", "A/.", "A\ufffd", LONGEST + "e"),
    ],
)
def test_a_name_mediawiki_refuses_is_impossible(name: str) -> None:
    assert impossible(name)
