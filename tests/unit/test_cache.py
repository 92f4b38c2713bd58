"""Texts that were read or saved are not asked for again, and those that changed are."""

from __future__ import annotations

from pathlib import Path

import pytest

from cached import BOARD, DATA, PAGES, PROSE, A, B, kept, read
from coopwiki.wiki.cache import Cache
from coopwiki.wiki.port import Draft, Status, Stored, Text
from counted import Counted


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "textes.sqlite"


def test_a_second_process_asks_for_no_text(path: Path) -> None:
    wiki = Counted(PAGES)
    first = read(Cache(wiki, path))
    assert first == {"A": A, "B": B, "Prose": ""}
    assert wiki.sent == [1, 2, 3]
    assert read(Cache(wiki, path)) == first
    assert wiki.sent == [1, 2, 3]


def test_only_what_was_edited_is_fetched_again(path: Path) -> None:
    wiki = Counted(PAGES)
    cache = Cache(wiki, path)
    read(cache)
    wiki.sent.clear()
    wiki.edit("B", A)
    wiki.edit("Neuve", B)
    assert read(cache) == {"A": A, "B": A, "Prose": "", "Neuve": B}
    assert wiki.sent == [2, 4]


def test_texts_carry_the_revisions_listed(path: Path) -> None:
    wiki = Counted(PAGES)
    cache = Cache(wiki, path)
    for _ in range(2):
        revisions = {page.id: page.revision for page in cache.pages()}
        assert {text.id: text.revision for text in cache.texts(revisions)} == revisions


def test_a_page_edited_after_the_listing_comes_with_its_own_revision(path: Path) -> None:
    wiki = Counted(PAGES)
    cache = Cache(wiki, path)
    list(cache.pages())
    revision = wiki.edit("A", B)
    assert list(cache.texts([1])) == [Text(1, revision, B)]
    assert read(cache)["A"] == B
    assert wiki.sent == [1, 2, 3]


def test_texts_asked_for_before_any_listing_are_those_of_the_wiki(path: Path) -> None:
    wiki = Counted(PAGES)
    read(Cache(wiki, path))
    assert [text.text for text in Cache(wiki, path).texts([1, 2])] == [A, B]


def test_a_deleted_page_leaves_the_file(path: Path) -> None:
    wiki = Counted({**PAGES, BOARD: "un"})
    cache = Cache(wiki, path)
    read(cache)
    cache.stored([BOARD])
    assert kept(path) == {1, 2, 3, 4, BOARD}
    wiki.delete("A")
    wiki.delete(BOARD)
    read(cache)
    cache.titles_under(BOARD)
    assert kept(path) == {2, 3}


def test_robots_pages_are_fetched_once(path: Path) -> None:
    wiki = Counted({BOARD: "un", DATA: '{"a": 1}'})
    titles = [BOARD, DATA, "Nulle part"]
    first = Cache(wiki, path).stored(titles)
    assert {title: page.text for title, page in first.items()} == {
        BOARD: "un",
        DATA: '{\n\t"a": 1\n}',
    }
    assert Cache(wiki, path).stored(titles) == first
    assert wiki.sent == [BOARD, DATA]


def test_a_robots_page_edited_by_somebody_is_fetched(path: Path) -> None:
    wiki = Counted({BOARD: "un"})
    Cache(wiki, path).stored([BOARD])
    revision = wiki.edit(BOARD, "deux")
    assert Cache(wiki, path).stored([BOARD]) == {BOARD: Stored(BOARD, revision, "deux")}


def test_a_robots_page_that_is_gone_is_absent_and_leaves_the_file(path: Path) -> None:
    wiki = Counted({BOARD: "un"})
    cache = Cache(wiki, path)
    cache.stored([BOARD])
    wiki.delete(BOARD)
    assert cache.stored([BOARD]) == {}
    assert kept(path) == set()


@pytest.mark.parametrize("text", ["un", "un  \r\ndeux\n\n", "e\u0301té"])
def test_what_was_saved_is_not_fetched(path: Path, text: str) -> None:
    wiki = Counted()
    cache = Cache(wiki, path)
    assert cache.save(Draft("tableau de bord", text, "essai")).status is Status.SAVED
    assert cache.stored([BOARD])[BOARD].text == wiki.text(BOARD)
    assert wiki.sent == []


def test_data_that_was_saved_is_not_fetched(path: Path) -> None:
    wiki = Counted()
    cache = Cache(wiki, path)
    cache.save(Draft(DATA, '{"a":[],"b":{"c":"é<"}}', "essai"))
    assert cache.stored([DATA])[DATA].text == wiki.text(DATA)
    assert wiki.sent == []


class Signs(Counted):
    """A wiki that changes what it saves, as MediaWiki does with `~~~~`."""

    def edit(self, title: str, text: str) -> int:
        return super().edit(title, text.replace("~~~~", "Ana"))


def test_a_text_the_wiki_changed_while_saving_is_fetched(path: Path) -> None:
    wiki = Signs()
    cache = Cache(wiki, path)
    cache.save(Draft(BOARD, "~~~~", "essai"))
    assert cache.stored([BOARD])[BOARD].text == "Ana"
    assert wiki.sent == [BOARD]


def test_another_wiki_at_the_same_address_is_read_anew(path: Path) -> None:
    read(Cache(Counted(PAGES), path))
    other = Counted({"A": B, "B": A, "Prose": PROSE})
    assert read(Cache(other, path)) == {"A": B, "B": A, "Prose": ""}


def test_a_wiki_put_back_to_an_earlier_state_is_read_anew(path: Path) -> None:
    one = Counted(PAGES)
    one.edit("A", B)
    one.edit("B", A)
    read(Cache(one, path))
    other = Counted(PAGES)
    other.edit("A", A + A)
    other.edit("B", A)
    assert read(Cache(other, path))["A"] == A + A


def test_a_wiki_put_back_under_a_running_process_is_read_anew(path: Path) -> None:
    wiki, earlier = Counted(PAGES), Counted(PAGES)
    wiki.edit("A", B)
    cache = Cache(wiki, path)
    read(cache)
    vars(wiki).update(vars(earlier))
    assert read(cache)["A"] == A
    wiki.edit("A", A + A)
    assert read(cache)["A"] == A + A
