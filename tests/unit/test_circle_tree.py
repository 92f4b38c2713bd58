"""Circles as a tree, circles that end or merge, substitutes and double links."""

from __future__ import annotations

import json

import pytest

from coopwiki.publishing.robot_page import DataPage, RobotPage
from coopwiki.runs.render import context_of
from coopwiki.settings import Settings
from coopwiki.subjects.circles.circle_details_report import circle_details
from coopwiki.subjects.circles.circles_page import circle_pages
from coopwiki.subjects.circles.circles_report import circles
from coopwiki.subjects.circles.mandates_report import mandates
from ledgers import SHEETS, TODAY, budget, call, ledger, line

OWN = ("circular_circles", "parent_ended", "joins_without_end", "circle_ended", "seat_taken_twice", "mandate_overlap")


def circle(nom: str, **more: str) -> str:
    return call("Cercle", {"nom": nom, "raison d'être": "x"} | more)


def told(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.field) for one in ledger(SHEETS | {"Page": text}).issues if one.code in OWN]


def test_circles_that_are_part_of_each_other_are_told() -> None:
    assert told(circle("A", cercle_parent="B") + circle("B", cercle_parent="Technique")) == []
    assert told(circle("A", cercle_parent="A")) == [("circular_circles", "cercle parent")]
    round_ = circle("A", cercle_parent="B") + circle("B", cercle_parent="C") + circle("C", cercle_parent="A")
    assert told(round_) == [("circular_circles", "cercle parent")] * 3


def test_a_circle_is_no_part_of_one_that_ended() -> None:
    ended = circle("A", fin="2026-05-01")
    assert told(ended + circle("B", cercle_parent="A")) == [("parent_ended", "cercle parent")]
    assert told(ended + circle("B", cercle_parent="A", fin="2026-05-01")) == []


def test_a_merger_has_its_day() -> None:
    assert told(circle("A", rejoint="Technique")) == [("joins_without_end", "rejoint")]
    assert told(circle("A", rejoint="Technique", fin="2026-05-01")) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (line(cercle="A", date="2026-05-02"), [("circle_ended", "cercle")]),
        (line(cercle="A", date="2026-05-01"), []),
        ("{{Réunion|date=2026-06-01|cercle=A}}", [("circle_ended", "cercle")]),
        (budget(cercle="A", année="2027"), [("circle_ended", "cercle")]),
        (budget(cercle="A"), []),
        ("{{Rôle|nom=R|cercle=A|titulaire=Anou}}", [("circle_ended", "cercle")]),
        ("{{Rôle|nom=R|cercle=A|titulaire=Anou|fin=2026-05-01}}", []),
        ("{{Rôle|nom=R|cercle=A}}", []),
        ("{{Mandat|instance=orientation|qui=Anou|début=2026-01-01|représente=A}}", [("circle_ended", "représente")]),
    ],
)
def test_what_is_written_for_a_circle_after_its_end_is_told(text: str, codes: list[tuple[str, str]]) -> None:
    assert told(circle("A", fin="2026-05-01", rejoint="Technique") + text) == codes


def test_what_carries_on_is_offered() -> None:
    books = ledger(
        SHEETS | {"P": circle("A", fin="2026-05-01", rejoint="Technique") + line(cercle="A", date="2026-06-01")}
    )
    (said,) = [one.fault.suggestion for one in books.issues if one.code == "circle_ended"]
    assert "écrire « Technique », qu’il a rejoint" in said


def test_a_circle_that_ended_stands_apart_with_what_is_left() -> None:
    text = circle("A", fin="2026-05-01", rejoint="Technique") + budget(cercle="A") + circle("B", cercle_parent="Tech")
    books = ledger(SHEETS | {"Page": text})
    page, *_ = circle_pages(context_of(books, TODAY, Settings()), circle_details(books, circles(books, TODAY)))
    assert isinstance(page, RobotPage)
    ended = page.content.replace("\u00a0", " ").partition("== Arrêtés ==")[2]
    assert (
        "jusqu’au 1er mai 2026 ; a rejoint Technique ; il reste 1 000,00 € sur son budget, à virer à Technique" in ended
    )
    assert "dans Technique</small>" in page.content


def test_a_circles_own_page_shows_where_it_belongs_and_when_it_ends() -> None:
    text = circle("A", fin="2026-05-01", rejoint="Technique") + circle("B", cercle_parent="Tech", fin="2026-12-31")
    books = ledger(SHEETS | {"Page": text})
    made = circle_pages(context_of(books, TODAY, Settings()), circle_details(books, circles(books, TODAY)))
    read = {one.title.rpartition("/")[2]: json.loads(one.text) for one in made if isinstance(one, DataPage)}
    names = ("parent", "parts", "end", "ended", "joins")
    technique = {"name": "Technique", "page": "Technique"}
    assert [read["A.json"][name] for name in names] == [None, [], "2026-05-01", True, technique]
    assert [read["B.json"][name] for name in names] == [technique, [], "2026-12-31", False, None]
    assert [read["Technique.json"][name] for name in names] == [
        None,
        [{"name": "B", "page": "Page"}],
        None,
        False,
        None,
    ]


def seat(qui: str, **more: str) -> str:
    given = {"instance": "orientation", "qui": qui, "début": "2026-01-01", "représente": "Technique"}
    return call("Mandat", given | more)


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ({}, {}, [("seat_taken_twice", "représente")]),
        ({}, {"comme": "suppléante"}, []),
        ({"comme": "premier lien"}, {"comme": "second lien"}, []),
        ({"comme": "second lien"}, {"comme": "2e lien"}, [("seat_taken_twice", "représente")]),
    ],
)
def test_a_substitute_or_a_second_link_takes_no_seat(
    first: dict[str, str], second: dict[str, str], codes: list[tuple[str, str]]
) -> None:
    assert told(seat("Ana Martin", **first) + seat("Paul Roy", **second)) == codes


def test_a_substitute_is_no_member_of_the_body() -> None:
    rule = "{{Règle|nom=nombre de membres (cercle d'orientation)|valeur=1|à partir du=2020-01-01}}"
    text = rule + seat("Ana Martin") + seat("Paul Roy", comme="suppléant")
    (found,) = mandates(ledger(SHEETS | {"Page": text}), TODAY).checks
    assert found.verdict == "respectée"
