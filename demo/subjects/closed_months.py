"""The demo's closed months: the last two of the year whose lines are paid, two months after."""

from __future__ import annotations

from datetime import date

from page import DemoPage, call


def closed_month_page(today: date) -> DemoPage:
    """A page with a closing each; in January and February it has none yet."""
    head = (
        f"== Mois arrêtés en {today.year} ==\n"
        "Deux mois après, les lignes d'un mois sont payées : il est arrêté. Ce qui change ensuite est dit, sans refus."
    )
    calls = (
        call(
            "Arrêté",
            ("mois", f"{today.year}-{month:02}"),
            ("par", "Ana Martin"),
            ("date", date(today.year, month + 2, 1).isoformat()),
        )
        for month in range(1, today.month - 1)[-2:]
    )
    return DemoPage(f"Arrêtés {today.year}", "\n\n".join((head, *calls)))
