"""Expenses that come back, flat rates and mileage: by an arithmetic of their own, in cents."""

from __future__ import annotations

import random
import subprocess
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest

from coopwiki.subjects.budgets.accounts import accounts
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.explain import figures
from coopwiki.subjects.exports import book_bytes, export_bytes
from ledgers import SHEETS, budget, codes, ledger

STEPS = {"mois": 1, "trimestre": 3, "semestre": 6, "an": 12}
KILOMETRE = (
    "{{Règle|nom=indemnité kilométrique|valeur=0,321 €/km|à partir du=2025-03-01}}"
    "{{Règle|nom=indemnité kilométrique|valeur=0,4 €|à partir du=2026-03-01}}"
)


@dataclass(frozen=True)
class Typed:
    """An expense as a test types it: `cents` each time, or kilometres in tenths; '' is made once."""

    day: date
    cents: int
    tenths: int
    each: str
    until: date | None
    state: str

    @property
    def call(self) -> str:
        """As a member types it."""
        amount = f"{self.tenths / 10:.1f} km".replace(".", ",") if self.tenths else f"{self.cents / 100:.2f} €"
        every = f"/{self.each}" if self.each else ""
        until = f"|jusqu'au={self.until}" if self.until and self.each else ""
        return (
            f"{{{{Dépense|date={self.day}|budget=Technique|objet=x|montant={amount}{every}{until}|état={self.state}}}}}"
        )

    def days(self, end: date) -> list[date]:
        """Its due days, month by month, on the last of a month that is too short."""
        found, n = [], 0
        while self.each or not n:
            month = self.day.month - 1 + n * STEPS.get(self.each, 0)
            year, month = self.day.year + month // 12, month % 12 + 1
            day = date(year, month, min(self.day.day, monthrange(year, month)[1]))
            if self.each and day > min(end, self.until or end):
                break
            found.append(day)
            n += 1
        return found

    def at(self, day: date) -> int | None:
        """Cents on a day; None where no rule is in force yet."""
        if not self.tenths:
            return self.cents
        if day < date(2025, 3, 1):
            return None
        thousandths = 400 if day >= date(2026, 3, 1) else 321
        return (self.tenths * thousandths + 50) // 100


def some(seed: int) -> list[Typed]:
    """Expenses of three years."""
    pick = random.Random(seed)
    found = []
    for _ in range(pick.randint(1, 6)):
        day = date(2024, 1, 1) + timedelta(pick.randrange(1096))
        if pick.random() < 0.3:
            day = pick.choice((date(2024, 1, 31), date(2024, 2, 29), date(2025, 12, 31), date(2025, 8, 31)))
        until = day + timedelta(pick.randrange(900)) if pick.random() < 0.4 else None
        tenths = pick.choice((0, 0, pick.randint(1, 3000)))
        each = pick.choice(("", *STEPS, "mois", "mois"))
        found.append(
            Typed(day, pick.randint(0, 9999), tenths, each, until, pick.choice(("engagée", "payée", "envisagée")))
        )
    return found


def expected(typed: list[Typed], on: date) -> tuple[int, int, int]:
    """Cents spent and committed that evening, and how many commitments have no amount."""
    spent = committed = unknown = 0
    for one in typed:
        if one.day > on:
            continue
        for day in one.days(date(on.year, 12, 31)):
            if day.year != on.year or one.state == "envisagée":
                continue
            cents = one.at(day)
            if one.state == "payée" and (day <= on or not one.each):
                spent += cents or 0
            elif cents is None:
                unknown += 1
            else:
                committed += cents
    return spent, committed, unknown


@pytest.mark.parametrize("seed", range(60))
def test_budgets_spend_and_commit_what_falls_due(seed: int) -> None:
    typed = some(seed)
    found = ledger(SHEETS | {"Règles": KILOMETRE, "Carnet": budget() + "".join(one.call for one in typed)})
    for on in (date(2024, 2, 29), date(2025, 6, 30), date(2026, 1, 30), date(2026, 12, 31)):
        row = next((row for row in budgets(found, on).budgets if row.name == "Technique"), None)
        spent, committed, unknown = expected(typed, on)
        given = (row.sums.spent, row.sums.committed, row.sums.committed_unknown) if row else (0, 0, 0)
        assert given == (Decimal(spent) / 100, Decimal(committed) / 100, unknown)


@pytest.mark.parametrize("seed", range(20))
def test_every_figure_says_the_lines_that_make_it(seed: int) -> None:
    text = budget() + "".join(one.call for one in some(seed))
    found = ledger(SHEETS | {"Règles": KILOMETRE, "Carnet": text})
    for figure in figures(found, date(2026, 9, 15)):
        if figure.name in ("spent", "committed", "remaining"):
            assert sum((term.amount for term in figure.terms()), Decimal(0)) == figure.value


TOTALS = {"hledger": ("-N", "--format", "%(total)"), "ledger": ("--no-total", "--format", "%(amount)")}


