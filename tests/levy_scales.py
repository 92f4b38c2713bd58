"""Scales of levies as wikitext, and the report on them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from coopwiki.subjects.levies.answer import answer
from coopwiki.subjects.levies.scales import WrittenScale, scales
from ledgers import TODAY, call, ledger

BRACKETS = (("30 000 €", "10"), ("60 000", "9 %"), ("90000", "8"), ("120 000,00 €", "7%"), ("", "6 %"))


def scale(brackets: tuple[tuple[str, str], ...] = BRACKETS, **fields: str) -> str:
    plain = {"nom": "Contribution", "à_partir_du": "2023-01-01", "mode": "par tranche"}
    return call("Barème", plain | fields) + "\n" + "".join(bracket(up_to, rate) for up_to, rate in brackets)


def bracket(up_to: str, rate: str, **fields: str) -> str:
    return call("Tranche", {"jusqu'à": up_to, "taux": rate} | fields) + "\n"


def only(text: str, on: date = TODAY) -> WrittenScale:
    found = scales(ledger(text, on))
    (name,) = found.names(on)
    written = found.on(name, on)
    assert written is not None
    return written


def asked(text: str, margin: str, on: date = TODAY) -> str | None:
    found = answer(only(text, on), Decimal(margin)).levy
    return None if found is None else str(found)
