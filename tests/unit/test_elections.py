"""Elections without candidate, broken at each step: what is recorded, what is missing, what follows."""

from __future__ import annotations

from datetime import date

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.records.elections import lasts, tallies
from coopwiki.reporting import context_of, make
from coopwiki.reports import elections as elections_report
from coopwiki.reports.elections import ElectionRow, Elections, elections
from coopwiki.settings import Settings
from ledgers import SHEETS, TODAY, ledger

MORE = {
    "Utilisateur:Inès": "{{Profil|nom=Inès Petit}}",
    "Utilisateur:Luc": "{{Profil|nom=Luc Noir}}",
}


def call(template: str, given: dict[str, str]) -> str:
    parts = (f"|{name.replace('_', ' ')}={value}" for name, value in given.items() if value)
    return "{{" + template + "".join(parts) + "}}"


def election(**fields: str) -> str:
    given = {
        "rôle": "Facilitation", "cercle": "Tech", "date": "2026-03-12", "missions": "Ordre du jour",
        "qualités": "Écoute", "mandat": "1 an", "proposé": "Anou", "élu": "Ana Martin", "accord": "oui",
    }  # fmt: skip
    return call("Élection", given | fields)


def vote(round_: str, chosen: str, voter: str) -> str:
    return call("Voix", {"tour": round_, "de": voter, "pour": chosen, "raison": "Elle écoute"})


def objection(**fields: str) -> str:
    return call("Objection", {"de": "Luc Noir", "texte": "Elle a deux rôles"} | fields)


def role(**fields: str) -> str:
    given = {
        "nom": "Facilitation",
        "cercle": "Technique",
        "titulaire": "Ana Martin",
        "début": "2026-03-12",
        "fin": "2027-03-11",
    }
    return call("Rôle", given | fields)


FIRST = vote("1", "Ana Martin", "Paul Roy") + vote("1", "Luc Noir", "Inès Petit")
SECOND = vote("2", "Ana Martin", "Paul Roy") + vote("2", "Anou", "Inès Petit")
WHOLE = election() + FIRST + SECOND


def data(text: str, on: date = TODAY) -> Elections:
    return elections(ledger(SHEETS | MORE | {"Carnet": text}, on), on)


def one(text: str, on: date = TODAY) -> ElectionRow:
    (row,) = data(text, on).elections
    return row


def codes(text: str) -> list[tuple[int, str, str]]:
    found = ledger(SHEETS | MORE | {"Carnet": text}).issues
    return [(issue.line, issue.field, issue.code) for issue in found]


def message(text: str) -> str:
    (issue,) = ledger(SHEETS | MORE | {"Carnet": text}).issues
    return issue.fault.message.replace("\u00a0", " ")


def missing(row: ElectionRow) -> list[str]:
    return [step.name for step in row.steps if not step.recorded]


def test_an_election_with_every_step_is_complete() -> None:
    row = one(WHOLE + role())
    assert (row.state, missing(row), row.sheet, row.paste) == ("complète", [], "à jour", "")
    assert codes(WHOLE + role()) == []


@pytest.mark.parametrize(
    ("text", "state", "lacks"),
    [
        (election(missions="") + FIRST + SECOND, "résultat noté, étapes manquantes", "Missions, qualités, mandat"),
        (election(qualités="") + FIRST + SECOND, "résultat noté, étapes manquantes", "Missions, qualités, mandat"),
        (election(mandat="") + FIRST + SECOND, "résultat noté, étapes manquantes", "Missions, qualités, mandat"),
        (election() + SECOND, "résultat noté, étapes manquantes", "Premier tour, avec des raisons"),
        (election() + FIRST, "résultat noté, étapes manquantes", "Second tour"),
        (WHOLE + objection(), "objections à lever", "Tour d’objections"),
        (WHOLE + objection(levée_le="2026-07-01"), "objections à lever", "Tour d’objections"),
        (election(accord="") + FIRST + SECOND, "en cours", "Accord de la personne"),
        (election(accord="non") + FIRST + SECOND, "accord refusé", "Accord de la personne"),
        (election(élu="") + FIRST + SECOND, "en cours", "Résultat"),
    ],
)  # fmt: skip
def test_each_step_that_is_missing_is_said_and_no_other(text: str, state: str, lacks: str) -> None:
    row = one(text)
    assert (row.state, missing(row)) == (state, [lacks])


