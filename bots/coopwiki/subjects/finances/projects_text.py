"""The text to paste into the report that a funder waits for: what was granted, what was bought in its name."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.approximate import estimate, write_estimate
from coopwiki.core.days import write_day
from coopwiki.core.euros import write_euros
from coopwiki.core.fault import shortened
from coopwiki.core.messages import spaced
from coopwiki.core.typed import unmarked
from coopwiki.subjects.finances.filters import left
from coopwiki.subjects.finances.finances_report import ReportDue
from coopwiki.subjects.finances.projects_report import ExpenseLine, FunderReport

LONGEST = 200
"""Characters of one text."""
MOST_LINES = 200
"""Expenses that the text names one by one; the table has all of them."""


def report_lines(given: FunderReport) -> Iterator[str]:
    """A line each, in the order of a report: what it is about, the money, each expense, the sums."""
    yield f"Bilan pour {_text(given.name)}, année {given.year}"
    yield from map(_granted, given.due)
    yield ""
    if not given.lines:
        yield "Aucune dépense n’est notée à son nom."
        return
    yield spaced("Dépenses faites en son nom :")
    yield from map(_expense, given.lines[:MOST_LINES])
    more = len(given.lines) - MOST_LINES
    if more > 0:
        yield spaced(f"- et {more} autres, dans le tableau")
    yield ""
    yield spaced(f"Payé : {write_estimate(given.paid)}.")
    yield spaced(f"Engagé : {write_estimate(given.committed)}.")
    yield spaced(f"Accordé : {write_estimate(given.granted)}.")
    yield spaced(f"Reste : {left(given.left)}.")


def _granted(one: ReportDue) -> str:
    about = f"{_text(one.purpose)} : " if one.purpose else ""
    amount = "montant inconnu" if one.amount is None else write_euros(one.amount)
    return spaced(f"- {about}{amount}, bilan attendu le {write_day(one.due)}")


def _expense(line: ExpenseLine) -> str:
    return spaced(f"- {write_day(line.day)}, {_text(line.what)} : {_amount(line)} ({line.state})")


def _amount(line: ExpenseLine) -> str:
    return "montant inconnu" if line.amount is None else write_estimate(estimate((line.amount,)))


def _text(typed: str) -> str:
    return shortened(unmarked(typed), LONGEST)
