"""A browser opens the demo's dashboards: the figures of the reports, and the way from each to its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import pytest
import requests
from playwright.sync_api import Page, expect

from cooperative import generate
from coopwiki.core.names import dictionary_order
from coopwiki.publishing.plain_sentences import plain_sentence
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.conftest import ClientOf, PageOf
from wiki.operating import Operator
from wiki.tables import amount, euros, plain, rows, rows_of_all, table

TODAY, MONTH, YEAR = "2026-03-31", "2026-03", "2026"
PAGES = (
    "Tableau de bord",
    "Tableau de bord/Contributions",
    f"Tableau de bord/Contributions {MONTH}",
    f"Tableau de bord/Budgets {YEAR}",
    f"Tableau de bord/Budgets {YEAR}/Technique",
    f"Tableau de bord/Virements {YEAR}",
    "Tableau de bord/Soldes constatés",
    "Tableau de bord/Fiches à corriger",
    "Tableau de bord/Robots",
    "Technique",
)
ONE_OF_EACH = tuple(title for title in PAGES if title != f"Tableau de bord/Contributions {MONTH}")
"""A month's page has the tables of two others, and three times their lines."""

Report = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    """No limit of 90 edits a minute: this first run writes more pages."""
    return "$wgRateLimits = [];"


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture(scope="module")
def operator(mediawiki: MediaWiki) -> Operator:
    """The operator of the demo's cooperative, one year of it, its dashboards written."""
    pages = generate(date.fromisoformat(TODAY))
    kept = [(page.title, page.text) for page in pages if "2025" not in page.title]
    mediawiki.import_pages(kept, links=False)
    made = Operator(mediawiki, TODAY)
    assert made("run").status == 0
    mediawiki.run_jobs()
    return made


@pytest.fixture(scope="module")
def report(operator: Operator) -> Report:
    """`report("budgets")` is that report's JSON."""

    def ask(name: str) -> dict[str, Any]:
        data: dict[str, Any] = operator("report", name, "--format", "json").data
        return data

    return ask


@pytest.fixture
def screen(operator: Operator, page_of: PageOf) -> Page:
    """A reader's browser, on a wide screen, without JavaScript."""
    del operator
    return page_of("", viewport={"width": 1200, "height": 900}, java_script_enabled=False)


def visit(page: Page, title: str, skin: str = "vector-2022") -> None:
    """Open a page of the wiki by its title."""
    page.goto(f"/index.php?title={title.replace(' ', '_')}&useskin={skin}")


def label(row: dict[str, Any]) -> str:
    """How a budget is called in a table."""
    kind = "" if row["nature"] == "contributif" else f" ({row['nature']})"
    return f"{row['name']}{kind}"


def used(row: dict[str, Any]) -> str:
    """What the gauge of a budget says."""
    if row["used_percent"] is None:
        return f"{euros(row['spent'])} dépensés, aucune somme disponible"
    return f"{euros(row['spent'])} sur {euros(row['available'])} {row['used_percent']} %"


def test_the_front_page_shows_each_budget_and_the_month(screen: Page, report: Report) -> None:
    overview, budgets = report("overview"), report("budgets")["budgets"]
    visit(screen, "Tableau de bord")
    shown = [tuple(row.values()) for row in rows(screen, "Où en sont les budgets")]
    assert shown == [(label(row), euros(row["remaining"]), used(row)) for row in budgets]
    text = plain(screen.locator("#mw-content-text").inner_text())
    assert f"{euros(overview['contributions']['amount'])} demandés" in " ".join(text.split())
    assert f"{overview['to_mend']} fiches ne comptent pas" in text


def test_the_years_budgets_are_those_of_the_report(screen: Page, report: Report) -> None:
    data = report("budgets")
    visit(screen, f"Tableau de bord/Budgets {YEAR}")
    fed = {"Alloué": "allocated", "Virements": "transfers", "Disponible": "available", "Engagé": "committed"}
    tables = {
        f"Budgets {YEAR}": {"Reste": "remaining"},
        f"Où cela mène au 31 décembre {YEAR}": {"Dépensé": "spent"},
        f"Ce qui alimente chaque budget {YEAR}": fed,
    }
    shown = rows(screen, f"Budgets {YEAR}")
    for row, budget in zip(shown[:-1], data["budgets"], strict=True):
        assert (row["Budget"], row["Utilisé"]) == (label(budget), used(budget))
        assert row["Lignes"].partition(",")[0] == str(budget["lines"])
        assert int("".join(re.findall(r", (\d+)", row["Lignes"])) or "0") == budget["left_out"]
    for caption, expected in tables.items():
        *shown, total = rows(screen, caption)
        for row, budget in zip(shown, data["budgets"], strict=True):
            assert {name: row[name] for name in expected} == {
                name: euros(budget[key]) for name, key in expected.items()
            }
        for name in expected:
            assert sum(amount(row[name]) for row in shown) == amount(total[name])


