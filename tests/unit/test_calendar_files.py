"""Calendar files: read by icalendar and dateutil, they say the same moments as our agenda."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rruleset, rrulestr
from dateutil.tz import tzical
from test_agenda import CALL, event, meeting

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.exchange.calendar import CalendarEntry, calendar
from coopwiki.publishing.robot_page import DataPage, Published
from coopwiki.runs.render import context_of
from coopwiki.settings import Settings
from coopwiki.subjects.agenda import calendar_report
from coopwiki.subjects.agenda.event import Event
from coopwiki.subjects.agenda.feeds_page import feed_pages
from coopwiki.subjects.agenda.feeds_report import calendar_feeds
from coopwiki.subjects.agenda.occurrences import occurrences
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.exports import export_bytes
from ledgers import SHEETS, TODAY, ledger, line

FIRST, LAST = TODAY, TODAY + timedelta(days=400)
SERIES = (
    meeting("2026-01-05", **CALL, sauf="2026-07-13 ; 2026-12-28")
    + meeting("2026-07-21", heure="14 h", remplace="2026-07-20")
    + meeting("2026-07-27", présents="Ana Martin")
    + meeting("2026-02-03", cercle="Accueil", heure="9 h", durée="1h30", chaque="1er mardi du mois")
    + meeting("2026-02-03", cercle="Accueil", heure="2 h 30", chaque="dimanche")
    + meeting("2026-01-30", cercle="Accueil", heure="18 h", chaque="5e vendredi du mois")
    + meeting("2020-01-31", cercle="Accueil", heure="17 h", chaque="mois")
    + meeting("2020-02-29", cercle="Accueil", heure="16 h", chaque="année")
    + meeting("2026-06-30", cercle="Accueil", chaque="un jeudi sur trois").replace(
        "|chaque", "|jusqu'au=2027-03-01|chaque"
    )
    + meeting("2026-06-30", cercle="Accueil", heure="20 h", chaque="dernier jour du mois")
    + meeting("2026-07-02", cercle="Accueil", heure="midi", chaque="lundi et jeudi").replace(
        "|chaque", "|jusqu'au=2026-09-03|chaque"
    )
    + meeting("2026-10-25", heure="2 h 30", durée="1h")
    + meeting("2027-03-28", heure="2 h 30")
)


def read(text: str, zone: str = "Europe/Paris") -> Ledger:
    return ledger(SHEETS | {"Carnet": text}, TODAY, Settings(timezone=zone))


def components(text: str, type_: type = Meeting, zone: str = "Europe/Paris") -> list[icalendar.Component]:
    return list(icalendar.Calendar.from_ical(export_bytes(read(text, zone), type_, "ics")).walk("VEVENT"))


def ours(text: str, zone: str = "Europe/Paris") -> list[datetime | date]:
    found = occurrences(read(text, zone), FIRST, LAST)
    return sorted((one.start.astimezone(UTC) if one.start else one.day for one in found), key=str)


def theirs(text: str, zone: str = "Europe/Paris") -> list[datetime | date]:
    """What dateutil makes of the file's own rules and exceptions."""
    return sorted((moment for one in components(text, zone=zone) for moment in moments(one)), key=str)


def moments(one: icalendar.Component) -> list[datetime | date]:
    start = one["DTSTART"].dt
    naive = datetime.combine(start, start.time() if isinstance(start, datetime) else time())
    rules = rruleset()
    if "RRULE" in one:
        text = one["RRULE"].to_ical().decode()
        if "UNTIL" in one["RRULE"] and isinstance(start, datetime):
            until = one["RRULE"]["UNTIL"][0]
            text = text.replace(f"{until:%Y%m%dT%H%M%SZ}", f"{until.astimezone(start.tzinfo):%Y%m%dT%H%M%S}")
        rules.rrule(rrulestr(text, dtstart=naive))
    rules.rdate(naive)
    gone = one.get("EXDATE", [])
    for listed in gone if isinstance(gone, list) else [gone]:
        for day in listed.dts:
            rules.exdate(datetime.combine(day.dt, naive.time()))
    window = rules.between(datetime.combine(FIRST, time()), datetime.combine(LAST, time.max), inc=True)
    if not isinstance(start, datetime):
        return [moment.date() for moment in window]
    return [moment.replace(tzinfo=start.tzinfo).astimezone(UTC) for moment in window]


