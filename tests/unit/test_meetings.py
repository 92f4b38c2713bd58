"""Meetings: read as typed, held or to come, and what the demo says of them."""

from __future__ import annotations

from datetime import date

import pytest

from cooperative import generate
from coopwiki.subjects.circles.meeting import Meeting
from ledgers import SHEETS, codes, ledger

DEMO_DAY = date(2026, 11, 22)
HELD = (
    "{{Réunion|date=9 juin 2026|heure=14 h 30|cercle=[[Technique]]|lieu=Visio|animation=Paul"
    "|Présent·es=Anou ; [[Utilisateur:Paul]] ; Marie (Région)|ordre du jour=\n* Sauvegardes\n* Budget\n}}"
)


def test_a_meeting_is_read_as_people_type_it() -> None:
    (given,) = ledger(SHEETS | {"Carnet": HELD}).of(Meeting)
    assert (given.day, given.hour, given.circle) == (date(2026, 6, 9), "14 h 30", "Technique")
    assert given.present == ("Anou", "Paul", "Marie (Région)")
    assert given.agenda == ("Sauvegardes", "Budget")


def test_one_to_come_and_guests_without_a_profile_are_no_mistakes() -> None:
    to_come = HELD.replace("juin", "décembre")
    assert codes(SHEETS | {"Carnet": HELD + to_come}) == []


def test_a_circle_without_a_sheet_is_told() -> None:
    assert codes(SHEETS | {"Carnet": "{{Réunion|date=2026-06-09|cercle=Tecnique}}"}) == ["unknown_circle"]


@pytest.mark.long
def test_the_demos_meetings_can_be_read_held_and_to_come() -> None:
    found = ledger({page.title: page.text for page in generate(DEMO_DAY)}, DEMO_DAY)
    once = [given for given in found.of(Meeting) if given.every is None]
    held = [given for given in once if given.day <= DEMO_DAY]
    to_come = [given for given in once if given.day > DEMO_DAY]
    assert len(held) > 100
    assert all(len(given.present) >= 3 for given in held)
    assert len(to_come) > 5
    assert all(given.present == () and given.hour and given.agenda for given in to_come)
    assert [issue for issue in found.issues if issue.template == Meeting.template] == []
