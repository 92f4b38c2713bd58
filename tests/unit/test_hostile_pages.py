"""What members type stays text on every page that robots write."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.titles import Titles
from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.robot_page import DataPage
from coopwiki.reading.preprocess import Scanner
from coopwiki.wiki.port import EXTENSION_TAGS_1_39
from coopwiki.wiki.title_rules import impossible
from hostile_cooperative import HOSTILE, NAME, cooperative, pages, texts


@cache
def hostile_texts() -> Mapping[str, str]:
    """The pages of a cooperative that types whatever it can."""
    return MappingProxyType(texts(cooperative(HOSTILE, NAME)))


def built(text: str) -> Counter[str]:
    """Everything in a wikitext that is more than text, by two parsers."""
    scan = Scanner(None, EXTENSION_TAGS_1_39).scan(text)
    assert (scan.unclosed, scan.lookalikes) == ((), ())
    found = Counter(f"call {call.name}" for call in scan.calls)
    code = mwparserfromhell.parse(text)
    found.update(f"template {str(node.name).strip()}" for node in code.ifilter_templates())
    found.update(f"tag {node.tag}" for node in code.ifilter_tags())
    found.update(f"argument {node}" for node in code.ifilter_arguments())
    found.update(f"comment {node}" for node in code.ifilter_comments())
    found.update(f"outside {node.url}" for node in code.ifilter_external_links())
    found.update("link" for _ in code.ifilter_wikilinks())
    found.update(f"heading {node.level}" for node in code.ifilter_headings())
    return found


def test_what_members_type_is_text_on_every_page() -> None:
    plain, hostile = texts(cooperative("Bois flotté ; bois peint ; !!", "Nom")), hostile_texts()
    assert len(plain) == len(hostile) == 31
    for one, other in zip(plain.values(), hostile.values(), strict=True):
        assert built(other) - built(one) == Counter(), other
        assert built(one) - built(other) == Counter()


def test_no_page_holds_a_category_a_signature_a_script_or_a_mark_a_member_typed() -> None:
    for title, text in hostile_texts().items():
        for sign in (
            "~~~",
            "<script",
            "<!--",
            "[[Catégorie",
            "Supprimer}}",
            "x.test]",
            "<nowiki",
            "__TOC__",
        ):
            assert sign not in text, (title, sign)
        assert "http://x" not in text
        assert "mailto:a" not in text


def test_links_lead_only_where_our_pages_do() -> None:
    for title, text in hostile_texts().items():
        for link in mwparserfromhell.parse(text).ifilter_wikilinks():
            target = str(link.title)
            if target.startswith("#"):
                assert f"== {target[1:]} ==" in text, (title, target)
                continue
            assert target.startswith((":", "Special:PermanentLink/")), (title, target)
            assert not impossible(Titles().split(target.partition("#")[0])[1]), (title, target)


def test_the_text_a_member_typed_is_there_to_be_read() -> None:
    found = texts(cooperative("Un <b>gros</b> travail", "Zoé & Cie"))
    month = mwparserfromhell.parse(found["Tableau de bord/Contributions 2026-03"])
    shown = month.strip_code(normalize=True, collapse=False)
    assert "Un <b>gros</b> travail" in shown
    assert "Zoé & Cie" in shown


def test_data_pages_are_json_with_names_to_the_letter() -> None:
    data = [page for page in pages(cooperative(HOSTILE, NAME)) if isinstance(page, DataPage)]
    values = [json.loads(page.text) for page in data]
    assert NAME.replace("__", " ").replace("  ", " ") in {value.get("name") for value in values}
    assert all(
        isinstance(value[money], str)
        for value in values
        if "spent" in value
        for money in ("allocated", "available", "spent", "remaining", "landing")
    )


# What is typed, as text


@pytest.mark.parametrize(
    "typed",
    [
        "[[A]]", "{{B}}", "~~~~", "http://x", "//x", "<b>", "&amp;", "'''x'''", "__TOC__", "{|", "|}", "|-", "!!",
        "a=b", "\x7f'\"`UNIQ", "-{x}-", "RFC 2", "ISBN 1", "Catégorie:X", "* x", "# x", ": x", "; x", "+ x", "- x",
        "----", "a\nb", "  a  ", "",
    ],
)  # fmt: skip
def test_any_markup_is_written_as_text(typed: str) -> None:
    assert built(escape(typed)) == Counter()


def test_what_is_written_as_text_reads_as_it_was_typed_on_one_line() -> None:
    written = escape(" [[A]]\n{{B}} <b> &amp; http://x ~~~~ é ")
    shown = mwparserfromhell.parse(written).strip_code(normalize=True, collapse=False)
    assert shown == "[[A]] {{B}} <b> &amp; http://x ~~~~ é"


def test_wikitext_on_purpose_is_left_as_it_is() -> None:
    assert escape(Markup("[[A]]")) == "[[A]]"
    assert escape(12) == "12"


MARKUP = st.text("[]{}|<>&='_~!:/*#;+- \n-aRFC1é\"", max_size=30)


@given(MARKUP, MARKUP)
def test_no_text_is_markup_wherever_it_stands(one: str, other: str) -> None:
    table = "{{|\n|+ {0}\n! scope=\"row\" | {0}\n|-\n| {1} || x\n| title=\"{0}\" | {1}\n|}}\n* {0} : {1}\n'''{0}'''"
    assert built(table.format(escape(one) or "x", escape(other))) == built(table.format("x", "x"))