def test_the_months_lines_add_up_to_its_tables_and_to_the_report(screen: Page, report: Report) -> None:
    month = next(r for r in report("contributions")["by_month"] if r["month"] == MONTH)
    visit(screen, f"Tableau de bord/Contributions {MONTH}")
    lines = rows_of_all(screen, "Lignes de contribution, mars 2026, ")
    asked = [row["Montant"] for row in lines if row["Montant"] != "bénévole"]
    assert len(lines) == month["lines"]
    assert sum(map(amount, asked)) == Decimal(month["amount"])
    for caption in ("Contributions par cercle, mars 2026", "Contributions par personne, mars 2026"):
        *named, total = rows(screen, caption)
        assert total["Montant"] == euros(month["amount"])
        assert sum(amount(row["Montant"]) for row in named) == Decimal(month["amount"])


def test_all_time_sums_are_those_of_the_report(screen: Page, report: Report) -> None:
    data = report("contributions")
    visit(screen, "Tableau de bord/Contributions")
    for caption, heading, field in (
        ("Contributions par cercle", "Cercle", "by_circle"),
        ("Contributions par personne", "Personne", "by_person"),
    ):
        *shown, total = rows(screen, caption)
        assert [(row[heading], row["Montant"]) for row in shown] == [
            (row["name"] or "sans cercle", euros(row["amount"]))
            for row in sorted(data[field], key=lambda row: dictionary_order(row["name"]))
        ]
        assert total["Montant"] == euros(data["totals"]["amount"])


def test_a_budgets_page_shows_what_feeds_it_and_what_it_paid(screen: Page, report: Report) -> None:
    budget = next(row for row in report("budgets")["budgets"] if row["name"] == "Technique")
    visit(screen, f"Tableau de bord/Budgets {YEAR}/Technique")
    *fed, available = rows(screen, "Alloué et virements")
    assert sum(amount(row["Montant"]) for row in fed) == amount(available["Montant"])
    assert available["Montant"] == euros(budget["available"])
    lines = rows(screen, "Contributions payées par ce budget")
    asked = [row["Montant"] for row in lines if row["Montant"] != "bénévole"]
    assert len(lines) == budget["lines"]
    assert sum(map(amount, asked)) == Decimal(budget["spent"])
    text = plain(screen.locator("#mw-content-text").inner_text())
    assert all(plain(alert) in text for alert in budget["alerts"])


def test_the_circles_page_shows_its_budget(screen: Page, report: Report) -> None:
    budget = next(row for row in report("budgets")["budgets"] if row["name"] == "Technique")
    visit(screen, "Technique")
    text = plain(screen.locator(".coopwiki-jauge").inner_text())
    assert f"{budget['used_percent']} % utilisés" in text
    assert f"Dépensé {euros(budget['spent'])} sur {euros(budget['available'])}" in text
    assert f"reste {euros(budget['remaining'])}" in text
    assert plain(budget["alerts"][0]) in text


def test_every_mistake_stands_on_the_page_of_mistakes(screen: Page, operator: Operator) -> None:
    issues = operator("check", "--format", "json").data
    visit(screen, "Tableau de bord/Fiches à corriger")
    items = [plain(text) for text in screen.locator("#mw-content-text li").all_inner_texts()]
    for issue in issues:
        found = [text for text in items if plain(plain_sentence(issue["message"])) in text]
        assert any(f"ligne {issue['line']}" in text for text in found), issue["message"]
    assert screen.locator("#mw-content-text h2").count() == len({i["page"] for i in issues})


