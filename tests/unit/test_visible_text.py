"""Names in a text are found as a reader sees them, whatever stands between their letters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.forgotten import Forgotten, Register
from coopwiki.core.visible_text import View
from spellings import SPELLINGS

ZOE = Register((Forgotten("Personne 7f3a2c", ("Zoé Petit", "Zoé"), "ZPetit"),))
SIZE = 2_000_000
HARD = (
    "Zoé Petit, ", "Zoé ", "[[|", "[[Zoé", "<!--", "-->", "<!---->", "<a", "{{a", "}}", "&", "&#", "%C3",
    "'", "[//", "\u0301", "z. ", "petit, ", "Z", " ", "\\u00", "Bonjour à tous. ",
)  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_each_spelling_is_found_and_replaced(spelling: str) -> None:
    new = ZOE.replaced(f"avec {spelling}, hier")
    assert ZOE.mentions(spelling)
    assert new.startswith("avec ")
    assert new.endswith(", hier")
    assert "Personne 7f3a2c" in new
    assert not ZOE.mentions(new)


@given(st.sampled_from(SPELLINGS), st.sampled_from(SPELLINGS), st.text(max_size=5))
def test_two_names_in_one_text_are_both_replaced(first: str, second: str, between: str) -> None:
    new = ZOE.replaced(f"{first} ; {between} ; {second}")
    assert "petit" not in View(new).folded().replace(between, "").lower()


@given(st.text(alphabet="ZoéPtiezp '[]|<>/b{}&;#%- .,\n", max_size=60))
def test_what_is_replaced_once_stays(text: str) -> None:
    new = ZOE.replaced(text)
    assert ZOE.replaced(new) == new


@given(st.text(max_size=40))
def test_a_text_without_a_name_stays_to_the_letter(text: str) -> None:
    assert "petit" in View(text).folded().lower() or ZOE.replaced(text) == text


@pytest.mark.parametrize("text", ["Zoé Petite", "il a petit", "un petit z", "Zoé et Petit", "Zoé Durand", "Zoépetit"])
def test_other_words_stay(text: str) -> None:
    assert ZOE.replaced(text) == text


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("'''Zoé''' Petit !", "'''Personne 7f3a2c''' !"),
        ("[[Zoé]] [[Petit]]", "[[Personne 7f3a2c]]"),
        ("<b>Zoé</b> Petit", "<b>Personne 7f3a2c</b>"),
        ("{{u|Zoé}} Petit", "{{u|Personne 7f3a2c}}"),
        ("Petite Zoé\u0301 Peti\u0301t\u0301.", "Petite Personne 7f3a2c."),
    ],
)
def test_the_markup_around_a_name_stays_whole(text: str, new: str) -> None:
    assert ZOE.replaced(text) == new


@pytest.mark.parametrize("unit", HARD)
@pytest.mark.long
def test_two_megabytes_take_less_than_three_seconds(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    for asked in (ZOE.mentions, ZOE.replaced):
        begun = time.process_time()
        asked(text)
        assert time.process_time() - begun < 3
