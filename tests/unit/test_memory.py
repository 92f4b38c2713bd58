from __future__ import annotations

import pytest

from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Draft, Page, Status, Text

DATA = "Module:CoopWiki/données/a.json"


def test_ids_and_revisions_count_up_in_the_order_of_the_pages() -> None:
    wiki = Memory({"B": "{{b}}", "A": "{{a}}"})
    assert list(wiki.pages()) == [Page(1, "B", 0, 1), Page(2, "A", 0, 2)]
    assert list(wiki.texts([2, 1])) == [Text(1, 1, "{{b}}"), Text(2, 2, "{{a}}")]


def test_a_members_edit_makes_a_robots_draft_a_conflict() -> None:
    wiki = Memory({"A": "un"})
    base = wiki.stored(["A"])["A"].revision
    assert wiki.edit("A", "deux") == base + 1
    assert wiki.save(Draft("A", "trois", "", base)).status is Status.CONFLICT
    assert wiki.text("A") == "deux"


def test_a_page_deleted_and_made_again_has_a_new_id() -> None:
    wiki = Memory({"A": "un"})
    wiki.delete("A")
    assert list(wiki.pages()) == []
    wiki.edit("A", "deux")
    assert list(wiki.pages()) == [Page(2, "A", 0, 2)]


def test_a_moved_page_keeps_its_id_and_leaves_a_redirect() -> None:
    wiki = Memory({"A": "un"})
    wiki.move("A", "b")
    assert list(wiki.pages()) == [Page(1, "B", 0, 2), Page(2, "A", 0, 3, "B")]


def test_a_page_moved_without_a_redirect_leaves_nothing() -> None:
    wiki = Memory({"A": "un"})
    wiki.move("A", "B", redirect=False)
    assert list(wiki.titles_under("")) == ["B"]


def test_a_protected_page_is_refused_unless_nothing_changes() -> None:
    wiki = Memory({"A": "un"}, protected=["a", "B"])
    refused = wiki.save(Draft("A", "deux", "", 1))
    assert (refused.status, refused.code) == (Status.REFUSED, "protectedpage")
    assert "« A » est protégée" in refused.message
    assert wiki.save(Draft("B", "neuf", "")).status is Status.REFUSED
    assert wiki.save(Draft("A", "un", "", 1)).status is Status.UNCHANGED


def test_json_is_kept_as_mediawiki_indents_it() -> None:
    wiki = Memory()
    wiki.save(Draft(DATA, '{"a":[1,{}],"b":"<é>"}', ""))
    assert wiki.text(DATA) == '{\n\t"a": [\n\t\t1,\n\t\t{}\n\t],\n\t"b": "\\u003Cé\\u003E"\n}'


def test_what_is_not_json_is_refused_in_a_data_page() -> None:
    wiki = Memory()
    refused = wiki.save(Draft(DATA, "{mal", ""))
    assert (refused.status, refused.code) == (Status.REFUSED, "invalid-json-data")
    assert list(wiki.titles_under("")) == []
    with pytest.raises(ValueError, match="Expecting"):
        wiki.edit(DATA, "{mal")


def test_only_what_robots_save_is_in_the_log() -> None:
    wiki = Memory({"A": "un"})
    wiki.edit("B", "deux")
    drafts = [Draft("A", "un", "pareil", 1), Draft("B", "x", "conflit"), Draft("C", "c\n", "neuf")]
    for draft in drafts:
        wiki.save(draft)
    assert wiki.saves == drafts[2:]


def test_purges_are_logged_and_count_the_pages_that_name_the_titles() -> None:
    wiki = Memory({"A": "{{Jauge|1}}", "B": "{{Jauge}}", "C": "rien", "Modèle:Jauge": "x"})
    assert wiki.purge_users(["Modèle:Jauge"]) == 2
    assert wiki.purge_users(["Modèle:Absent"]) == 0
    assert wiki.purges == [("Modèle:Jauge",), ("Modèle:Absent",)]


def test_two_wikis_share_nothing() -> None:
    Memory().edit("A", "a")
    assert list(Memory().titles_under("")) == []
