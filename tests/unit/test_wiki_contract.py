"""What every wiki that can be written to keeps to, whichever adapter it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coopwiki.core.titles import Titles
from coopwiki.wiki.folder import Folder
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Draft, Outcome, Status, Wiki
from coopwiki.wiki.stored_form import digest_of
from coopwiki.wiki.title_paths import path_of

DATA = "Module:CoopWiki/données/a.json"
PAGE = "Tableau de bord/Budgets 2026"

BEFORE = datetime(2026, 1, 1, tzinfo=UTC)

Given = Callable[[dict[str, str]], Wiki]


@pytest.fixture(params=["memory", "folder"])
def given(request: pytest.FixtureRequest, tmp_path: Path) -> Given:
    """Makes a wiki that holds these pages."""

    def folder(pages: dict[str, str]) -> Wiki:
        for title, text in pages.items():
            path = tmp_path / path_of(title, Titles())
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        tmp_path.mkdir(exist_ok=True)
        return Folder(tmp_path)

    return Memory if request.param == "memory" else folder


def save(wiki: Wiki, title: str, text: str, base: int = 0) -> Outcome:
    return wiki.save(Draft(title, text, "essai", base))


def text_of(wiki: Wiki, title: str) -> str:
    return wiki.stored([title])[title].text


def revision_of(wiki: Wiki, title: str) -> int:
    return wiki.stored([title])[title].revision


def read(wiki: Wiki) -> dict[str, str]:
    titles = {page.id: page.title for page in wiki.pages()}
    return {titles[text.id]: text.text for text in wiki.texts(titles)}


def test_a_page_that_is_not_there_is_made(given: Given) -> None:
    wiki = given({})
    outcome = save(wiki, PAGE, "Bonjour")
    assert outcome == Outcome(Status.SAVED, revision_of(wiki, PAGE))
    assert outcome.revision > 0
    assert text_of(wiki, PAGE) == "Bonjour"


def test_a_page_is_changed_from_the_revision_it_was_read_at(given: Given) -> None:
    wiki = given({PAGE: "un"})
    outcome = save(wiki, PAGE, "deux", revision_of(wiki, PAGE))
    assert outcome == Outcome(Status.SAVED, revision_of(wiki, PAGE))
    assert text_of(wiki, PAGE) == "deux"


def test_every_change_has_a_revision_of_its_own(given: Given) -> None:
    wiki = given({PAGE: "un"})
    before = revision_of(wiki, PAGE)
    assert save(wiki, PAGE, "deux", before).revision != before


@pytest.mark.parametrize("text", ["été", "été\n\n", "e\u0301te\u0301 \r\n"])
def test_equal_text_is_not_saved_again_whatever_its_base(given: Given, text: str) -> None:
    wiki = given({PAGE: "été"})
    revision = revision_of(wiki, PAGE)
    for base in (revision, revision + 1, 0):
        assert save(wiki, PAGE, text, base) == Outcome(Status.UNCHANGED, revision)
    assert revision_of(wiki, PAGE) == revision


def test_json_of_equal_value_is_not_saved_again(given: Given) -> None:
    wiki = given({DATA: '{"montant": "8350.50", "lignes": [1, 2]}'})
    revision = revision_of(wiki, DATA)
    same = '{"lignes":[1,2],"montant":"8350.50"}'
    assert save(wiki, DATA, same, revision).status is Status.UNCHANGED
    other = '{"lignes":[2,1],"montant":"8350.50"}'
    assert save(wiki, DATA, other, revision).status is Status.SAVED


def test_a_second_run_saves_nothing(given: Given) -> None:
    wiki = given({})
    drafts = {PAGE: "== Titre ==\nœuvre", DATA: '{"a": "</b>"}', "Modèle:Jauge": "{{{1}}} "}
    for title, text in drafts.items():
        assert save(wiki, title, text).status is Status.SAVED
    for title, text in drafts.items():
        assert save(wiki, title, text, revision_of(wiki, title)).status is Status.UNCHANGED


def test_what_was_made_meanwhile_is_not_overwritten(given: Given) -> None:
    wiki = given({PAGE: "de quelqu’un"})
    outcome = save(wiki, PAGE, "du robot")
    assert (outcome.status, outcome.code) == (Status.CONFLICT, "articleexists")
    assert PAGE in outcome.message
    assert text_of(wiki, PAGE) == "de quelqu’un"


def test_what_was_changed_meanwhile_is_not_overwritten(given: Given) -> None:
    wiki = given({PAGE: "un"})
    base = revision_of(wiki, PAGE)
    save(wiki, PAGE, "deux", base)
    outcome = save(wiki, PAGE, "trois", base)
    assert (outcome.status, outcome.code) == (Status.CONFLICT, "editconflict")
    assert text_of(wiki, PAGE) == "deux"


def test_what_was_deleted_meanwhile_is_not_made_again(given: Given) -> None:
    wiki = given({})
    outcome = save(wiki, PAGE, "du robot", base=5)
    assert (outcome.status, outcome.code) == (Status.CONFLICT, "missingtitle")
    assert wiki.stored([PAGE]) == {}


@pytest.mark.parametrize("title", ["", "Modèle:", "A[b]", "A/../B", "A#b", "é" * 128])
def test_an_impossible_title_is_refused(given: Given, title: str) -> None:
    wiki = given({})
    outcome = save(wiki, title, "x")
    assert (outcome.status, outcome.code) == (Status.REFUSED, "invalidtitle")
    assert list(wiki.titles_under("")) == []


def test_a_title_is_known_in_every_spelling(given: Given) -> None:
    wiki = given({"Utilisateur:Ana": "a"})
    for spelling in ("Utilisateur:Ana", "user:ana", "utilisatrice: ana"):
        assert wiki.stored([spelling])[spelling].title == "Utilisateur:Ana"
    assert save(wiki, "user:ana", "a").status is Status.UNCHANGED


def test_stored_pages_are_those_that_exist_whatever_their_namespace(given: Given) -> None:
    wiki = given({"Modèle:A": "a", "Module:B": "return {}", "Aide:C": "c"})
    found = wiki.stored(["Modèle:A", "Module:B", "Aide:C", "Aide:D"])
    assert {title: page.text for title, page in found.items()} == {
        "Modèle:A": "a",
        "Module:B": "return {}",
        "Aide:C": "c",
    }


def test_titles_under_a_prefix_are_whole_and_sorted(given: Given) -> None:
    under = "Module:CoopWiki/données/"
    wiki = given({f"{under}b.json": "{}", f"{under}a/c.json": "{}", "Module:CoopWiki": "return 1"})
    save(wiki, f"{under}d.json", "[]")
    assert list(wiki.titles_under(under)) == [f"{under}{x}.json" for x in ("a/c", "b", "d")]


def test_members_pages_and_redirected_templates_are_listed(given: Given) -> None:
    wiki = given(
        {
            "Carnet": "{{Contribution}}",
            "Discussion:Carnet": "{{Contribution}}",
            "Modèle:C": "#REDIRECTION [[Modèle:Contribution]]",
            "Modèle:Contribution": "x",
            "Module:A": "return {}",
            "Projet:Charte": "#redirect [[carnet]]",
            "Utilisateur:Ana/a.css": "a{{b}}",
        }
    )
    assert [(p.title, p.namespace, p.redirect) for p in wiki.pages()] == [
        ("Carnet", 0, ""),
        ("Modèle:C", 10, "Modèle:Contribution"),
        ("Projet:Charte", 4, "Carnet"),
        ("Utilisateur:Ana/a.css", 2, ""),
    ]
    texts = read(wiki)
    assert texts["Carnet"] == "{{Contribution}}"
    assert texts["Utilisateur:Ana/a.css"] == ""


def test_texts_have_the_revisions_of_their_pages(given: Given) -> None:
    wiki = given({"A": "{{a}}", "B": "{{b}}"})
    listed = {page.id: page.revision for page in wiki.pages()}
    assert {text.id: text.revision for text in wiki.texts(listed)} == listed
    assert {page.title: page.revision for page in wiki.pages()} == {
        title: revision_of(wiki, title) for title in ("A", "B")
    }


def test_unknown_ids_have_no_text(given: Given) -> None:
    wiki = given({"A": "{{a}}"})
    assert list(wiki.texts([999])) == []
    assert list(wiki.texts([])) == []


def test_a_page_saved_is_read_back(given: Given) -> None:
    wiki = given({"A": "{{a}}"})
    save(wiki, "B", "{{b}}")
    assert read(wiki) == {"A": "{{a}}", "B": "{{b}}"}


def test_purging_nothing_purges_nothing(given: Given) -> None:
    assert given({"A": "a"}).purge_users([]) == 0


def test_standing_is_what_stored_finds_without_the_texts(given: Given) -> None:
    wiki = given({PAGE: "un été", DATA: '{"a": 1}'})
    titles = [PAGE.replace(" ", "_"), DATA, "Nulle part"]
    stored, standing = wiki.stored(titles), wiki.standing(titles)
    assert standing.keys() == stored.keys()
    assert {(page.title, page.revision, digest_of(page.text)) for page in stored.values()} == {
        (page.title, page.revision, page.digest) for page in standing.values()
    }


def test_a_wiki_says_when_its_pages_were_written_and_a_folder_does_not(given: Given) -> None:
    wiki = given({"A": "a", "B": "b"})
    revisions = {revision_of(wiki, title) for title in ("A", "B")}
    moments = wiki.moments_of(revisions)
    assert moments.keys() == (revisions if wiki.history() else set())
    assert all(at >= BEFORE for at in moments.values())


def test_the_pages_of_a_category_are_those_that_name_it(given: Given) -> None:
    wiki = given({"A": "[[Catégorie:Guides]]", "B": "[[category:guides|b]]", "C": "[[:Catégorie:Guides]]", "D": "x"})
    titles = {page.id: page.title for page in wiki.pages()}
    assert {titles[number] for number in wiki.in_category("Guides")} == {"A", "B"}
    assert wiki.in_category("Autre") == frozenset()
