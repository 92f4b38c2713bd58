"""Budgets, pace, closing and roll-over by book years: against an arithmetic of their own."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest

from coopwiki.commands.known import known_of_all
from coopwiki.exchange.as_json import dumps
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.explain import figures
from coopwiki.subjects.closing.report import closing
from coopwiki.subjects.closing.rollover_report import opening
from coopwiki.subjects.contributions.report import contributions
from coopwiki.subjects.exports import book_bytes
from coopwiki.subjects.finances.finances_report import finances
from coopwiki.subjects.people.personal_report import mine
from coopwiki.subjects.rules.year_rule import year_of
from ledgers import SHEETS, budget, codes, ledger, line
from said import Coopwiki, in_folder

JULY = "{{Règle|nom=exercice commence le|valeur=1er juillet|à partir du=2025-07-01}}"
YEARS = (
    ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ("2025", date(2025, 1, 1), date(2025, 6, 30)),
    ("2025-2026", date(2025, 7, 1), date(2026, 6, 30)),
    ("2026-2027", date(2026, 7, 1), date(2027, 6, 30)),
)
"""What the rule JULY makes, by hand."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Work:
    """A lump sum for a day, in cents."""

    day: date
    cents: int


def some(seed: int) -> list[Work]:
    """Work of three and a half years."""
    pick = random.Random(seed)
    edges = (date(2025, 6, 30), date(2025, 7, 1), date(2026, 6, 30), date(2026, 7, 1), date(2024, 12, 31))
    return [
        Work(pick.choice(edges) if pick.random() < 0.3 else date(2024, 1, 1) + timedelta(pick.randrange(1200)),
             pick.randint(0, 40_000))
        for _ in range(pick.randint(0, 40))
    ]  # fmt: skip


def pages(works: list[Work]) -> dict[str, str]:
    """A cooperative that works so, with 1 000 € a year."""
    lines = "".join(line(date=str(one.day), montant=f"{one.cents / 100:.2f}") for one in works)
    set_ = "".join(budget(année=name, montant="1000") for name, _, _ in YEARS)
    return SHEETS | {"Règles": JULY, "Budgets": set_, "Carnet": lines}


def cent(exact: Fraction) -> Decimal:
    """Half up."""
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def run_out(spent: dict[date, int], on: date, first: date, last: date) -> date | None:
    """The first day past 1 000 €, evening by evening."""
    total = 0
    for day in sorted(spent):
        total += spent[day]
        if total > 100_000:
            return day
    start = max(first, on - 89 * DAY)
    window = sum(cents for day, cents in spent.items() if day >= start)
    if window <= 0:
        return None
    rate, day, ahead = Fraction(window, (on - start).days + 1), on, Fraction(total)
    while ahead <= 100_000 and day <= last:
        day, ahead = day + DAY, ahead + rate
    return day if day <= last else None


@pytest.mark.parametrize("seed", range(25))
def test_budgets_of_a_book_year_are_those_of_its_days(seed: int) -> None:
    works = some(seed)
    found = ledger(pages(works))
    for on in (date(2025, 6, 30), date(2025, 7, 1), date(2026, 3, 31), date(2026, 6, 30), date(2026, 12, 31)):
        name, first, last = next(year for year in YEARS if year[1] <= on <= year[2])
        of_year: dict[date, int] = {}
        for one in works:
            if first <= one.day <= on:
                of_year[one.day] = of_year.get(one.day, 0) + one.cents
        data = budgets(found, on)
        (row,) = data.budgets
        spent, start = sum(of_year.values()), max(first, on - 89 * DAY)
        rate = Fraction(sum(c for d, c in of_year.items() if d >= start), (on - start).days + 1)
        assert str(data.year) == name
        assert (row.sums.available, row.sums.spent) == (Decimal(1000), Decimal(spent) / 100)
        assert row.pace.landing == cent((spent + rate * (last - on).days) / 100)
        assert row.pace.even == cent(Fraction(1000 * ((on - first).days + 1), (last - first).days + 1))
        assert row.pace.run_out == run_out(of_year, on, first, last)
        months = [d for d in (first + timedelta(n) for n in range((on - first).days + 1)) if d.day == 1]
        sums = [sum(c for d, c in of_year.items() if (d.year, d.month) == (m.year, m.month)) for m in months]
        assert [int(amount * 100) for amount in row.pace.by_month] == sums


@pytest.mark.parametrize("seed", range(10))
def test_years_of_contributions_and_explanations_add_up(seed: int) -> None:
    works, on = some(seed), date(2026, 12, 31)
    found = ledger(pages(works))
    by_year = {
        name: sum(w.cents for w in works if first <= w.day <= min(last, on))
        for name, first, last in YEARS
        if any(first <= w.day <= min(last, on) for w in works)
    }
    assert {str(row.year): int(row.amount * 100) for row in contributions(found, on).by_year} == by_year
    for figure in figures(found, on):
        if figure.kind == "euros" and figure.name != "committed_low":
            assert sum((term.amount for term in figure.terms()), Decimal(0)) == figure.value, figure.name


def closed(works: list[Work], enough: int) -> dict[str, int]:
    """What each book year lacks, in cents."""
    asked = {name: sum(w.cents for w in works if first <= w.day <= last) for name, first, last in YEARS}
    return {name: cents - enough for name, cents in asked.items() if cents > enough}


