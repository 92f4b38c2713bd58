"""The front page: what asks to be looked at stands first, and nothing else is called an alert."""

from __future__ import annotations

from datetime import date, timedelta

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.dashboard.overview_report import REPORT
from ledgers import SHEETS, TODAY, budget, ledger, line

RULES = "{{Règle|nom=seuils d'alerte d'un budget|valeur=5 %|à partir du=2020-01-01}}"


def front(**pages: str) -> str:
    """The front page, for members."""
    books = ledger(SHEETS | {"Règles": RULES} | pages)
    (made,), failed = make([REPORT], context_of(books, TODAY, Settings(), Audience.MEMBERS))
    assert failed == ()
    return next(p.content for p in made.pages if isinstance(p, RobotPage) and p.title == "Tableau de bord")


def section(text: str, heading: str) -> str:
    """What stands below a heading, '' where there is none."""
    return text.partition(f"== {heading} ==\n")[2].partition("\n== ")[0]


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_a_budget_well_within_the_even_pace_is_no_alert() -> None:
    within = front(Fonds=budget(montant="1000"), Carnet=line(montant="60", date="2026-01-03"))
    assert section(within, "Budgets à regarder") == ""
    assert "Utilisé" in section(within, "Budgets 2026")


def test_a_budget_past_the_even_pace_says_by_how_much_and_since_when() -> None:
    days = (TODAY - date(2026, 1, 1)).days + 1
    past = section(
        front(Fonds=budget(montant="365"), Carnet=line(montant="300", date="2026-01-03")), "Budgets à regarder"
    )
    assert f"{300 - days},00\u00a0€ de plus qu’à un rythme égal" in past
    assert "depuis le 3\u00a0janvier\u00a02026" in past


def test_a_budget_that_nobody_set_is_to_be_corrected_and_no_alert() -> None:
    text = front(Fonds=budget(montant="1000"), Carnet=line(budget="Tecnique", montant="60"))
    assert "Tecnique" not in section(text, "Budgets à regarder")
    assert "Tecnique" in section(text, "À corriger")


def test_a_proposal_in_consultation_is_open_to_opinions_with_one_click() -> None:
    asked = f"{{{{Proposition|titre=Ouvrir|qui=Ana Martin|date=2026-06-01|question=Q ?|échéance={in_days(10)}}}}}"
    text = front(Ouvrir=asked)
    assert "{{Noter|Avis|Ouvrir|donner mon avis}}" in section(text, "Ouvert aux avis")
    assert '<b class="cw-chiffre">1</b> ouverte aux avis' in text


def test_the_week_holds_today_and_the_six_days_after() -> None:
    meetings = "\n".join(f"{{{{Réunion|date={in_days(n)}|cercle=Technique|titre=Le {n}}}}}" for n in (-1, 0, 6, 7))
    week = section(front(Carnet=meetings), "Cette semaine")
    assert [n for n in (-1, 0, 6, 7) if f"|Le {n}]]" in week] == [0, 6]


def test_a_call_that_closes_and_a_decision_just_taken_are_told() -> None:
    given = (
        f"{{{{Appel à projets|titre=Ateliers|financeur=Région|échéance={in_days(3)}|état=à étudier}}}}\n"
        f"{{{{Décision|date={in_days(-2)}|où=Technique|titre=Signer|méthode=consentement}}}}\n"
        f"{{{{Décision|date={in_days(-31)}|où=Technique|titre=Autrefois|méthode=consentement}}}}"
    )
    text = front(Carnet=given)
    assert "dans 3\u00a0jours" in section(text, "Appels à projets qui ferment bientôt")
    decided = section(text, "Décidé ces 30 derniers jours")
    assert "Signer" in decided
    assert "Autrefois" not in decided


def test_three_figures_stand_above_everything() -> None:
    text = front(Fonds=budget(montant="1000"), Carnet=line(montant="60", date="2026-06-03"))
    assert text.startswith('<div class="coopwiki-cartes">')
    assert text.partition("== ")[0].count('<div class="cw-carte">') == 3
    assert '<b class="cw-chiffre">940,00\u00a0€</b> restent sur 1\u00a0000,00\u00a0€' in text


def test_what_remains_is_not_told_where_a_budget_cannot_be_read() -> None:
    text = front(Fonds=budget(montant="1000") + "\n{{Budget|année=2026|nom=Technique|montant=mille}}")
    assert "Ce qui reste n’est pas connu" in text


def test_proposals_of_every_state_are_counted() -> None:
    given = "\n".join(
        f"{{{{Proposition|titre=P{n}|qui=Ana Martin|date=2026-06-01|question=Q{n} ?|état={state}}}}}"
        for n, state in enumerate(("ouverte", "en consultation", "adoptée", "adoptée", "sans suite"))
    )
    assert "En tout : en consultation (1), ouverte (1), adoptée (2), sans suite (1)." in front(Carnet=given)
    assert "En tout" not in front()


def test_reviews_that_are_due_and_an_election_with_an_objection_are_told() -> None:
    given = (
        f"{{{{Décision|date=2025-06-01|où=Technique|titre=Relire|méthode=consentement|revoir le={TODAY}}}}}\n"
        f"{{{{Décision|date=2025-06-01|où=Technique|titre=Plus tard|méthode=consentement|revoir le={in_days(1)}}}}}\n"
        "{{Élection|rôle=Facilitation|cercle=Technique|date=2026-06-01|proposé=Ana Martin}}\n"
        "{{Objection|de=Paul Roy|texte=Déjà deux rôles}}\n"
    )
    text = front(Carnet=given)
    reviews = section(text, "Décisions à revoir")
    assert ("Relire" in reviews, "Plus tard" in reviews) == (True, False)
    assert "'''Objection à lever''', " in section(text, "Les cercles")
    assert "Facilitation (Technique)" in section(text, "Les cercles")


def test_what_is_long_past_is_nothing_to_hand_over() -> None:
    def seat(days: int) -> str:
        return f"{{{{Mandat|instance=cogérance|qui=Ana Martin|début=2020-01-01|fin={in_days(days)}}}}}"

    told = {days: "mandat à passer" in front(Mandats=seat(days)) for days in (91, 90, -90, -91)}
    assert told == {91: False, 90: True, -90: True, -91: False}


def test_pages_that_are_old_or_were_never_read_again_are_counted_by_circle() -> None:
    text = front(
        Règles="{{Règle|nom=délai de vérification d'une page|valeur=12 mois|à partir du=2020-01-01}}",
        Vieille="{{Vérifié|le=2020-01-01}}",
        **{"Technique/Neuve": "[[Catégorie:Documentation]]", "Technique/Bonne": "{{Vérifié|le=2026-06-01}}"},
    )
    row = "|Pages à relire]] : Technique (1\u00a0jamais relue) ; sans cercle (1\u00a0ancienne)."
    assert row in section(text, "À corriger")
    assert "Pages à relire" not in front(**{"Technique/Bonne": "{{Vérifié|le=2026-06-01}}"})
