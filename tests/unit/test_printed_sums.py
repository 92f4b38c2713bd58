"""An attacker who reads all pages as they are printed, and combines all their sums, learns of no one or two people."""

from __future__ import annotations

import pytest

from attacker import learns_of
from closings import closed_wiki
from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Audience as Setting
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from ledgers import TODAY, ledger, line
from printed_sums import cooperative, printed
from refreshing import ROOT, run


def read(seed: int, readers: Audience) -> tuple[dict[bool, dict[frozenset[int], str]], dict[int, str]]:
    pages, whose = cooperative(seed)
    made, failed = make(REPORTS, context_of(ledger(pages), TODAY, Settings(), readers))
    assert failed == ()
    texts = ((page.title, page.content) for one in made for page in one.pages if isinstance(page, RobotPage))
    return printed(texts, len(whose)), whose


@pytest.mark.parametrize("seed", range(25))
def test_no_sums_of_all_pages_together_tell_of_fewer_than_three_people(seed: int) -> None:
    found, whose = read(seed, Audience.EVERYONE)
    for of_euros in (True, False):
        assert learns_of(found[of_euros], whose) == [], found[of_euros]


def test_the_attacker_reads_each_line_where_members_alone_read_the_pages() -> None:
    found, whose = read(0, Audience.MEMBERS)
    alone = {group[0] for group in learns_of(found[False], whose) if len(group) == 1}
    assert alone == set(whose.values())


ZOE = line(qui="Zoé", montant="100", quoi="Quatre")
CLOSED_PAGES = (f"{ROOT}/Arrêtés", f"{ROOT}/Arrêtés/2026-03", f"{ROOT}/Contributions 2026-03")


def of_closing(made: Memory, setting: Setting = "members") -> str:
    """What the pages say of a month of three people that is closed."""
    run(made, using=Settings(amounts_by_person=setting))
    return "\n".join(made.text(title) for title in CLOSED_PAGES)


def test_a_closed_month_of_three_people_shows_its_sums_while_no_contribution_changes() -> None:
    assert of_closing(closed_wiki(Zoé=ZOE)).count("135,00\u00a0€") >= 5


def test_the_sum_of_then_goes_once_a_contribution_has_changed_since_the_difference_is_somebodys() -> None:
    made = closed_wiki(Zoé=ZOE)
    run(made)
    made.edit("Zoé", ZOE.replace("montant=100", "montant=113"), by="Zoé")
    said = of_closing(made)
    assert "148,00\u00a0€" in said
    assert "135,00\u00a0€" not in said
    assert "13,00\u00a0€" not in said
    assert "somme non montrée" in said
    assert "135,00\u00a0€" in of_closing(made, "everyone")


def test_a_closed_month_of_two_people_shows_no_sum() -> None:
    said = of_closing(closed_wiki())
    assert "35,00\u00a0€" not in said
    assert "somme non montrée" in said


def test_the_closing_of_one_budget_is_the_budgets_own() -> None:
    of_one = "{{Arrêté|mois=2026-03|budget=Technique}}"
    assert "35,00\u00a0€" in of_closing(closed_wiki(Autre=of_one))
