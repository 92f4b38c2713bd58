"""Reports as pages: what members typed stays text, each figure leads to its lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from coopwiki.core.titles import Titles
from coopwiki.publishing import zones
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.subjects.pages import PAGES
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.title_rules import impossible
from hostile_cooperative import HOSTILE, NAME, PEOPLE_SHOWN, cooperative, pages, texts
from ledgers import SHEETS, budget, ledger, line

LAYOUTS = Path(__file__).resolve().parents[2] / "bots/coopwiki"


def test_no_page_stands_twice_and_every_title_can_be_one() -> None:
    titles = [page.title for page in pages(cooperative(HOSTILE, NAME))]
    assert len(set(titles)) == len(titles)
    assert not [title for title in titles if impossible(Titles().split(title)[1])]


def test_every_report_has_pages() -> None:
    assert {type_.name for type_ in REPORTS} == set(PAGES)


def test_an_empty_wiki_has_pages_that_say_so() -> None:
    found = texts(ledger({}))
    assert set(found) == {
        "Tableau de bord",
        "Tableau de bord/Contributions",
        "Tableau de bord/Budgets 2026",
        "Tableau de bord/Annuaire",
        "Tableau de bord/Cercles",
        "Tableau de bord/Fiches à corriger",
        "Tableau de bord/Rôles",
        "Tableau de bord/Mandats",
        "Tableau de bord/Co-budgets",
        "Tableau de bord/Gouvernance",
    }
    assert "Rien à corriger" in found["Tableau de bord/Fiches à corriger"]


def test_the_same_ledger_gives_the_same_pages() -> None:
    assert pages(cooperative(HOSTILE, NAME)) == pages(cooperative(HOSTILE, NAME))


def test_amounts_by_person_are_shown_to_everyone_only_when_asked_for() -> None:
    found = ledger(SHEETS | {"Carnet": line(montant="12345")})
    for audience in ("members", "nobody"):
        closed = replace(PEOPLE_SHOWN, amounts_by_person=audience)
        published = [page for page in pages(found, closed) if isinstance(page, RobotPage)]
        assert not [page.title for page in published if "Ana Martin" in page.content]
    assert [title for title, text in texts(found).items() if "Ana Martin" in text]


def test_every_figure_leads_to_its_lines_and_each_line_to_its_revision() -> None:
    found = texts(ledger(SHEETS | {"Carnet": "\n" + line(montant="7"), "Budgets": budget()}))
    assert "[[:Tableau de bord/Budgets 2026/Technique|" in found["Tableau de bord/Budgets 2026"]
    assert "[[:Tableau de bord/Contributions 2026-03|" in found["Tableau de bord/Contributions"]
    for title in (
        "Tableau de bord/Contributions 2026-03",
        "Tableau de bord/Budgets 2026/Technique",
    ):
        assert "[[Special:PermanentLink/5#ligne-2|Carnet]], ligne 2" in found[title]


def test_every_total_says_how_many_lines_it_leaves_out() -> None:
    found = texts(ledger(SHEETS | {"Carnet": line(montant="7") + line(durée="zut") * 2, "B": budget()}))
    for title in (
        "Budgets 2026",
        "Budgets 2026/Technique",
        "Contributions",
        "Contributions 2026-03",
    ):
        assert "'''2\u00a0fiches écartées'''" in found[f"Tableau de bord/{title}"], title


def test_all_pages_end_with_the_line_that_tells_where_a_zone_ended() -> None:
    for title, content in texts(cooperative(HOSTILE, NAME)).items():
        page = f"{zones.zone('a', content)}\n\nMot."
        damaged = page.replace("coopwiki:fin a", "coopwiki:fain")
        assert zones.put(damaged, "a", content) == page, title


def test_every_table_stands_in_a_region_that_scrolls_by_keyboard() -> None:
    for file in sorted(LAYOUTS.rglob("*.jinja")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for before, row in pairwise(lines):
            assert not row.startswith("{|") or 'tabindex="0" role="region"' in before, file.name


def test_the_pages_of_budgets_lead_to_what_was_known_of_them_where_that_is_written() -> None:
    known = "Tableau de bord/Ce qu’on savait 2026"
    found = texts(ledger(SHEETS | {"Budgets": budget()}))
    for title in ("Tableau de bord/Budgets 2026", "Tableau de bord/Budgets 2026/Technique"):
        assert f"{{{{#ifexist:{known}|" in found[title]
        assert f"[[:{known}|Ce qu’on savait" in found[title]


def test_a_line_of_a_table_never_ends_with_a_block_that_takes_its_newline_away() -> None:
    for file in sorted(LAYOUTS.rglob("*.jinja")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for row, after in pairwise(lines):
            cell = row.startswith(("|", "!")) and row.endswith(("{% endif %}", "{% endfor %}"))
            assert not cell or not after.startswith(("|", "!")), f"{file.name}: {row}"
