"""What checks say of a small wiki."""

from __future__ import annotations

from datetime import date

from coopwiki.core.issue import Issue
from ledgers import SHEETS, TODAY, ledger

CAP = "{{Règle|nom=taux horaire maximum|valeur=30 €|à partir du=2018-01-01}}"


def found(carnet: str, *, on: date = TODAY, **pages: str) -> list[Issue]:
    """The issues of a page "Carnet" in a wiki with two circles and two people."""
    return list(ledger(SHEETS | pages | {"Carnet": carnet}, on).issues)


def codes(carnet: str, *, on: date = TODAY, **pages: str) -> list[str]:
    return [issue.code for issue in found(carnet, on=on, **pages)]


def said(carnet: str, *, on: date = TODAY, **pages: str) -> str:
    (issue,) = found(carnet, on=on, **pages)
    assert issue.severity == "warning"
    return issue.fault.message.replace("\u00a0", " ")