@pytest.mark.parametrize("zone", ["Europe/Paris", "Africa/Casablanca", "America/New_York", "UTC"])
def test_a_calendar_program_sees_our_moments_for_400_days(zone: str) -> None:
    assert len(ours(SERIES, zone)) > 150
    assert theirs(SERIES, zone) == ours(SERIES, zone)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Africa/Casablanca", "Asia/Kolkata"])
def test_the_zone_in_the_file_is_the_zone_without_knowing_its_name(zone: str) -> None:
    start = datetime(2026, 1, 5, 12, tzinfo=ZoneInfo(zone))
    made = calendar([CalendarEntry(uid="a", sequence=1, start=start, summary="x")]).decode()
    block = made[made.index("BEGIN:VTIMEZONE") : made.index("BEGIN:VEVENT")]
    given = tzical(io.StringIO(f"BEGIN:VCALENDAR\r\n{block}END:VCALENDAR\r\n")).get()
    day = datetime(2026, 1, 1, tzinfo=UTC)
    for hours in range(0, 400 * 24, 5):
        local = (day + timedelta(hours=hours)).astimezone(ZoneInfo(zone))
        twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
        if not twice:
            assert local.replace(tzinfo=given).utcoffset() == local.utcoffset(), local


def uids(text: str, type_: type = Meeting) -> list[str]:
    return [str(one["UID"]) for one in components(text, type_)]


def test_no_edit_around_a_meeting_or_of_its_words_changes_its_uid() -> None:
    before = uids(SERIES)
    assert len(set(before)) == len(before) == SERIES.count("{{Réunion")
    assert uids("Une phrase.\n\n" + SERIES.replace("\n", "\n\n== Un titre ==\n")) == before
    assert uids(SERIES.replace("heure=", "lieu=Salle du haut|heure=").replace("midi", "13 h")) == before
    assert uids(meeting("2026-03-03") + SERIES)[1:] == before
    assert uids(SERIES.replace("=2026-01-05", "=lundi 5 janvier 2026").replace("Technique", "[[Tech]]")) == before
    assert uids(event(), Event) == uids(event(titre="La fête"), Event)


def test_two_equal_meetings_have_two_uids() -> None:
    assert len(set(uids(meeting() + meeting()))) == 2


def test_an_event_has_its_hour_its_place_its_length_and_its_revision() -> None:
    (one,) = components(
        meeting(heure="14 h 30", durée="1h30", lieu="[[Salle]] du bas", visio="https://visio.exemple.fr/a")
    )
    assert one["DTSTART"].dt == datetime(2026, 7, 6, 14, 30, tzinfo=ZoneInfo("Europe/Paris"))
    assert one["DTSTART"].params["TZID"] == "Europe/Paris"
    assert (one["DURATION"].dt, str(one["LOCATION"])) == (timedelta(minutes=90), "Salle du bas")
    assert (str(one["URL"]), int(one["SEQUENCE"])) == ("https://visio.exemple.fr/a", 5)


def test_an_event_of_days_ends_the_day_after_its_last() -> None:
    (one,) = components(event("2026-07-06", fin="2026-07-08"), Event)
    assert (one["DTSTART"].dt, one["DTEND"].dt) == (date(2026, 7, 6), date(2026, 7, 9))
    (hour,) = components(event("2026-07-06", fin="2026-07-08", heure="18 h"), Event)
    assert hour["DTEND"].dt == datetime(2026, 7, 9, tzinfo=ZoneInfo("Europe/Paris"))


def test_a_series_that_never_happens_is_not_in_the_file() -> None:
    never = "{{Réunion|date=2026-07-07|cercle=Technique|chaque=lundi|jusqu'au=2026-07-12}}"
    assert components(never) == []


