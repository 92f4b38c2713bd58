"""Calls for projects: by deadline, closing soon, archived by year with the outcome."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checking import codes
from coopwiki.core.audience import Audience
from coopwiki.exchange.as_json import plain_value
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.calls import calls_report
from coopwiki.subjects.calls.calls_report import Calls, calls
from coopwiki.subjects.calls.explain_calls import call_figures
from ledgers import SHEETS, TODAY, call, ledger


def offer(**fields: str) -> str:
    plain = {"titre": "Ateliers", "financeur": "Région", "échéance": "2026-09-15"}
    return call("Appel à projets", plain | fields) + "\n"


def report(text: str, on: date = TODAY) -> Calls:
    return calls(ledger(SHEETS | {"Carnet": text}, on), on)


@pytest.mark.parametrize(
    ("deadline", "state", "closing", "archived", "shown"),
    [
        ("2026-06-30", "", True, False, "à étudier"),
        ("2026-07-30", "en cours", True, False, "en cours"),
        ("2026-07-31", "en cours", False, False, "en cours"),
        ("2026-07-01", "déposé", False, False, "déposé"),
        ("2026-07-01", "refusé", False, True, "refusé"),
        ("2026-06-29", "en cours", False, True, "passé"),
        ("2026-06-29", "déposé", False, True, "déposé"),
    ],
)
def test_where_a_call_stands(deadline: str, state: str, shown: str, *, closing: bool, archived: bool) -> None:
    found = report(offer(échéance=deadline, état=state))
    rows = [row for year in found.archive for row in year.calls] if archived else found.calls
    assert [(row.closing, row.state) for row in rows] == [(closing, shown)]
    assert bool(found.archive) is archived


def test_an_amount_stays_as_vague_as_it_was_written() -> None:
    found = plain_value(report(offer(montant="5000 à 8000 €") + offer(titre="B")))
    assert [row["amount"] for row in found["calls"]] == [
        {"low": "5000.00", "high": "8000.00", "approximate": True},
        None,
    ]


def test_a_success_rate_is_told_from_ten_answers_on() -> None:
    past = "".join(offer(titre=f"T{n}", échéance="2025-03-01", état="obtenu" if n < 2 else "refusé") for n in range(9))
    assert report(past).success_percent is None
    more = report(past + offer(titre="T9", échéance="2024-03-01", état="obtenu"))
    assert (more.success_percent, [year.success_percent for year in more.archive]) == (
        30,
        [None, None],
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (offer(échéance="2026-06-29"), "call_past"),
        (offer() + offer(titre="« Ateliers »"), "same_call"),
        (offer(lien="javascript:alert(1)"), "link_not_web"),
        (offer(montant="inconnu"), "about_unreadable"),
        (offer(échéance=""), "missing_field"),
        (offer(qui_répond="Zoé"), "unknown_person"),
    ],
)
def test_a_mistake_is_told_once(text: str, code: str) -> None:
    assert codes(text) == [code]


DRAWN = st.lists(
    st.tuples(st.integers(-900, 90), st.sampled_from(("", "en cours", "déposé", "obtenu", "refusé", "passé"))),
    max_size=25,
)  # fmt: skip


@given(DRAWN)
def test_each_call_is_told_once_and_the_rates_are_those_of_a_plain_count(
    drawn: list[tuple[int, str]],
) -> None:
    text = "".join(
        offer(titre=f"T{n}", échéance=str(TODAY + timedelta(days=ahead)), état=state)
        for n, (ahead, state) in enumerate(drawn)
    )
    found = report(text)
    told = [*found.calls, *(row for year in found.archive for row in year.calls)]
    assert sorted(row.title for row in told) == sorted(f"T{n}" for n in range(len(drawn)))
    assert [row.deadline for row in found.calls] == sorted(row.deadline for row in found.calls)
    for year in found.archive:
        days = [(TODAY + timedelta(days=ahead), state) for ahead, state in drawn]
        own = [
            state
            for day, state in days
            if day.year == year.year and (day < TODAY or state in ("obtenu", "refusé", "passé"))
        ]
        won, lost = own.count("obtenu"), own.count("refusé")
        rate = won * 100 // (won + lost) if won + lost >= 10 else None
        assert (year.count, year.won, year.lost, year.success_percent) == (
            len(own),
            won,
            lost,
            rate,
        )
    for figure in call_figures(ledger(SHEETS | {"Carnet": text}), TODAY):
        assert figure.explained("calls").adds_up, figure.path


@pytest.mark.parametrize(("readers", "named"), [(Audience.MEMBERS, True), (Audience.EVERYONE, False)])
def test_the_page_names_people_to_members_alone(readers: Audience, *, named: bool) -> None:
    text = offer(titre="A [[b]] <script>", qui_répond="Zoé", échéance="2026-07-02")
    found = ledger(SHEETS | {"Carnet": text})
    (made,), failed = make([calls_report.REPORT], context_of(found, TODAY, Settings(), readers))
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    assert failed == ()
    assert ("Zoé" in page.content) is named
    assert "<script>" not in page.content
    assert "1 appel ferme" in page.content.replace("\u00a0", " ")
