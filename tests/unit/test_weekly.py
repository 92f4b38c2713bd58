"""The weekly call: its day, what it speaks of, what comes back, its notes filled in."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from urllib.parse import unquote

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.agenda import weekly_report
from coopwiki.subjects.agenda.explain import weekly_figures
from coopwiki.subjects.agenda.known_rules import CALL_TIME, CallTime
from coopwiki.subjects.agenda.weekly_report import Weekly, weekly
from ledgers import SHEETS, budget, call, codes, ledger, line

MONDAY = date(2026, 7, 6)
THURSDAY = date(2026, 7, 2)
RULE = "{{Règle|nom=appel hebdomadaire|valeur=lundi 12:00|à partir du=2018-01-01}}"
SERIES = "{{Réunion|date=2026-01-05|cercle=Technique|titre=Appel du lundi|heure=midi|chaque=lundi}}\n"


def action(what: str, **fields: str) -> str:
    return call("Action", {"quoi": what, "cercle": "Technique"} | fields) + "\n"


def read(text: str, on: date = MONDAY) -> Weekly:
    return weekly(ledger(SHEETS | {"Règles": RULE, "Carnet": text}, on), on)


def test_the_call_is_the_next_one_today_included() -> None:
    assert (read("", MONDAY).call, read("", MONDAY).hour) == (MONDAY, "12:00")
    assert (read("", THURSDAY).call, read("", THURSDAY).previous) == (MONDAY, date(2026, 6, 29))
    assert read("", date(2026, 7, 7)).call == date(2026, 7, 13)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("lundi 12:00", CallTime(0, time(12))),
        ("tous les lundis à midi", CallTime(0, time(12))),
        ("Mardi, 9 h 30", CallTime(1, time(9, 30))),
        ("lundi", None),
        ("midi", None),
        ("lundi 25 h", None),
        ("", None),
    ],
)
def test_the_rule_is_read_as_people_write_it(typed: str, value: CallTime | None) -> None:
    assert CALL_TIME.read(typed).value == value


def test_a_rule_that_cannot_be_read_is_told_and_one_that_is_missing_is_no_mistake() -> None:
    assert codes({"Règles": RULE.replace("lundi 12:00", "bientôt")}) == ["call_time_unreadable"]
    assert codes({"Règles": ""}) == []
    without = weekly(ledger(SHEETS | {"Carnet": action("x")}, MONDAY), MONDAY)
    assert (without.call, without.hour, without.history) == (None, None, ())
    assert [one.what for one in without.unassigned] == ["x"]


def test_actions_stand_where_they_press_and_what_is_done_is_gone() -> None:
    text = (
        action("Tard", échéance="2026-07-01", qui="Ana Martin")
        + action("Vite", urgente="oui", qui="Ana Martin")
        + action("Seule")
        + action("Besoin", qui="Ana Martin", besoin="Une clé")
        + action("Faite", état="faite", urgente="oui")
        + action("Abandonnée", état="abandonnée")
    )
    found = read(text)
    groups = (found.overdue, found.urgent, found.unassigned, found.needs)
    assert [[one.what for one in group] for group in groups] == [["Tard"], ["Vite"], ["Seule"], ["Besoin"]]


def test_what_was_not_done_is_there_again_next_week_and_what_was_done_is_in_the_history() -> None:
    text = action("Relire", échéance="2026-07-01") + action("Écrire", échéance="2026-07-01", fait_le="2026-07-08")
    assert [one.what for one in read(text, MONDAY).overdue] == ["Écrire", "Relire"]
    later = read(text, date(2026, 7, 13))
    assert [one.what for one in later.overdue] == ["Relire"]
    assert [(row.day, row.done) for row in later.history] == [(MONDAY, 1)]


def test_last_week_is_from_monday_to_sunday_before_the_call() -> None:
    text = (
        line(date="2026-06-28", durée="8h", taux="10")
        + line(date="2026-06-29", durée="1h", taux="20")
        + line(date="2026-07-05", durée="30 min")
        + line(date="2026-07-06", durée="4h", taux="10")
    )
    week = read(text).last_week
    assert (week.first, week.last) == (date(2026, 6, 29), date(2026, 7, 5))
    assert (week.lines, week.minutes, week.unpaid_minutes, week.amount) == (2, 90, 30, Decimal("20.00"))


def test_the_week_has_its_meetings_and_not_the_call_itself() -> None:
    other = "{{Réunion|date=2026-07-09|cercle=Accueil|heure=9 h}}{{Réunion|date=2026-07-13|cercle=Accueil|heure=9 h}}"
    found = read(SERIES + other)
    assert [(one.day, one.title) for one in found.meetings] == [(date(2026, 7, 9), "Réunion Accueil")]
    assert (found.circle, found.title) == ("Technique", "Appel du lundi")


def test_proposals_arrivals_decisions_alerts_and_closing_calls_are_on_the_agenda() -> None:
    text = (
        (
            "{{Proposition|titre=Vélo|qui=Ana Martin|date=2026-06-01|question=x|échéance=2026-07-20}}"
            "{{Arrivée|qui=Paul Roy|date=2026-07-01}}{{Arrivée|qui=Ana Martin|date=2026-05-01}}"
            "{{Décision|date=2026-06-30|où=Technique|titre=Oui|méthode=consentement}}"
            "{{Appel à projets|titre=Fonds|financeur=Région|échéance=2026-07-20}}"
            "{{Règle|nom=seuils d'alerte d'un budget|valeur=50 ; 100|à partir du=2018-01-01}}"
        )
        + budget(montant="10")
        + line(date="2026-06-30", durée="1h", taux="20")
    )
    found = read(text)
    assert [(one.title, one.deadline) for one in found.proposals] == [("Vélo", date(2026, 7, 20))]
    assert [one.who for one in found.arrivals] == ["Paul Roy"]
    assert [one.title for one in found.decisions] == ["Oui"]
    assert [(one.title, one.days_left) for one in found.calls] == [("Fonds", 14)]
    assert {one.budget for one in found.alerts} == {"Technique"}


def test_the_history_has_the_notes_of_each_call() -> None:
    notes = "{{Réunion|date=2026-06-29|cercle=Technique|présents=Ana ; Paul|ordre du jour=Un ; Deux ; Trois}}"
    (row,) = read(SERIES + notes).history
    assert (row.day, row.page, row.present, row.topics) == (date(2026, 6, 29), "Carnet", 2, 3)


def page(text: str, readers: Audience = Audience.MEMBERS, on: date = MONDAY) -> str:
    found = ledger(SHEETS | {"Règles": RULE, "Carnet": text}, on)
    (made,), failed = make([weekly_report.REPORT], context_of(found, on, Settings(), readers=readers))
    (one,) = made.pages
    assert failed == ()
    assert isinstance(one, RobotPage)
    return one.content.replace("\u00a0", " ")


def test_the_button_opens_notes_that_are_read_as_the_meeting_of_that_day() -> None:
    text = SERIES + action("Relire |}} [[a]] ; <b> ''x'' ~~~~ $1", échéance="2026-07-01")
    content = page(text)
    assert "{{Bouton|{{fullurl:Appel du 6 juillet 2026|action=edit&preload=Template:" in content
    values = [unquote(found) for found in re.findall(r"preloadparams%5B%5D=([^&}|]*)", content)]
    template = "{{Réunion|date=$1|cercle=$2|titre=$3|heure=$4|ordre du jour=\n$5\n}}"
    filled = re.sub(r"\$([1-5])", lambda found: values[int(found[1]) - 1], template)
    pages = SHEETS | {"Règles": RULE, "Carnet": text, "Appel du 6 juillet 2026": filled}
    notes = weekly(ledger(pages, MONDAY), MONDAY)
    assert notes.notes == "Appel du 6 juillet 2026"
    assert [issue for issue in ledger(pages, MONDAY).issues if issue.page.title == "Appel du 6 juillet 2026"] == []


def test_many_topics_fit_into_an_address() -> None:
    content = page("".join(action(f"Écrire à l’évêque numéro {n}", échéance="2026-07-01") for n in range(200)))
    (address,) = re.findall(r"\{\{fullurl:Appel[^}]*\}\}", content)
    assert len(address) < 6000
    assert "autres points" in unquote(address)


def test_names_and_sums_are_for_members() -> None:
    text = (
        "{{Arrivée|qui=Paul Roy|date=2026-07-01}}"
        + action("x", qui="Ana Martin", échéance="2026-07-01")
        + line(date="2026-06-30", durée="1h", taux="20")
    )
    assert "Paul Roy" in page(text)
    assert "20,00 €" in page(text)
    for hidden in ("Paul Roy", "Ana Martin", "Semaine du"):
        assert hidden not in page(text, Audience.EVERYONE)


def test_each_action_is_shown_once() -> None:
    content = page(action("Une seule fois", échéance="2026-07-01", urgente="oui", besoin="x"))
    assert content.count("Une seule fois]]") == 1


def test_every_figure_adds_up() -> None:
    text = line(date="2026-06-30", durée="1h", taux="20") + line(date="2026-06-24", durée="2h")
    found = ledger(SHEETS | {"Règles": RULE, "Carnet": text + action("x", fait_le="2026-06-30")}, MONDAY)
    figures = list(weekly_figures(found, MONDAY))
    assert len(figures) > 10
    assert [one.path for one in figures if not one.explained("weekly").adds_up] == []
