"""What people checked: the balances noted in the orientation's meetings, and last year's closing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from page import DemoPage, call
from subjects.budgets.budget_pages import euros
from subjects.budgets.budgets import Transfer, net
from subjects.contributions.lines import Line, total

CHECKED = ("Formation", "Accompagnement")
_EVENINGS = ((3, 31), (6, 30), (9, 30))
_FORGOTTEN = Decimal(45)


def balance_page(
    year: int,
    allocated: dict[str, Decimal],
    lines: tuple[Line, ...],
    moves: Iterable[Transfer],
    today: date,
) -> DemoPage:
    """Each quarter's balances of two circles; one was noted wrong in June, one difference is accepted."""
    moved = tuple(moves)
    head = (
        f"== Points budgets {year} ==\n"
        "À la fin de chaque trimestre, ce qui reste à deux cercles, tel que noté en réunion."
    )
    calls = (
        _noted(name, evening, allocated[name] + _moved(name, evening, lines, moved))
        for evening in (date(year, month, day) for month, day in _EVENINGS)
        for name in CHECKED
        if evening <= today
    )
    return DemoPage(f"Points budgets {year}", "\n".join((head, "", *calls)))


def _moved(name: str, evening: date, lines: Iterable[Line], moves: Iterable[Transfer]) -> Decimal:
    spent = total(tuple(line for line in lines if line.payer == name and line.day <= evening))
    return net(name, (move for move in moves if move.day <= evening)) - spent


def _noted(name: str, evening: date, left: Decimal) -> str:
    accepted = evening.month == 6 and name == CHECKED[0]
    less = evening.month == 6 or (evening.month > 6 and name == CHECKED[0])
    return call(
        "Solde constaté",
        ("date", evening.isoformat()),
        ("budget", name),
        ("montant", euros(left - _FORGOTTEN * less).replace("-", "−")),
        ("écart accepté", "Un achat de 45 € avancé par le cercle, sans fiche" if accepted else ""),
    )


def closing_page(year: int, today: date) -> Iterable[DemoPage]:
    """The decision of January on the year before, once it is taken."""
    decided = date(year + 1, 1, 16)
    if decided > today:
        return
    head = (
        f"== Clôture {year} ==\n"
        f"Les lignes à payer de {year} demandaient plus que ce qui restait. L'assemblée a partagé "
        "l'enveloppe au prorata ; une personne a renoncé à une partie."
    )
    decision = call(
        "Clôture",
        ("année", str(year)),
        ("budget", "tous les budgets"),
        ("méthode", "prorata"),
        ("renoncements", "Loïc Kerbrat : 60 €"),
        ("date", decided.isoformat()),
    )
    yield DemoPage(f"Clôture {year}", f"{head}\n\n{decision}")
