from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopwiki.core.titles import Titles
from coopwiki.wiki.folder import Folder, text_revision
from coopwiki.wiki.port import EXTENSION_TAGS_1_39, Damaged, Denied, Draft, Page, Status
from coopwiki.wiki.title_rules import impossible

CALL = "{{Contribution|qui=Ana}}"


def folder(root: Path, files: dict[str, str | bytes]) -> Folder:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Folder(root)


def read(wiki: Folder) -> dict[str, str]:
    titles = {page.id: page.title for page in wiki.pages()}
    return {titles[text.id]: text.text for text in wiki.texts(titles)}


def complaint(wiki: Folder) -> str:
    with pytest.raises(Damaged) as raised:
        wiki.pages()
    return str(raised.value)


def files_in(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in found}


def test_ids_are_ranks_among_all_titles_in_order(tmp_path: Path) -> None:
    wiki = folder(
        tmp_path,
        {
            "Utilisateur%3AAna/Mars.wikitext": CALL,
            "Carnet.wikitext": CALL,
            "Modèle%3AContribution.wikitext": "x",
            "Module%3AA.lua": "return {}",
        },
    )
    revision = text_revision(CALL)
    assert list(wiki.pages()) == [
        Page(1, "Carnet", 0, revision),
        Page(4, "Utilisateur:Ana/Mars", 2, revision),
    ]


def test_names_stand_encoded_or_not(tmp_path: Path) -> None:
    files = {"Utilisateur:Ana.wikitext": CALL, "Utilisateur%3ABob.wikitext": CALL}
    assert [page.title for page in folder(tmp_path, {**files}).pages()] == [
        "Utilisateur:Ana",
        "Utilisateur:Bob",
    ]


def test_other_files_are_no_pages(tmp_path: Path) -> None:
    others = ("README.md", "data.json", ".A.wikitext", ".git/A.wikitext", "A.wikitext~", "B.lua")
    assert read(folder(tmp_path, dict.fromkeys(others, CALL))) == {}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbf{{A}}", "{{A}}"),
        (b"{{A\r\n|b=1}}\r\n", "{{A\n|b=1}}"),
        ("{{e\u0301}}", "{{é}}"),
        (b"", ""),
    ],
)
def test_a_text_is_read_as_the_wiki_would_keep_it(tmp_path: Path, content: str | bytes, text: str) -> None:
    assert read(folder(tmp_path, {"A.wikitext": content})) == {"A": text}


def test_equal_texts_have_equal_revisions_and_changed_ones_do_not(tmp_path: Path) -> None:
    def revision(content: str) -> int:
        (page,) = folder(tmp_path, {"A.wikitext": content}).pages()
        return page.revision

    assert revision(CALL) == revision(CALL + "\r\n") == text_revision(CALL)
    assert revision(CALL) != revision(CALL + "é")
    assert text_revision("") == 1


def test_texts_are_those_of_the_last_listing(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {"B.wikitext": CALL})
    (page,) = wiki.pages()
    folder(tmp_path, {"A.wikitext": "{{a}}"})
    assert [text.text for text in wiki.texts([page.id])] == [CALL]
    assert read(wiki) == {"A": "{{a}}", "B": CALL}


def test_texts_can_be_asked_first(tmp_path: Path) -> None:
    assert [text.text for text in folder(tmp_path, {"A.wikitext": CALL}).texts([1])] == [CALL]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    message = complaint(folder(tmp_path, {"A.wikitext": "{{Août}}".encode("latin-1")}))
    assert f"« {tmp_path}/A.wikitext » n’est pas en UTF-8 (octet 5)" in message


def test_a_file_name_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {os.fsdecode(b"Ao\xfbt.wikitext"): CALL})
    assert "Ao\ufffdt.wikitext » n’est pas en UTF-8" in complaint(wiki)
    assert "Caf%E9.wikitext » n’est pas" in complaint(folder(tmp_path / "b", {"Caf%E9.wikitext": ""}))


def test_two_files_for_one_page_are_damaged(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {"Utilisateur:Ana.wikitext": "a", "Utilisateur%3AAna.wikitext": "b"})
    assert "Deux fichiers pour la page « Utilisateur:Ana »" in complaint(wiki)


