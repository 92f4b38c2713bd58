from __future__ import annotations

import pytest

from coopwiki.core.issue import Issue
from coopwiki.runs.load import Sources
from coopwiki.settings import Settings
from coopwiki.wiki.memory import Memory

LINE = "{{Contribution|date=2026-03-12|qui=Ana Martin|quoi=Site|cercle=Technique|durée=1h}}"
TEMPLATE = "Modèle:Contribution"
PAGES = {
    "Journal": LINE,
    TEMPLATE: "{{#invoke:CoopWiki/fiche|main|Contribution}}",
    "Modèle:Astreinte": "<noinclude>{{Contribution|…}}</noinclude>{{contribution |qui={{{1}}}|montant=20}}",
    "Modèle:Exemple": "<noinclude>{{Contribution|…}}</noinclude>Voir {{{1}}}",
}


def told(shows: dict[str, set[str]], **pages: str) -> list[tuple[str, str, str]]:
    """The page, the code and the template of what shows and isn't read."""
    return [(issue.page.title, issue.code, issue.template) for issue in issues(shows, **pages)]


def issues(shows: dict[str, set[str]], **pages: str) -> tuple[Issue, ...]:
    wiki = Memory(PAGES | pages)
    wiki.shows = {title: frozenset(shown) for title, shown in shows.items()}
    return Sources(wiki, Settings()).read().issues


def test_a_page_whose_records_are_read_is_fine() -> None:
    assert (
        told({"Journal": {TEMPLATE}, "Modèle:Contribution/doc": {TEMPLATE}} | {}, **{"Modèle:Contribution/doc": ""})
        == []
    )


@pytest.mark.parametrize(
    "title", ["Tableau de bord/Notes de Camille", "Catégorie:Membres", "Aide:Écrire", "Fichier:A.png"]
)
def test_a_record_where_nobody_reads_is_told(title: str) -> None:
    assert told({title: {TEMPLATE}}, **{title: LINE}) == [(title, "unread_place", "Contribution")]


def test_what_a_template_writes_for_a_page_is_told() -> None:
    shows = {"Garde": {TEMPLATE, "Modèle:Astreinte"}, "Modèle:Astreinte": {TEMPLATE}}
    (issue,) = issues(shows, Garde="{{Astreinte|Ana}}")
    assert (issue.code, issue.severity) == ("shown_through", "error")
    assert "{{Astreinte|…}}" in issue.fault.message


def test_it_is_told_beside_a_record_that_counts() -> None:
    shows = {"Garde": {TEMPLATE, "Modèle:Astreinte"}, "Modèle:Astreinte": {TEMPLATE}}
    assert told(shows, Garde=LINE + "{{Astreinte|Ana}}") == [("Garde", "shown_through", "Contribution")]


def test_a_template_that_only_documents_a_record_is_no_matter() -> None:
    shows = {"Garde": {TEMPLATE, "Modèle:Exemple"}, "Modèle:Exemple": {TEMPLATE}}
    assert told(shows, Garde=LINE + "{{Exemple|Ana}}") == []


def test_a_page_that_shows_another_ones_records_is_fine() -> None:
    assert told({"Accueil du cercle": {TEMPLATE, "Journal"}}, **{"Accueil du cercle": "{{:Journal}}"}) == []


def test_what_shows_for_no_known_reason_is_told() -> None:
    assert told({"Prose": {TEMPLATE}}, Prose="{{#tag:div|…}}") == [("Prose", "shown_otherwise", "Contribution")]


def test_a_draft_says_so_itself() -> None:
    assert told({"Essai": {TEMPLATE}}, Essai="{{Brouillon}}" + LINE) == []


def test_a_record_left_out_for_an_error_is_told_once() -> None:
    (issue,) = issues({"Essai": {TEMPLATE}}, Essai=LINE.replace("2026-03-12", "2026-02-30"))
    assert issue.code == "day_not_in_calendar"


def test_what_subst_leaves_of_a_record_is_told() -> None:
    (issue,) = issues({}, Essai="{{#invoke:CoopWiki/fiche|main|Contribution}}")
    assert (issue.code, issue.severity, issue.template) == ("frozen_call", "error", "Contribution")
    assert "{{Contribution|…}}" in issue.fault.message


def test_what_changes_on_no_page_read_is_told_once_any_listed_page_changes() -> None:
    wiki = Memory(PAGES | {"Aide:Écrire": LINE})
    members = Sources(wiki, Settings())
    assert members.read().issues == ()
    wiki.shows = {"Aide:Écrire": frozenset({TEMPLATE})}
    wiki.edit("Prose", "Bonjour")
    assert [issue.code for issue in members.read().issues] == ["unread_place"]
    wiki.shows = {}
    wiki.edit("Prose", "Bonsoir")
    assert members.read().issues == ()
