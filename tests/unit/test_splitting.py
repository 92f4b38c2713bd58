"""Pages too long for MediaWiki, cut so that every part can be read by itself."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from coopwiki.publishing.folds import FOLD, FOLD_ENDS, behind
from coopwiki.publishing.robot_page import DataPage, Published, RobotPage
from coopwiki.publishing.splitting import split

FOOT = "\n<small>Aucune fiche écartée.</small>"
HEAD = """'''Juin''' : 3 lignes.

== Toutes les lignes ==
<div tabindex="0" style="overflow-x:auto">
{| class="wikitable"
|+ Lignes
! scope="col" | Quoi"""
TABLE = HEAD.partition(" ==\n")[2]
END = "|}\n</div>\n"


def page(rows: list[str], title: str = "Tableau de bord/Contributions 2026-06") -> RobotPage:
    table = "\n".join(f"|-\n| {row}" for row in rows)
    return RobotPage(title, "contributions", f"{HEAD}\n{table}\n{END}{FOOT}")


def parts(published: Published, most: int) -> list[RobotPage]:
    return [part for part in split([published], most) if isinstance(part, RobotPage)]


def test_a_page_that_fits_is_left_alone() -> None:
    short = page(["un", "deux"])
    data = DataPage("Module:CoopWiki/données/x.json", "{" + " " * 500 + "}")
    assert list(split([short, data], 400)) == [short, data]


def test_a_long_table_goes_on_on_further_pages() -> None:
    first, second = parts(page(["a" * 100, "b" * 100, "c" * 100]), 420)
    assert (first.title, second.title) == (
        "Tableau de bord/Contributions 2026-06",
        "Tableau de bord/Contributions 2026-06/2",
    )
    assert first.content == (
        f"{HEAD}\n|-\n| {'a' * 100}\n|-\n| {'b' * 100}\n|}}\n</div>\n\nPages : '''1''' · [[:{second.title}|2]]\n{FOOT}"
    )
    assert second.content == (
        f"Pages : [[:{first.title}|1]] · '''2'''\n\n{HEAD.split('.', 1)[1].strip()}\n"
        f"|-\n| {'c' * 100}\n|}}\n</div>\n\nPages : [[:{first.title}|1]] · '''2'''\n{FOOT}"
    )


def test_a_fold_is_closed_and_opened_again_around_its_table() -> None:
    rows = "\n".join(f"|-\n| {letter * 100}" for letter in "abc")
    fold = behind(f"{TABLE}\n{rows}\n{END}", "tout")
    cut = parts(RobotPage("T", "c", f"=== Ana ===\n{fold}\n{FOOT}"), 550)
    assert len(cut) > 1
    for part in cut:
        assert part.content.count(FOLD) == part.content.count(FOLD_ENDS) == 1
        assert part.content.count("<div") == part.content.count("</div>") == 3


def test_a_list_is_cut_between_items_and_keeps_its_heading() -> None:
    groups = "\n".join(f"== Page {n} ==\n" + f"* {'x' * 80}\n" * 3 for n in range(3))
    cut = parts(RobotPage("T", "issues", groups + FOOT), 250)
    assert len(cut) > 2
    for part in cut:
        body = part.content.split("== ", 1)[1]
        assert re.match(r"Page \d ==\n\* ", body)
    assert sum(part.content.count("* x") for part in cut) == 9


def test_a_page_without_a_foot_is_cut_too() -> None:
    cut = parts(RobotPage("T", "issues", "\n".join(f"* {'x' * 80}" for _ in range(5))), 200)
    assert [part.content.count("* x") for part in cut] == [2, 2, 1]


@given(st.lists(st.text("abcé ", max_size=60), min_size=1, max_size=60), st.integers(300, 900))
def test_no_row_is_lost_or_doubled_and_every_part_is_whole(rows: list[str], most: int) -> None:
    cut = parts(page(rows), most)
    told = [row for part in cut for row in re.findall(r"(?m)^\|-\n\| (.*)$", part.content)]
    assert told == rows
    for part in cut:
        assert part.content.count("\n{|") == part.content.count("\n|}") == 1
        assert part.content.count("<div ") == part.content.count("</div>") == 1
        assert part.content.endswith(FOOT)
        assert len(part.content.encode()) < most + 400


@given(st.lists(st.text("ab\n=*|-{}<>/", max_size=40), max_size=30), st.integers(10, 200))
def test_every_line_of_any_text_is_on_some_part(lines: list[str], most: int) -> None:
    text = "\n".join(lines)
    told = {t.strip() for part in parts(RobotPage("T", "z", text), most) for t in part.content.split("\n")}
    assert {line.strip() for line in text.split("\n")} - {""} <= told
