"""The titles that the wiki's search leads to: of every record that is called something."""

from __future__ import annotations

from datetime import date

from coopwiki.subjects.dashboard.sought_titles_report import MOST, sought_titles
from ledgers import ledger

PAGES = {
    "Technique": "{{Cercle|nom=Technique|raison d'être=Le wiki|alias=Tech ; Outils}}",
    "Propositions/Repas": "{{Proposition|titre=Repas commun|qui=Ana"
    "|date=2026-03-01|question=Où ?|nature=transversale|cercles=Technique}}",
    "Utilisateur:Ana Martin": "{{Profil|nom=Ana Martin|alias=Ana}}",
    "Budgets 2026": "{{Budget|nom=Technique|année=2026|montant=100}}",
    "Carnet": "{{Décision|date=2026-03-01|où=Technique|méthode=consentement|titre=Un vélo}}" * 2
    + "{{Action|quoi=Ranger|cercle=Technique}}"
    + "{{Contribution|date=2026-03-02|qui=Ana|cercle=Technique|quoi=Mot|durée=1h}}",
}


def test_what_is_called_something_stands_once_with_its_page_and_its_other_names() -> None:
    found = {(one.name, one.kind, one.page, one.others) for one in sought_titles(ledger(PAGES, date(2026, 3, 31)))}
    assert found == {
        ("Technique", "Cercle", "Technique", ("Tech", "Outils")),
        ("Repas commun", "Proposition", "Propositions/Repas", ()),
        ("Ana Martin", "Profil", "Utilisateur:Ana Martin", ("Ana",)),
        ("Un vélo", "Décision", "Carnet", ()),
    }


def test_of_too_many_titles_those_of_the_pages_written_last_stand_there() -> None:
    pages = {
        f"Page {part}": "".join(
            f"{{{{Décision|date=2026-03-01|où=Technique|méthode=consentement|titre={part} {n}}}}}"
            for n in range(MOST // 2)
        )
        for part in range(3)
    }
    found = sought_titles(ledger(pages, date(2026, 3, 31)))
    assert len(found) == MOST
    assert {one.page for one in found} == {"Page 1", "Page 2"}
