"""What is told to a member of themselves: the same thing once, whatever the year of the calendar."""

from __future__ import annotations

from datetime import date

from coopwiki.serving.reminders import own_affairs
from ledgers import ledger

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
