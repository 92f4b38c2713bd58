"""A whole small cooperative of invented people, as wiki pages; the same day gives the same bytes.

    python demo/cooperative.py DIR [--on 2026-11-22]

Two calendar years of contributions, the last one and this one up to the day. A month that is over
reads the same whatever the day.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from mistakes import mistaken_pages
from page import DemoPage, write
from prose import prose_pages, redirects, uncounted_pages
from subjects.budgets.balances import balance_page, closing_page
from subjects.budgets.budget_pages import budget_page, euros
from subjects.budgets.budgets import LEFT_IN_NOVEMBER, allocated_last_year, allocated_this_year, transfers
from subjects.budgets.commitments import announcement_page, expense_page
from subjects.calls import call_page, space_page, verified_pages
from subjects.circles.circles import Circle, circle_page, circles
from subjects.circles.governance import action_page, mandate_page, role_page
from subjects.circles.meetings import agenda_page, recurring_page
from subjects.closed_months import closed_month_page
from subjects.cobudgets import cobudget_page
from subjects.commons import registers
from subjects.contracts.contracts import contract_pages
from subjects.contributions.journals import journal_page, journal_title, notebook_page, notebook_title
from subjects.contributions.lines import Line, total
from subjects.contributions.months import Month, month_of
from subjects.decisions.decisions import decisions_of
from subjects.decisions.proposals import proposal_pages
from subjects.elections import election_pages
from subjects.finances import funding_page, year_page
from subjects.levies import scale_page
from subjects.people.people import Person, people, profile_page
from subjects.rules import rules_page
from subjects.social_code import social_code_page
from subjects.trainings import training_page


@dataclass(frozen=True, slots=True)
class Cooperative:
    """The people, the circles and the months of two years, the months to come included."""

    people: tuple[Person, ...]
    circles: tuple[Circle, ...]
    months: tuple[Month, ...]
    today: date

    def lines(self, year: int) -> tuple[Line, ...]:
        """A year's contributions, whole."""
        return tuple(line for month in self.months if month.year == year for line in month.lines)

    def done(self, year: int) -> tuple[Line, ...]:
        """A year's contributions up to today."""
        return tuple(line for line in self.lines(year) if line.day <= self.today)

    @property
    def years(self) -> tuple[int, int]:
        """Last year and this year."""
        return self.today.year - 1, self.today.year


def cooperative(today: date) -> Cooperative:
    """The cooperative as it is on a day."""
    everybody, groups = people(), circles()
    years = (today.year - 1, today.year)
    months = (month_of(year, number, groups, everybody) for year in years for number in range(1, 13))
    return Cooperative(everybody, groups, tuple(months), today)


def contributions(today: date) -> tuple[Line, ...]:
    """The contributions that `generate` writes, without those of the pages with mistakes."""
    coop = cooperative(today)
    return tuple(line for year in coop.years for line in coop.done(year))


def generate(today: date) -> tuple[DemoPage, ...]:
    """Every page, in order of title."""
    coop = cooperative(today)
    pages = chain(
        journals_of(coop),
        notebooks_of(coop),
        _profiles(coop),
        (circle_page(c, tuple(notebook_title(c.name, year) for year in coop.years)) for c in coop.circles),
        _budgets(coop),
        _commitments(coop),
        _governance(coop),
        (_agenda(coop), recurring_page(coop.years)),
        closing_page(coop.years[0], coop.today),
        _assemblies(coop),
        proposal_pages(coop.today),
        election_pages(coop.circles, coop.today),
        (social_code_page(coop.today),),
        verified_pages(coop.today),
        (training_page(coop.today), call_page(coop.today), space_page(coop.today)),
        (year_page(coop.today), funding_page(coop.today)),
        (rules_page(), scale_page(), closed_month_page(coop.today)),
        contract_pages(coop.people, coop.today),
        registers(coop.today),
        prose_pages(),
        redirects(),
        uncounted_pages(today.year),
        mistaken_pages(today),
    )
    return tuple(sorted(pages, key=lambda page: page.title))


def _own(coop: Cooperative) -> dict[tuple[str, int], list[Line]]:
    """The lines of people's own pages, by name and year."""
    found: dict[tuple[str, int], list[Line]] = {}
    for year in coop.years:
        for line in coop.done(year):
            if not line.notebook:
                found.setdefault((line.who, year), []).append(line)
    return found