def test_a_figure_leads_to_its_lines_and_a_line_to_the_text_it_was_written_in(screen: Page, client: ClientOf) -> None:
    visit(screen, "Tableau de bord")
    table(screen, "Où en sont les budgets").get_by_role("link", name="Technique").first.click()
    screen.wait_for_url("**/Technique")
    line = rows(screen, "Contributions payées par ce budget")[0]
    source = table(screen, "Contributions payées par ce budget").locator("tr:has(td)").first
    source.get_by_role("link").last.click()
    screen.wait_for_load_state()
    revision = int(re.findall(r"oldid=(\d+)", screen.url)[0])
    number = int(re.findall(r"ligne (\d+)", line["D’où vient la ligne"])[0])
    written = wikitext(client(""), revision).split("\n")[number - 1]
    assert line["Quoi"] in written
    assert "{{" in written


def wikitext(reader: Client, revision: int) -> str:
    """The text of a page as it was at a revision."""
    answer = reader.call(action="query", prop="revisions", revids=revision, rvprop="content", rvslots="main")
    return str(answer["query"]["pages"][0]["revisions"][0]["slots"]["main"]["content"])


@pytest.mark.parametrize(("width", "skin"), [(1200, "vector-2022"), (360, "minerva")])
def test_no_page_is_wider_than_the_screen(operator: Operator, page_of: PageOf, width: int, skin: str) -> None:
    del operator
    page = page_of("", viewport={"width": width, "height": 800}, java_script_enabled=False)
    for title in PAGES:
        visit(page, title, skin)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{title} : {wide} px"


def test_a_wide_table_scrolls_in_its_own_region(operator: Operator, page_of: PageOf) -> None:
    """A month of the calendar keeps seven columns on a telephone; other tables are cards there."""
    del operator
    page = page_of("", viewport={"width": 500, "height": 800}, java_script_enabled=False)
    visit(page, "Tableau de bord/Agenda", "minerva")
    region = page.get_by_role("region").filter(has=page.locator(".coopwiki-mois")).first
    assert region.evaluate("box => box.scrollWidth > box.clientWidth")
    region.focus()
    region.evaluate("box => box.scrollIntoView({block: 'start'})")
    last = region.locator("th[scope=col]").last
    expect(last).not_to_be_in_viewport(ratio=0.9)
    for _ in range(60):
        page.keyboard.press("ArrowRight")
    expect(last).to_be_in_viewport(ratio=0.9)


def test_a_long_page_opens_on_its_sums_and_unfolds_by_keyboard_on_paper_and_without_scripts(
    operator: Operator, page_of: PageOf
) -> None:
    del operator
    page, plain_page = page_of("", viewport={"width": 1200, "height": 900}), page_of("", java_script_enabled=False)
    visit(page, f"Tableau de bord/Contributions {MONTH}")
    line = table(page, "Lignes de contribution, mars 2026, Technique").locator("td").first
    expect(line).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollHeight") < 5_000
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    page.emulate_media(media="screen")
    fold = page.locator(".coopwiki-pli").filter(has=page.locator("caption", has_text="mars 2026, Technique"))
    fold.get_by_role("button").first.press("Enter")
    expect(line).to_be_visible()
    visit(plain_page, f"Tableau de bord/Contributions {MONTH}")
    expect(table(plain_page, "Lignes de contribution, mars 2026, Technique").locator("td").first).to_be_visible()


def test_axe_finds_nothing_on_the_dashboards(operator: Operator, page_of: PageOf) -> None:
    del operator
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    page = page_of("", viewport={"width": 1200, "height": 900})
    for title in ONE_OF_EACH:
        visit(page, title)
        page.evaluate(axe)
        found = page.evaluate("axe.run('#mw-content-text', {resultTypes: ['violations']})")
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == [], title


def test_after_a_first_run_no_page_shows_in_red_a_page_that_is_there(operator: Operator, reader: Client) -> None:
    asked = {"action": "query", "list": "allpages", "aplimit": "max", "apnamespace": 0}
    there = {page["title"] for page in reader.call(**asked)["query"]["allpages"]}
    red = {title: _red_links(operator, title) & there for title in there if title.startswith("Tableau de bord")}
    assert len(red) > len(PAGES)
    assert {title: found for title, found in red.items() if found} == {}


def _red_links(operator: Operator, title: str) -> set[str]:
    page = requests.get(f"{operator.wiki.url}/index.php", params={"title": title}, timeout=30).text
    return {
        unquote(name).replace("_", " ") for name in re.findall(r'title=([^"&]*)&amp;action=edit&amp;redlink=1', page)
    }
