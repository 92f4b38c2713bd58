from __future__ import annotations

import pytest

from coopwiki.core.names import loose
from coopwiki.core.number_words import months_in_words, number_in_words
from coopwiki.subjects.elections.elections import TypedTotal, tallies


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1 an", 12), ("2 ans", 24), ("18 mois", 18), ("18 mois, renouvelable une fois", 18), ("1,5 an", 18),
        ("1.5 ans", 18), ("un an et demi", 18), ("2 ans et demi", 30), ("trente-six mois", 36), ("1 an et 6 mois", 18),
        ("deux ans et trois mois", 27), ("vingt et un mois", 21), ("Mandat de trois ans", 36), ("un semestre", 6),
        ("une année", 12), ("1,3 an", None), ("180 jours", None), ("26 semaines", None), ("1 à 2 ans", None),
        ("un ou deux ans", None), ("longtemps", None), ("", None), ("0 an", None), ("ans", None),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_or_refused(text: str, months: int | None) -> None:
    assert months_in_words(loose(text)) == months


@pytest.mark.parametrize(("text", "number"), [("trois", 3), ("dix-sept", 17), ("trente-six", 36), ("zut", None)])
def test_a_number_in_words(text: str, number: int | None) -> None:
    assert number_in_words(text) == number


@pytest.mark.parametrize(
    ("typed", "tally"),
    [
        ("Ana Martin : 3", TypedTotal("Ana Martin", 3)), ("Ana Martin:3 voix", TypedTotal("Ana Martin", 3)),
        ("Ana Martin (3)", TypedTotal("Ana Martin", 3)), ("3 pour Ana", TypedTotal("Ana", 3)),
        ("Ana : trois", TypedTotal("Ana", 3)),
        ("3 voix pour Ana Martin", TypedTotal("Ana Martin", 3)), ("Ana Martin", TypedTotal("Ana Martin", 0)),
        ("7", TypedTotal("", 7)), ("7 voix", TypedTotal("", 7)), ("trois voix", TypedTotal("", 3)),
    ],
)  # fmt: skip
def test_a_total_is_read_as_people_write_it(typed: str, tally: TypedTotal) -> None:
    assert tallies((typed,)) == (tally,)