def journals_of(coop: Cooperative) -> Iterable[DemoPage]:
    """Each person's pages of contributions, up to today."""
    own = _own(coop)
    for person in coop.people:
        for year in coop.years:
            if lines := own.get((person.name, year)):
                yield journal_page(person.name, year, tuple(lines), coop.today)


def _profiles(coop: Cooperative) -> Iterable[DemoPage]:
    own = _own(coop)
    for person in coop.people:
        journals = tuple(journal_title(person.name, year) for year in coop.years if (person.name, year) in own)
        yield profile_page(person, journals)


def notebooks_of(coop: Cooperative) -> Iterable[DemoPage]:
    """Each circle's meeting notes, up to today."""
    for circle in coop.circles:
        for year in coop.years:
            held = (meeting for month in coop.months if month.year == year for meeting in month.meetings)
            own = (meeting for meeting in held if meeting.circle == circle.name and meeting.day <= coop.today)
            yield notebook_page(circle.name, year, own, coop.today)


def _budgets(coop: Cooperative) -> Iterable[DemoPage]:
    last, this = coop.years
    before, now = (
        allocated_last_year(coop.circles, coop.lines(last)),
        allocated_this_year(coop.circles, coop.lines(this), coop.today),
    )
    yield budget_page(last, coop.circles, before, transfers(last), _late_note(coop.lines(last)))
    yield budget_page(this, coop.circles, now, (move for move in transfers(this) if move.day <= coop.today), "")


def _commitments(coop: Cooperative) -> Iterable[DemoPage]:
    for year in coop.years:
        yield expense_page(year, coop.today)
    this = coop.years[1]
    now = allocated_this_year(coop.circles, coop.lines(this), coop.today)
    yield announcement_page(this, coop.today)
    yield balance_page(this, now, coop.done(this), transfers(this), coop.today)


def _assemblies(coop: Cooperative) -> Iterable[DemoPage]:
    """The pages of decisions that no circle's notebook holds."""
    for year in coop.years:
        for place, title in (
            ("Assemblée générale", f"Assemblée générale {year}"),
            ("Cogérance", f"Cogérance {year}"),
        ):
            if held := decisions_of(place, year, coop.today):
                yield DemoPage(title, f"== {title} ==\nCe qui y est décidé.\n\n{held}")


def _governance(coop: Cooperative) -> Iterable[DemoPage]:
    for circle in coop.circles:
        yield role_page(circle, coop.today)
        yield action_page(circle, coop.today)
    yield mandate_page(coop.circles, coop.today)
    yield cobudget_page(coop.today)


def _agenda(coop: Cooperative) -> DemoPage:
    """The meetings to come; in December those of January are not fixed yet."""
    return agenda_page((one for month in coop.months for one in month.meetings), coop.today)


def _late_note(lines: tuple[Line, ...]) -> str:
    late = total(tuple(line for line in lines if line.day.month > 10)).quantize(Decimal("1E2"))
    return (
        f"À la fin d'octobre, il restait environ {euros(LEFT_IN_NOVEMBER)} en tout ; environ "
        f"{euros(late)} de contributions ont été notées en novembre et décembre. "
        "Le partage de ce qui manque se décide en assemblée."
    )


def main(arguments: list[str] | None = None) -> int:
    """Write the pages into a folder; 2 when it isn't empty."""
    options = _parser().parse_args(arguments)
    if options.folder.exists() and any(options.folder.iterdir()):
        sys.stderr.write(f"Le dossier {options.folder} n'est pas vide : en donner un autre.\n")
        return 2
    pages = generate(options.on)
    write(pages, options.folder)
    sys.stderr.write(f"{len(pages)} pages écrites dans {options.folder}.\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Écrit les pages d'une petite coopérative inventée.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="un dossier vide ou à créer")
    today = datetime.now(ZoneInfo("Europe/Paris")).date()
    parser.add_argument("--on", metavar="DATE", type=date.fromisoformat, default=today, help="le jour, AAAA-MM-JJ")
    return parser


if __name__ == "__main__":
    sys.exit(main())
