"""What our pages are called, instead of where they stand."""

from __future__ import annotations

import pytest

from coopwiki.publishing.headings import heading, with_heading
from coopwiki.publishing.robot_page import RobotPage


@pytest.mark.parametrize(
    ("below", "called"),
    [
        ("Contributions 2026-11", "Novembre 2026"),
        ("Contributions 2026-11/2", "Novembre 2026 (suite, 2)"),
        ("Contributions 2026-13", "Contributions 2026-13"),
        ("Contributions", "Contributions"),
        ("Arrêtés/2026-08", "Août 2026, arrêté"),
        ("Budgets 2026", "Budgets 2026"),
        ("Budgets 2026/Admin(2F)compta", "Admin/compta, budget 2026"),
        ("Budgets 2026/Technique (dépenses)", "Technique (dépenses), budget 2026"),
        ("Personnes/Ana Martin", "Ana Martin"),
        ("Fiches à corriger", "Fiches à corriger"),
    ],
)
def test_a_page_is_called_as_members_say(below: str, called: str) -> None:
    assert heading(f"Tableau de bord/{below}", "Tableau de bord") == called


@pytest.mark.parametrize("title", ["Tableau de bord", "Annuaire", "Tableau de bord des autres"])
def test_a_title_that_says_it_already_has_no_heading(title: str) -> None:
    page = RobotPage(title, "a", "texte")
    assert with_heading(page, "Tableau de bord") == page


def test_a_heading_stands_on_its_own_page_alone_and_stays_text() -> None:
    made = with_heading(RobotPage("R/Personnes/Ana (3C)b(3E) {{x}}", "a", "texte"), "R").content
    assert made.startswith('<noinclude><div class="cw-titre" style=')
    assert made.endswith("&#60;b&#62; &#123;&#123;x&#125;&#125;</div>\n</noinclude>texte")
