"""Proposals: who decides, and where each one stands on a day, from what is written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coopwiki.core.audience import Audience
from proposal_calls import DEADLINE, codes, decided, found, one, proposed, published, rows, said

WITH_DEADLINE = proposed(échéance="2026-06-30")
STANDS, LIFTED = said("objection"), said("objection", levé_le="2026-06-30")


@pytest.mark.parametrize(
    ("text", "days", "state"),
    [
        (proposed(), 0, "ouverte"),
        (proposed(état="ouverte"), 0, "ouverte"),
        (proposed(état="en consultation"), 0, "en consultation"),
        (proposed() + said(), 0, "en consultation"),
        (WITH_DEADLINE, -1, "en consultation"),
        (WITH_DEADLINE, 0, "en consultation"),
        (WITH_DEADLINE, 1, "peut être adoptée"),
        (WITH_DEADLINE + said("abstention") + said("question"), 1, "peut être adoptée"),
        (WITH_DEADLINE + STANDS, -1, "objections ouvertes"),
        (WITH_DEADLINE + STANDS, 1, "objections ouvertes"),
        (WITH_DEADLINE + LIFTED, -1, "objections ouvertes"),
        (WITH_DEADLINE + LIFTED, 0, "en consultation"),
        (WITH_DEADLINE + LIFTED, 1, "peut être adoptée"),
        (WITH_DEADLINE + LIFTED + STANDS, 1, "objections ouvertes"),
        (WITH_DEADLINE + said("objection", date="2026-07-01"), 0, "en consultation"),
        (WITH_DEADLINE + said("objection", date="2026-07-01"), 1, "objections ouvertes"),
        (WITH_DEADLINE + decided(), 1, "décidée"),
        (WITH_DEADLINE + decided(date="2026-07-01"), 0, "en consultation"),
        *((proposed(état=state) + STANDS, 1, state) for state in ("adoptée", "retirée", "refusée", "sans suite")),
    ],
)  # fmt: skip
def test_each_state_is_worked_out_of_what_is_written(text: str, days: int, state: str) -> None:
    assert one(text, DEADLINE + timedelta(days=days)).state == state


@pytest.mark.parametrize(
    ("fields", "who"),
    [
        ({}, "à trouver"),
        ({"qui_décide": "Tech"}, "Technique"),
        ({"qui_décide": "cercle Technique"}, "Technique"),
        ({"qui_décide": "Le cercle Tech"}, "Technique"),
        ({"qui_décide": "cercle d'Accueil"}, "Accueil"),
        ({"qui_décide": "à trouver", "cadre": "statuts"}, "à trouver"),
        ({"cadre": "statuts"}, "assemblée"),
        ({"cadre": "assemblée"}, "assemblée"),
        ({"cadre": "cogérance"}, "cogérance"),
        ({"cadre": "orientation"}, "orientation"),
        ({"cadre": "cercle", "cercles": "Tech"}, "Technique"),
        ({"cadre": "cercle", "cercles": "Tech ; Accueil"}, "à trouver"),
        ({"cadre": "stigmergie"}, "qui fait (stigmergie)"),
        ({"cercles": "Tech"}, "à trouver"),
    ],
)
def test_who_decides_is_what_is_written_and_never_a_guess(fields: dict[str, str], who: str) -> None:
    assert one(proposed(**fields)).decides == who


def test_what_is_missing_is_said_of_each() -> None:
    assert one(proposed()).awaits == (
        "qui décide est à trouver, puis à écrire dans « qui décide »",
        "une échéance pour donner son avis",
    )
    row = one(proposed(échéance="2026-07-15", qui_décide="Tech") + STANDS * 2 + said("question"))
    assert row.awaits == ("2 objections à lever", "1 question sans réponse")
    assert row.objectors == ("Paul Roy",)
    assert one(proposed(échéance="2026-07-15", qui_décide="Tech")).awaits == ("les avis, jusqu’au 15 juillet 2026",)


@pytest.mark.parametrize(
    ("typed", "said_of"),
    [("Tech", "Technique"), ("assemblée", "l’assemblée"), ("cogérance", "la cogérance")],
)
def test_once_the_deadline_is_past_the_decision_is_for_those_who_decide(typed: str, said_of: str) -> None:
    row = one(proposed(échéance="2026-06-15", qui_décide=typed))
    assert row.awaits == (f"l’échéance est passée sans objection : la décision revient à {said_of}",)


def test_a_decision_and_its_proposal_lead_to_each_other() -> None:
    text = proposed(état="adoptée") + "\n" + decided()
    row = one(text)
    assert row.decision is not None
    assert (row.decision.title, row.decision.where, row.decision.line) == (
        "Wiki ouvert",
        "Technique",
        2,
    )
    assert (row.awaits, codes(text)) == ((), [])
    assert one(proposed(état="adoptée")).awaits == (
        "la décision n’est pas encore écrite, avec la fiche « Décision » et le titre de la proposition",
    )


def test_a_decision_may_name_the_page_on_which_the_proposal_stands() -> None:
    pages = {
        "Propositions/Wiki": proposed(état="adoptée"),
        "Carnet": decided(proposition="[[Propositions/Wiki]]"),
    }
    assert one(pages).decision is not None
    assert codes(pages) == []


def test_opinions_belong_to_the_proposal_above_them() -> None:
    text = "\n".join((proposed(), STANDS, proposed(titre="Autre"), said(), said("question")))
    assert {title: [o.position for o in row.opinions] for title, row in rows(text).items()} == {
        "Ouvrir le wiki": ["objection"],
        "Autre": ["consentement", "question"],
    }


def test_opinions_below_a_proposal_that_is_left_out_are_no_other_ones() -> None:
    text = "\n".join((proposed(), proposed(titre="Autre", date="demain"), STANDS))
    assert one(text).opinions == ()
    assert [code for _, _, code in codes(text)] == ["day_relative"]


def test_precedents_say_who_decided_on_the_same_subject() -> None:
    pages = {
        "A": proposed(titre="Lire sans compte", sujet="Wiki", date="2025-01-01", état="adoptée"),
        "B": decided(proposition="Lire sans compte", date="2025-02-01", où="Accueil"),
        "C": proposed(
            titre="Fermer le wiki interne",
            date="2025-03-01",
            état="refusée",
            qui_décide="assemblée",
        ),
        "D": proposed(titre="Tout autre chose", date="2025-03-01", état="refusée"),
        "E": proposed(titre="Encore ouverte", sujet="Wiki"),
        "F": proposed(titre="Ouvrir le wiki interne", sujet="wiki ; accès"),
    }
    before = rows(pages)["Ouvrir le wiki interne"].precedents
    assert [(p.title, p.state, p.decided_by) for p in before] == [
        ("Fermer le wiki interne", "refusée", "assemblée"),
        ("Lire sans compte", "adoptée", "Accueil"),
    ]


# Mistakes


def test_a_proposal_with_two_states_is_told_wherever_they_stand() -> None:
    assert codes("{{Proposition|titre=A|qui=Ana Martin|date=2026-01-01|question=x|état=ouverte|état=adoptée}}") == [
        (1, "état", "doubled_field")
    ]
    text = proposed(état="refusée") + "\n" + proposed(état="adoptée", titre="ouvrir le wiki")
    assert codes(text) == [(2, "état", "proposal_two_states")]
    assert "« Carnet », ligne 1 (refusée)" in found(text)[0].fault.suggestion


def test_a_decided_proposal_that_is_not_closed_is_told_what_to_write() -> None:
    text = proposed(état="ouverte") + decided()
    assert codes(text) == [(1, "état", "proposal_decided")]
    assert "état=adoptée" in found(text)[0].fault.message


def test_a_proposal_adopted_over_an_objection_is_told_where_the_objection_stands() -> None:
    assert codes(proposed(état="adoptée") + "\n" + STANDS) == [(2, "levé le", "adopted_with_objection")]
    assert codes(proposed(état="adoptée") + "\n" + LIFTED) == []


def test_a_deadline_before_the_opening_is_told_with_a_day_to_type() -> None:
    text = proposed(échéance="2026-05-31")
    assert codes(text) == [(1, "échéance", "days_reversed")]
    assert (
        found(text)[0].fault.suggestion == "écrire un jour à partir du 1er juin 2026, par exemple échéance=2026-07-01"
    )
    assert codes(proposed(échéance="2026-06-01")) == []
    assert codes(proposed() + said("objection", date="2026-06-10", levé_le="2026-06-09")) == [
        (1, "levé le", "days_reversed")
    ]


def test_an_objection_by_somebody_unknown_is_told_and_stands() -> None:
    text = proposed() + "\n" + said("objection", qui="Zoé Inconnue")
    assert codes(text) == [(2, "qui", "unknown_person")]
    assert one(text).state == "objections ouvertes"


def test_an_opinion_without_a_proposal_and_a_decision_about_none_are_told() -> None:
    assert codes({"Seul": said()}) == [(1, "position", "opinion_alone")]
    text = proposed() + "\n" + decided(proposition="Ouvrir les wikis")
    assert codes(text) == [(2, "proposition", "unknown_proposal")]
    assert "« Ouvrir le wiki »" in found(text)[0].fault.suggestion


def test_a_circle_nobody_knows_and_a_day_to_come_are_told() -> None:
    assert codes(proposed(cercles="Tech ; Zut")) == [(1, "cercles", "unknown_circle")]
    text = proposed(date="2026-07-01")
    assert codes(text) == [(1, "date", "future_day")]
    assert rows(text) == {}


# Pages


def test_the_page_answers_who_decides_and_names_nobody_to_those_who_may_not_see_names() -> None:
    text = proposed(qui_décide="Tech", échéance="2026-07-10") + STANDS
    open_, _ = published(text, Audience.EVERYONE)
    members, data = published(text, Audience.MEMBERS)
    assert "| Technique\n| Objections ouvertes\n| 1 objection à lever\n" in open_
    assert "| 1 objection à lever (Paul Roy)\n" in members
    assert "Objection de Paul Roy" in members
    assert ("Paul" in open_, "Ana" in open_) == (False, False)
    assert (data["state"], data["awaits"]) == (
        "objections ouvertes",
        ["1 objection à lever (Paul Roy)"],
    )


def test_a_data_page_tells_the_template_where_the_proposal_stands() -> None:
    _, data = published(proposed(état="adoptée") + decided(), Audience.EVERYONE)
    assert (data["title"], data["state"], data["decides"]) == (
        "Ouvrir le wiki",
        "adoptée",
        "Technique",
    )
    assert data["decision"] == {
        "title": "Wiki ouvert",
        "day": "2026-06-20",
        "where": "Technique",
        "page": "Carnet",
        "shown": "Carnet",
    }
