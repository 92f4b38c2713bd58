from __future__ import annotations

import bz2
import gzip
from pathlib import Path

import pytest

from coopwiki.wiki.dump import Dump
from coopwiki.wiki.port import EXTENSION_TAGS_1_39, Draft, Page, Text, WikiError
from export_writer import NAMESPACES, export, page, revision

EXPORTS = Path(__file__).parents[1] / "golden" / "exports"
CALL = "{{Contribution|qui=Ana}}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "export.xml"


def dump(file: Path, content: str | bytes) -> Dump:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return Dump(file)


def read(dump: Dump) -> dict[str, str]:
    titles = {page.id: page.title for page in dump.pages()}
    return {titles[text.id]: text.text for text in dump.texts(titles)}


FROM_MEDIAWIKI = (
    Page(1, "Accueil", 0, 1),
    Page(2, "Fablab/Carnet", 0, 3),
    Page(3, "Utilisateur:Ana Martin", 2, 4),
    Page(4, "Utilisateur:Ana Martin/common.css", 2, 5),
    Page(5, "Projet:Charte", 0, 6),
    Page(6, "Ancien carnet", 0, 7, "Fablab/Carnet"),
    Page(8, "Modèle:Contrib", 10, 9, "Modèle:Contribution"),
    Page(12, "Nouvelle", 0, 13),
    Page(13, "Vide", 0, 14),
)
TEXTS_FROM_MEDIAWIKI = {
    2: "{{Contribution|date=2026-03-12|qui=Ana|durée=1h30}}\n"
    "{{Contribution\n| date = 2026-03-13\n"
    '| qui = Noé & co <b>gras</b> "guillemets"\n}}',
    3: "{{Profil|nom=Ana Martin}} — l’écriture œuvre 😀",
}


@pytest.mark.parametrize("name", ["current-0.10.xml", "history-0.11.xml"])
def test_an_export_that_mediawiki_made_is_read(name: str) -> None:
    dump = Dump(EXPORTS / name)
    assert tuple(dump.pages()) == FROM_MEDIAWIKI
    texts = {text.id: text.text for text in dump.texts([page.id for page in FROM_MEDIAWIKI])}
    assert {number: text for number, text in texts.items() if text} == TEXTS_FROM_MEDIAWIKI
    assert len(texts) == len(FROM_MEDIAWIKI)


def test_the_export_names_the_namespaces() -> None:
    titles = Dump(EXPORTS / "current-0.10.xml").site().titles
    assert titles.full(4, "Charte") == "Coop:Charte"
    assert titles.normal("user:ana") == "Utilisateur:Ana"
    assert titles.normal("Project:Charte") == "Coop:Charte"
    assert titles.normal("Projet:Charte") == "Projet:Charte"
    assert titles.content() == {0, 2, 4}


def test_tags_are_those_of_mediawiki_1_39(file: Path) -> None:
    assert dump(file, export()).site().extension_tags == EXTENSION_TAGS_1_39


def test_texts_carry_their_newest_revision(file: Path) -> None:
    source = dump(file, export(page("A", CALL, number=3)))
    assert list(source.pages()) == [Page(3, "A", 0, 30)]
    assert list(source.texts([3, 4])) == [Text(3, 30, CALL)]


def test_the_latest_timestamp_wins_wherever_it_stands(file: Path) -> None:
    newest = revision("{{neuf}}", number=11, timestamp="2026-05-01T00:00:00Z")
    older = revision("{{vieux}}", number=12, timestamp="2026-04-30T23:59:59Z")
    assert read(dump(file, export(page("A", newest, older)))) == {"A": "{{neuf}}"}
    assert read(dump(file, export(page("A", older, newest)))) == {"A": "{{neuf}}"}


def test_the_higher_id_wins_at_one_timestamp(file: Path) -> None:
    ninth, tenth = revision("{{neuf}}", number=9), revision("{{dix}}", number=10)
    assert read(dump(file, export(page("A", tenth, ninth)))) == {"A": "{{dix}}"}


def test_a_page_met_twice_counts_once(file: Path) -> None:
    newer = page("A", revision("{{neuf}}", number=11), number=7)
    older = page("A", revision("{{vieux}}", number=10), number=7)
    for pages in ((newer, older), (older, newer)):
        source = dump(file, export(*pages))
        assert list(source.pages()) == [Page(7, "A", 0, 11)]
        assert read(source) == {"A": "{{neuf}}"}


def test_only_members_namespaces_and_redirected_templates_are_kept(file: Path) -> None:
    source = dump(
        file,
        export(
            page("Carnet", CALL, number=1),
            page("Discussion:Carnet", CALL, number=2, namespace=1),
            page("Utilisateur:Ana", CALL, number=3, namespace=2),
            page("Projet:Budgets", CALL, number=4, namespace=4),
            page("Modèle:Contribution", "{{{date}}}", number=5, namespace=10),
            page("Modèle:C", "x", number=6, namespace=10, redirect="Modèle:Contribution"),
            page("Module:C", "return {}", number=7, namespace=828),
        ),
    )
    assert [p.title for p in source.pages()] == [
        "Carnet",
        "Utilisateur:Ana",
        "Projet:Budgets",
        "Modèle:C",
    ]


def test_redirects_are_known_without_their_element(file: Path) -> None:
    template = page("Modèle:C", "#REDIRECT [[template:contribution]]", number=2, namespace=10)
    source = dump(file, export(page("A", "#REDIRECTION [[B]]"), template))
    assert [p.redirect for p in source.pages()] == ["B", "Modèle:Contribution"]


