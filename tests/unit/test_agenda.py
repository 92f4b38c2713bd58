"""The agenda: what takes place when, in place of what, what the page shows, what is told."""

from __future__ import annotations

from datetime import date

import pytest

from checking import codes, found, said
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.agenda import calendar_report
from coopwiki.subjects.agenda.calendar_report import CalendarEvent, calendar
from coopwiki.subjects.circles.circle_life_report import lives
from ledgers import SHEETS, TODAY, call, ledger

CALL = {"titre": "Appel du lundi", "heure": "midi", "durée": "1h", "chaque": "lundi"}


def meeting(day: str = "2026-07-06", **fields: str) -> str:
    return call("Réunion", {"date": day, "cercle": "Technique"} | fields) + "\n"


def event(day: str = "2026-07-06", **fields: str) -> str:
    return call("Événement", {"date": day, "titre": "Fête"} | fields) + "\n"


def shown(text: str, on: date = TODAY, settings: Settings | None = None) -> list[str]:
    """Day, hours and title of each event of the agenda."""
    rows = calendar(ledger(SHEETS | {"Carnet": text}, on, settings), on).events
    return [" ".join(filter(None, (str(row.day), row.start, row.end, row.title))) for row in rows]


def only(text: str, on: date = TODAY) -> CalendarEvent:
    (row,) = calendar(ledger(SHEETS | {"Carnet": text}, on), on).events
    return row


def test_a_meeting_is_shown_with_all_that_the_agenda_promises() -> None:
    row = only(meeting(heure="14 h 30", durée="1h30", lieu="Salle du bas"))
    assert (row.day, row.start, row.end) == (date(2026, 7, 6), "14:30", "16:00")
    assert (row.title, row.circle, row.place) == ("Réunion Technique", "Technique", "Salle du bas")
    assert (row.page, row.recurring) == ("Carnet", False)


def test_the_agenda_goes_30_days_back_and_90_ahead_both_counted() -> None:
    days = ("2026-05-30", "2026-05-31", "2026-09-28", "2026-09-29")
    assert shown("".join(event(day) for day in days)) == ["2026-05-31 Fête", "2026-09-28 Fête"]


def test_a_series_that_began_long_ago_takes_place_each_time_but_on_its_exceptions() -> None:
    text = meeting("2019-01-01", **CALL, jusqu_au="", sauf="2026-07-13 ; 20 juillet 2026")
    found_days = [row.split(" ")[0] for row in shown(text) if "2026-07" in row]
    assert found_days == ["2026-07-06", "2026-07-27"]


def test_a_series_ends_on_its_last_day() -> None:
    text = meeting("2026-06-29", **CALL).replace("|chaque", "|jusqu'au=2026-07-06|chaque")
    assert shown(text) == ["2026-06-29 12:00 13:00 Appel du lundi", "2026-07-06 12:00 13:00 Appel du lundi"]


@pytest.mark.parametrize("said_day", ["2026-07-06", "lundi 6 juillet 2026"])
def test_a_moved_meeting_stands_for_the_day_it_replaces(said_day: str) -> None:
    series = meeting("2026-07-06", **CALL).replace("|chaque", "|jusqu'au=2026-07-13|chaque")
    moved = meeting("2026-07-07", heure="14 h", remplace=said_day)
    assert shown(series + moved) == ["2026-07-07 14:00 15:00 Appel du lundi", "2026-07-13 12:00 13:00 Appel du lundi"]


def test_a_meeting_that_replaces_its_own_day_says_only_so() -> None:
    series = meeting("2026-07-06", **CALL).replace("|chaque", "|jusqu'au=2026-07-06|chaque")
    assert shown(series + meeting(heure="18 h", remplace="oui")) == ["2026-07-06 18:00 19:00 Appel du lundi"]


def test_the_notes_of_a_meeting_are_that_meeting_and_no_second_one() -> None:
    series = meeting("2026-06-29", **CALL).replace("|chaque", "|jusqu'au=2026-06-29|chaque")
    notes = meeting("2026-06-29", présents="Ana Martin")
    row = only(series + notes)
    assert (row.start, row.title, row.recurring) == ("12:00", "Appel du lundi", False)
    assert codes(series + notes) == []


def test_another_meeting_of_that_day_at_another_hour_is_a_second_one() -> None:
    series = meeting("2026-07-06", **CALL).replace("|chaque", "|jusqu'au=2026-07-06|chaque")
    assert len(shown(series + meeting(heure="18 h"))) == 2


def test_an_hour_of_the_wall_stays_over_the_change_of_summer_time() -> None:
    text = meeting("2026-10-12", **CALL)
    hours = {row.split(" ")[1] for row in shown(text, date(2026, 10, 20))}
    assert hours == {"12:00"}


def test_an_hour_that_does_not_exist_moves_on_and_its_length_stays() -> None:
    on = date(2026, 3, 29)
    assert shown(meeting("2026-03-29", heure="2 h 30", durée="1h"), on) == ["2026-03-29 03:30 04:30 Réunion Technique"]
    assert shown(meeting("2026-03-29", heure="1 h 30", durée="1h"), on) == ["2026-03-29 01:30 03:30 Réunion Technique"]


