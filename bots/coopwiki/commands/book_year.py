"""The book year that a command is asked about."""

from __future__ import annotations

from datetime import date

from coopwiki.core.book_years import BookYear, YearName
from coopwiki.core.ledger import Ledger
from coopwiki.settings import WrongSettings
from coopwiki.subjects.rules.year_rule import book_years


def named_year(ledger: Ledger, name: YearName | None, today: date) -> BookYear:
    """The year of that name; that of `today` without a name. Raises WrongSettings where there is none."""
    of = book_years(ledger)
    found = of.of(today) if name is None else of.named(name)
    if found is None:
        offered = " ou ".join(map(str, of.near(name or today.year)))
        raise WrongSettings(f"{name} n’est pas un exercice de la coopérative ; il y a {offered}.")
    return found
