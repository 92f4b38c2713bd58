"""Random contributions as wikitext, each with its amount worked out apart, in whole seconds and cents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

Typed = tuple[str, str]
"""A name as typed, and as counted."""

PEOPLE: tuple[Typed, ...] = (
    ("Ana Martin", "Ana Martin"), ("Anou", "Ana Martin"), ("[[Utilisateur:Paul]]", "Paul Roy"), ("Zoé", "Zoé"),
)  # fmt: skip
CIRCLES: tuple[Typed, ...] = (
    ("Technique", "Technique"), ("[[Tech]]", "Technique"), ("Accueil", "Accueil"), ("Vélo", "Vélo"),
)  # fmt: skip
BUDGETS: tuple[Typed, ...] = (("Inter-CAE", "Inter-CAE"), ("Tech", "Technique"), ("vélo", "Vélo"))
Number = tuple[str, int | None]
"""A number as typed, and as a whole number of seconds or cents; None where the field is empty."""

DURATIONS: tuple[Number, ...] = (
    ("1h30", 5400), ("45 min", 2700), ("0,33", 1188), ("2:05", 7500), ("1 h", 3600), ("", None),
)  # fmt: skip
RATES: tuple[Number, ...] = (
    ("25", 2500), ("18,33 €", 1833), ("22.5 €/h", 2250), ("0", 0), ("", None),
)  # fmt: skip
LUMPS: tuple[Number, ...] = (
    ("200 €", 20000), ("−37,45", -3745), ("1 200,50 €", 120050), ("0", 0), ("", None), ("", None), ("", None),
)  # fmt: skip
FIRST_DAY, DAYS = date(2025, 11, 1), 300


@dataclass(frozen=True, slots=True)
class Work:
    """One contribution, as typed and as it has to be counted; `seconds` is None without a duration."""

    text: str
    day: date
    who: str
    circle: str | None
    budget: str
    seconds: int | None
    cents: int

    @property
    def minutes(self) -> Decimal:
        """Exact; 0 without a duration."""
        return Decimal(self.seconds or 0) / 60

    @property
    def amount(self) -> Decimal:
        """Euros."""
        return Decimal(self.cents).scaleb(-2)


def work(
    day: int, who: Typed, circle: Typed | None, budget: Typed | None, spent: Number, rate: Number, lump: Number
) -> Work:
    """A contribution without an error: with no circle and no budget it takes the first circle."""
    circle = circle if circle or budget else CIRCLES[0]
    rate = rate if spent[0] else ("", None)
    on = FIRST_DAY + timedelta(days=day)
    fields = {
        "date": str(on),
        "qui": who[0],
        "quoi": "x",
        "durée": spent[0],
        "taux": rate[0],
        "montant": lump[0],
        "cercle": circle[0] if circle else "",
        "budget": budget[0] if budget else "",
    }
    text = "{{Contribution" + "".join(f"|{name}={value}" for name, value in fields.items()) + "}}"
    paying = (budget or circle or CIRCLES[0])[1]
    return Work(text, on, who[1], circle and circle[1], paying, spent[1], cents(spent, rate, lump))


def cents(spent: Number, rate: Number, lump: Number) -> int:
    """The lump sum, else seconds × cents an hour, half up to the cent, else 0."""
    if lump[1] is not None:
        return lump[1]
    hundredths = (spent[1] or 0) * (rate[1] or 0)
    return (2 * hundredths + 3600) // 7200


WORKS = st.builds(
    work, st.integers(0, DAYS), st.sampled_from(PEOPLE), st.sampled_from((None, *CIRCLES)),
    st.sampled_from((None, *BUDGETS)), st.sampled_from(DURATIONS), st.sampled_from(RATES), st.sampled_from(LUMPS),
)  # fmt: skip
"""Contributions from 1 November 2025 on, by people and for circles of which some have no sheet."""


def written(works: Iterable[Work], on_page: int = 5) -> dict[str, str]:
    """The works on pages of a few lines each."""
    works = list(works)
    starts = range(0, len(works), on_page)
    return {f"Carnet {start:04}": "\n".join(one.text for one in works[start : start + on_page]) for start in starts}
