"""The board: each action once, in its space or its circle; what presses, what lacks somebody, what is done lately."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checking import codes
from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.load import Sources
from coopwiki.runs.render import context_of, make
from coopwiki.runs.touched import with_touched
from coopwiki.settings import Settings
from coopwiki.subjects.board import report as board_report
from coopwiki.subjects.board.explain import board_figures
from coopwiki.subjects.board.report import Board, BoardRow, board
from coopwiki.subjects.circles.action import Action
from coopwiki.wiki.memory import Memory
from ledgers import SHEETS, TODAY, call, ledger


def action(**fields: str) -> str:
    return call("Action", {"quoi": "Ranger", "cercle": "Technique"} | fields) + "\n"


def rows(text: str, on: date = TODAY) -> dict[tuple[str, str], BoardRow]:
    found = board(ledger(SHEETS | {"Carnet": text}, on), on).boards
    return {(row.kind, row.name): row for row in found}


def only(text: str) -> BoardRow:
    (row,) = rows(text).values()
    return row


def test_an_action_stands_in_its_space_before_its_circle_under_one_name() -> None:
    text = (
        "{{Espace|nom=Journée mensuelle|cercle=Tech|but=Se voir|ouvert=oui}}\n"
        + action(espace="journée_mensuelle")
        + action(cercle="Tech")
        + action()
    )
    found = rows(text)
    assert list(found) == [("space", "Journée mensuelle"), ("circle", "Technique")]
    space, circle = found.values()
    assert (len(space.to_do), space.circle, space.is_open, len(circle.to_do)) == (
        1,
        "Technique",
        True,
        2,
    )


@pytest.mark.parametrize(
    ("fields", "to_do", "doing", "done"),
    [
        ({}, 1, 0, 0),
        ({"état": "en cours"}, 0, 1, 0),
        ({"état": "abandonnée"}, 0, 0, 0),
        ({"état": "faite"}, 0, 0, 0),
        ({"état": "faite", "fait_le": "2026-06-30"}, 0, 0, 1),
        ({"fait_le": "2026-05-31"}, 0, 0, 1),
        ({"fait_le": "2026-05-30"}, 0, 0, 0),
        ({"fait_le": "2026-07-01"}, 1, 0, 0),
        ({"état": "abandonnée", "fait_le": "2026-06-30"}, 0, 0, 0),
    ],
)
def test_where_an_action_stands(fields: dict[str, str], to_do: int, doing: int, done: int) -> None:
    row = only(action(**fields))
    assert (len(row.to_do), len(row.doing), len(row.done)) == (to_do, doing, done)


def test_an_action_due_today_is_not_late_and_one_that_is_done_never_is() -> None:
    late = only(
        action(échéance="2026-06-29")
        + action(échéance="2026-06-30")
        + action(échéance="2026-01-01", fait_le="2026-06-01")
    )
    assert late.overdue == 1


def test_the_quarters_are_words() -> None:
    row = only(action(urgente="oui", importante="oui") + action(urgente="oui") + action(importante="oui") + action())
    assert [one.quarter for one in row.to_do] == [
        "urgent et important",
        "urgent, pas important",
        "important, pas urgent",
        "ni urgent ni important",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{Espace|nom=A}}{{Espace|nom=a}}", "same_space"),
        ("{{Espace|nom=Jardin}}" + action(espace="Jardn"), "unknown_space"),
        (action(état="en cours", fait_le="2026-06-01"), "done_still_open"),
        (action(fait_le="2026-07-01"), "done_to_come"),
    ],
)
def test_a_mistake_is_told_once(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_wiki_without_spaces_is_not_asked_for_one() -> None:
    assert codes(action(espace="Journée mensuelle")) == []


STATES = st.sampled_from(("", "à faire", "en cours", "faite", "abandonnée"))
DAYS = st.none() | st.integers(-50, 10).map(lambda ahead: TODAY + timedelta(days=ahead))
ACTIONS = st.lists(
    st.tuples(st.sampled_from(("Technique", "Accueil")), STATES, DAYS, DAYS, st.booleans(), st.booleans()), max_size=12
)  # fmt: skip
Drawn = tuple[str, str, date | None, date | None, bool, bool]


def written(drawn: list[Drawn]) -> str:
    return "".join(
        action(
            cercle=circle,
            état=state,
            échéance=str(due or ""),
            fait_le=str(done or ""),
            qui="Anou" if held else "",
            urgente="oui" if urgent else "",
        )
        for circle, state, due, done, held, urgent in drawn
    )


@given(ACTIONS)
def test_the_counts_are_those_of_a_plain_count(drawn: list[Drawn]) -> None:
    late, alone, lately, pending = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for circle, state, due, done, held, _ in drawn:
        dropped = state == "abandonnée"
        over = not dropped and (state == "faite" or (done is not None and done <= TODAY))
        if over and done and done <= TODAY and (TODAY - done).days <= 30:
            lately[circle] += 1
        if not over and not dropped:
            pending[circle] += 1
            late[circle] += bool(due and due < TODAY)
            alone[circle] += not held
    found = rows(written(drawn))
    assert {name for _, name in found} == {circle for circle, *_ in drawn}
    for (_, name), row in found.items():
        assert (row.overdue, row.unassigned, len(row.done)) == (
            late[name],
            alone[name],
            lately[name],
        )
        assert len(row.to_do) + len(row.doing) == pending[name]


@given(ACTIONS)
def test_every_figure_adds_up(drawn: list[Drawn]) -> None:
    for figure in board_figures(ledger(SHEETS | {"Carnet": written(drawn)}), TODAY):
        assert figure.explained("board").adds_up, figure.path


@pytest.mark.parametrize(("readers", "named"), [(Audience.MEMBERS, True), (Audience.EVERYONE, False)])
def test_the_page_names_people_to_members_alone(readers: Audience, *, named: bool) -> None:
    text = action(quoi="A [[b]] <script>", qui="Zoé", besoin="Un van", échéance="2026-01-01")
    found = ledger(SHEETS | {"Carnet": text})
    (made,), failed = make([board_report.REPORT], context_of(found, TODAY, Settings(), readers))
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    assert failed == ()
    assert ("Zoé" in page.content) is named
    assert "'''en retard'''" in page.content
    assert "Un van" in page.content
    assert "<script>" not in page.content


def faded_page(days: int, text: str) -> tuple[Board, str]:
    """The board and its page, of a page that was last edited so many days ago."""
    read = ledger(SHEETS | {"Carnet": text})
    ids = {one.page.id for one in read.of(Action)}
    books = replace(read, touched=dict.fromkeys(ids, TODAY - timedelta(days=days)), _derived={})
    made, failed = make((board_report.REPORT,), context_of(books, TODAY, Settings(), Audience.MEMBERS))
    assert failed == ()
    (page,) = made[0].pages
    assert isinstance(page, RobotPage)
    return made[0].report.data, page.content.replace("\u00a0", " ")


def test_an_action_that_nobody_touched_for_sixty_days_fades_and_is_asked_about_once() -> None:
    found, page = faded_page(60, action(urgente="oui", échéance="2026-01-01"))
    (row,) = found.boards[0].to_do
    assert (row.faded, row.touched_on) == (True, TODAY - timedelta(days=60))
    assert page.count("Ranger") == 1
    assert page.index("Toujours d’actualité ?") < page.index("Ranger") < page.index("page modifiée le 1er mai 2026")
    assert "0 action ouverte" in page
    assert "1 à faire, rien en cours, aucune faite ces 30 derniers jours. 1 est à confirmer, plus bas." in page
    assert "Personne n’a touché depuis 60 jours à la page de cette action. Faite, abandonnée" in page


def test_several_that_faded_are_asked_about_in_one_sentence() -> None:
    _, page = faded_page(90, action(quoi="Ranger") + action(quoi="Trier", état="en cours"))
    assert "1 à faire, 1 en cours, aucune faite ces 30 derniers jours. 2 sont à confirmer, plus bas." in page
    assert "Personne n’a touché depuis 60 jours aux pages de ces 2 actions. Faite, abandonnée" in page


@pytest.mark.parametrize("fields", [{}, {"état": "faite", "fait le": "2026-06-20"}, {"état": "abandonnée"}])
def test_what_was_touched_lately_or_is_no_longer_open_does_not_fade(fields: dict[str, str]) -> None:
    assert "Toujours d’actualité" not in faded_page(59 if not fields else 400, action(**fields))[1]


def test_a_run_asks_when_the_pages_of_open_actions_were_edited_and_no_others() -> None:
    wiki = Memory(SHEETS | {"Ouverte": action(), "Close": action(état="faite")})
    read = with_touched(Sources(wiki, Settings()).read(), wiki)
    assert [one.page.title for one in read.of(Action) if one.page.id in read.touched] == ["Ouverte"]
    assert set(read.touched.values()) == {date(2026, 1, 1)}
    wiki.remembers = False
    assert with_touched(Sources(wiki, Settings()).read(), wiki).touched == {}