def test_an_election_that_has_only_begun_says_all_that_is_to_come() -> None:
    row = one("{{Élection|rôle=Soin|cercle=Tech|date=2026-06-30}}")
    assert (row.state, len(missing(row))) == ("en cours", 7)
    assert [step.said for step in row.steps][-4:] == [
        "« proposé » est vide", "il vient après la proposition", "son accord n’est pas noté", "« élu » est vide",
    ]  # fmt: skip


def test_an_objection_that_is_lifted_is_part_of_the_story() -> None:
    row = one(WHOLE + objection(levée_le="2026-03-12") + role())
    assert (row.state, row.sheet) == ("complète", "à jour")
    assert row.steps[4].said == "1 objection levée"


def test_more_votes_decide_nothing() -> None:
    text = (
        election(proposé="Luc Noir", élu="Luc Noir")
        + FIRST
        + vote("2", "Ana Martin", "Paul Roy") * 1
    )
    row = one(text)
    assert (row.state, row.elected) == ("complète", "Luc Noir")
    assert "Ana Martin" not in " ".join((row.paste, *(step.said for step in row.steps)))
    undecided = one(election(proposé="", élu="", accord="") + FIRST + SECOND)
    assert (undecided.state, undecided.proposed, undecided.elected) == ("en cours", None, None)


@pytest.mark.parametrize(
    "first",
    ["Ana Martin : 3 ; Luc Noir : 2", "Anou ; Luc Noir", "5", "5 voix", "12 voix ; Ana Martin"],
)
def test_totals_do_where_nobody_says_who_voted_for_whom(first: str) -> None:
    text = election(premier_tour=first, second_tour="5 voix") + role()
    row = one(text)
    assert (row.state, codes(text)) == ("complète", [])
    assert row.steps[1].said == "des totaux, sans dire de qui"


def test_a_vote_may_be_published_without_who_gave_it() -> None:
    text = (
        election()
        + "{{Voix|tour=1|pour=Ana Martin|raison=x}}" * 3
        + "{{Voix|tour=2|pour=Ana Martin|raison=x}}" * 3
    )
    assert (one(text).state, codes(text)) == ("complète", [])


def test_votes_belong_to_the_election_above_them() -> None:
    text = WHOLE + "\n" + election(rôle="Soin") + vote("1", "Paul Roy", "Luc Noir")
    assert {row.role: row.named for row in data(text).elections} == {
        "Facilitation": ("Ana Martin", "Luc Noir"), "Soin": ("Paul Roy",),
    }  # fmt: skip


# Mistakes


def test_a_second_vote_for_somebody_never_named_is_told_with_those_who_were() -> None:
    text = WHOLE + "\n" + vote("2", "Paul Roy", "Luc Noir")
    assert codes(text) == [(2, "pour", "vote_never_named")]
    assert "n’y sont nommées que « Ana Martin », « Luc Noir »" in message(text)
    assert one(text).never_named == ("Paul Roy",)


def test_totals_are_held_to_the_first_round_too_unless_they_name_nobody() -> None:
    assert codes(
        election(premier_tour="Ana Martin : 2", second_tour="Ana Martin : 1 ; Paul Roy : 1")
    ) == [(1, "second tour", "vote_never_named")]
    assert codes(election(premier_tour="7 voix", second_tour="Ana Martin : 1 ; Paul Roy : 1")) == []


@pytest.mark.parametrize(
    ("field", "code"), [("proposé", "vote_never_named"), ("élu", "vote_never_named")]
)
def test_a_person_proposed_or_elected_whom_nobody_named_is_told(field: str, code: str) -> None:
    assert codes(election(**{field: "Paul Roy"}) + FIRST + SECOND) == [(1, field, code)]


def test_an_objection_by_somebody_unknown_is_told_and_stands() -> None:
    text = election(élu="") + FIRST + SECOND + "\n" + objection(de="Zoé Inconnue")
    assert codes(text) == [(2, "de", "unknown_person")]
    assert one(text).state == "objections à lever"


def test_a_result_over_an_objection_or_without_agreement_is_told() -> None:
    assert codes(WHOLE + objection()) == [(1, "élu", "elected_too_early")]
    assert "l’objection de la ligne 1 n’est pas levée" in message(WHOLE + objection())
    for agreement in ("", "non"):
        assert codes(election(accord=agreement) + FIRST + SECOND) == [
            (1, "accord", "elected_too_early")
        ]


def test_somebody_who_votes_twice_in_a_round_is_told_and_not_who_votes_in_both() -> None:
    text = WHOLE + "\n" + vote("1", "Luc Noir", "Paul Roy")
    assert codes(text) == [(2, "de", "vote_twice")]


