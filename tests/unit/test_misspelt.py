"""Choices as people type them: gender, synonyms, and suggestions that never say the contrary."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopwiki.core.misspelt import letters_apart, typing_mistake, ungendered
from coopwiki.schema.kinds import choice
from value_cases import all_kinds

CHOICES = {name: kind for name, kind in all_kinds().items() if kind.choices}
ENDINGS = ("·e", "‧e", "⋅e", ".e", "(e)", "-e", "/e", "·e·s", "(e)s", ".e.s", "·es", "e", "es", "s")
TO_THE_CONTRARY = ("non {}", "pas {}", "sans {}", "aucun {}", "in{}", "im{}", "dé{}", "non-{}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_inclusive_ending_is_read_as_the_masculine(ending: str) -> None:
    assert ungendered(f"élu{ending}") == ungendered("élu")


@pytest.mark.parametrize("name", CHOICES)
def test_the_contrary_of_a_choice_is_never_read_as_it_nor_told_to_write_it(name: str) -> None:
    kind = CHOICES[name]
    for word in kind.choices:
        for contrary in TO_THE_CONTRARY:
            reading = kind.read(contrary.format(word))
            assert reading.value != word
            assert reading.error is None or reading.error.suggestion != word


@pytest.mark.parametrize("name", CHOICES)
def test_every_form_of_a_choice_reads_as_the_word_it_stands_for(name: str) -> None:
    kind = CHOICES[name]
    assert {kind.read(form).value == word for form, word in kind.forms.items()} == {True}


def test_of_two_words_as_near_none_is_suggested() -> None:
    assert typing_mistake("matin", ["latin", "satin"]) == ""
    assert typing_mistake("matinn", ["matins", "latins"]) == "matins"


@given(st.text(max_size=12), st.text(max_size=12))
@settings(database=None, deadline=None)
def test_letters_apart_are_the_same_both_ways_and_none_only_for_one_word(one: str, two: str) -> None:
    assert letters_apart(one, two) == letters_apart(two, one)
    assert (letters_apart(one, two) == 0) == (one == two)


def test_a_synonym_of_no_choice_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="synonyms of no choice"):
        choice("toy", "oui", "non", synonyms={"si": "peut-être"})


ANOTHER_MEANING = (
    "abstenu", "affaire", "annoncer", "annuel", "apposé", "apporté", "à refaire", "à taire", "CAE", "CUI",
    "compact", "composé", "concours", "constat", "contentement", "contracté", "contrat", "couvert", "défection",
    "dénoncer", "dépassé", "déporté", "dépendu", "désiré", "détenu", "disposé", "donation", "désengagé",
    "désengagement", "encouru", "énoncé", "exclusion", "exposé", "forfait", "idem", "imposé", "infusé", "injection",
    "livre", "livré", "minorité", "montant", "moralité", "natalité", "non", "opposé", "oublié", "où", "panse",
    "pause", "pensé", "plafonné", "préposé", "prononcer", "publié", "rebuté", "reculé", "réfuté", "réfugié",
    "rejeté", "relancer", "remise", "reposé", "rétention", "retenu", "réunie", "réversé", "section", "soutenu",
    "statue", "supposé", "surveillante", "transposé", "usage", "vélo", "verbe", "verte",
)  # fmt: skip
"""Words of governance, of money and of every day, near some choice by their letters alone."""


@pytest.mark.parametrize("name", CHOICES)
def test_a_word_that_means_something_else_is_no_slip_of_the_fingers(name: str) -> None:
    kind = CHOICES[name]
    told = {word: kind.read(word).error for word in ANOTHER_MEANING}
    assert {w: e.suggestion for w, e in told.items() if e is not None and e.suggestion in kind.choices} == {}


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("call_state", "déopsé", "déposé"), ("call_state", "depsoé", "déposé"),
        ("call_state", "a etudierr", "à étudier"),
        ("decision_method", "majorrité", "majorité"), ("interview_nature", "conatct", "contact"),
        ("overrun", "renoncerr", "renoncer"), ("funding_nature", "publicc", "public"),
        ("body", "cogérnace", "cogérance"),
        ("college", "équipe suport", "équipe support"), ("training_state", "propsée", "proposée"),
        ("opinion_position", "consentemnt", "consentement"), ("expense_state", "engagéé", "engagée"),
    ],
)  # fmt: skip
def test_a_slip_of_the_fingers_is_told_as_before(name: str, typed: str, meant: str) -> None:
    reading = CHOICES[name].read(typed)
    assert (reading.value or (reading.error and reading.error.suggestion)) == meant
