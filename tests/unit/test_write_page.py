"""The page `Écrire`: whatever may be written is one click away, in the words of members."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from coopwiki.deployment.shipped_page import sources
from coopwiki.schema.record import schema_of
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.reports import REPORTS

WAY = re.compile(r"\{\{Écrire\|([^|{}]+)\|\[\[Modèle:([^|\]]+)\|([^|\]]+)\]\]\}\}")
TEXTS = {source.title: source.text for source in sources()}
TYPES = {schema_of(record).template for record in RECORDS}
PORTAL = ("Accueil", "Gouvernance", "Budgets", "Cercles")


def ways(title: str) -> list[tuple[str, str, str]]:
    """The record, the template to open without the extension and the words of each link of a page."""
    return WAY.findall(TEXTS[title])


def test_every_record_type_stands_once_on_the_page() -> None:
    assert Counter(record for record, _, _ in ways("Écrire")) == Counter(TYPES)


def test_the_words_are_those_of_the_record_type() -> None:
    assert {record: words for record, _, words in ways("Écrire")} == {
        schema_of(record).template: record.writing for record in RECORDS
    }


@pytest.mark.parametrize("title", ["Écrire", *PORTAL])
def test_each_link_is_whole_and_opens_the_template_of_its_own_record(title: str) -> None:
    found = ways(title)
    assert len(found) == TEXTS[title].count("{{Écrire|")
    assert all(record == template and record in TYPES for record, template, _ in found)


def test_no_two_links_say_the_same() -> None:
    words = Counter(words for _, _, words in ways("Écrire"))
    assert max(words.values()) == 1


@pytest.mark.parametrize("title", ["MediaWiki:Sidebar", *PORTAL])
def test_the_menu_and_the_portal_lead_to_the_page(title: str) -> None:
    link = "** Écrire|Écrire\n" if title == "MediaWiki:Sidebar" else "[[Écrire"
    assert link in TEXTS[title]


def test_the_words_on_other_pages_are_those_of_the_page() -> None:
    said = {record: words for record, _, words in ways("Écrire")}
    for title in PORTAL:
        assert all(said[record].startswith(words) for record, _, words in ways(title)), title


def test_the_words_of_a_circles_sheet_are_those_of_the_page() -> None:
    said = {record: words for record, _, words in ways("Écrire")}
    schemas = {schema_of(record).template: schema_of(record) for record in RECORDS}
    found = re.findall(r"\{ '([^']+)', '([^']+)', '([^']+)' \},\n", TEXTS["Module:CoopWiki/fiche/cercle"])
    assert len(found) == 4
    assert all(said[record] == words and schemas[record].column(field) for record, field, words in found)


NOT_OF_THE_PORTAL = frozenset(
    ("Tableau de bord", "Budgets", "Contributions", "Clôture", "Annuaire", "Fiches à corriger", "Pages personnelles")
)
"""Robots whose pages the front page, the menu or the budgets' own page lead to."""
CALLED = {"Règles": "Règles en force"}
"""The page of a robot, where it isn't called as the robot is."""


def test_each_robots_page_is_two_clicks_from_the_front_page() -> None:
    written = {report.robot for report in REPORTS if report.robot} - NOT_OF_THE_PORTAL
    texts = "".join(TEXTS[title] for title in PORTAL)
    pages = {f"Tableau de bord/{CALLED.get(robot, robot)}" for robot in written}
    shown = {"Tableau de bord/Cercles"}
    assert len(pages) > 25
    assert {page for page in pages - shown if f"[[{page}|" not in texts} == set()