def test_no_line_is_longer_than_75_bytes_and_none_cuts_a_letter() -> None:
    made = export_bytes(read(meeting(ordre_du_jour="é€" * 90, titre="Éà" * 60)), Meeting, "ics")
    assert max(map(len, made.split(b"\r\n"))) <= 75
    (one,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert "é€" * 90 in str(one["DESCRIPTION"])


def test_a_mandate_marks_its_beginning_and_its_end() -> None:
    text = "{{Mandat|instance=cogérance|qui=Anou|début=2026-01-01|fin=2027-12-31}}"
    found = [(str(one["SUMMARY"]), one["DTSTART"].dt) for one in components(text, Mandate)]
    assert found == [
        ("Début : cogérance, Ana Martin", date(2026, 1, 1)),
        ("Fin : cogérance, Ana Martin", date(2027, 12, 31)),
    ]


def test_a_hostile_title_adds_no_line_to_the_file() -> None:
    (one,) = components(meeting(titre="a\nEND:VEVENT\nBEGIN:VEVENT;,\\"))
    assert "END:VEVENT" in str(one["SUMMARY"])


def feeds_of(books: Ledger, readers: Audience) -> Iterator[Published]:
    """The data pages of calendars, for those who read the wiki."""
    context = context_of(books, TODAY, Settings(), readers)
    return feed_pages(context, calendar_feeds(books, calendar_report.calendar(books, TODAY)))


def feeds(text: str) -> dict[str, dict[str, str]]:
    """The data pages of calendars, by the last part of their titles."""
    made = feeds_of(read(text), Audience.EVERYONE)
    pages = {page.title: json.loads(page.text) for page in made if isinstance(page, DataPage)}
    return {title.rpartition("/")[2]: document for title, document in pages.items()}


@pytest.mark.parametrize("field", ["visio", "lien", "lieu", "titre", "source", "ouvert à", "ordre du jour"])
@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n", "\x0b", "\u0085", "\u2028", "&#10;", "\\n"])
def test_an_address_or_a_text_of_several_lines_adds_no_line_and_ends_no_file(field: str, break_: str) -> None:
    typed = f"https://x.test/a{break_}END:VEVENT{break_}SUMMARY:EVIL"
    template = "Événement" if field in ("lien", "source") else "Réunion"
    title = "" if field == "titre" else "|titre=x"
    page = f"{{{{{template}|date=2026-07-02|cercle=Technique{title}|{field}={typed}}}}}"
    found = ledger(SHEETS | {"Agenda": page})
    type_ = Event if template == "Événement" else Meeting
    text = export_bytes(found, type_, "ics").decode()
    assert (text.count("\r\nEND:VEVENT\r\n"), text.count("\r\nSUMMARY:")) == (1, 1)
    assert "SUMMARY:EVIL" not in text.replace("\r\n ", "").split("\r\n")
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == 1


def test_a_circles_calendar_has_what_is_open_to_everybody_apart_under_the_same_uids() -> None:
    text = meeting("2026-07-06", **CALL, ouvert_à="Tout le monde") + meeting("2026-07-02", ouvert_à="les membres")
    own = feeds(text + meeting("2024-01-01", titre="Passée"))["Technique.json"]
    public, every = (icalendar.Calendar.from_ical(own[name]).walk("VEVENT") for name in ("public", "all"))
    assert [str(one["UID"]) for one in every] == uids(text)
    assert [str(one["SUMMARY"]) for one in public] == ["Appel du lundi (Technique)"]


@pytest.mark.parametrize(("readers", "told"), [(Audience.EVERYONE, 2), (Audience.MEMBERS, 0)])
def test_visitors_of_a_wiki_for_members_read_neither_the_agenda_nor_the_title_of_an_open_meetings_page(
    readers: Audience, told: int
) -> None:
    text = meeting("2026-07-05", **{"ouvert à": "tout le monde", "ordre du jour": "Le départ de Zoé", "lieu": "Lille"})
    pages = {"Journal de Zoé Petit": text}
    (made,) = feeds_of(ledger(SHEETS | pages), readers)
    assert isinstance(made, DataPage)
    document = json.loads(made.text)
    assert document["public"].replace("\r\n ", "").count("Zoé") == told
    assert "Zoé" in document["all"]
    assert "Ouvert à : tout le monde" in document["public"]
    assert "LOCATION:Lille" in document["public"]


def test_a_circle_without_public_meetings_has_no_public_calendar() -> None:
    own = feeds(meeting() + event(cercle="Admin/compta"))
    assert own["Technique.json"]["public"] == ""
    assert own.keys() == {"Technique.json", "Admin(2F)compta.json"}


def test_a_record_without_an_hour_names_people_and_circles_as_their_sheets_do() -> None:
    found = components(line(qui="[[anou]]", quoi="Accueil des nouveaux"), Contribution)
    assert [event["summary"] for event in found] == ["Ana Martin — Accueil des nouveaux"]
    mandate = "{{Mandat|instance=cogérance|qui=Anou|début=2026-01-01}}"
    assert "Ana Martin" in components(mandate, Mandate)[0]["summary"]
