"""What one's contract asks next, on one's own page, for members alone; and on the front page how much is due."""

from __future__ import annotations

from collections.abc import Mapping

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Narrow, Settings
from coopwiki.subjects.people.personal_report import mine
from coopwiki.subjects.reports import REPORTS
from ledgers import TODAY, budget, ledger, line

PAGES = {
    "Utilisateur:Ana": "{{Profil|nom=Ana Martin|référent=Paul Roy}}",
    "Utilisateur:Paul": "{{Profil|nom=Paul Roy}}",
    "Technique": "{{Cercle|nom=Technique|raison d'être=Des outils}}",
    "Carnet": budget() + line(qui="Paul Roy", montant="10"),
    "Contrats": "{{Contrat|qui=Ana Martin|type=CAPE|début=2025-08-01|fin=2026-07-31}}"
    "{{Contrat|qui=Paul Roy|type=CDI|début=2020-01-01}}",
    "Règles": "{{Règle|nom=contact CAPE|valeur=2 mois|à partir du=2016-01-01|source=Code social}}",
}
ANA, PAUL, FRONT = "Tableau de bord/Personnes/Ana Martin", "Tableau de bord/Personnes/Paul Roy", "Tableau de bord"


def pages(readers: Audience, setting: Narrow = "nobody") -> Mapping[str, str]:
    settings = Settings(amounts_by_person="everyone", referents=setting)
    made, failed = make(REPORTS, context_of(ledger(PAGES), TODAY, settings, readers))
    assert failed == ()
    return {p.title: p.content for one in made for p in one.pages if isinstance(p, RobotPage)}


def test_a_member_reads_what_their_contract_asks_next_with_the_form_that_settles_it() -> None:
    text = pages(Audience.MEMBERS)[ANA]
    assert "== Échéances ==" in text
    assert "31\u00a0juillet\u00a02026 : '''Fin d’un CAPE'''" in text
    assert (
        "1er\u00a0octobre\u00a02025 ('''passée''') : '''Contact''' <small>(règle : contact CAPE, Code social)" in text
    )
    assert "{{Noter|Entretien|Entretiens 2026|fait|qui=Ana Martin|nature=contact}}" in text


def test_nobody_else_reads_that_somebody_has_a_deadline_even_where_all_read_amounts() -> None:
    shown = pages(Audience.EVERYONE)
    assert ANA not in shown
    assert "Échéances" not in shown[PAUL]
    assert "Ana Martin" not in shown["Tableau de bord/Personnes"]


def test_a_referents_page_names_whom_they_accompany_only_where_the_cooperative_says_so() -> None:
    assert "Ana Martin" not in pages(Audience.MEMBERS)[PAUL]
    assert "Ana Martin" not in pages(Audience.EVERYONE, "members")[PAUL]
    text = pages(Audience.MEMBERS, "members")[PAUL]
    assert "== Accompagnement ==\n* Ana Martin, CAPE : aucune rencontre notée" in text


def test_the_front_page_counts_people_and_deadlines_and_names_nobody() -> None:
    text = pages(Audience.EVERYONE)[FRONT]
    assert "[[:Tableau de bord/Effectif|2\u00a0personnes]] aujourd’hui, dont aucune associée" in text
    assert "[[:Tableau de bord/Échéances|Échéances]] : 1\u00a0passée, 1 dans les 90 jours." in text
    assert "Ana Martin" not in text


def test_somebody_with_a_contract_and_nothing_else_has_a_page_of_their_own() -> None:
    own = {one.name: one for one in mine(ledger(PAGES), TODAY).people}
    assert [one.kind for one in own["Ana Martin"].deadlines] == ["contact", "cape_end"]
    assert not own["Ana Martin"].has_work
    assert [row.who for row in own["Paul Roy"].accompanies] == ["Ana Martin"]