def test_a_page_whose_namespace_is_not_given_has_that_of_its_title(file: Path) -> None:
    pages = (
        page("Utilisateur:Ana", CALL, namespace=None),
        page("Discussion:Ana", CALL, namespace=None, number=2),
    )
    assert list(dump(file, export(*pages)).pages()) == [Page(1, "Utilisateur:Ana", 2, 10)]


def test_without_namespaces_those_of_a_french_wiki_hold(file: Path) -> None:
    source = dump(file, export(page("Utilisateur:Ana", CALL, namespace=2), namespaces={}))
    assert list(source.pages()) == [Page(1, "Utilisateur:Ana", 2, 10)]


def test_a_wiki_in_english_is_read_too(file: Path) -> None:
    names = {0: "", 2: "User", 4: "Coop", 10: "Template", 100: "Aide"}
    source = dump(file, export(page("User:Ana", CALL, namespace=2), namespaces=names))
    assert list(source.pages()) == [Page(1, "User:Ana", 2, 10)]
    assert source.site().titles.normal("utilisateur:ana") == "User:Ana"
    assert source.site().titles.split("aide:x") == (100, "X")


def test_pages_of_code_have_no_text(file: Path) -> None:
    script = revision("{{a}}", model="javascript")
    style = page("Utilisateur:Ana/a.css", "a{{b}}", number=2, namespace=2)
    source = dump(file, export(page("Utilisateur:Ana/a", script, namespace=2), style))
    assert read(source) == {"Utilisateur:Ana/a": "", "Utilisateur:Ana/a.css": ""}


def test_only_texts_with_a_brace_are_kept(file: Path) -> None:
    pages = (page("A", "rien"), page("B", "{Contribution}", number=2))
    assert read(dump(file, export(*pages))) == {"A": "", "B": "{Contribution}"}


def test_ids_and_texts_of_other_elements_are_left_alone(file: Path) -> None:
    slots = '<text bytes="5">{{A}}</text><content><role>autre</role><model>json</model><text>{{autre}}</text></content>'
    upload = (
        "<upload><timestamp>2030-01-01T00:00:00Z</timestamp>"
        "<contributor><username>Bob</username><id>4</id></contributor></upload>"
    )
    written = page("A", revision("", element=slots), number=5)
    source = dump(file, export(written.replace("  </page>", f"{upload}  </page>")))
    assert list(source.pages()) == [Page(5, "A", 0, 10)]
    assert read(source) == {"A": "{{A}}"}


def test_an_export_of_logs_holds_no_page(file: Path) -> None:
    contributor = "<contributor><username>Ana</username><id>12</id></contributor>"
    log = f"<logitem><id>1</id>{contributor}<text deleted='deleted' /></logitem>"
    assert list(dump(file, export(log)).pages()) == []


def test_a_hidden_text_is_empty(file: Path) -> None:
    hidden = revision("", number=12, element='<text bytes="40" deleted="deleted" />')
    source = dump(file, export(page("A", CALL, hidden)))
    assert list(source.pages()) == [Page(1, "A", 0, 12)]
    assert read(source) == {"A": ""}


def test_a_text_left_out_of_an_older_revision_does_not_matter(file: Path) -> None:
    stub = revision("", number=9, element='<text bytes="40" />')
    assert read(dump(file, export(page("A", stub, CALL)))) == {"A": CALL}


def test_a_text_longer_than_every_buffer_arrives_whole(file: Path) -> None:
    text = "{{é}}\n" + "ligne & œuvre <b>\n" * 40_000 + "fin"
    assert read(dump(file, export(page("A", text)))) == {"A": text}


def test_compressed_exports_are_told_by_their_content(tmp_path: Path) -> None:
    xml = export(page("A", CALL)).encode()
    for name, content in (
        ("a.xml", xml),
        ("a.xml.gz", gzip.compress(xml)),
        ("a.xml.bz2", bz2.compress(xml)),
        ("gzip.xml", gzip.compress(xml)),
        ("plain.gz", xml),
        ("parts.bz2", bz2.compress(xml[:100]) + bz2.compress(xml[100:])),
        ("parts.gz", gzip.compress(xml[:100]) + gzip.compress(xml[100:])),
    ):
        assert read(dump(tmp_path / name, content)) == {"A": CALL}, name


def test_nothing_can_be_written_in_a_dump(file: Path) -> None:
    source = dump(file, export(page("A", CALL)))
    for question in (
        lambda: source.save(Draft("A", "x", "essai")),
        lambda: source.stored(["A"]),
        lambda: source.titles_under("A"),
        lambda: source.purge_users(["A"]),
    ):
        with pytest.raises(WikiError, match="Un dump se lit seulement"):
            question()


def test_the_file_is_read_once(file: Path) -> None:
    source = dump(file, export(page("A", CALL)))
    first = list(source.pages())
    file.unlink()
    assert list(source.pages()) == first
    assert read(source) == {"A": CALL}


def test_the_newest_texts_say_which_pages_a_category_holds(file: Path) -> None:
    named = "[[Catégorie:Guides]]"
    pages = (
        page("A", "x", named, number=1),
        page("B", named, "x", number=2),
        page("C", f"{named} {CALL}", number=3),
        page("D", "[[Category:Guides|d]]", number=4),
    )
    known = dump(file, export(*pages, namespaces={**NAMESPACES, 14: "Catégorie"}))
    titles = {one.id: one.title for one in known.pages()}
    assert {titles[number] for number in known.in_category("Guides")} == {"A", "C", "D"}
