"""The helpers that layouts write tables with, and that all layouts use them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coopwiki.core.source import Page
from coopwiki.publishing.layout import environment
from coopwiki.publishing.table_columns import fit_columns
from each import each

LAYOUTS = Path(__file__).resolve().parents[2] / "bots/coopwiki"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a report: a title, a revision, a line."""

    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its page, a line."""

    page: Page
    line: int


layouts = each(sorted(LAYOUTS.rglob("*.jinja")), lambda path: str(path.relative_to(LAYOUTS)))


def written(layout: str, **values: object) -> str:
    """What a layout writes."""
    return environment().from_string(layout).render(**values)


def test_a_table_is_a_region_with_a_caption_that_scrolls_and_sorts() -> None:
    assert written(
        "{{ open_table('Les lignes', 'Chaque ligne', sortable=true) }}\n|-\n| a\n{{ close_table() }}\nfin"
    ) == (
        '<div tabindex="0" role="region" aria-label="Les lignes" style="overflow-x:auto">\n'
        '{| class="wikitable sortable coopwiki-tableau"\n'
        "|+ Chaque ligne\n|-\n| a\n|}\n</div>\nfin"
    )


def test_what_a_member_typed_ends_neither_the_label_nor_the_caption() -> None:
    opened = written("{{ open_table('Budget ' ~ name) }}", name='"> | [[A]]\n|}')
    assert opened.count("\n") == 2
    assert 'aria-label="Budget &#34;&#62; &#124; &#91;&#91;A&#93;&#93; &#124;&#125;"' in opened


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("money_cell(value)", '| data-sort-value="1234.5" | 1\u00a0234,50\u00a0€'),
        ("money_cell(value, bold=true)", "| data-sort-value=\"1234.5\" | '''1\u00a0234,50\u00a0€'''"),
        ("money_cell(none)", '| data-sort-value="-1" | —'),
        ("hours_cell(minutes)", '| data-sort-value="90" | 1\u00a0h\u00a030'),
        ("day_cell(day)", '| data-sort-value="2026-03-12" | 12\u00a0mars 2026'),
        ("day_cell(none)", '| data-sort-value="" | —'),
        ("until_cell(none)", '| data-sort-value="" | sans fin notée'),
        ("sort_key('a|b')", 'data-sort-value="a&#124;b"'),
    ],
)
def test_a_cell_sorts_by_its_value_and_shows_it_in_french(cell: str, shown: str) -> None:
    assert written("{{ " + cell + " }}", value=Decimal("1234.5"), minutes=Decimal(90), day=date(2026, 3, 12)) == shown


def test_a_row_and_a_record_lead_to_the_line_they_were_written_on() -> None:
    row = Row("Carnet", 7, 2)
    record = Record(Page(title="Carnet", id=1, namespace=0, revision=7), 2)
    assert {written("{{ origin(of) }}", of=row), written("{{ origin(of) }}", of=record)} == {
        "[[Special:PermanentLink/7#ligne-2|Carnet]], ligne 2"
    }


@layouts
def test_a_layout_closes_each_table_it_opens(path: Path) -> None:
    layout = path.read_text(encoding="utf-8")
    assert layout.count("open_table(") == layout.count("close_table(")


@layouts
def test_a_layout_writes_tables_and_sort_cells_by_the_helpers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not any(mark in text for mark in ("data-sort-value", "tabindex=", "wikitable"))


def table(headings: tuple[str, ...], *rows: tuple[str, ...], total: tuple[str, ...] = ()) -> str:
    """A table as a layout writes it: the first cell of a row is its heading."""
    heads = "".join(f'! scope="col" | {heading}\n' for heading in headings)
    body = "".join(
        f'|-\n! scope="row" | {first}\n' + "".join(f"| {cell}\n" for cell in cells) for first, *cells in rows
    )
    foot = '|- class="sortbottom"\n' + "".join(f"| {cell}\n" for cell in total) if total else ""
    return written("{{ open_table('Gens') }}\n" + heads + body + foot + "{{ close_table() }}")


def test_a_table_says_in_its_style_what_its_columns_are_called() -> None:
    shown = table(("Nom", "Reste ''en'' <br>2026", "D'où"), ("Ana", "3", "ici"))
    assert "style=\"--c1:'Nom';--c2:'Reste en 2026';--c3:'D’où'\"\n|+ Gens\n" in shown


def test_what_a_heading_holds_does_not_leave_the_style() -> None:
    opening = table(("Nom", '"; color: red; \\ url(x) &#34;{'), ("Ana", "3")).split("\n")[1]
    assert opening.endswith("style=\"--c1:'Nom';--c2:'color: red url x'\"")


def test_a_column_that_says_the_same_in_each_row_is_said_once_above() -> None:
    shown = table(
        ("Nom", "État", "Marque", "Profil"),
        ("Ana", "ouvert", "—", "[[A]]"), ("Bob", "ouvert", "—", "[[A]]"), ("Chloé", "ouvert", "—", "[[A]]"),
    )  # fmt: skip
    assert "|+ Gens<br><small>Partout, État : ouvert. Rien encore : Marque.</small>\n" in shown
    assert shown.count("ouvert") == 1
    assert "--c1:'Nom';--c2:'Profil'" in shown
    assert shown.count("[[A]]") == 3


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ((("Ana", "x"), ("Bob", "x")), ()),
        ((("Ana", "x"), ("Bob", "x"), ("Chloé", "y")), ()),
        ((("Ana", "x"), ("Bob", "x"), ("Chloé", "x")), ("Total", "3")),
        ((('Ana"', '{{ sort_key("1") }} | 1'),) * 3, ()),
    ],
    ids=["few rows", "not the same", "a total of its own", "figures"],
)
def test_a_column_that_may_tell_something_stays(rows: tuple[tuple[str, str], ...], total: tuple[str, ...]) -> None:
    assert '! scope="col" | Quoi' in table(("Nom", "Quoi"), *rows, total=total)


def test_columns_are_fitted_once() -> None:
    shown = table(("Nom", "État"), *((name, "ouvert") for name in ("Ana", "Bob", "Chloé")))
    assert fit_columns(shown) == shown


def test_a_months_table_keeps_its_days() -> None:
    month = "{{ open_table('Mai', classes='coopwiki-mois') }}\n! a\n" + "|-\n| x\n" * 4 + "{{ close_table() }}"
    assert "--c1" not in written(month)
    assert written(month).count("| x") == 4


@pytest.mark.parametrize("more", ["", ", sortable=true", ", classes='cw-large', style='width:100%'"])
def test_a_table_of_headings_alone_is_not_written(more: str) -> None:
    opened = "avant\n{{ open_table('Les lignes'" + more + ") }}\n"
    headings = '! scope="col" | Date\n! scope="col" class="unsortable" | Durée\n\n'
    assert written(opened + headings + "{{ close_table() }}\naprès") == "avant\n\naprès"
    assert "{|" in written(opened + headings + "|-\n| a\n| b\n{{ close_table() }}\naprès")


def test_an_empty_table_takes_no_other_with_it() -> None:
    empty = "{{ open_table('Vide') }}\n! scope=\"col\" | A\n{{ close_table() }}\n"
    full = "{{ open_table('Pleine') }}\n! scope=\"col\" | A\n|-\n| b\n{{ close_table() }}\n"
    found = written(empty + full + empty + full)
    assert (found.count("Vide"), found.count("|+ Pleine"), found.count("|}")) == (0, 2, 2)
