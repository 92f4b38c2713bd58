"""Elections as members write them, and what is said of one."""

from __future__ import annotations

from datetime import date

from coopwiki.subjects.elections.report import ElectionRow, Elections, elections
from ledgers import SHEETS, TODAY, call, ledger

MORE = {
    "Utilisateur:Inès": "{{Profil|nom=Inès Petit}}",
    "Utilisateur:Luc": "{{Profil|nom=Luc Noir}}",
}


def election(**fields: str) -> str:
    given = {
        "rôle": "Facilitation",
        "cercle": "Tech",
        "date": "2026-03-12",
        "missions": "Ordre du jour",
        "qualités": "Écoute",
        "mandat": "1 an",
        "proposé": "Anou",
        "élu": "Ana Martin",
        "accord": "oui",
    }
    return call("Élection", given | fields)


def vote(round_: str, chosen: str, voter: str) -> str:
    return call("Voix", {"tour": round_, "de": voter, "pour": chosen, "raison": "Elle écoute"})


def objection(**fields: str) -> str:
    return call("Objection", {"de": "Luc Noir", "texte": "Elle a deux rôles"} | fields)


def role(**fields: str) -> str:
    given = {
        "nom": "Facilitation",
        "cercle": "Technique",
        "titulaire": "Ana Martin",
        "début": "2026-03-12",
        "fin": "2027-03-11",
    }
    return call("Rôle", given | fields)


FIRST = vote("1", "Ana Martin", "Paul Roy") + vote("1", "Luc Noir", "Inès Petit")
SECOND = vote("2", "Ana Martin", "Paul Roy") + vote("2", "Anou", "Inès Petit")
WHOLE = election() + FIRST + SECOND


def data(text: str, on: date = TODAY) -> Elections:
    return elections(ledger(SHEETS | MORE | {"Carnet": text}, on), on)


def one(text: str, on: date = TODAY) -> ElectionRow:
    (row,) = data(text, on).elections
    return row


def codes(text: str) -> list[tuple[int, str, str]]:
    found = ledger(SHEETS | MORE | {"Carnet": text}).issues
    return [(issue.line, issue.field, issue.code) for issue in found]


def message(text: str) -> str:
    (issue,) = ledger(SHEETS | MORE | {"Carnet": text}).issues
    return issue.fault.message.replace("\u00a0", " ")


def missing(row: ElectionRow) -> list[str]:
    return [step.name for step in row.steps if not step.recorded]