def test_a_missing_folder_is_damaged(tmp_path: Path) -> None:
    message = complaint(Folder(tmp_path / "absent"))
    assert message == f"Le dossier « {tmp_path}/absent » n’existe pas : vérifier le chemin."


def test_a_file_in_place_of_a_folder_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("x")
    assert "n’est pas un dossier" in complaint(Folder(tmp_path / "a.xml"))


def test_a_folder_to_be_written_need_not_exist(tmp_path: Path) -> None:
    wiki = Folder(tmp_path / "a" / "b")
    assert wiki.stored(["A"]) == {}
    assert list(wiki.titles_under("")) == []
    assert wiki.save(Draft("A", "x", "essai")).status is Status.SAVED
    assert files_in(tmp_path) == {"a/b/A.wikitext": b"x\n"}


def test_pages_are_written_at_their_paths_and_nothing_else_is_left(tmp_path: Path) -> None:
    wiki = Folder(tmp_path)
    for title, text in (
        ("Tableau de bord/Budgets 2026", "e\u0301té\r\n"),
        ("Module:CoopWiki/données/a.json", '{"a": 1}'),
        ("Module:CoopWiki", "return {}"),
    ):
        wiki.save(Draft(title, text, "essai"))
    assert files_in(tmp_path) == {
        "Tableau de bord/Budgets 2026.wikitext": "été\n".encode(),
        "Module%3ACoopWiki/données/a.json": b'{"a": 1}\n',
        "Module%3ACoopWiki.lua": b"return {}\n",
    }


def test_a_page_is_written_where_it_stands(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {"user:ana.wikitext": "un"})
    wiki.save(Draft("Utilisateur:Ana", "deux", "", wiki.stored(["User:Ana"])["User:Ana"].revision))
    assert files_in(tmp_path) == {"user:ana.wikitext": b"deux\n"}


def test_a_page_somebody_deleted_is_not_there_any_more(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {"A.wikitext": "un"})
    revision = wiki.stored(["A"])["A"].revision
    (tmp_path / "A.wikitext").unlink()
    assert wiki.save(Draft("A", "deux", "", revision)).code == "missingtitle"
    assert wiki.stored(["A"]) == {}


def test_a_files_text_changed_by_hand_is_a_conflict(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {"A.wikitext": "un"})
    revision = wiki.stored(["A"])["A"].revision
    folder(tmp_path, {"A.wikitext": "main"})
    assert wiki.save(Draft("A", "robot", "", revision)).code == "editconflict"
    assert files_in(tmp_path) == {"A.wikitext": b"main"}


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    outcome = Folder(tmp_path).save(Draft("é" * 125, "x", ""))
    assert (outcome.status, outcome.code) == (Status.REFUSED, "filename-too-long")
    assert files_in(tmp_path) == {}


def test_a_failed_write_leaves_the_page_as_it_was(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {"A": "un fichier sans extension"})
    with pytest.raises(Denied, match="ne peut pas être écrit : une partie de son chemin"):
        wiki.save(Draft("A/B", "x", ""))
    assert files_in(tmp_path) == {"A": b"un fichier sans extension"}


def test_a_write_that_fails_at_the_end_leaves_nothing_behind(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {"A.wikitext/B.wikitext": "un dossier nommé comme une page"})
    with pytest.raises(Denied, match="c’est un dossier"):
        wiki.save(Draft("A", "x", ""))
    assert list(files_in(tmp_path)) == ["A.wikitext/B.wikitext"]


def test_a_page_is_replaced_whole_and_never_half_written(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {"A.wikitext": "un"})
    opened_before = (tmp_path / "A.wikitext").open()
    wiki.save(Draft("A", "deux", "", wiki.stored(["A"])["A"].revision))
    with opened_before:
        assert opened_before.read() == "un"
    assert files_in(tmp_path) == {"A.wikitext": b"deux\n"}


