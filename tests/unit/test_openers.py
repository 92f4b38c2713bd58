"""What looks like a call and isn't one: openers left open and why, single braces, calls in tags."""

from __future__ import annotations

import pytest

from coopwiki.reading.lookalikes import Lookalike
from coopwiki.reading.preprocess import Scan, scan
from coopwiki.reading.unclosed import Blocker
from coopwiki.wiki.port import EXTENSION_TAGS_1_39 as TAGS


def read(text: str) -> Scan:
    return scan(text, {"Contribution", "Budget"}.__contains__, TAGS)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("{{Contribution|qui=[[Ana|durée=1h}}\nfin", "[["),
        ("{{Contribution|qui=[[Ana|durée=1h}} [[Page]]\n", "[["),
        ("{{Contribution|qui=[[Ana|durée=1h}} ]]\n", "[["),
        ("{{Contribution|qui=Ana\n== Mars == }}\n{{Budget}}", "="),
        ("{{Contribution|qui=Ana\n== Mars }}", "="),
        ("{{Contribution|qui=-{Ana}}\n", "-{"),
        ("{{Contribution|qui={{{Ana|durée=1h}}\n", "{{{"),
        ("{{Contribution|qui={{Ana|[[x}}|durée=1h}}\n", "{{"),
        ("{{Contribution|quoi=a <!-- b }}\n{{Budget}}", "<!--"),
        ("{{Contribution|quoi=a <!-- b }}\n--> c", "<!--"),
        ("{{Contribution|quoi=a<ref>b}}\n {{Budget}}<ref>c}}</ref>", "<ref>"),
        ("{{Contribution|quoi=a<includeonly>b}}\n{{Budget}}", "<includeonly>"),
    ],
)
def test_an_opener_left_open_names_what_kept_it_open(text: str, sign: str) -> None:
    (first, *_) = read(text).unclosed
    assert (first.name, first.start) == ("Contribution", 0)
    assert first.blocker == Blocker(sign, text.index(sign, 19))


@pytest.mark.parametrize(
    "text",
    [
        "{{Contribution|qui=Ana",
        "{{Contribution|qui=Ana\n{{Budget}}",
        "{{Contribution|qui=Ana\n{{Contribution|qui=Bo",
        "{{Contribution|qui=[[Ana]] <ref>x</ref> <!-- y --> -{z}- {{Lien}}\n== Mars ==\n",
        "{{Contribution\n| qui = Ana\n",
        "{{Contribution|qui=Ana}\n",
    ],
)
def test_nothing_is_blamed_where_only_closers_are_missing(text: str) -> None:
    assert read(text).unclosed[0].blocker is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("{{Contribution|qui=Ana|durée=1h\n\nDu texte", "{{Contribution|qui=Ana|durée=1h"),
        ("{{Contribution|qui=Ana\n{{Budget}}", "{{Contribution|qui=Ana"),
        ("{{Contribution\n|qui=Ana\n|durée=1h\n", "{{Contribution\n|qui=Ana\n|durée=1h"),
        ("{{Contribution|qui=Ana {{Lien", "{{Contribution|qui=Ana "),
        ("{{Contribution|qui=Ana", "{{Contribution|qui=Ana"),
    ],
)
def test_a_call_left_open_ends_where_a_person_would_say(text: str, end: str) -> None:
    assert text[: read(text).unclosed[0].end] == end


def test_calls_held_by_an_opener_left_open_still_count() -> None:
    scanned = read("{{Contribution|qui=[[Ana}}\n{{Budget|année=2026}}")
    assert [call.params for call in scanned.calls] == [{"année": "2026"}]
    assert [call.place.value for call in scanned.calls] == ["text"]


def test_openers_left_open_are_told_in_order_and_only_those_asked_for() -> None:
    scanned = read("{{Contribution|a\n{{Lien|b\n{{ Budget |c\n{{{Contribution|d")
    assert [(one.name, scanned.line(one.start)) for one in scanned.unclosed] == [
        ("Contribution", 1),
        ("Budget", 3),
        ("Contribution", 4),
    ]


def test_a_call_that_closes_is_not_told_though_something_hid_a_closer_from_it() -> None:
    assert read("{{Contribution|a=[[b}} ]]\n== c }}\n|d=<!-- }} -->}}").unclosed == ()


@pytest.mark.parametrize(
    "text",
    [
        "{Contribution|qui=Ana}}",
        "x { Contribution |",
        "{\nBudget\n|a}",
        "{Contribution}",
        "a{Budget\n|",
    ],
)
def test_a_single_brace_before_a_name_asked_for_is_told(text: str) -> None:
    (alike,) = read(text).lookalikes
    assert (alike.offset, alike.tag) == (text.index("{"), "")


@pytest.mark.parametrize(
    "text",
    [
        "{| Contribution |}",
        "{{Contribution|a}}",
        "{{{Contribution|a}}}",
        "-{Contribution|a}-",
        "{Lien|a}}",
        "<!-- {Contribution|a}} -->",
        "{Contribution de mars}",
        "<nowiki>{Contribution|a}}</nowiki>",
        "<pre>{Contribution|a}}</pre>",
    ],
)
def test_other_single_braces_are_not(text: str) -> None:
    assert read(text).lookalikes == ()


@pytest.mark.parametrize("tag", ["ref", "poem", "gallery", "indicator", "imagemap", "references", "REF"])
def test_a_call_in_a_tag_that_shows_it_is_told_and_does_not_count(tag: str) -> None:
    scanned = read(f"é <{tag} a=b>c {{{{Contribution|d}}}} {{{{Lien}}}}</{tag}>")
    assert scanned.calls == ()
    at = scanned.source.text.index("{{")
    assert scanned.lookalikes == (Lookalike("Contribution", at, tag.lower()),)


@pytest.mark.parametrize(
    "text",
    [
        "<nowiki>{{Contribution}}</nowiki>",
        "<pre>{{Contribution}}</pre>",
        "<syntaxhighlight lang=x>{{Contribution}}</syntaxhighlight>",
        "<ref><nowiki>{{Contribution}}</nowiki></ref>",
        "<ref><!-- {{Contribution}} --></ref>",
        "<templatedata>{{Contribution}}</templatedata>",
    ],
)
def test_a_call_in_a_tag_that_does_not_show_it_is_not_told(text: str) -> None:
    assert read(text).lookalikes == ()


def test_tags_in_tags_are_read_and_all_is_told_in_order() -> None:
    scanned = read("<poem>a<ref>{{Budget}}</ref>{{Contribution}}</poem><ref>{{Budget}}</ref>{Budget}")
    assert [(one.name, one.offset, one.tag) for one in scanned.lookalikes] == [
        ("Budget", 12, "ref"),
        ("Contribution", 28, "poem"),
        ("Budget", 56, "ref"),
        ("Budget", 72, ""),
    ]
