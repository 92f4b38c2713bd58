"""What is told to a member of themselves: the same thing once, whatever the year of the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coopwiki.serving.reminders import own_affairs
from coopwiki.serving.schedule_file import AWAITED, LEFT_OUT
from ledgers import ledger
from note_wishes import ANA, TALK, asking, plain, talk_pages
from working import NIGHT, Work

JULY = "{{Règle|nom=exercice commence le|valeur=1er juillet|à partir du=2025-07-01}}"
STEPS = "{{Règle|nom=seuils d'alerte d'un budget|valeur=50 % ; 90 %|à partir du=2024-01-01}}"
BUDGET = "{{Budget|année=2026-2027|cercle=Vélo|montant=10|soucieux=Ana Martin}}"
SPENT = "{{Contribution|date=2026-12-12|qui=Zoé Petit|cercle=Vélo|quoi=x|montant=8}}"
PAGES = {
    "Utilisateur:Ana Martin": "{{Profil|nom=Ana Martin}}",
    "Vélo": "{{Cercle|nom=Vélo|raison d'être=Rouler}}" + JULY + STEPS + BUDGET + SPENT,
}


def alerts(today: date) -> set[str]:
    told = own_affairs(ledger(PAGES, today), today, "Ana Martin")
    return {one.key for one in told if one.switch == "notify_budget"}


def test_an_alert_of_a_book_year_is_the_same_on_both_sides_of_new_year() -> None:
    assert len(alerts(date(2026, 12, 31))) == 1
    assert alerts(date(2026, 12, 31)) == alerts(date(2027, 1, 1))


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return asking(tmp_path)


TRAINING = "{{Formation|titre=Animer|qui=Ana|seuil=1}}"
INTEREST = "{{Intérêt|qui=Zoé Petit|date=2026-03-01}}"


def test_who_gives_a_training_is_told_once_that_it_is_confirmed(work: Work) -> None:
    work.wiki.edit("Formations 2026", TRAINING)
    work.run(NIGHT)
    assert "Animer" not in work.wiki.text(TALK)
    work.wiki.edit("Formations 2026", TRAINING + INTEREST)
    work.moment.go(days=1)
    assert TALK in work.run(NIGHT)
    told = plain(work.wiki.text(TALK))
    assert "La formation [[:Formations 2026|Animer]] est confirmée : 1 personne intéressée, pour un seuil de 1." in told
    work.wiki.edit("Formations 2026", TRAINING)
    work.run(NIGHT)
    work.wiki.edit("Formations 2026", TRAINING + INTEREST)
    work.wiki.edit(TALK, "Merci.")
    work.moment.go(days=1)
    assert TALK not in work.run(NIGHT)


def test_a_trainer_who_does_not_ask_is_not_told(work: Work) -> None:
    work.wiki.edit(ANA, "{{Profil|nom=Ana Martin|alias=Ana}}")
    work.wiki.edit("Formations 2026", TRAINING + INTEREST)
    work.run(NIGHT)
    assert talk_pages(work) == []


PROPOSAL = "{{Proposition|titre=Une|qui=Zoé Petit|date=2026-06-01|question=Q ?|échéance=2026-07-02}}"
AFFAIRS = replace(NIGHT, notes=(AWAITED, LEFT_OUT))


def asks(work: Work, **switches: str) -> None:
    """Ana's profile, with these switches."""
    said = "".join(f"|{name.replace('_', ' ')}={value}" for name, value in switches.items())
    work.wiki.edit(ANA, f"{{{{Profil|nom=Ana Martin|alias=Ana{said}}}}}")


def test_an_opinion_asked_for_is_told_three_days_before_its_deadline_once(work: Work) -> None:
    asks(work, prévenir_avis="oui")
    work.wiki.edit("Une", PROPOSAL.replace("07-02", "07-20"))
    assert TALK not in work.run(AFFAIRS)
    work.wiki.edit("Une", PROPOSAL)
    assert TALK in work.run(AFFAIRS)
    assert "[[:Une|Une]] : un avis est demandé avant le 2\u00a0juillet\u00a02026" in work.wiki.text(TALK)
    work.moment.go(days=1)
    assert TALK not in work.run(AFFAIRS)


def test_an_objection_is_told_to_who_proposes(work: Work) -> None:
    asks(work, prévenir_objection="oui")
    said = "{{Avis|qui=Zoé Petit|position=objection|date=2026-06-20|argument=Non}}"
    work.wiki.edit("Une", PROPOSAL.replace("Zoé Petit", "Ana Martin") + said)
    assert TALK in work.run(AFFAIRS)
    assert "une objection à lever" in work.wiki.text(TALK)


def test_a_role_that_ends_and_an_alert_of_a_budget_one_watches_are_told(work: Work) -> None:
    asks(work, me_prévenir="oui", prévenir_ligne="non")
    role = "{{Rôle|cercle=Technique|nom=Clés|titulaire=Ana Martin|début=2025-01-01|fin=2026-07-10}}"
    rule = "{{Règle|nom=seuils d'alerte d'un budget|valeur=50 % ; 90 %|à partir du=2024-01-01}}"
    small = "{{Budget|année=2026|cercle=Vélo|montant=10|soucieux=Ana Martin}}"
    spent = "{{Contribution|date=2026-06-12|qui=Zoé Petit|cercle=Vélo|quoi=x|montant=8}}"
    work.wiki.edit("Vélo", "{{Cercle|nom=Vélo|raison d'être=Rouler}}" + role + rule + small + spent)
    work.run(AFFAIRS)
    text = work.wiki.text(TALK)
    assert "ce rôle se termine le 10\u00a0juillet\u00a02026" in text
    assert "* Budget Vélo : " in text
    assert "à corriger ==" not in text


def test_a_budget_that_is_well_within_its_pace_is_no_alert(work: Work) -> None:
    """Half of it is spent, which is a threshold, and half of the year is over."""
    asks(work, prévenir_budget="oui")
    rule = "{{Règle|nom=seuils d'alerte d'un budget|valeur=40 % ; 90 %|à partir du=2024-01-01}}"
    half = "{{Budget|année=2026|cercle=Vélo|montant=100|soucieux=Ana Martin}}"
    spent = "{{Contribution|date=2026-01-12|qui=Zoé Petit|cercle=Vélo|quoi=x|montant=45}}"
    work.wiki.edit("Vélo", "{{Cercle|nom=Vélo|raison d'être=Rouler}}" + rule + half + spent)
    assert TALK not in work.run(AFFAIRS)


def test_a_switch_that_says_no_is_stronger_than_the_wish_for_all(work: Work) -> None:
    asks(work, me_prévenir="oui", prévenir_avis="non", prévenir_ligne="non")
    work.wiki.edit("Une", PROPOSAL)
    assert TALK not in work.run(AFFAIRS)


def test_there_is_one_note_a_day_and_it_tells_all(work: Work) -> None:
    asks(work, me_prévenir="oui")
    work.wiki.edit("Une", PROPOSAL)
    work.run(AFFAIRS)
    assert [draft.title for draft in work.wiki.saves].count(TALK) == 1
    assert "à corriger ==" in work.wiki.text(TALK)
    assert "== Ce qui attend ==" in work.wiki.text(TALK)
    work.wiki.edit("Deux", PROPOSAL.replace("Une", "Deux"))
    assert TALK not in work.run(AFFAIRS)
    work.moment.go(days=1)
    assert TALK in work.run(AFFAIRS)
    assert work.wiki.text(TALK).count("[[:Une|Une]]") == 1
