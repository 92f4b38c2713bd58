"""A round of co-budgeting as members write it, and what is said of it."""

from __future__ import annotations

from datetime import date

from coopwiki.subjects.cobudgets.report import Cobudgets, ProjectRow, RoundRow, cobudget
from ledgers import SHEETS, ledger

OVER, DURING, BEFORE = date(2026, 4, 1), date(2026, 3, 31), date(2026, 2, 28)
PEOPLE = ("Ana Martin", "Paul Roy", "Zoé Petit", "Luc Noir")
WIKI = SHEETS | {f"Utilisateur:{who}": f"{{{{Profil|nom={who}}}}}" for who in PEOPLE[2:]}


def call(name: str, fields: dict[str, str]) -> str:
    return "{{" + name + "".join(f"|{k}={v}" for k, v in fields.items() if v) + "}}\n"


def tour(**fields: str) -> str:
    plain = {
        "nom": "Printemps",
        "enveloppe": "1000",
        "ouverture": "2026-03-01",
        "clôture": "2026-03-31",
    }
    return call("Co-budget", plain | {name.replace("_", " "): v for name, v in fields.items()})


def project(**fields: str) -> str:
    return call("Projet", {"titre": "Vélo", "qui": "Luc Noir"} | fields)


def part(amount: str, **fields: str) -> str:
    plain = {"qui": "Ana Martin", "projet": "Vélo", "montant": amount}
    return call("Part", plain | {name.replace("_", "-"): v for name, v in fields.items()})


def report(text: str, on: date = OVER) -> Cobudgets:
    return cobudget(ledger(WIKI | {"Tour": text}, on), on)


def one(text: str, on: date = OVER) -> RoundRow:
    (row,) = report(text, on).rounds
    return row


def only(text: str, on: date = OVER) -> ProjectRow:
    (row,) = one(text, on).projects
    return row


def told(text: str, on: date = OVER) -> list[tuple[int, str, str, str]]:
    issues = ledger(WIKI | {"Tour": text}, on).issues
    return [(i.line, i.field, i.severity, i.code) for i in issues]


def said(text: str, on: date = OVER) -> str:
    (issue,) = ledger(WIKI | {"Tour": text}, on).issues
    return issue.fault.message.replace("\u00a0", " ")
