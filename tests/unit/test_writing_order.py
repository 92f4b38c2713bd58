"""A page is written after those that it leads to."""

from __future__ import annotations

from coopwiki.publishing.robot_page import DataPage, Published, RobotPage
from coopwiki.runs.refresh import RunOptions, refresh
from coopwiki.runs.writing_order import PageWritten, left_red, writing_order
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from ledgers import SHEETS, TODAY, examples


def page(title: str, *links: str) -> RobotPage:
    return RobotPage(title, "zone", " ".join(f"[[:{link}|voir]]" for link in links))


def order(*pages: Published, new: str = "A B C D T/X T/Y") -> list[str]:
    return [one.title for one in writing_order(pages, set(new.split()))]


def test_what_is_linked_to_comes_first() -> None:
    assert order(page("A", "B", "C"), page("B", "C"), page("C")) == ["C", "B", "A"]


def test_the_deepest_titles_come_first() -> None:
    assert order(page("T"), page("T/X"), DataPage("M/a.json", "{}"), new="") == ["T/X", "M/a.json", "T"]


def test_only_pages_that_are_not_there_yet_are_waited_for() -> None:
    assert order(page("A", "B"), page("B"), new="A") == ["A", "B"]


def test_pages_that_lead_to_one_another_are_each_written_once() -> None:
    assert sorted(order(page("A", "B"), page("B", "A", "C"), page("C", "A"))) == ["A", "B", "C"]


def test_a_chain_of_thousands_is_followed() -> None:
    chain = [page(f"P{number}", f"P{number + 1}") for number in range(5_000)]
    new = {one.title for one in chain}
    assert [one.title for one in writing_order(chain, new)] == [one.title for one in reversed(chain)]


def test_of_two_pages_that_lead_to_each_other_the_deeper_is_written_first() -> None:
    assert order(page("T", "T/X"), page("T/X", "T"), new="T T/X") == ["T/X", "T"]


def test_a_page_made_within_a_second_of_one_that_leads_to_it_leaves_it_red() -> None:
    first, soon, late = (
        PageWritten(page("T/X", "T", "A"), 0, 1),
        PageWritten(page("T"), 1.5, 1.9),
        PageWritten(page("A"), 1.9, 2.1),
    )
    assert left_red((first, soon, late), {"T", "T/X"}) == ("T/X",)
    assert left_red((first, soon, late), {"A"}) == ("T/X",)
    assert left_red((first, late), {"T", "T/X"}) == ()
    assert left_red((first, PageWritten(page("A"), 2.1, 2.2)), {"A"}) == ()
    assert left_red((PageWritten(page("T"), 0, 0.1), PageWritten(page("T/X", "T"), 0.1, 0.2)), {"T"}) == ()


def test_what_a_first_run_leaves_red_is_rendered_anew() -> None:
    wiki = Memory(SHEETS | examples())
    refresh(wiki, wiki, Settings(), TODAY, REPORTS, RunOptions(lambda _: True))
    saved = [draft.title for draft in wiki.saves]
    late = {one for one, other in links(wiki, saved) if saved.index(other) > saved.index(one)}
    assert late
    assert late == set(wiki.beside)
    wiki.beside.clear()
    refresh(wiki, wiki, Settings(), TODAY, REPORTS, RunOptions(lambda _: True))
    assert wiki.beside == []


def test_a_first_run_makes_few_pages_before_those_that_they_link_to() -> None:
    """Only where each of two pages leads to the other, or to what stands above it, can one of them be too early."""
    wiki = Memory(SHEETS | examples())
    refresh(wiki, wiki, Settings(), TODAY, REPORTS, RunOptions(lambda _: True))
    saved = [draft.title for draft in wiki.saves]
    late = {(one, other) for one, other in links(wiki, saved) if saved.index(other) > saved.index(one)}
    reached = reach(links(wiki, saved))
    assert late
    assert all(one in reached[other] or one.count("/") > other.count("/") for one, other in late)


def links(wiki: Memory, titles: list[str]) -> set[tuple[str, str]]:
    return {(one, other) for one in titles for other in titles if one != other and f"[[:{other}|" in wiki.text(one)}


def reach(found: set[tuple[str, str]]) -> dict[str, set[str]]:
    """By page, all those that one comes to by following links."""
    ways: dict[str, set[str]] = {}
    for one, other in found:
        ways.setdefault(one, set()).add(other)
    reached: dict[str, set[str]] = {}
    for first in {title for pair in found for title in pair}:
        waiting, met = [first], set[str]()
        while waiting:
            new = ways.get(waiting.pop(), set()) - met
            met |= new
            waiting += new
        reached[first] = met
    return reached
