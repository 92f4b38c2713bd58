"""Years of figures and fundings as wikitext."""

from __future__ import annotations

from datetime import date

from coopwiki.subjects.finances.finances_report import Finances, finances
from ledgers import TODAY, call, ledger

RULE = "{{Règle|nom=part maximale de financement public|valeur=50 %|à partir du=2017-01-01|source=Statuts}}"


def year(**fields: str) -> str:
    return call("Exercice", {"année": "2025"} | fields) + "\n"


def funding(**fields: str) -> str:
    plain = {"financeur": "Région", "nature": "public", "année": "2026", "montant": "100"}
    return call("Financement", plain | fields) + "\n"


def report(text: str, on: date = TODAY) -> Finances:
    return finances(ledger(RULE + text, on), on)
