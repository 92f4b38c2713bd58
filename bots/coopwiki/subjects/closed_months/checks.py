"""Closed months hold together, and nothing that was paid changes without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from coopwiki.core.euros import ZERO, write_euros
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.source import BY_ID, Page
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.closed_months.changes import CHANGED, LOST, Change
from coopwiki.subjects.closed_months.closedmonth import ClosedMonth
from coopwiki.subjects.closed_months.paid_lines import PaidChange, paid_changes
from coopwiki.subjects.closed_months.report import closed_months
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.record_issue import issue_of

PAID_LINE_CHANGED = Sentence(
    "paid_line_changed",
    "Une ligne réglée d’un mois arrêté n’est plus la même ({found}) : {suggestion}.",
    "Lignes réglées qui ont changé",
)
LOST_PAGE = "page supprimée ou masquée, lignes réglées : {lines}"
LOST_LINES = "la faire rétablir, ou arrêter les mois de ces lignes ({{Arrêté}}) si tout est en ordre"
PLACES: Mapping[type, str] = {
    Contribution: "ligne {line}", Expense: "dépense payée, ligne {line}", Funding: "financement versé, ligne {line}",
}  # fmt: skip
PAID_CHANGED = Sentence(
    "paid_changed",
    "Une ligne réglée n’est plus la même ({found}) : {suggestion}.",
    "Lignes réglées qui ont changé",
)
CLOSED_SUM = Sentence(
    "closed_sum",
    "La somme écrite dans cet arrêté ({found}) n’est pas celle que ses lignes faisaient : {suggestion}.",
    "Arrêtés et leurs lignes",
)
CLOSED_TWICE = Sentence(
    "closed_twice",
    "Ce mois ({found}) est déjà arrêté : {suggestion}.",
)
CLOSED_TOO_SOON = Sentence(
    "closed_too_soon",
    "Ce mois ({found}) n’est pas fini, ses lignes vont encore changer : {suggestion}.",
)


def paid_lines_stay(ledger: Ledger, today: date) -> Iterator[Issue]:
    """A contradiction for each line that was paid when its month was closed and changed or disappeared since."""
    closings = {(one.page.title, one.line): one for one in ledger.of(ClosedMonth)}
    for row in closed_months(ledger, today).months:
        for change in row.changes:
            if change.paid:
                fault = PAID_LINE_CHANGED(f"« {change.page} », ligne {change.line}", _told(change))
                yield issue_of(closings[row.page, row.line], "", fault)


def paid_lines_last(ledger: Ledger, today: date) -> Iterator[Issue]:
    """A contradiction for each line that was paid and changed or disappeared since, its month not being closed."""
    del today
    for one in paid_changes(ledger):
        change = one.change
        title = change.page or f"{BY_ID}{change.page_id}"
        revision = change.revision or (change.revision_before if change.kind != LOST else 0)
        where, told = (LOST_PAGE, LOST_LINES) if change.kind == LOST else (PLACES[type(one.record)], _told_open(one))
        fault = PAID_CHANGED(where.format(line=change.line, lines=change.lines), told)
        template = (one.record or Contribution).template
        yield Issue(Page(change.page_id, title, 0, revision), change.line, template, "", "warning", fault)


def _told(change: Change) -> str:
    """Before and after, by whom, and what to do in a month that is closed."""
    mend = "revenir à ce qui est réglé" if change.kind == CHANGED else "la remettre"
    return f"{_what(change)} ; {mend}, ou écrire une ligne qui compense"


def _told_open(one: PaidChange) -> str:
    """The same, and what to do in a month that is not closed, or for the money of a year that is."""
    change, month = one.change, one.record and one.record.settled_month
    mend = "revenir à ce qui est réglé" if change.kind == CHANGED else "la remettre"
    if one.is_closed:
        return f"{_what(change)}, depuis que {month} est arrêté ; {mend}, ou écrire la différence l’année suivante"
    return f"{_what(change)} ; {mend}, ou arrêter le mois tel qu’il est ({{{{Arrêté|mois={month}}}}})"


def _what(change: Change) -> str:
    """Before and after, field by field, and by whom."""
    by = f", par {change.by}" if change.by else ""
    if change.kind != CHANGED:
        amount = (change.before or {}).get("montant") or write_euros(change.amount_before or ZERO)
        return f"elle disait {amount}, elle est {change.kind}{by}"
    before, after = change.before or {}, change.after or {}
    fields = (f"{name} : {before.get(name, '—')} avant, {after.get(name, '—')} après" for name in change.fields)
    return f"{' ; '.join(fields)}{by}"


def closing_agrees(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a sum written that the lines of then don't make, of a month closed twice, or before its end."""
    first: dict[str, ClosedMonth] = {}
    for one in ledger.of(ClosedMonth):
        held = first.setdefault(one.past_name, one)
        if held is not one:
            where = f"« {held.page.title} », ligne {held.line}"
            yield issue_of(one, "mois", CLOSED_TWICE(one.past_name, f"n’en garder qu’un, l’autre est sur {where}"))
        if (one.month.year, one.month.month) >= ((one.day or today).year, (one.day or today).month):
            yield issue_of(one, "mois", CLOSED_TOO_SOON(str(one.month), "l’arrêter une fois qu’il est passé"))
    closings = {(one.page.title, one.line): one for one in ledger.of(ClosedMonth)}
    for row in closed_months(ledger, today).months:
        if row.known and row.written is not None and row.amount_then not in (None, row.written):
            right = f"montant={write_euros(row.amount_then or row.written)}"
            yield issue_of(closings[row.page, row.line], "montant", CLOSED_SUM(write_euros(row.written), right))


CHECKS = (paid_lines_stay, paid_lines_last, closing_agrees)
