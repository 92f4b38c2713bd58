from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.wiki.stored_form import as_stored, indented, same

DATA = "Module:CoopWiki/données/a.json"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a \n\n", "a"),
        ("a\r\nb\rc \t\x0b", "a\nb\nc \t\ufffd"),
        ("a\u00a0", "a\u00a0"),
        ("\n a", "\n a"),
        ("e\u0301", "é"),
        ("a\x00b\ufffe\ud800", "a\ufffdb\ufffd\ufffd"),
    ],
)
def test_a_text_is_stored_as_mediawiki_stores_it(text: str, stored: str) -> None:
    assert as_stored(text) == stored


@given(st.text())
def test_a_stored_text_is_stored_as_it_is(text: str) -> None:
    assert as_stored(as_stored(text)) == as_stored(text)


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("a\u00a0", "a"), ('{"a": 1}', '{"a":1}'), ("", "a")])
def test_different_wikitext_is_different(one: str, other: str) -> None:
    assert not same("Tableau de bord", one, other)


def test_wikitext_is_compared_as_stored() -> None:
    assert same("Tableau de bord", "é\r\n", "e\u0301")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('{"a":[1,{}],"b":"é"}', '{\n\t"b": "\\u00e9",\n\t"a": [\n\t\t1,\n\t\t{}\n\t]\n}\n'),
        ('{"a":1.0}', '{"a":1}'),
        ('{"a":1,"a":2}', '{"a":2}'),
        ("{mal", "{mal\n"),
    ],
)
def test_json_is_compared_by_value(one: str, other: str) -> None:
    assert same(DATA, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('{"a":true}', '{"a":1}'),
        ('{"a":"1"}', '{"a":1}'),
        ('{"a":[]}', '{"a":{}}'),
        ('{"a":null}', "{}"),
        ("[1,2]", "[2,1]"),
        ("{mal", "{pis"),
        ("[NaN]", "[ NaN ]"),
        ("[" * 100_000, "[ " * 100_000),
    ],
)
def test_different_json_is_different(one: str, other: str) -> None:
    assert not same(DATA, one, other)


def test_json_is_indented_as_mediawiki_does() -> None:
    given = '{"a":[],"b":{},"c":"</b>&é\u2028x/y","d":1.50,"e":1.0,"f":true,"g":null,"h":[1,[2]]}'
    assert indented(given) == (
        '{\n\t"a": [],\n\t"b": {},\n\t"c": "\\u003C/b\\u003E\\u0026é\\u2028x/y",'
        '\n\t"d": 1.5,\n\t"e": 1,\n\t"f": true,\n\t"g": null,'
        '\n\t"h": [\n\t\t1,\n\t\t[\n\t\t\t2\n\t\t]\n\t]\n}'
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(VALUES)
def test_indenting_never_makes_a_difference(value: object) -> None:
    text = json.dumps(value)
    assert same(DATA, text, indented(text))
