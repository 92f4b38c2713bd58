"""The names that forms offer, and who is among them."""

from __future__ import annotations

from datetime import date

from coopwiki.subjects.people.name_choices import NameChoices, Others, names
from ledgers import ledger

TODAY = date(2026, 6, 30)
PAGES = {
    "Utilisateur:Ana": "{{Profil|nom=Ana Martin|alias=A. Martin|publication=oui}}",
    "Utilisateur:Paul": "{{Profil|nom=Paul Roy}}",
    "Utilisateur:Zoé": "{{Profil|nom=Zoé Petit|alias=Zozo|publication=non}}",
    "Cercles": "{{Cercle|nom=Technique|alias=Tech|raison d'être=x}} {{Cercle|nom=Écologie|raison d'être=x}}",
    "Budgets": """{{Budget|année=2026|cercle=Technique|montant=10}} {{Budget|année=2026|nom=Inter-CAE|montant=10}}
{{Budget|année=2025|nom=Ancien|montant=10}} {{Budget|année=2026|cercle=Technique|nature=dépenses|montant=1}}""",
}
CIRCLES, BUDGETS = ("Écologie", "Technique"), ("Inter-CAE", "Technique")
OF_ANA = {"A. Martin": "Ana Martin", "Ana": "Ana Martin"}
OTHERS = Others({"Tech": "Technique"}, OF_ANA | {"Paul": "Paul Roy"}, {"Ancien": "Ancien"})


def test_members_are_offered_all_but_those_who_refuse() -> None:
    found = names(ledger(PAGES, TODAY), TODAY, for_members=True)
    assert found == NameChoices(CIRCLES, ("Ana Martin", "Paul Roy"), BUDGETS, OTHERS)


def test_where_all_can_read_only_those_who_agreed_are_named() -> None:
    found = names(ledger(PAGES, TODAY), TODAY, for_members=False)
    assert found.people == ("Ana Martin",)
    assert found.others.people == OF_ANA


def test_an_empty_wiki_offers_nothing() -> None:
    assert names(ledger({}, TODAY), TODAY, for_members=True) == NameChoices((), (), ())
