"""Random cooperatives written as wikitext, with their sums worked out apart, in whole cents and seconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from ledgers import SHEETS

PEOPLE = (("Ana Martin", "Ana Martin"), ("Anou", "Ana Martin"), ("[[Utilisateur:Paul]]", "Paul Roy"),
          ("zoé", "zoé"), ("Zoé", "zoé"))  # fmt: skip
CIRCLES = (("Technique", "Technique"), ("[[Tech]]", "Technique"), ("Accueil", "Accueil"), ("Vélo", "Vélo"))
BUDGETS = (("Inter-CAE", "Inter-CAE"), ("inter-CAE", "Inter-CAE"), ("Tech", "Technique"))
DURATIONS = (("1h30", 5400), ("45 min", 2700), ("0,33", 1188), ("2:05", 7500), ("1 h", 3600), ("", None))
RATES = (("25", 2500), ("18,33 €", 1833), ("22.5 €/h", 2250), ("0", 0), ("", None))
LUMPS = (("200 €", 20000), ("−37,45", -3745), ("1 200,50 €", 120050), ("0", 0), ("", None))
FIRST = date(2025, 11, 1)
"""A person or a name as typed, and as counted; seconds; cents. The unknown ones are spelled two ways."""


@dataclass(frozen=True, slots=True)
class Work:
    """One contribution as it has to be counted; `seconds` is None without a duration."""

    text: str
    day: date
    who: str
    circle: str | None
    budget: str
    seconds: int | None
    cents: int


@st.composite
def works(draw: Callable[..., object]) -> Work:
    """A contribution that has no error."""
    day = FIRST + timedelta(days=int(str(draw(st.integers(0, 300)))))
    who, circle, budget, spent, rate, lump = (
        draw(st.sampled_from(choice)) for choice in (PEOPLE, CIRCLES, BUDGETS, DURATIONS, RATES, LUMPS)
    )  # fmt: skip
    named = draw(st.sampled_from(("cercle", "budget", "both")))
    return _work(day, who, circle, budget, spent, rate, lump, named)


def _work(day, who, circle, budget, spent, rate, lump, named):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    rate = rate if spent[0] else ("", None)
    text = f"{{{{Contribution|date={day}|qui={who[0]}|quoi=x|durée={spent[0]}|taux={rate[0]}|montant={lump[0]}"
    text += f"|cercle={circle[0]}" if named != "budget" else ""
    text += f"|budget={budget[0]}" if named != "cercle" else ""
    return Work(
        text + "}}", day, who[1], circle[1] if named != "budget" else None,
        budget[1] if named != "cercle" else circle[1], spent[1], _cents(spent[1], rate[1], lump[1]),
    )  # fmt: skip
