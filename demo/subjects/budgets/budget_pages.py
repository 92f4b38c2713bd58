"""The pages `Budgets AAAA`: a year's envelopes and transfers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from page import DemoPage
from subjects.budgets.budgets import Transfer
from subjects.circles.circles import Circle
from subjects.contributions.journals import notebook_title
from subjects.decisions.decisions import SHARE_OUT

_WATCHERS = {
    "Formation interne": "Thibaut Delacourt",
    "Cogérance": "Grégoire Malherbois",
    "Inter-CAE": "Étienne Quéméner",
}
_EXPENSES = (
    ("cercle", "Technique", 1_200, ""),
    ("cercle", "Communication", 800, ""),
    ("nom", "Formation interne", 800, "Fonds de formation"),
)


def euros(amount: Decimal | int) -> str:
    """`1 234,50 €`, `8 000 €`."""
    text = f"{Decimal(amount):,.2f}".removesuffix(".00")
    return text.replace(",", " ").replace(".", ",") + " €"


def budget_page(
    year: int,
    circles: tuple[Circle, ...],
    allocated: dict[str, Decimal],
    moves: Iterable[Transfer],
    note: str,
) -> DemoPage:
    """A year's budgets; `note` is a sentence about how the year goes, or ''."""
    names = tuple(circle.name for circle in circles)
    own = (_circle_budget(circle, year, allocated[circle.name]) for circle in circles)
    apart = (_budget_apart(year, name, amount) for name, amount in allocated.items() if name not in names)
    blocks = (
        _head(year, sum(allocated.values(), Decimal(0))),
        note,
        "\n".join(("=== Les cercles ===", *own)),
        "\n".join(("=== Les budgets sans cercle ===\nTout le monde peut y puiser.\n", *apart)),
        "\n".join(("=== Les dépenses ===", *(_expense(year, *row) for row in _EXPENSES))),
        "\n".join(("=== Les virements de l'année ===", *map(_transfer, moves))),
    )
    return DemoPage(f"Budgets {year}", "\n\n".join(block for block in blocks if block))


def _head(year: int, whole: Decimal) -> str:
    return (
        f"== Budgets {year} ==\nLes enveloppes réparties en janvier {year} par le cercle "
        f"[[Orientation]] : {euros(whole)} en tout pour les contributions."
    )


def _circle_budget(circle: Circle, year: int, amount: Decimal) -> str:
    return _call(
        "Budget",
        ("année", str(year)),
        ("cercle", circle.name),
        ("montant", euros(amount)),
        ("soucieux", circle.watcher),
        ("dépassement", circle.overrun),
        ("décision", f"{SHARE_OUT} {year}"),
    )


def _budget_apart(year: int, name: str, amount: Decimal) -> str:
    return _call(
        "Budget",
        ("année", str(year)),
        ("nom", name),
        ("montant", euros(amount)),
        ("soucieux", _WATCHERS[name]),
        ("dépassement", "renoncer"),
        ("décision", f"{SHARE_OUT} {year}"),
    )


def _expense(year: int, field: str, name: str, amount: int, funder: str) -> str:
    whose, paid_by = (field, name), ("financeur", funder)
    amount_and_nature = (("montant", euros(amount)), ("nature", "dépenses"))
    return _call("Budget", ("année", str(year)), whose, *amount_and_nature, paid_by)


def _transfer(move: Transfer) -> str:
    return _call(
        "Virement",
        ("date", move.day.isoformat()),
        ("de", move.source),
        ("vers", move.target),
        ("montant", euros(move.amount)),
        ("décision", _decision(move.day.year)),
    )


def _decision(year: int) -> str:
    return f"[[{notebook_title('Orientation', year)}]]"


def _call(template: str, *fields: tuple[str, str]) -> str:
    given = "|".join(f"{name}={value}" for name, value in fields if value)
    return f"{{{{{template}|{given}}}}}"
