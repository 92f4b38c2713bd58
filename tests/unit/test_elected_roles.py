"""What follows from an election: the role's sheet, the page, the rules about who may hold a seat."""

from __future__ import annotations

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.circles.named_body import named_body
from coopwiki.subjects.elections import report as elections_report
from election_calls import (
    FIRST,
    MORE,
    SECOND,
    WHOLE,
    codes,
    data,
    election,
    message,
    objection,
    one,
    role,
)
from ledgers import SHEETS, TODAY, ledger


def test_without_a_sheet_the_whole_one_is_given_to_paste() -> None:
    row = one(WHOLE)
    assert (row.sheet, row.sheet_page) == ("à écrire", None)
    assert row.paste == (
        "{{Rôle|nom=Facilitation|cercle=Tech|titulaire=[[Ana Martin]]|début=2026-03-12|fin=2027-03-11"
        "|désignation=élection sans candidat}}"
    )


def test_an_empty_sheet_is_to_be_filled_in_and_contradicts_nothing() -> None:
    text = WHOLE + role(titulaire="", début="", fin="")
    row = one(text)
    assert (row.sheet, codes(text)) == ("à compléter", [])
    assert row.paste.startswith("|titulaire=[[Ana Martin]]|début=2026-03-12|fin=2027-03-11")


@pytest.mark.parametrize(
    ("field", "value", "meant"),
    [
        ("titulaire", "Luc Noir", "titulaire=[[Ana Martin]]"),
        ("début", "2026-03-01", "début=2026-03-12"),
        ("fin", "2028-03-11", "fin=2027-03-11"),
    ],
)
def test_a_sheet_that_says_otherwise_contradicts_the_election(field: str, value: str, meant: str) -> None:
    text = WHOLE + "\n" + role(**{field: value})
    assert codes(text) == [(2, field, "role_not_as_elected")]
    assert meant in message(text)
    assert one(text).sheet == "dit autre chose"


@pytest.mark.parametrize("end", ["2027-03-11", "2027-03-12"])
def test_the_last_day_may_be_written_either_way(end: str) -> None:
    assert codes(WHOLE + role(fin=end)) == []


def test_an_election_that_is_not_concluded_says_nothing_of_the_sheet() -> None:
    text = election(élu="") + FIRST + SECOND + role(titulaire="Luc Noir")
    assert (one(text).sheet, codes(text)) == (None, [])


def test_only_the_last_election_of_a_role_is_held_against_its_sheet() -> None:
    text = election(date="2025-03-12", proposé="Luc Noir", élu="Luc Noir") + FIRST + SECOND + WHOLE + role()
    assert [row.sheet for row in data(text).elections] == ["à jour", "d’avant une autre élection"]
    assert codes(text) == []


# Pages and words


def shown(text: str, readers: Audience) -> str:
    context = context_of(ledger(SHEETS | MORE | {"Carnet": text}), TODAY, Settings(), readers)
    (made,), failed = make([elections_report.REPORT], context)
    assert failed == ()
    page = next(page for page in made.pages if page.title == "Tableau de bord/Élections")
    assert isinstance(page, RobotPage)
    return page.content.replace("\u00a0", " ")


def test_the_page_names_those_who_were_named_to_members_alone_and_never_a_winner() -> None:
    text = election(élu="", accord="") + FIRST + SECOND + objection()
    open_, members = shown(text, Audience.EVERYONE), shown(text, Audience.MEMBERS)
    assert [name for name in ("Ana", "Paul", "Luc", "Inès") if name in open_] == []
    assert "par ordre alphabétique : Ana Martin, Luc Noir. Personne proposée : Ana Martin." in members
    assert "Objections à lever avec Luc Noir" in members
    assert "# Premier tour, avec des raisons : 2 voix\n" in open_
    assert "# '''Tour d’objections : manque''' (1 objection à lever)\n" in open_


# Who may hold it


def test_the_rules_of_a_body_are_held_against_who_is_elected_into_it() -> None:
    name = "collèges admis pour représenter (Technique)"
    rule = f"{{{{Règle|nom={name}|valeur=salarié associé|à partir du=2020-01-01|source=Statuts}}}}"
    text = election(rôle="Représentation à l'orientation") + FIRST + SECOND
    unknown = one(rule + text).eligibility
    assert [(v.rule, v.source, v.who, v.verdict) for v in unknown] == [(name, "Statuts", "Ana Martin", "à vérifier")]
    mandate = "{{Mandat|instance=cercle d'orientation|qui=Ana Martin|début=2026-03-12|représente=Tech|collège=CAPE}}"
    assert [v.verdict for v in one(rule + text + mandate).eligibility] == ["pas respectée"]
    assert "Statuts) : '''pas respectée'''." in shown(rule + text + mandate, Audience.EVERYONE)
    assert one(rule + WHOLE).eligibility == ()


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Délégué·e Technique au cercle d'orientation", "cercle d'orientation"), ("Cogérant·e", "cogérance"),
        ("Membre du conseil de surveillance", "conseil de surveillance"), ("Accueil et orientation", None),
        ("Secrétariat du conseil de surveillance", None), ("Appui à la cogérance", None), ("Conseil technique", None),
    ],
)  # fmt: skip
def test_a_role_sits_in_a_body_only_where_its_name_says_nothing_else(role: str, body: str | None) -> None:
    assert named_body(role, "Technique") == body
