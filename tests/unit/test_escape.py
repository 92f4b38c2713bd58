"""What a member typed, written on a robot's page: a reader sees it to the letter."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.zones import marks

ISSUE = (
    "<nowiki>}}</nowiki></table><script>alert(1)</script>[[Catégorie:X]]{{Supprimer}}~~~~ http://x.test "
    "<!-- coopwiki:fin -->"
)
VISIBLE = st.characters(blacklist_categories=("Cc", "Cs"))
TYPED = st.text(VISIBLE | st.sampled_from("[]{}|<>&='\"_~!:/*#;+- \n\t-") | st.sampled_from("RFCISBN1"))


def on_one_line(text: str) -> str:
    seen = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)
    return re.sub("[ \t\r\n\f\v\x80-\x9f\u2028\u2029]+", " ", seen).strip()


@pytest.mark.parametrize("turning", [chr(point) for point in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))])
def test_nothing_turns_the_order_of_letters_round(turning: str) -> None:
    assert escape(f"payé {turning}05 €") == "payé 05 €"


@given(TYPED)
def test_once_entities_are_decoded_the_text_reads_as_typed_on_one_line(text: str) -> None:
    assert html.unescape(escape(text)) == on_one_line(text)


@given(TYPED)
def test_nothing_that_means_something_in_a_wikitext_is_left(text: str) -> None:
    written = escape(text)
    assert not re.search(r"[\[\]{}|<>=\"~\n]|''|__|!!|://|\A[*#:;+-]|(?:RFC|PMID|ISBN) ", written)


@given(TYPED)
def test_text_that_is_written_is_made_of_numbered_entities_and_plain_words(text: str) -> None:
    assert all(re.match(r"&#\d+;", escape(text)[found.start() :]) for found in re.finditer("&", escape(text)))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (ISSUE.partition("~~~~")[2].strip(), "http&#58;//x.test &#60;!-- coopwiki&#58;fin --&#62;"),
        ("~~~~", "&#126;&#126;&#126;&#126;"),
        ("__NOTOC__", "&#95;&#95;NOTOC&#95;&#95;"),
        ("ISBN 1", "&#73;SBN 1"),
        ("RFC\u00a01", "&#82;FC\u00a01"),
        ("a_b - c!", "a_b - c!"),
        ("l'heure d''été", "l'heure d&#39;&#39;été"),
        ("12 h : 30", "12 h : 30"),
    ],
)
def test_only_what_would_mean_something_is_written_as_an_entity(typed: str, written: str) -> None:
    assert escape(typed) == written


@pytest.mark.parametrize("mark", marks("budget"))
def test_our_own_marks_are_text_when_somebody_types_them(mark: str) -> None:
    assert mark not in escape(mark)
    assert html.unescape(escape(mark)) == mark


def test_the_description_of_the_issue_is_read_as_it_was_typed() -> None:
    assert html.unescape(escape(ISSUE)) == ISSUE
    assert escape(Markup(ISSUE)) == ISSUE
