"""Between the marks the robots write; what people write around a zone stays theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.publishing import zones
from coopwiki.publishing.orphan_pages import gone_pages
from coopwiki.publishing.robot_page import DataPage, RobotPage
from coopwiki.runs.render import context_of
from coopwiki.settings import Settings
from ledgers import TODAY, ledger

ZONE = "<!-- coopwiki:début a -->\n{}\n<!-- coopwiki:fin a -->"
OPENING, CLOSING = zones.marks("a")


def test_a_new_page_is_the_zone() -> None:
    assert zones.put("", "a", "un") == ZONE.format("un")


def test_a_zone_is_replaced_and_what_is_around_it_stays_to_the_letter() -> None:
    page = f"Avant\n\n{ZONE.format('un')}\n\n== Après ==\n  "
    assert zones.put(page, "a", "deux") == f"Avant\n\n{ZONE.format('deux')}\n\n== Après ==\n  "


def test_a_page_of_people_gets_the_zone_first() -> None:
    assert zones.put("\nBonjour\n", "a", "un") == f"{ZONE.format('un')}\n\nBonjour"


def test_other_zones_stay() -> None:
    page = ZONE.format("un").replace(" a ", " b ")
    assert zones.put(page, "a", "deux") == f"{ZONE.format('deux')}\n\n{page}"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"x {OPENING} un", "<>\n\nx  un"),
        (f"un {CLOSING} x", "<>\n\nun  x"),
        (f"x {CLOSING} y {OPENING} z", "<>\n\nx  y  z"),
        (f"x {OPENING} y {OPENING} un {CLOSING} z", "x  y <> z"),
        (f"{OPENING} un {CLOSING} y {CLOSING} z", "<> y  z"),
        (f"{OPENING} un {CLOSING} y {OPENING} z {CLOSING}", "<> y  z "),
    ],
    ids=["never closed", "never opened", "wrong way round", "opened twice", "closed twice", "two zones"],
)  # fmt: skip
def test_marks_missing_or_doubled_are_put_right_without_losing_a_word(page: str, expected: str) -> None:
    put = zones.put(page, "a", "deux")
    assert put == expected.replace("<>", ZONE.format("deux"))
    assert zones.put(put, "a", "deux") == put


PIECES = st.lists(st.sampled_from([OPENING, CLOSING, "mot ", "\n", "é", "<!-- coopwiki:début b -->"]), max_size=9)


@given(PIECES.map("".join))
def test_putting_a_zone_twice_changes_nothing_and_keeps_every_word(page: str) -> None:
    once = zones.put(page, "a", "robot")
    assert zones.put(once, "a", "robot") == once
    assert once.count(OPENING) == once.count(CLOSING) == 1
    inside = zones.content(page, "a") or ""
    assert once.count("mot") == page.count("mot") - inside.count("mot")
    assert zones.name(once) in ("a", "b")


FOOT = "<small>Page écrite par un robot ; ce qui est écrit hors de ses marques reste. Fin.</small>"


@pytest.mark.parametrize("left", ["", "<!-- coopwiki:FAIN a -->", "<!-- fin coopwiki >"])
def test_a_closing_mark_that_somebody_damaged_leaves_no_old_table_behind(left: str) -> None:
    page = f"Avant\n{OPENING}\nvieux\n\n{FOOT}\n{left}\n\nMot d’un membre."
    put = zones.put(page, "a", f"neuf\n\n{FOOT}")
    assert put.replace("\n", " ").split() == [
        *("Avant", *OPENING.split(), "neuf", *FOOT.split(), *CLOSING.split()),
        *"Mot d’un membre.".split(),
    ]


def test_the_name_of_a_zone_is_read_from_its_mark() -> None:
    assert (zones.name(ZONE), zones.name("x <!-- coopwiki:fin a -->"), zones.name("")) == (
        "a",
        "",
        "",
    )


def test_a_page_without_a_subject_says_so_in_its_own_zone_and_a_members_page_stays() -> None:
    context = context_of(ledger({}), TODAY, Settings())
    held = {
        "Tableau de bord/X": f"Mot\n{ZONE}",
        "Tableau de bord/Notes": "à moi",
        "M/données/x.json": '{"a": 1}',
    }
    gone = {page.title: page for page in gone_pages(context, held)}
    robot, data = gone["Tableau de bord/X"], gone["M/données/x.json"]
    assert isinstance(robot, RobotPage)
    assert robot.zone == "a"
    assert "[[Catégorie:Pages de robot à supprimer]]" in robot.content
    assert data == DataPage("M/données/x.json", "{}")
    assert "Tableau de bord/Notes" not in gone