def test_what_can_not_be_read_is_told() -> None:
    assert codes(election(premier_tour="[http://x]") + SECOND) == [
        (1, "premier tour", "total_unreadable")
    ]
    assert codes(election(mandat="longtemps") + FIRST + SECOND) == [(1, "mandat", "mandate_length")]


def test_a_vote_and_an_objection_below_nothing_are_told() -> None:
    found = ledger(SHEETS | MORE | {"A": vote("1", "Anou", "Paul Roy"), "B": objection()}).issues
    assert [(i.page.title, i.field, i.code) for i in found] == [
        ("A", "pour", "below_nothing"),
        ("B", "texte", "below_nothing"),
    ]


def test_what_stands_below_an_election_that_is_left_out_is_no_other_ones() -> None:
    text = WHOLE + "\n" + election(rôle="Soin", date="demain") + vote("2", "Paul Roy", "Luc Noir")
    assert [code for _, _, code in codes(text)] == ["day_relative"]
    assert one(text).state == "complète"


def test_an_election_to_come_is_told_and_in_no_list() -> None:
    text = election(date="2026-07-01") + FIRST + SECOND
    assert codes(text) == [(1, "date", "future_day")]
    assert (data(text).elections, len(data(text).future)) == ((), 1)


# The role's sheet


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
def test_a_sheet_that_says_otherwise_contradicts_the_election(
    field: str, value: str, meant: str
) -> None:
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
    text = (
        election(date="2025-03-12", proposé="Luc Noir", élu="Luc Noir")
        + FIRST
        + SECOND
        + WHOLE
        + role()
    )
    assert [row.sheet for row in data(text).elections] == ["à jour", "d’avant une autre élection"]
    assert codes(text) == []


# Pages and words


def shown(text: str, readers: Audience) -> str:
    context = context_of(ledger(SHEETS | MORE | {"Carnet": text}), TODAY, Settings(), readers)
    (made,), failed = make([elections_report.REPORT], context)
    assert failed == ()
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    return page.content.replace("\u00a0", " ")


def test_the_page_names_those_who_were_named_to_members_alone_and_never_a_winner() -> None:
    text = election(élu="", accord="") + FIRST + SECOND + objection()
    open_, members = shown(text, Audience.EVERYONE), shown(text, Audience.MEMBERS)
    assert [name for name in ("Ana", "Paul", "Luc", "Inès") if name in open_] == []
    assert (
        "par ordre alphabétique : Ana Martin, Luc Noir. Personne proposée : Ana Martin." in members
    )
    assert "Objections à lever avec Luc Noir" in members
    assert "# Premier tour, avec des raisons : 2 voix\n" in open_
    assert "# '''Tour d’objections : manque''' (1 objection à lever)\n" in open_


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("1 an", 12),
        ("deux ans", 24),
        ("18 mois, renouvelable", 18),
        ("Un an", 12),
        ("longtemps", None),
        ("", None),
    ],
)
def test_the_length_of_a_mandate_is_read(typed: str, months: int | None) -> None:
    assert lasts(typed) == months


def test_totals_are_read_with_names_with_counts_or_with_both() -> None:
    found = [
        (t.name, t.count)
        for t in tallies(("Ana Martin : 3", "[[Paul Roy]]", "7", "2 voix", "[http://x]"))
    ]
    assert found == [("Ana Martin", 3), ("Paul Roy", 0), ("", 7), ("", 2)]


# Who may hold it


def test_the_rules_of_a_body_are_held_against_who_is_elected_into_it() -> None:
    name = "collèges admis pour représenter (Technique)"
    rule = f"{{{{Règle|nom={name}|valeur=salarié associé|à partir du=2020-01-01|source=Statuts}}}}"
    text = election(rôle="Représentation à l'orientation") + FIRST + SECOND
    unknown = one(rule + text).eligibility
    assert [(v.rule, v.source, v.who, v.verdict) for v in unknown] == [
        (name, "Statuts", "Ana Martin", "à vérifier")
    ]
    mandate = "{{Mandat|instance=cercle d'orientation|qui=Ana Martin|début=2026-03-12|représente=Tech|collège=CAPE}}"
    assert [v.verdict for v in one(rule + text + mandate).eligibility] == ["pas respectée"]
    assert "Statuts) : '''pas respectée'''." in shown(rule + text + mandate, Audience.EVERYONE)
    assert one(rule + WHOLE).eligibility == ()
