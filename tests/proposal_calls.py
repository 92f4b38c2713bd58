"""Proposals, opinions and decisions as members type them, and where they stand."""

from __future__ import annotations

import json
from datetime import date

from coopwiki.core.audience import Audience
from coopwiki.core.issue import Issue
from coopwiki.publishing.robot_page import DataPage, RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.decisions import proposals_report
from coopwiki.subjects.decisions.proposals_report import ProposalRow, proposals
from ledgers import SHEETS, TODAY, call, ledger

DEADLINE = date(2026, 6, 30)


def proposed(**fields: str) -> str:
    given = {
        "titre": "Ouvrir le wiki",
        "qui": "Ana Martin",
        "date": "2026-06-01",
        "question": "Faut-il un compte ?",
    }
    return call("Proposition", given | fields)


def said(position: str = "consentement", **fields: str) -> str:
    return call("Avis", {"qui": "Paul Roy", "position": position} | fields)


def decided(**fields: str) -> str:
    given = {
        "date": "2026-06-20",
        "où": "Tech",
        "titre": "Wiki ouvert",
        "méthode": "consentement",
        "proposition": "Ouvrir le wiki",
    }
    return call("Décision", given | fields)


def rows(text: str | dict[str, str], on: date = TODAY) -> dict[str, ProposalRow]:
    texts = {"Carnet": text} if isinstance(text, str) else text
    found = proposals(ledger(SHEETS | texts, on), on)
    return {row.title: row for row in (*found.open, *found.closed)}


def one(text: str | dict[str, str], on: date = TODAY) -> ProposalRow:
    (row,) = rows(text, on).values()
    return row


def found(text: str | dict[str, str]) -> list[Issue]:
    texts = {"Carnet": text} if isinstance(text, str) else text
    return list(ledger(SHEETS | texts).issues)


def codes(text: str | dict[str, str]) -> list[tuple[int, str, str]]:
    return [(issue.line, issue.field, issue.code) for issue in found(text)]


def published(text: str, readers: Audience) -> tuple[str, dict[str, object]]:
    context = context_of(ledger(SHEETS | {"Carnet": text}), TODAY, Settings(), readers)
    (made,), failed = make([proposals_report.REPORT], context)
    assert failed == ()
    page, data = made.pages
    assert isinstance(page, RobotPage)
    assert isinstance(data, DataPage)
    return page.content.replace("\u00a0", " "), json.loads(data.text)
