"""Where the figures of this subject come from: the lines, expenses and budgets of a common or a brand, the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from coopwiki.core.euros import ZERO
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.subjects.budgets.expense import COMMITTED, CONSIDERED, PAID, Expense
from coopwiki.subjects.commons.brand import Brand
from coopwiki.subjects.commons.brands_report import brands
from coopwiki.subjects.commons.common import Common
from coopwiki.subjects.commons.commons_report import OwnBudget, commons
from coopwiki.subjects.commons.data_register import missing
from coopwiki.subjects.commons.efforts_report import Effort, effort_for_brand, effort_for_common
from coopwiki.subjects.commons.partner import Partner
from coopwiki.subjects.commons.partners_report import RUNNING, partners, state_of
from coopwiki.subjects.commons.tool import Tool
from coopwiki.subjects.commons.tools_report import tools
from coopwiki.subjects.figure import COUNT, EUROS, MINUTES, Figure, Term
from coopwiki.subjects.figure_terms import ONE, asked, computed, counted, entered, left_out, time_of

OF_COMMON = "Les contributions dont le chantier ou le budget porte ce nom, jusqu’à aujourd’hui."
OF_BRAND = "Les contributions qui disent cette marque, jusqu’à aujourd’hui."
EXPENSES = "Les dépenses qui le nomment, jusqu’à aujourd’hui ; un montant inconnu est compté à part."
OF_BUDGET = "Le budget de l’année qui porte ce nom ; le rapport budgets en donne les lignes."
EACH = "Chaque fiche compte une fois."
STATES = {"considered": CONSIDERED, "committed": COMMITTED, "paid": PAID}


def common_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """The work, the money and the budgets of each common; how many people know what it looks for."""
    data = commons(ledger, today)
    for row in data.commons:
        yield from _effort("commons", row.name, effort_for_common(ledger, today, row.name), OF_COMMON)
        for budget in row.budgets:
            yield from _budget(row.name, budget)
        for knowing in row.known_by:
            terms = [Term(ONE, one.who, one.skill, None, one.page, one.revision, one.line) for one in knowing.people]
            name = f"known_by {shortened(knowing.skill)}"
            yield _count("commons", row.name, name, "personnes qui le savent", len(terms), terms)
    yield left_out(data.left_out, ledger.left_out_of(Common))


def brand_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """The work and the money of each brand."""
    data = brands(ledger, today)
    for row in data.brands:
        yield from _effort("brands", row.name, effort_for_brand(ledger, today, row.name), OF_BRAND)
    yield left_out(data.left_out, ledger.left_out_of(Brand))


def partner_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """How many partnerships run."""
    data = partners(ledger, today)
    own = [one for one in ledger.of(Partner) if state_of(one, today) == RUNNING]
    yield _count("running", "", "", "partenaires en cours", data.running, _ones(own))
    yield left_out(data.left_out, ledger.left_out_of(Partner))


def tool_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """How many rows of the register of personal data miss something."""
    data = tools(ledger, today)
    own = [one for one in ledger.of(Tool) if missing(one)]
    yield _count("incomplete", "", "", "outils à compléter", data.incomplete, _ones(own))
    yield left_out(data.left_out, ledger.left_out_of(Tool))


def _effort(group: str, row: str, effort: Effort, rule: str) -> Iterator[Figure]:
    work = effort.work
    euros, minutes = partial(map, asked, effort.lines), partial(map, time_of, effort.lines)
    ones = partial(counted, [asked(line) for line in effort.lines])
    yield Figure(group, row, "amount", "euros demandés", work.amount, EUROS, euros, rule, main=True)
    yield Figure(group, row, "minutes", "temps passé", work.minutes, MINUTES, minutes, rule)
    yield Figure(group, row, "lines", "contributions", work.lines, COUNT, ones, rule)
    unpaid = [time_of(line) for line in effort.lines if line.unpaid]
    yield Figure(
        group, row, "unpaid_minutes", "temps bénévole", work.unpaid_minutes, MINUTES, partial(iter, unpaid), rule
    )
    for name, state in STATES.items():
        yield from _spending(group, row, name, effort.of(state))


def _spending(group: str, row: str, name: str, given: tuple[Expense, ...]) -> Iterator[Figure]:
    known = [one for one in given if one.amount is not None]
    for end, called in (("low", "au moins"), ("high", "au plus")):
        terms = [_at(one, end) for one in known]
        value = sum((term.amount for term in terms), ZERO)
        yield Figure(
            group, row, f"{name} {end}", f"{called}, {STATES[name]}", value, EUROS, partial(iter, terms), EXPENSES
        )
    unknown = [entered(one, ONE, shortened(one.what), "montant inconnu") for one in given if one.amount is None]
    yield _count(group, row, f"{name} unknown", "montants inconnus", len(unknown), unknown)


def _at(given: Expense, end: str) -> Term:
    amount: Decimal = getattr(given.amount, end)
    return entered(given, amount, shortened(given.what), "comme il est écrit")


def _budget(row: str, budget: OwnBudget) -> Iterator[Figure]:
    for name, called in (("available", "disponible"), ("spent", "dépensé"), ("remaining", "reste")):
        value: Decimal = getattr(budget, name)
        term = computed(value, f"budget {budget.name} ({budget.nature})", called)
        path = f"{budget.nature} {name}"
        yield Figure("commons", row, path, called, value, EUROS, partial(iter, (term,)), OF_BUDGET)


def _ones(records: Iterable[Record]) -> list[Term]:
    return [entered(one, ONE, getattr(one, "name", ""), "compte pour 1") for one in records]


def _count(group: str, row: str, name: str, called: str, value: int, terms: list[Term]) -> Figure:
    return Figure(group, row, name, called, value, COUNT, partial(iter, terms), EACH, main=not name)


EXPLAINED = {
    "commons": common_figures,
    "brands": brand_figures,
    "partners": partner_figures,
    "tools": tool_figures,
}
