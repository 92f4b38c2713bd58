"""An action that nobody touched for sixty days stands in no list of what is to be done, and is asked about once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.publishing.robot_page import DataPage, RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.agenda.weekly_report import weekly
from coopwiki.subjects.board.explain import board_figures
from coopwiki.subjects.board.pack import needs
from coopwiki.subjects.circles.action import Action
from coopwiki.subjects.circles.circle_life_report import lives
from coopwiki.subjects.circles.open_actions import FADES
from coopwiki.subjects.commons.commons_report import commons
from coopwiki.subjects.people.awaiting_report import Waiting
from coopwiki.subjects.reports import REPORTS
from ledgers import SHEETS, budget, call, ledger, line

MONDAY = date(2026, 7, 6)
RULE = "{{Règle|nom=appel hebdomadaire|valeur=lundi 12:00|à partir du=2018-01-01}}"


def books(pages: Mapping[str, str], ages: Mapping[str, int], on: date = MONDAY) -> Ledger:
    """The ledger of these pages beside the usual sheets, each last edited so many days before `on`."""
    read = ledger({**SHEETS, "Règles": RULE, **pages}, on)
    ids = {one.page.title: one.page.id for one in read.of(Action)}
    touched = {ids[title]: on - timedelta(days=age) for title, age in ages.items() if title in ids}
    return replace(read, touched=touched, _derived={})


def action(what: str, **fields: str) -> str:
    return call("Action", {"quoi": what, "cercle": "Technique", "qui": "Ana Martin"} | fields)


PRESSING = {"urgente": "oui", "échéance": "2026-01-01", "besoin": "Une clé"}


def pages_of(found: Ledger, name: str) -> dict[str, str]:
    (report,) = [one for one in REPORTS if one.name == name]
    (made,), failed = make([report], context_of(found, MONDAY, Settings(), Audience.MEMBERS))
    assert failed == ()
    texts = {page.title: page.text if isinstance(page, DataPage) else page.content for page in made.pages}
    assert any(isinstance(page, RobotPage) for page in made.pages)
    return {title: text.replace("\u00a0", " ") for title, text in texts.items()}


def everywhere(found: Ledger) -> dict[str, list[str]]:
    """Each list of open actions there is, by what each action does."""
    call_of, life = weekly(found, MONDAY), lives(found, MONDAY).get("Technique")
    pressing = (*call_of.overdue, *call_of.urgent, *call_of.unassigned, *call_of.needs)
    return {
        "call": sorted({one.what for one in pressing}),
        "own space": sorted(one.what for _, one in Waiting(found, MONDAY).of("Ana Martin").actions),
        "circle": sorted(one.what for one in life.actions) if life else [],
        "needs": sorted(one.what for one in commons(found, MONDAY).needs),
        "pack": sorted(one.title for one in needs(found, MONDAY)),
    }


STATES = st.sampled_from(("", "à faire", "en cours", "faite", "abandonnée"))
DAYS = st.none() | st.integers(-9, 9).map(lambda ahead: MONDAY + timedelta(days=ahead))
DRAWN = st.lists(st.tuples(STATES, DAYS, st.none() | st.integers(50, 75)), max_size=8)


@given(DRAWN)
def test_every_list_has_the_same_open_actions_and_asks_about_the_same_others(
    drawn: list[tuple[str, date | None, int | None]],
) -> None:
    pages, ages, still, asked = {}, {}, [], []
    for number, (state, done, age) in enumerate(drawn):
        what = f"Action {number}"
        pages[what] = action(what, **PRESSING | {"état": state, "fait le": str(done or ""), "besoin": what})
        ages.update({} if age is None else {what: age})
        over = state in ("faite", "abandonnée") or (done is not None and done <= MONDAY)
        if not over:
            (asked if age is not None and age >= 60 else still).append(what)
    found = books(pages, ages)
    assert everywhere(found) == dict.fromkeys(("call", "own space", "circle", "needs", "pack"), sorted(still))
    own = Waiting(found, MONDAY).of("Ana Martin").faded
    assert sorted(one.what for _, one in own) == sorted(asked)
    told = weekly(found, MONDAY)
    assert len(told.faded) + len(told.faded_before) == len(asked)
    assert sorted(one.what for one in told.faded) == sorted(what for what in asked if ages[what] < 67)
    figures = {one.path: one for one in board_figures(found, MONDAY)}
    assert all(one.explained("board").adds_up for one in figures.values())
    if drawn:
        assert figures["Technique overdue"].value == len(still)
        assert figures["Technique faded"].value == len(asked)


def test_the_call_asks_about_an_action_once_and_counts_it_at_the_next() -> None:
    pages = {"Vieille": action("Ranger", **PRESSING), "Neuve": action("Trier", **PRESSING)}
    for age, asked, before in ((59, 0, 0), (60, 1, 0), (66, 1, 0), (67, 0, 1), (400, 0, 1)):
        found = weekly(books(pages, {"Vieille": age, "Neuve": 1}), MONDAY)
        assert (len(found.faded), len(found.faded_before)) == (asked, before)


def test_between_two_calls_the_same_action_stays_asked_about() -> None:
    pages, touched = {"Vieille": action("Ranger", **PRESSING)}, MONDAY - FADES
    for later in range(8):
        on = MONDAY + timedelta(days=later)
        found = weekly(books(pages, {"Vieille": (on - touched).days}, on), on)
        assert bool(found.faded) is (later == 0)
        assert len(found.faded) + len(found.faded_before) == 1


def test_the_pages_ask_the_question_where_they_listed_the_action() -> None:
    pages = {"Vieille": action("Ranger", **PRESSING), "Ancienne": action("Peindre"), "Neuve": action("Trier")}
    pages |= {"Fonds": budget(), "Carnet": line()}
    found = books(pages, {"Vieille": 62, "Ancienne": 90, "Neuve": 1})
    called = pages_of(found, "weekly")["Tableau de bord/Appel"]
    assert called.index("== Toujours d’actualité ? ==") < called.index("Ranger]]")
    assert called.count("Ranger]]") == 1
    assert "page modifiée le 5 mai 2026" in called
    assert "Ancienne" not in called
    assert "[[:Tableau de bord/Actions|1 action attend]] une réponse depuis un appel précédent." in called
    own = pages_of(found, "mine")["Tableau de bord/Personnes/Ana Martin"]
    assert "* Action : [[:Neuve|Trier]] (Technique)\n" in own
    asked = "* Toujours d’actualité ? [[:Vieille|Ranger]] (Technique), page modifiée le 5 mai 2026"
    assert own.count(asked) == 1
    assert "Action : [[:Vieille" not in own
    front = pages_of(found, "overview")["Tableau de bord"]
    assert "Ranger" not in front
    data = pages_of(found, "circles")["Module:CoopWiki/données/cercles/Technique.json"]
    assert '"faded": 2' in data


def test_notes_of_the_call_have_the_question_once() -> None:
    pages = {"Vieille": action("Ranger"), "Ancienne": action("Peindre")}
    called = pages_of(books(pages, {"Vieille": 62, "Ancienne": 90}), "weekly")["Tableau de bord/Appel"]
    assert called.count("Toujours%20d%E2%80%99actualit%C3%A9%20%3F%20Ranger%20%28Technique%29") == 1
    assert "Peindre" not in called
