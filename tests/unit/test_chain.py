"""From a proposal to its decision, to the transfer it caused; from a role to its contributions: both ways."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.elections.election import Election
from coopwiki.subjects.reports import REPORTS
from coopwiki.subjects.social_code.article import Article
from ledgers import SHEETS, TODAY, budget, ledger, line

ROOT = Path(__file__).resolve().parents[2]
PAGES = SHEETS | {
    "Propositions": "{{Proposition|titre=Aider le vélo|qui=Ana Martin|date=2026-01-10|question=x|état=adoptée}}",
    "Technique/Carnet": "{{Décision|date=2026-02-01|où=Technique|titre=100 € au vélo|méthode=consentement"
    "|proposition=Aider le vélo}}",
    "Budgets": budget(décision="100 € au vélo") + budget(cercle="Accueil")
    + "{{Virement|date=2026-02-01|de=Technique|vers=Accueil|montant=100|décision=[[Technique/Carnet]]}}",
    "Rôles": "{{Rôle|nom=Mémoire|cercle=Tech|titulaire=Ana Martin|début=2026-01-01|fin=2026-12-31}}",
    "Journal": line(chantier="mémoire", quoi="Compte rendu", montant="12") + "\n" + line(quoi="Autre", montant="3")
    + "\n" + line(chantier="Mémoire", cercle="Accueil", quoi="Ailleurs", montant="3"),
}  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    made, failed = make(REPORTS, context_of(ledger(PAGES), TODAY, Settings(), Audience.MEMBERS))
    assert failed == ()
    found = (page for one in made for page in one.pages if isinstance(page, RobotPage))
    return {page.title.partition("/")[2]: page.content.replace("\u00a0", " ") for page in found}


def test_a_proposal_leads_to_its_decision_and_back(pages: dict[str, str]) -> None:
    assert "[[:Technique/Carnet|100 € au vélo]], 1er février 2026" in pages["Propositions"]
    assert "*: Proposition : [[:Propositions|Aider le vélo]]\n" in pages["Décisions"]


def test_a_decision_leads_to_what_it_caused_and_back(pages: dict[str, str]) -> None:
    assert (
        "*: A causé : [[:Budgets|virement de 100,00 €, de Technique vers Accueil]] ; "
        "[[:Budgets|budget 2026 de Technique, 1 000,00 €]]\n"
    ) in pages["Décisions"]
    assert "| [[:Technique/Carnet|100 € au vélo]]\n" in pages["Virements 2026"]
    technique = pages["Budgets 2026/Technique"]
    assert "| Budget alloué (décision : [[:Technique/Carnet|100 € au vélo]])\n" in technique
    assert "| Virement vers Accueil, 1er février 2026 (décision : [[:Technique/Carnet|100 € au vélo]])\n" in technique


def test_a_role_leads_to_its_contributions_and_back(pages: dict[str, str]) -> None:
    done = pages["Rôles"].partition("== Ce qui est fait dans chaque rôle ==")[2].partition("\n== ")[0]
    assert "* '''Mémoire''', Technique : 1 contribution\n** 12 mars 2026, Compte rendu <small>(" in done
    assert ("Autre" in done, "Ailleurs" in done) == (False, False)
    back = "Compte rendu <small>([[:Tableau de bord/Rôles#Ce qui est fait dans chaque rôle|rôle mémoire]])</small>"
    assert back in pages["Contributions 2026-03"]
    assert back in pages["Budgets 2026/Technique"]
    assert pages["Contributions 2026-03"].count("|rôle ") == 1


def test_what_the_help_page_shows_can_be_read() -> None:
    text = (ROOT / "templates_wiki" / "Aide%3AProposer, décider, élire.wikitext").read_text(encoding="utf-8")
    shown = "\n".join(re.findall(r"<pre>\n(.*?)</pre>", text, re.DOTALL))
    people = {
        "Luc": "{{Profil|nom=Luc Noir}}",
        "Com": "{{Cercle|nom=Communication|raison d'être=x}}",
    }
    found = ledger(SHEETS | people | {"Aide": shown})
    assert {issue.code for issue in found.issues} == {"proposal_decided", "consent_with_objection"}
    assert (len(found.of(Decision)), len(found.of(Election)), len(found.of(Article))) == (1, 1, 1)
