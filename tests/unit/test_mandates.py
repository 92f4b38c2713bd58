"""Mandates at the edge of each rule: each state right, each rule with its source and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.circles import mandates_report
from coopwiki.subjects.circles.mandates_report import Mandates, mandates
from ledgers import SHEETS, TODAY, codes, ledger

BOARD, MANAGERS, ORIENTATION = "conseil de surveillance", "cogérance", "cercle d'orientation"
COMPTA = {"Compta": "{{Cercle|nom=Admin/compta|alias=Compta|raison d'être=Les comptes}}"}
PEOPLE = tuple(f"Personne {letter}" for letter in "ABCDEFGHIJ")
PROFILES = {f"Utilisateur:{who}": f"{{{{Profil|nom={who}}}}}" for who in PEOPLE}


def rule(name: str, value: str, start: str = "2017-01-01") -> str:
    return f"{{{{Règle|nom={name}|valeur={value}|à partir du={start}|source=Statuts, article 9}}}}\n"


def mandate(**fields: str) -> str:
    given = {"instance": BOARD, "qui": "Ana Martin", "début": "2026-01-01"} | fields
    return "{{Mandat" + "".join(f"|{k}={v}" for k, v in given.items() if v) + "}}\n"


def wiki(*texts: str) -> dict[str, str]:
    return SHEETS | COMPTA | PROFILES | {"Mandats": "".join(texts)}


def report(*texts: str, on: date = TODAY) -> Mandates:
    return mandates(ledger(wiki(*texts), on), on)


def verdicts(*texts: str, on: date = TODAY) -> list[str]:
    return [told.verdict for told in report(*texts, on=on).checks]


def sentences(*texts: str) -> list[str]:
    return [told.sentence for told in report(*texts).checks]


REPRESENTS = rule("collèges admis pour représenter (Compta)", "équipe support")


@pytest.mark.parametrize(
    ("college", "verdict", "sentence"),
    [
        ("équipe support", "respectée", "Ana Martin représente Admin/compta au titre du collège « équipe support »."),
        ("CAPE", "pas respectée",
         "Ana Martin représente Admin/compta au titre du collège « CAPE » ; il faut équipe support."),
        ("salarié associé", "pas respectée",
         "Ana Martin représente Admin/compta au titre du collège « salarié associé » ; il faut équipe support."),
        ("", "à vérifier",
         "Ana Martin représente Admin/compta, son collège n’est pas noté ; il faut équipe support."),
    ],
)  # fmt: skip
def test_an_entrepreneur_of_admin_compta_cannot_represent_it(college: str, verdict: str, sentence: str) -> None:
    given = mandate(instance=ORIENTATION, représente="Admin/compta", collège=college)
    (told,) = report(REPRESENTS, given).checks
    assert (told.verdict, told.sentence, told.who) == (verdict, sentence, "Ana Martin")
    assert (told.source, told.value, told.page) == (
        "Statuts, article 9",
        "équipe support",
        "Mandats",
    )


def test_the_same_person_may_represent_another_circle() -> None:
    given = mandate(instance=ORIENTATION, représente="Technique", collège="CAPE")
    assert verdicts(REPRESENTS, given) == []
    assert codes(wiki(REPRESENTS, given)) == []


def test_co_managers_are_among_employed_associates() -> None:
    admitted = rule("collèges admis (cogérance)", "salarié associé")
    given = mandate(instance=MANAGERS, collège="salarié associé") + mandate(
        instance=MANAGERS, qui="Paul Roy", collège="associé non employé"
    )
    assert verdicts(admitted, given) == ["respectée", "pas respectée"]
    (issue,) = ledger(wiki(admitted, given)).issues
    assert (issue.line, issue.field, issue.code, issue.severity) == (
        3,
        "collège",
        "rule_not_kept",
        "warning",
    )
    assert "Paul Roy siège au titre du collège « associé non employé »" in issue.fault.message
    assert "(source : Statuts, article 9)" in issue.fault.message


@pytest.mark.parametrize(
    ("employed", "others", "verdict"),
    [(2, 1, "respectée"), (3, 2, "pas respectée"), (4, 2, "respectée"), (5, 3, "pas respectée"),
     (6, 3, "respectée"), (0, 1, "pas respectée")],
)  # fmt: skip
def test_a_third_of_the_mandates_at_most_is_for_associates_not_employed(
    employed: int, others: int, verdict: str
) -> None:
    colleges = ["salarié associé"] * employed + ["associé non employé"] * others
    seats = (mandate(qui=who, collège=c) for who, c in zip(PEOPLE, colleges, strict=False))
    told = verdicts(rule("part maximale des mandats (associé non employé)", "1/3"), *seats)
    assert told == [verdict]


def test_a_share_is_of_the_mandates_that_run_and_says_which_colleges_are_not_noted() -> None:
    part = rule("part maximale des mandats (associé non employé)", "un tiers")
    ended = mandate(qui=PEOPLE[3], collège="salarié associé", fin="2026-06-29")
    seats = "".join(mandate(qui=who, collège="salarié associé") for who in PEOPLE[:2])
    silent = mandate(qui=PEOPLE[2])
    assert verdicts(part, ended, seats, silent) == ["respectée"]
    assert sentences(part, seats, silent, mandate(qui=PEOPLE[4], collège="associé non employé")) == [
        (
            "Conseil de surveillance : 1 membre sur 4 au titre du collège « associé non employé » ; au plus 1/3. "
            "Le collège de 1 membre n’est pas noté."
        )
    ]


@pytest.mark.parametrize(
    ("seats", "verdict"),
    [(2, "pas respectée"), (3, "respectée"), (9, "respectée"), (10, "pas respectée")],
)
def test_a_board_has_3_to_9_members(seats: int, verdict: str) -> None:
    size = rule("nombre de membres (conseil de surveillance)", "3 à 9")
    given = [mandate(qui=who) for who in PEOPLE[:seats]]
    assert verdicts(size, *given) == [verdict]
    assert codes(wiki(size, *given)) == (["rule_not_kept"] if verdict == "pas respectée" else [])


def test_a_person_counts_once_and_a_mandate_that_is_over_or_to_come_not_at_all() -> None:
    size = rule("nombre de membres (conseil de surveillance)", "3 à 9")
    given = (
        mandate(),
        mandate(instance=MANAGERS),
        mandate(qui=PEOPLE[1], fin="2026-06-29"),
        mandate(qui=PEOPLE[2], début="2026-07-01"),
        mandate(qui="Anou", début="2026-03-01"),
    )
    assert sentences(size, *given)[-1:] == ["Conseil de surveillance : 1 membre ; il en faut 3 à 9."]


@pytest.mark.parametrize(
    ("end", "verdict"),
    [("2026-06-30", "respectée"), ("2026-07-01", "respectée"), ("2026-07-02", "pas respectée"), ("", "à vérifier")],
)  # fmt: skip
def test_a_mandate_lasts_at_most_four_years(end: str, verdict: str) -> None:
    longest = rule("durée maximale d'un mandat (conseil de surveillance)", "4 ans")
    assert verdicts(longest, mandate(début="2022-07-01", fin=end)) == [verdict]


def test_a_mandate_without_an_end_is_over_the_rule_after_the_anniversary() -> None:
    longest = rule("durée maximale d'un mandat", "4 ans")
    given = longest + mandate(début="2022-07-01")
    assert verdicts(given, on=date(2026, 7, 1)) == ["à vérifier"]
    assert verdicts(given, on=date(2026, 7, 2)) == ["pas respectée"]
    assert report(given).mandates[0].at_most == date(2026, 6, 30)


def test_a_mandate_is_held_against_the_rule_of_the_day_it_began() -> None:
    name = "durée maximale d'un mandat (cogérance)"
    rules = rule(name, "2 ans", "2021-01-01") + rule(name, "4 ans", "2023-01-01")
    old = mandate(instance=MANAGERS, début="2022-12-31", fin="2026-12-30")
    new = mandate(instance=MANAGERS, qui="Paul Roy", début="2023-01-01", fin="2026-12-31")
    assert verdicts(rules, old, new) == ["pas respectée", "respectée"]
    assert verdicts(rules, mandate(instance=MANAGERS, début="2020-01-01")) == []


def test_a_rule_about_a_body_goes_before_one_about_all() -> None:
    rules = rule("durée maximale d'un mandat", "1 an") + rule("durée maximale d'un mandat (cogérance)", "4 ans")
    long = {"début": "2025-01-01", "fin": "2028-12-31"}
    assert verdicts(rules, mandate(instance=MANAGERS, **long), mandate(**long)) == [
        "respectée",
        "pas respectée",
    ]


def test_without_a_rule_nothing_is_checked_and_the_missing_ones_are_named() -> None:
    found = report(mandate(représente="Technique", collège="CAPE", fin="2099-01-01"))
    assert found.checks == ()
    assert [one.rule for one in found.not_noted] == [
        "collèges admis (conseil de surveillance)",
        "nombre de membres (conseil de surveillance)",
        "durée maximale d'un mandat (conseil de surveillance)",
        "collèges admis pour représenter (Technique)",
        "part maximale des mandats (associé non employé)",
    ]
    assert codes(wiki(mandate(représente="Technique", collège="CAPE", fin="2099-01-01"))) == []


def test_what_is_to_be_typed_for_a_missing_rule_is_read_without_a_fault() -> None:
    given = mandate(représente="Technique", collège="équipe support", fin="2026-12-31")
    calls = "".join(one.call for one in report(given).not_noted)
    found = report(given, calls)
    assert found.not_noted == ()
    assert len(found.checks) == 5


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"fin": "2026-06-29"}, "terminé"), ({"fin": "2026-06-30"}, "à passer"), ({"fin": "2026-09-28"}, "à passer"),
        ({"fin": "2026-09-29"}, "tenu"), ({}, "tenu"), ({"début": "2026-07-01"}, "à venir"),
    ],
)  # fmt: skip
def test_the_state_of_a_mandate_at_the_edge(fields: dict[str, str], state: str) -> None:
    (row,) = report(mandate(**fields)).mandates
    assert row.state == state


def page(*texts: str) -> str:
    found = ledger(wiki(*texts))
    (made,), failed = make([mandates_report.REPORT], context_of(found, TODAY, Settings()))
    assert failed == ()
    (only,) = made.pages
    assert isinstance(only, RobotPage)
    return only.content.replace("\u00a0", " ")


def test_who_represents_a_circle_and_until_when_is_the_first_thing_on_the_page() -> None:
    text = page(mandate(instance=ORIENTATION, représente="Tech", fin="2026-12-31"))
    rows = text.partition("== Qui représente quel cercle ==")[2].partition("|}")[0]
    _, circle, who = rows.partition('| Technique\n| data-sort-value="2026-12-31"')
    assert circle
    assert who.partition("| ")[2].startswith("'''Ana Martin'''<br>jusqu’au 31 décembre 2026")


def test_a_seat_that_nobody_took_again_stays_on_the_page_and_is_to_be_handed_over() -> None:
    over = mandate(instance=ORIENTATION, représente="Technique", fin="2026-05-31")
    text = page(over)
    assert "'''⚠ terminé'''" in text
    assert "'''Ana Martin''', cercle d'orientation, pour Technique : '''terminé le 31 mai 2026'''" in text
    after = mandate(instance=ORIENTATION, représente="Tech", qui="Paul Roy", début="2026-06-01")
    text = page(over, after)
    assert "⚠" not in text
    assert "== À passer ==" not in text
    assert "== Mandats terminés ==" in text


def test_the_page_says_each_rule_with_its_source_and_which_are_not_noted() -> None:
    text = page(rule("nombre de membres (conseil de surveillance)", "3 à 9"), mandate())
    assert "'''1 règle n’est pas respectée'''." in text
    assert "| '''⚠ pas respectée'''\n| Conseil de surveillance : 1 membre ; il en faut 3 à 9." in text
    assert "Statuts, article 9" in text
    assert "nom=collèges admis (conseil de surveillance)" in text.replace("&#61;", "=")
