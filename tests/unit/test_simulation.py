"""A budget that will not last has its closing simulated, to the cent; one that lasts says so."""

from __future__ import annotations

from decimal import Decimal

from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.budgets.budgets_report import REPORT as BUDGETS
from coopwiki.subjects.closing.report import REPORT as CLOSING
from coopwiki.subjects.closing.simulation_report import simulations
from ledgers import SHEETS, TODAY, budget, ledger, line

ANA = line(date="2026-05-02", montant="300")
PAUL = line(date="2026-06-02", montant="100", qui="Paul Roy")


def pages(amount: str, *lines: str) -> dict[str, str]:
    found = ledger(SHEETS | {"Fonds": budget(montant=amount), "Carnet": "".join(lines)})
    made, failed = make([BUDGETS, CLOSING], context_of(found, TODAY, Settings(amounts_by_person="everyone")))
    assert failed == ()
    return {page.title: page.content for one in made for page in one.pages if isinstance(page, RobotPage)}


def test_what_is_to_come_goes_to_who_asks_already_and_sums_to_the_pace() -> None:
    (found,) = simulations(ledger(SHEETS | {"Fonds": budget(montant="500"), "Carnet": ANA + PAUL}), TODAY)
    assert found.asked == found.budget.pace.landing
    for scenario in found.scenarios:
        assert scenario.total == Decimal(500)
        assert sum(share.receives for share in scenario.shares) == 500
    ana, paul = found.scenarios[0].shares
    assert abs(ana.asked - 3 * paul.asked) <= Decimal("0.03")


def test_its_page_leads_to_the_simulation_and_the_simulation_says_what_is_missing() -> None:
    made = pages("500", ANA, PAUL)
    assert "Clôture 2026#Simulation" in made["Tableau de bord/Budgets 2026/Technique"]
    assert "== Simulation : Technique, au 31 décembre ==" in made["Tableau de bord/Clôture 2026"]
    assert "il manquerait" in made["Tableau de bord/Clôture 2026"]


def test_a_budget_that_lasts_says_so_and_has_no_simulation() -> None:
    made = pages("50000", ANA, PAUL)
    assert "ce budget tient jusqu’à la fin de l’année" in made["Tableau de bord/Budgets 2026/Technique"]
    assert "Tableau de bord/Clôture 2026" not in made


def test_a_budget_that_is_short_already_is_shared_and_not_simulated() -> None:
    made = pages("350", ANA, PAUL)
    assert "Simulation" not in made["Tableau de bord/Clôture 2026"]
    assert "tient jusqu’à la fin" not in made["Tableau de bord/Budgets 2026/Technique"]
