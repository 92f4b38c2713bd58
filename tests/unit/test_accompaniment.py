"""Accompaniment: who follows whom, what is due, who has nobody; and who may read it."""

from __future__ import annotations

from datetime import date

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Narrow, Settings
from coopwiki.subjects.contracts.accompaniment_report import REPORT, Accompaniment, accompaniment
from coopwiki.subjects.explained import EXPLAINED
from ledgers import TODAY, ledger

RULES = (
    "{{Règle|nom=contact CAPE|valeur=2 mois|à partir du=2016-01-01|source=Code social}}"
    "{{Règle|nom=entretiens CESA|valeur=1|à partir du=2016-01-01|source=Décret}}"
)
PROFILES = (
    "{{Profil|nom=Ana Martin|alias=Anou|référente=Paul Roy|référent depuis=2026-02-01|référent précédent=Inès Bon}}\n"
    "{{Profil|nom=Paul Roy}}\n"
    "{{Profil|nom=Zoé Petit|référent=Inès Bon}}\n"
    "{{Profil|nom=Inès Bon|référent=Paul Roy}}\n"
    "{{Profil|nom=Luc Noir|référent=Paul Roy}}"
)
CONTRACTS = (
    "{{Contrat|qui=Anou|type=CAPE|début=2026-01-01|fin=2026-12-31}}"
    "{{Contrat|qui=Paul Roy|type=CESA|début=2020-01-01}}"
    "{{Contrat|qui=Zoé Petit|type=CAPE|début=2026-05-01|fin=2027-04-30}}"
    "{{Contrat|qui=Inès Bon|type=CDI|début=2019-01-01|fin réelle=2026-05-31}}"
    "{{Contrat|qui=Luc Noir|type=CDI|début=2019-01-01}}"
)
INTERVIEWS = "{{Entretien|qui=Ana Martin|avec=Paul Roy|date=2026-04-15|nature=contact}}"
PAGES = {"Règles": RULES, "Profils": PROFILES, "Contrats": CONTRACTS, "Entretiens 2026": INTERVIEWS}


def told(**more: str) -> Accompaniment:
    return accompaniment(ledger(PAGES | more), TODAY)


def page(readers: Audience, setting: Narrow = "nobody") -> str:
    made, failed = make([REPORT], context_of(ledger(PAGES), TODAY, Settings(referents=setting), readers))
    assert failed == ()
    (shown,) = (p.content for one in made for p in one.pages if isinstance(p, RobotPage))
    return shown


def test_each_referent_has_the_people_in_the_cooperative_whose_profile_names_them() -> None:
    data = told()
    assert {one.name: [row.who for row in one.people] for one in data.referents} == {
        "Inès Bon": ["Zoé Petit"],
        "Paul Roy": ["Ana Martin", "Luc Noir"],
    }
    assert [row.who for row in data.without] == ["Paul Roy"]
    assert (data.followed, data.due, data.overdue) == (3, 1, 1)


def test_a_referent_who_has_left_is_told() -> None:
    assert {one.name: one.here for one in told().referents} == {"Inès Bon": False, "Paul Roy": True}


def test_contacts_are_days_by_the_rule_and_never_a_content() -> None:
    rows = {row.who: row for one in told().referents for row in one.people}
    ana, luc, zoe = rows["Ana Martin"], rows["Luc Noir"], rows["Zoé Petit"]
    assert (ana.last_met, ana.kind, ana.due, ana.state) == (date(2026, 4, 15), "contact", date(2026, 6, 15), "overdue")
    assert (zoe.last_met, zoe.due, zoe.state) == (None, date(2026, 7, 1), "soon")
    assert (luc.kind, luc.due, luc.state) == (None, None, None)


def test_a_change_of_this_year_is_told_with_both_names() -> None:
    (change,) = told().changes
    assert (change.who, change.referent, change.before, change.day) == (
        "Ana Martin",
        "Paul Roy",
        "Inès Bon",
        date(2026, 2, 1),
    )
    for other in ("2025-12-31", "2026-07-01"):
        assert told(Profils=PROFILES.replace("2026-02-01", other)).changes == ()


def test_a_newcomers_first_referent_is_no_change() -> None:
    text = PROFILES.replace("|référent précédent=Inès Bon", "")
    assert told(Profils=text).changes == ()
    assert ledger(PAGES | {"Profils": text}).issues == ()


def test_changing_the_profile_is_all_it_takes() -> None:
    data = told(Profils=PROFILES.replace("référente=Paul Roy", "référente=Luc Noir"))
    assert {one.name: len(one.people) for one in data.referents} == {"Inès Bon": 1, "Luc Noir": 1, "Paul Roy": 1}


def test_a_cooperative_without_contracts_accompanies_everybody_with_a_profile() -> None:
    data = told(Contrats="")
    assert (data.followed, len(data.without)) == (4, 1)
    assert all(one.here for one in data.referents)


def test_somebody_without_a_profile_has_no_referent() -> None:
    data = told(Contrats="{{Contrat|qui=Lou Brun|type=CDI|début=2026-01-01}}")
    assert [row.who for row in data.without] == ["Lou Brun"]


def test_everyone_reads_how_many_and_no_name() -> None:
    text = page(Audience.EVERYONE, "members")
    assert "'''3\u00a0personnes accompagnées''', 1 sans référent·e" in text
    assert [name for name in ("Ana", "Paul", "Zoé", "Inès", "Luc") if name in text] == []


def test_members_read_whom_to_meet_and_not_who_accompanies_them() -> None:
    text = page(Audience.MEMBERS)
    assert "15\u00a0juin\u00a02026 ('''en retard''') : Ana Martin, CAPE" in text
    assert "{{Noter|Entretien|Entretiens 2026|noter la rencontre|qui=Zoé Petit|nature=contact}}" in text
    assert [name for name in ("Paul", "Inès", "Luc") if name in text] == []


def test_members_read_who_accompanies_whom_where_the_cooperative_says_so() -> None:
    text = page(Audience.MEMBERS, "members")
    assert "== Paul Roy ==" in text
    assert "'''Inès Bon n’est plus dans la coopérative'''" in text
    assert "Ana Martin, Paul Roy après Inès Bon" in text


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        ("{{Profil|nom=Ana Martin|alias=Anou|référent=Anou}}", "own_referent"),
        ("{{Profil|nom=Ana Martin|référent=Paul Roy|référent précédent=Inès Bon}}", "referent_change_undated"),
    ],
)
def test_a_slip_in_a_profile_is_told_without_the_referents_name(profile: str, code: str) -> None:
    (issue,) = ledger(profile).issues
    assert issue.code == code
    assert "Paul" not in issue.fault.message
    assert "Inès" not in issue.fault.message


def test_every_figure_adds_up_to_the_people_it_counts() -> None:
    figures = {
        figure.path: figure.explained("accompaniment") for figure in EXPLAINED["accompaniment"](ledger(PAGES), TODAY)
    }
    assert [path for path, one in figures.items() if not one.adds_up] == []
    assert [term.what for term in figures["Paul Roy people"].terms] == ["Ana Martin", "Luc Noir"]
    assert [(term.what, term.line) for term in figures["without"].terms] == [("Paul Roy", 2)]
