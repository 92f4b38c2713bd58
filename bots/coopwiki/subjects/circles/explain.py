"""Where the figures of the reports on roles and mandates come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.role import Role
from coopwiki.subjects.figure import Figure
from coopwiki.subjects.figure_terms import left_out


def role_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "roles"."""
    del today
    yield _left_out(ledger, Role)


def mandate_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report "mandates"."""
    del today
    yield _left_out(ledger, Mandate)


def _left_out(ledger: Ledger, type_: type[Record]) -> Figure:
    out = ledger.left_out_of(type_)
    return left_out(len(out), out)


EXPLAINED = {
    "roles": role_figures,
    "mandates": mandate_figures,
}
