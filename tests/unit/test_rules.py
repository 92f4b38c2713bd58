"""Rules in force: what each is for, since when, what it was before; and the rules that nobody has noted."""

from __future__ import annotations

from datetime import date

import pytest

from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.rules import report as rules_report
from coopwiki.subjects.rules.explain import rule_figures
from coopwiki.subjects.rules.purposes import purpose_of
from coopwiki.subjects.rules.report import Rules, rules
from coopwiki.subjects.rules.rules import known_names
from ledgers import SHEETS, TODAY, call, ledger

CAP = "taux horaire maximum"


def rule(value: str = "30 €", day: str = "2018-01-01", name: str = CAP, **fields: str) -> str:
    return call("Règle", {"nom": name, "valeur": value, "à partir du": day} | fields) + "\n"


def told(text: str, on: date = TODAY) -> Rules:
    return rules(ledger(SHEETS | {"Règles": text}, on), on)


def missing(text: str) -> set[str]:
    return {one.name for one in told(text).missing}


def test_a_rule_has_its_last_value_and_all_that_it_was_before() -> None:
    data = told(rule("35 €", "2024-01-01", source="AG") + rule() + rule("40 €", "2026-07-01"))
    (row,) = data.rules
    assert (row.name, row.value, row.since, row.source) == (CAP, "35 €", date(2024, 1, 1), "AG")
    assert [(one.value, one.from_, one.to) for one in row.history] == [
        ("30 €", date(2018, 1, 1), date(2023, 12, 31)),
        ("35 €", date(2024, 1, 1), None),
    ]
    assert [one.day for one in data.future] == [date(2026, 7, 1)]


def test_of_two_values_of_one_day_the_first_holds_as_in_every_check() -> None:
    assert [row.value for row in told(rule("30 €") + rule("35 €")).rules] == ["30 €"]


def test_a_rule_that_cannot_be_read_is_counted_and_stays_missing() -> None:
    data = told(rule("beaucoup"))
    assert (data.rules, data.left_out) == ((), 1)
    assert CAP in missing(rule("beaucoup"))


def test_what_nobody_noted_is_named_with_what_to_type() -> None:
    data = told("")
    names = [one.name for one in data.missing]
    assert len(names) == len(set(names)) == len(set(known_names()))
    for one in data.missing:
        (row,) = told(one.call).rules
        assert (row.name, row.is_known) == (one.name, True)
        assert one.name not in missing(one.call)


def test_a_rule_about_all_covers_those_about_somebody() -> None:
    about = {name for name in missing("") if name.startswith("durée maximale d'un mandat")}
    assert len(about) == 3
    assert not about & missing(rule("4 ans", name="durée maximale d'un mandat"))
    assert len(about & missing(rule("4 ans", name="durée maximale d’un mandat (Cogérance)"))) == 2


def test_a_rule_about_a_circle_goes_by_any_of_its_names() -> None:
    name = "collèges admis pour représenter ({})"
    text = rule("équipe support", name=name.format("Tech")) + rule(
        "salarié associé", "2024-01-01", name.format("Technique")
    )
    (row,) = told(text).rules
    assert (row.value, len(row.history)) == ("salarié associé", 2)


def test_a_rule_that_the_robots_do_not_know_is_shown_and_governs_nothing() -> None:
    (row,) = told(rule("12", name="pauses café")).rules
    assert (row.is_known, row.governs) == (False, "rien : les robots ne connaissent pas cette règle")


@pytest.mark.parametrize("name", known_names())
def test_every_known_rule_says_what_it_governs_and_what_is_not_done_without_it(name: str) -> None:
    assert purpose_of(name).governs
    assert purpose_of(name).without
    assert purpose_of(name).example


def test_every_figure_adds_up() -> None:
    text = rule("35 €", "2024-01-01") + rule() + rule("12", name="pauses café") + rule("x", name="entrées par mois")
    figures = list(rule_figures(ledger(SHEETS | {"Règles": text}), TODAY))
    assert [(figure.path, figure.value) for figure in figures] == [
        ("rules", 2),
        ("pauses café history", 1),
        (f"{CAP} history", 2),
        ("missing", len(missing(text))),
        ("left_out", 1),
    ]
    for figure in figures:
        assert figure.explained("rules").adds_up, figure.path


def test_the_page_shows_rules_as_text() -> None:
    found = ledger(SHEETS | {"Règles": rule("35 €", "2024-01-01", source="<b> {{x}}") + rule()})
    (made,), failed = make([rules_report.REPORT], context_of(found, TODAY, Settings()))
    assert failed == ()
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    content = page.content.replace("\u00a0", " ")
    assert "<b>" not in content
    assert "{{x}}" not in content
    assert "{{Règle" not in content
    assert "=== taux horaire maximum ===" in content
    assert "30 €, du 1er janvier 2018 au 31 décembre 2023" in content