def test_an_hour_that_exists_twice_is_the_first() -> None:
    text = meeting("2026-10-25", heure="2 h 30", durée="1h")
    assert shown(text, date(2026, 10, 25)) == ["2026-10-25 02:30 02:30 Réunion Technique"]


def test_two_changes_of_hour_in_one_month_are_two_changes() -> None:
    casablanca = Settings(timezone="Africa/Casablanca")
    text = meeting("2026-02-01", heure="12 h", durée="1h", chaque="jour")
    assert {row.split(" ", 1)[1] for row in shown(text, date(2026, 3, 1), casablanca)} == {
        "12:00 13:00 Réunion Technique"
    }


def test_an_event_of_several_days_is_shown_while_it_lasts() -> None:
    row = only(event("2026-05-28", fin="2026-05-31"))
    assert (row.day, row.last_day) == (date(2026, 5, 28), date(2026, 5, 31))


def test_two_events_with_one_title_are_two_and_nothing_is_told() -> None:
    text = event() + event()
    assert len(shown(text)) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (meeting(heure="25 h"), "hour_unreadable"),
        (meeting("2026-03-29", heure="2 h 30"), "hour_skipped"),
        (meeting(durée="−1h"), "lasts_nothing"),
        (event(fin="2026-07-01"), "event_ends_before"),
        (meeting(chaque="parfois"), "recurrence_unreadable"),
        (meeting(chaque="mardi"), "series_starts_later"),
        (meeting("2026-07-31", chaque="mois"), "series_skips"),
        (event("2028-02-29", chaque="année"), "series_skips"),
        (meeting(chaque="lundi", sauf="2026-07-07"), "exception_of_nothing"),
        (meeting(sauf="2026-07-06"), "not_a_series"),
        (meeting(remplace="2026-07-05"), "replaces_nothing"),
        (meeting(remplace="la prochaine"), "replaces_nothing"),
        (meeting(heure="9 h", durée="2h") + meeting(heure="10 h"), "circle_at_once"),
    ],
)
def test_what_does_not_hold_together_is_told(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_series_that_never_happens_is_told() -> None:
    never = "{{Réunion|date=2026-07-07|cercle=Technique|chaque=lundi|jusqu'au=2026-07-12}}"
    always_off = "{{Réunion|date=2026-07-06|cercle=Technique|chaque=lundi|jusqu'au=2026-07-12|sauf=2026-07-06}}"
    assert codes(never) == ["series_never"]
    assert codes(always_off) == ["series_never"]


def test_midi_in_a_series_and_a_circle_twice_at_once_is_told_once() -> None:
    text = meeting("2026-07-06", **CALL) + meeting("2026-07-06", heure="12 h 30", titre="Autre", chaque="lundi")
    assert said(text) == (
        "Le cercle « Technique » a deux réunions en même temps : le 6 juillet 2026, l’autre est à 12 h, « Carnet », "
        "ligne 1 ; changer l’heure de l’une."
    )


def test_somebody_in_two_places_at_once_is_told_under_any_name() -> None:
    text = meeting(heure="9 h", durée="2h", animation="Anou") + meeting(
        cercle="Accueil", heure="10 h", animation="Ana Martin"
    )
    (issue,) = found(text)
    assert (issue.code, issue.line) == ("person_at_once", 2)


def test_of_many_meetings_at_once_each_is_told_once() -> None:
    told = found("".join(meeting(heure="9 h", titre=f"Titre {number}") for number in range(5)))
    assert [(issue.code, issue.line) for issue in told] == [("circle_at_once", line) for line in (2, 3, 4, 5)]


def test_one_after_the_other_is_not_at_once() -> None:
    text = meeting(heure="9 h", durée="1h", animation="Ana Martin")
    assert codes(text + meeting(cercle="Accueil", heure="10 h", animation="Ana Martin")) == []


def test_a_circle_shows_its_next_three_meetings() -> None:
    text = meeting("2026-01-05", **CALL) + meeting("2026-07-01", heure="9 h")
    life = lives(ledger(SHEETS | {"Carnet": text}), TODAY)["Technique"]
    assert [(str(row.day), row.hour) for row in life.meetings] == [
        ("2026-07-01", "9\u00a0h"), ("2026-07-06", "12\u00a0h"), ("2026-07-13", "12\u00a0h"),
    ]  # fmt: skip
    assert life.met == date(2026, 6, 29)


def page(text: str) -> str:
    (made,), failed = make([calendar_report.REPORT], context_of(ledger(SHEETS | {"Carnet": text}), TODAY, Settings()))
    one = made.pages[0]
    assert failed == ()
    assert isinstance(one, RobotPage)
    return one.content


def test_the_page_has_a_list_and_a_table_a_month_that_a_reader_can_hear() -> None:
    content = page(meeting("2026-07-06", **CALL, lieu="[[Salle]]") + event("2026-06-30", titre="<b>Fête</b>"))
    assert "'''Prochain rendez-vous : mardi" in content
    assert "12\u00a0h à 13\u00a0h : '''[[:Carnet|Appel du lundi]] (Technique)''', Salle" in content
    assert content.count('role="region"') == 4
    assert content.count('! scope="col" | lundi') == 4
    assert "<b>" not in content


def test_an_empty_agenda_has_no_page() -> None:
    (made,), _ = make([calendar_report.REPORT], context_of(ledger(SHEETS), TODAY, Settings()))
    assert made.pages == ()
