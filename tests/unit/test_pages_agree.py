"""A page says nothing against itself: of a budget, of what is late, of what is counted."""

from __future__ import annotations

from datetime import date

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from ledgers import SHEETS, call, ledger

ON = date(2026, 7, 6)
TITLE = "Tableau de bord/Budgets 2026/Technique (dépenses)"


def written(name: str, text: str) -> dict[str, str]:
    """The pages of a report, by title, of a cooperative that also writes this."""
    (report,) = [one for one in REPORTS if one.name == name]
    (made,), failed = make(
        [report], context_of(ledger({**SHEETS, "Carnet": text}, ON), ON, Settings(), Audience.MEMBERS)
    )
    assert failed == ()
    pages = [page for page in made.pages if isinstance(page, RobotPage)]
    return {page.title: page.content.replace("\u00a0", " ") for page in pages}


def expense(**fields: str) -> str:
    named = {"objet": "Disque", "budget": "Technique", "date": "2026-06-20", "état": "payée"}
    return call("Dépense", named | {"montant": "50"} | fields)


BUDGET = call("Budget", {"nom": "Technique", "année": "2026", "montant": "1200", "nature": "dépenses"})
ENGAGED = expense(montant="400", état="engagée", objet="Serveur")


def of_the_budget(text: str) -> str:
    return written("budgets", BUDGET + text)[TITLE]


def test_an_estimate_without_what_is_committed_says_so_beside_one_with_it() -> None:
    page = of_the_budget(expense() + ENGAGED)
    alone = next(row for row in page.splitlines() if "rythme des 90 derniers jours" in row)
    ranged = next(row for row in page.splitlines() if "entre" in row and "€ et" in row)
    assert "sans ce qui est engagé" in alone
    assert ranged.startswith("* Avec ce qui est engagé")


def test_a_page_of_a_budget_of_another_nature_names_it_so_in_its_captions_and_sentences() -> None:
    page = of_the_budget(expense())
    named = [
        row for row in page.splitlines() if "Technique" in row and ("2026'''" in row or "|+" in row or "{{C" in row)
    ]
    assert named
    assert all("Technique (dépenses)" in row for row in named), named


def test_a_budget_spent_on_purchases_alone_says_where_its_lines_are_and_shows_no_empty_table() -> None:
    page = of_the_budget(expense() + expense(objet="Câble"))
    assert "2 lignes, somme : '''100,00 €'''. Ce sont des dépenses payées, au-dessus." in page
    assert "Contributions payées par ce budget" not in page
