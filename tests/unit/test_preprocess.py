"""Finding template calls. The cases of calls.txt are MediaWiki's own answers (see tests/judge)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.reading.calls import Call
from coopwiki.reading.preprocess import Scan, Scanner, scan
from coopwiki.wiki.port import EXTENSION_TAGS_1_39 as TAGS
from judge.cases import CASES, Case, read_cases
from judge.damaged import MARKS, SIGNS, texts
from judge.trees import found

MARKED = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)
"""Texts of marks in any order."""
WORDS = st.text("ab=é[]: \n-\u00a0", max_size=12).filter(lambda word: "[[" not in word)
LINKS = st.text("ab= \n", max_size=6).map("[[{}|c=d]] = e".format)
PARTS = st.one_of(WORDS, LINKS).filter(lambda part: "\n=" not in part)
LONG = 300_000
"""Characters of a page of one mark repeated: reading it in anything but linear time takes minutes."""


def read(text: str) -> Scan:
    return scan(text, None, TAGS)


@pytest.mark.parametrize("case", read_cases(CASES), ids=lambda case: case.rule)
def test_calls_are_those_of_mediawiki(case: Case) -> None:
    assert found(read(case.text).calls) == list(case.calls)


def test_a_name_nobody_asks_for_is_not_reported() -> None:
    text = "{{Lien|a}} {{Contribution|qui={{Lien|b}}}} {{Lien|{{Contribution}}}}"
    calls = scan(text, {"Contribution"}.__contains__, TAGS).calls
    assert [(call.start, call.place.value, call.outer) for call in calls] == [
        (11, "text", ""),
        (50, "argument", "Lien"),
    ]


def test_a_name_is_asked_once_however_often_it_is_typed() -> None:
    asked: list[str] = []

    def wanted(name: str) -> bool:
        asked.append(name)
        return False

    scanner = Scanner(wanted, TAGS)
    scanner.scan("{{a}} {{ a|b}} {{a|<!-- x -->}}")
    scanner.scan("{{a}}{{ a}}")
    assert asked == ["a", "a"]


def test_a_doubled_field_is_told_and_both_values_are_there() -> None:
    (call,) = read("{{a|b=c|d|b=|1=e}}").calls
    assert call.fields() == ({"b": "", "1": "e"}, True)
    assert [(one.name, one.value) for one in call.arguments] == [
        ("b", "c"),
        ("1", "d"),
        ("b", ""),
        ("1", "e"),
    ]


@pytest.mark.parametrize("text", ["{{a|\n  b=c|\n|d}}\n{{e}}", "{{a|<!-- -->\n  b=c|\n|d}}\n{{e}}"])
def test_lines_are_those_of_the_call_and_of_each_part(text: str) -> None:
    scanned = read(text)
    first, last = scanned.calls
    assert last.line == 4
    assert (first.line, scanned.line(len(text)), scanned.line(0)) == (1, 4, 1)
    lines = [scanned.line(argument.offset) for argument in first.arguments]
    assert lines in ([2, 3, 3], [1, 3, 3])


@pytest.mark.parametrize("name", [" Contribution ", "Contribution\n", "Contri<!-- x -->bution"])
def test_a_predicate_gets_the_trimmed_name(name: str) -> None:
    (call,) = scan(f"{{{{{name}|a=b}}}}", "Contribution".__eq__, TAGS).calls
    assert call.params == {"a": "b"}


def test_a_comment_closed_short_after_another_depends_on_the_version() -> None:
    text = "{{a|\n<!-- b --><!--->\n|c}}"
    names = [[call.name for call in Scanner(None, TAGS, (1, m)).scan(text).calls] for m in (39, 43)]
    assert names == [["a"], []]


def test_remembered_parts_don_t_mix_texts_up() -> None:
    scanner = Scanner(None, TAGS)
    for value in ("x", "y"):
        (call,) = scanner.scan(f"{{{{a|b={value}|{value}|c}}}}").calls
        assert call.params == {"b": value, "1": value, "2": "c"}


@given(st.lists(PARTS, max_size=6))
def test_the_short_way_and_the_long_way_read_alike(parts: list[str]) -> None:
    typed = "".join(f"|{part}" for part in parts)
    short, long = (read(f"{{{{a{mark}{typed}}}}}").calls[0] for mark in ("", "<noinclude/>"))
    assert (short.plain, long.plain) == (True, False)
    assert short.fields() == long.fields()
    assert [argument.offset + 12 for argument in short.arguments] == [argument.offset for argument in long.arguments]


@given(st.one_of(MARKED, st.text(SIGNS, max_size=60), st.text()))
def test_nothing_typed_makes_it_fail_and_spans_are_those_of_calls(text: str) -> None:
    scanned = read(text)
    for call in scanned.calls:
        assert text[call.start : call.start + 2] == "{{"
        assert text[call.end - 2 : call.end] == "}}"
        assert len(call.params) <= len(call.arguments)
    assert [call.start for call in scanned.calls] == sorted({call.start for call in scanned.calls})
    for one in scanned.unclosed:
        assert text[one.start : one.start + 2] == "{{"
        assert one.start < one.end <= len(text)


@given(MARKED)
def test_asking_for_some_gives_the_same_calls_as_asking_for_all(text: str) -> None:
    wanted = {"a", "Contribution", "{{a}}", ""}
    some = scan(text, wanted.__contains__, TAGS).calls
    every = [call for call in read(text).calls if call.name in wanted]
    assert found(some) == found(every)


def test_damaged_pages_stay_the_same_so_that_differences_can_be_found_again() -> None:
    assert list(texts(12, seed=3)) == list(texts(20, seed=3))[:12]


@pytest.mark.parametrize(
    "mark",
    [
        *(
            "{{",
            "[[",
            "<!--",
            "{{{{{",
            "{{a|",
            "<nowiki>",
            "-{",
            "\n=",
            "\n== a ==",
            "{{a|b=",
            "{",
            "<",
        ),
        *(
            "}}",
            "]]",
            "|",
            "{{a}}",
            "{{a|b=c}}",
            "{{{a}}}",
            "<!-- -->",
            "\n <!-- --> ",
            "<ref",
            "<ref>",
        ),
        *(
            "<includeonly>",
            "<noinclude>",
            "{{a|[[",
            "{{[[",
            "{{a|\n==",
            "-{{{",
            "-{{{a}}",
            "{{{{a}}|",
        ),
        *("{{a|<ref>}}", "\n<!--a--><!--", "{{ [[ {{a|", "{{a|}}}", "\n{{", "{a|", "<ref>{{a"),
    ],
)
@pytest.mark.long
def test_a_mark_repeated_without_end_is_read_to_the_end(mark: str) -> None:
    text = mark * (LONG // len(mark))
    scanned = scan(text, {"a"}.__contains__, TAGS)
    assert all(call.end <= len(text) for call in scanned.calls)


@pytest.mark.parametrize("opener", ["{{", "{{a|", "{{a|b=", "{{[[", "{{{", "-{{{", "{{#if:"])
@pytest.mark.long
def test_depth_is_no_limit(opener: str) -> None:
    depth = LONG // 10
    closer = "".join({"{": "}", "[": "]"}.get(sign, "") for sign in reversed(opener))
    text = opener * depth + " {{Contribution|qui=Ana}} " + closer * depth
    assert [call.params for call in scan(text, "Contribution".__eq__, TAGS).calls] == [{"qui": "Ana"}]


def test_a_name_made_of_calls_names_nothing_past_a_thousand_characters() -> None:
    text = "{{ {{a|" + "b" * 1000 + "}} }} {{ {{c}} {{d}} }}"
    assert [call.name for call in read(text).calls] == ["a", "{{c}} {{d}}", "c", "d"]


def test_many_nested_calls_asked_for_know_their_place() -> None:
    depth = 1000
    calls: tuple[Call, ...] = scan("{{a|" * depth + "}}" * depth, "a".__eq__, TAGS).calls
    assert [call.place.value for call in calls] == ["text", *["argument"] * (depth - 1)]