@pytest.mark.parametrize("seed", range(10))
def test_closing_shares_the_envelope_of_a_book_year(seed: int) -> None:
    works = [one for one in some(seed) if one.day <= date(2027, 3, 1)]
    data = closing(ledger(pages(works)), date(2027, 6, 30))
    missing = {str(row.year): int(row.missing * 100) for row in data.closings if row.name}
    assert missing == closed(works, 100_000)
    for row in data.closings:
        for scenario in row.scenarios:
            assert sum((share.receives for share in scenario.shares), Decimal(0)) <= row.envelope


def test_the_roll_over_opens_the_book_year_that_follows() -> None:
    found = ledger(pages([Work(date(2025, 8, 1), 30_000)]))
    given = opening(found, year_of(found, date(2026, 6, 30)).name, date(2026, 6, 30))
    assert (str(given.year), str(given.after)) == ("2025-2026", "2026-2027")
    assert "année=2026-2027|montant=1\u00a0000,00\u00a0€" in given.rows[0].call
    assert "Report du solde de 2025-2026" in given.rows[0].carry
    assert given.rows[0].left == Decimal("700.00")


def test_reports_name_the_book_year_and_a_calendar_year_stays_a_number() -> None:
    found = ledger(pages([Work(date(2026, 5, 1), 100)]))
    assert json.loads(dumps(budgets(found, date(2026, 5, 2))))["year"] == "2025-2026"
    assert json.loads(dumps(budgets(found, date(2024, 5, 2))))["year"] == 2024
    assert str(mine(found, date(2026, 5, 2)).year) == "2025-2026"
    assert mine(found, date(2026, 5, 2)).people[0].this_year.amount == Decimal("1.00")
    assert book_bytes(found, "sqlite")
    assert book_bytes(found, "xlsx")
    assert book_bytes(found, "ods")


def test_what_was_known_of_a_book_year_is_said_of_each_of_its_months() -> None:
    found = ledger(pages([Work(date(2025, 7, 1), 50_000)]))
    days = [date(2025, 7, 31), date(2025, 8, 31)]
    whole, *_ = known_of_all(((day, found) for day in days), budgets(found, days[0]).year)[0]
    assert str(whole.year) == "2025-2026"
    assert whole.months[0].landing == cent(Fraction(500, 31) * 365)


def test_finances_compare_a_year_with_the_book_year_before() -> None:
    text = "{{Exercice|année=2025|chiffre d'affaires=100}}{{Exercice|année=2025-2026|chiffre d'affaires=150}}"
    rows = finances(ledger(SHEETS | {"Règles": JULY, "Carnet": text}), date(2026, 5, 1)).years
    assert [(str(row.year), row.turnover_growth) for row in rows] == [("2025", None), ("2025-2026", "50.0")]


@pytest.mark.parametrize(
    ("name", "suggested"),
    [("2026", "2025-2026 ou 2026-2027"), ("2024-2025", "2024 ou 2025"), ("2027-2029", "2026-2027 ou 2029-2030")],
)
def test_a_year_that_is_no_book_year_is_told_with_those_that_are(name: str, suggested: str) -> None:
    found = ledger(SHEETS | {"Règles": JULY, "Budgets": budget(année=name)}, date(2027, 12, 31))
    (issue,) = [issue for issue in found.issues if issue.code == "unknown_book_year"]
    assert suggested in issue.fault.message


def test_calendar_years_need_no_rule_and_a_bad_rule_is_told() -> None:
    assert codes(SHEETS | {"Budgets": budget()}) == []
    assert codes(SHEETS | {"Budgets": budget(année="2025-2026")}) == ["unknown_book_year"]
    assert codes(SHEETS | {"Règles": JULY.replace("1er juillet", "15 juillet")}) == ["book_year_start_unreadable"]


def test_every_page_is_made_for_book_years_and_names_them(coopwiki: Coopwiki, tmp_path: Path) -> None:
    works = [Work(date(2025, 8, 3), 150_000), Work(date(2026, 2, 3), 9_000), Work(date(2025, 2, 3), 120_000)]
    extra = (
        "{{Dépense|date=2025-09-30|budget=Technique|objet=site|montant=9 €/mois|état=payée}}"
        "{{Solde constaté|date=2026-03-31|budget=Technique|montant=3}}{{Exercice|année=2025-2026|capital=5}}"
        "{{Virement|date=2026-01-02|de=Technique|vers=Accueil|montant=10}}"
        "{{Financement|financeur=Région|nature=public|montant=100|année=2025-2026|bilan attendu le=2026-07-30}}"
    )
    wiki = in_folder(tmp_path / "wiki", pages(works) | {"Autres": extra})
    out = tmp_path / "out"
    said = coopwiki("run", "--folder", wiki, "--on", "2026-06-15", "--out", out)
    assert (said.status, "échoué" in said.err) == (0, False), said.err
    made = {str(path.relative_to(out / "Tableau de bord")) for path in (out / "Tableau de bord").rglob("*.wikitext")}
    assert {
        "Budgets 2025-2026.wikitext", "Budgets 2025-2026/Technique.wikitext", "Clôture 2025-2026.wikitext",
        "Virements 2025-2026.wikitext", "Clôture 2025.wikitext", "Budgets 2025.wikitext",
    } <= made  # fmt: skip
    assert "Budgets 2026.wikitext" not in made
    closing_page = (out / "Tableau de bord" / "Clôture 2025-2026.wikitext").read_text(encoding="utf-8")
    assert "== Ouvrir 2026-2027 ==" in closing_page
    assert "année=2025-2026" in unescape(closing_page)
    budget_page = (out / "Tableau de bord" / "Budgets 2025-2026" / "Technique.wikitext").read_text(encoding="utf-8")
    assert "|début=2025-07-01|fin=2026-06-30|2025-07=0|2025-08=1500|" in budget_page
    assert "31 décembre" not in budget_page