@pytest.mark.parametrize("program", TOTALS)
def test_the_journal_holds_what_is_paid_so_far_and_adds_up(program: str) -> None:
    on = date(2026, 9, 15)
    for seed in range(6):
        typed = some(seed)
        found = ledger(SHEETS | {"Règles": KILOMETRE, "Carnet": "".join(one.call for one in typed)})
        journal = export_bytes(found, Expense, "hledger", on)
        run = subprocess.run(
            [program, "-f", "-", "bal", "Achats", *TOTALS[program]],
            input=journal, capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        sum_ = Decimal(run.stdout.decode().split()[0].replace(",", "")) if run.stdout.strip() else Decimal(0)
        paid = sum(
            one.at(day) or 0
            for one in typed if one.state == "payée"
            for day in one.days(on) if day <= on or not one.each
        )  # fmt: skip
        assert sum_ == Decimal(paid) / 100


def test_a_day_that_a_month_has_not_is_the_last_of_that_month() -> None:
    text = budget(année="2024") + "{{Dépense|date=2024-01-31|budget=Technique|objet=x|montant=9 €/mois}}"
    found = accounts(ledger(SHEETS | {"Carnet": text}), date(2024, 5, 1))[0].commitments
    assert [draw.day.day for draw in found] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    leap = budget() + "{{Dépense|date=2024-02-29|budget=Technique|objet=x|montant=120 €/an}}"
    (due,) = accounts(ledger(SHEETS | {"Carnet": leap}), date(2026, 1, 5))[0].commitments
    assert due.day == date(2026, 2, 28)


def test_a_due_day_is_explained_with_what_was_typed_and_the_rule() -> None:
    text = (
        budget()
        + "{{Dépense|date=2026-04-01|budget=Technique|objet=Train|montant=10 km/mois|jusqu'au=2026-05-31|état=payée}}"
    )
    found = ledger(SHEETS | {"Règles": KILOMETRE, "Carnet": text})
    (spent,) = (f for f in figures(found, date(2026, 4, 30)) if (f.group, f.name) == ("budgets", "spent"))
    (term,) = spent.terms()
    assert term.how.replace("\u00a0", " ") == (
        "10 km/mois au prix de la règle « indemnité kilométrique » ce jour-là, échéance du 1er avril 2026, "
        "montant écrit"
    )
    assert (term.amount, term.line) == (Decimal("4.00"), 1)


def test_a_subscription_without_an_end_ends_no_file() -> None:
    text = budget(année="2027") + "{{Dépense|date=2026-01-05|budget=Technique|objet=x|montant=9 €/mois|état=payée}}"
    found = ledger(SHEETS | {"Carnet": text})
    assert export_bytes(found, Expense, "hledger").count(b"9.00 EUR") == 2 * 24
    assert export_bytes(found, Expense, "hledger", date(2026, 3, 4)).count(b"9.00 EUR") == 2 * 2
    assert book_bytes(found, "sqlite")


def test_what_does_not_hold_is_said() -> None:
    def of(amount: str, more: str = "") -> list[str]:
        call = f"{{{{Dépense|date=2026-05-01|budget=Technique|objet=x|montant={amount}{more}}}}}"
        return codes(SHEETS | {"Carnet": budget() + call, "Règles": KILOMETRE.replace("2025-03-01", "2026-05-15")})

    assert of("9 €/mois") == []
    assert of("9 €/mois", "|jusqu'au=2026-05-01") == []
    assert of("9 €/mois", "|jusqu'au=2026-04-30") == ["expense_never_due"]
    assert of("9 €", "|jusqu'au=2026-06-30") == ["until_without_period"]
    assert of("9 €/mois", "|jusqu'au=bientôt") == ["day_unreadable"]
    assert of("9 €/semaine") == ["cost_period"]
    assert of("0 km") == ["cost_quantity"]
    assert of("-5 km × 0,32 €") == ["cost_quantity"]
    assert of("5 km × 0,4 €") == []
    assert of("5 km × 0,32 €") == ["price_unlike_rule"]
    assert of("2 repas") == ["price_without_rule"]
    assert of("2 repas × 15 €") == []
    assert codes(SHEETS | {"Carnet": budget() + "{{Dépense|budget=Technique|objet=x|montant=9 €/mois}}"}) == [
        "missing_field"
    ]


def test_two_rules_of_one_day_are_told_and_the_first_holds() -> None:
    rules = "".join(f"{{{{Règle|nom=indemnité kilométrique|valeur={x} €|à partir du=2026-01-01}}}}" for x in (1, 2))
    found = ledger(
        SHEETS | {"Carnet": budget() + "{{Dépense|date=2026-05-01|budget=Technique|objet=x|montant=7 km}}", "R": rules}
    )
    assert [issue.code for issue in found.issues] == ["rule_conflict"]
    assert budgets(found, date(2026, 6, 30)).budgets[0].sums.committed == Decimal("7.00")