def test_links_inside_the_folder_are_not_followed(tmp_path: Path) -> None:
    wiki = folder(tmp_path, {"A/B.wikitext": CALL})
    (tmp_path / "Boucle").symlink_to(tmp_path)
    (tmp_path / "A" / "Encore").symlink_to("..")
    (tmp_path / "C.wikitext").symlink_to("A/B.wikitext")
    (tmp_path / "Soi.wikitext").symlink_to("Soi.wikitext")
    assert read(wiki) == {"A/B": CALL}


@pytest.mark.parametrize("target", ["secret.wikitext", "dossier", "absent.wikitext"])
def test_links_out_of_the_folder_are_damaged(tmp_path: Path, target: str) -> None:
    folder(tmp_path, {"secret.wikitext": CALL, "dossier/A.wikitext": CALL})
    wiki = folder(tmp_path / "dans", {"A.wikitext": CALL})
    (tmp_path / "dans" / "Lien.wikitext").symlink_to(tmp_path / target)
    assert "est un lien vers l’extérieur du dossier" in complaint(wiki)


def test_other_links_out_of_the_folder_do_not_matter(tmp_path: Path) -> None:
    wiki = folder(tmp_path / "dans", {"A.wikitext": CALL})
    (tmp_path / "dans" / "README.md").symlink_to(tmp_path / "README.md")
    assert read(wiki) == {"A": CALL}


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    folder(tmp_path / "vrai", {"A.wikitext": CALL})
    (tmp_path / "lien").symlink_to("vrai")
    wiki = Folder(tmp_path / "lien")
    assert read(wiki) == {"A": CALL}
    assert wiki.save(Draft("B/C", "x", "")).status is Status.SAVED
    assert (tmp_path / "vrai" / "B" / "C.wikitext").read_text() == "x\n"


def test_nothing_is_written_out_of_the_folder(tmp_path: Path) -> None:
    wiki = Folder(tmp_path / "dans")
    assert list(wiki.titles_under("")) == []
    wiki.save(Draft("Accueil", "x", ""))
    (tmp_path / "dans" / "Sortie").symlink_to(tmp_path)
    with pytest.raises(Denied, match="lien qui sort du dossier"):
        wiki.save(Draft("Sortie/A", "x", ""))
    assert files_in(tmp_path) == {"dans/Accueil.wikitext": b"x\n"}


def test_a_folder_speaks_french_and_knows_the_tags_of_mediawiki_1_39(tmp_path: Path) -> None:
    site = Folder(tmp_path).site()
    assert site.key == f"folder:{tmp_path}"
    assert site.titles == Titles()
    assert site.extension_tags == EXTENSION_TAGS_1_39


NAMES = st.text(alphabet='aB./:%\\*?" é-', min_size=1, max_size=8)
SPACES = st.sampled_from(["", "Module:", "Modèle:", "Utilisateur:Ana/"])
ENDINGS = st.sampled_from(["", ".json", ".css", ".wikitext", "/a", "/doc"])
TITLES = st.builds(lambda *parts: "".join(parts), SPACES, NAMES, ENDINGS).map(Titles().normal)
POSSIBLE = TITLES.filter(lambda title: not impossible(Titles().split(title)[1]) and Titles().normal(title) == title)


@settings(max_examples=60, deadline=None)
@given(st.sets(POSSIBLE, max_size=5))
def test_all_pages_that_can_be_fit_in_one_folder(titles: set[str]) -> None:
    with tempfile.TemporaryDirectory() as root:
        wiki = Folder(Path(root))
        for title in titles:
            assert wiki.save(Draft(title, title, "")).status is Status.SAVED
        assert list(Folder(Path(root)).titles_under("")) == sorted(titles)
        stored = wiki.stored(titles)
        assert {title: stored[title].text for title in titles} == {title: title.rstrip() for title in titles}


@pytest.mark.parametrize("name", ["A%7CB", "%5B%5BA%5D%5D", "%3Cscript%3E", "A#b"])
def test_a_file_named_as_no_page_can_be_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.wikitext").write_text("{{a}}", encoding="utf-8")
    with pytest.raises(Damaged, match="qu’aucune page de wiki n’a"):
        tuple(Folder(tmp_path).pages())
