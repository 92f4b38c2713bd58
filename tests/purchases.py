"""Random expenses and intentions as wikitext, each with what it commits and spends, worked out apart in cents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from cooperatives import BUDGETS, CIRCLES, DAYS, FIRST_DAY, Typed

AMOUNTS: tuple[tuple[str, tuple[int, int] | None], ...] = (
    ("300 €", (30000, 30000)), ("~ 12,50", (1250, 1250)), ("environ 0,99 €", (99, 99)),
    ("5000 à 8000 €", (500000, 800000)), ("entre 10 et 20,05", (1000, 2005)), ("0", (0, 0)), ("", None),
)  # fmt: skip
"""An amount as typed, and as cents at least and at most; None where nobody knows it."""

EXPENSE_STATES = ("", "envisagée", "engagée", "Payée")
INTENTION_STATES = ("", "annoncée", "faite", "Abandonnee")


@dataclass(frozen=True, slots=True)
class Purchase:
    """An expense or an intention; cents at least and at most, None for an unknown amount."""

    text: str
    day: date
    budget: str
    cents: tuple[int, int] | None
    spent: bool
    committed: bool

    @property
    def most(self) -> Decimal:
        """Euros at the most; 0 for an unknown amount."""
        return Decimal(self.cents[1] if self.cents else 0).scaleb(-2)


def expense(day: int, budget: Typed, amount: tuple[str, tuple[int, int] | None], state: str) -> Purchase:
    """An expense without an error."""
    on = FIRST_DAY + timedelta(days=day)
    fields = {
        "date": str(on),
        "budget": budget[0],
        "objet": "x",
        "montant": amount[0],
        "état": state,
    }
    paid = state == "Payée"
    return Purchase(_call("Dépense", fields), on, budget[1], amount[1], paid, state in ("", "engagée"))


def intention(day: int, circle: Typed, amount: tuple[str, tuple[int, int] | None], state: str) -> Purchase:
    """An intention without an error; its amount is never empty."""
    on = FIRST_DAY + timedelta(days=day)
    typed, cents = amount if amount[0] else AMOUNTS[0]
    fields = {
        "date": str(on),
        "qui": "Zoé",
        "cercle": circle[0],
        "quoi": "x",
        "montant": typed,
        "état": state,
    }
    return Purchase(
        _call("Intention", fields),
        on,
        circle[1],
        cents,
        spent=False,
        committed=state in ("", "annoncée"),
    )


def _call(template: str, fields: dict[str, str]) -> str:
    return "{{" + template + "".join(f"|{name}={value}" for name, value in fields.items()) + "}}"


_DAYS = st.integers(0, DAYS)
EXPENSES = st.builds(
    expense,
    _DAYS,
    st.sampled_from(BUDGETS),
    st.sampled_from(AMOUNTS),
    st.sampled_from(EXPENSE_STATES),
)
INTENTIONS = st.builds(
    intention,
    _DAYS,
    st.sampled_from(CIRCLES),
    st.sampled_from(AMOUNTS),
    st.sampled_from(INTENTION_STATES),
)
PURCHASES = st.lists(EXPENSES | INTENTIONS, max_size=12)
"""Expenses and intentions from 1 November 2025 on."""


def bought(purchases: Iterable[Purchase]) -> dict[str, str]:
    """The purchases on one page."""
    return {"Achats": "\n".join(one.text for one in purchases)}
