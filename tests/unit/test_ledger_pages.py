"""The pages benches and random tests read, and the dump they can be read from."""

from __future__ import annotations

import bz2
import gzip
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import pytest

from export_dump import write_dump
from ledger_pages import CIRCLES, Row, expected, generate, kinds, people

NS = "{http://www.mediawiki.org/xml/export-0.11/}"


def summed(rows: tuple[Row, ...]) -> tuple[int, Decimal, Decimal]:
    return (
        sum(row.lines for row in rows),
        sum((row.minutes for row in rows), Decimal(0)),
        sum((row.amount for row in rows), Decimal(0)),
    )


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("contributions", "pages"), [(0, 3), (1, 1), (7, 30), (500, 20), (501, 1)])
def test_every_contribution_stands_on_one_page(contributions: int, pages: int, seed: int) -> None:
    texts = dict(generate(contributions, pages, seed))
    held = {t: x.count("{{Contribution|") for t, x in texts.items() if t.startswith("Carnet ")}
    sums = expected(contributions, pages, seed)
    assert held == {row.name: row.lines for row in sums.by_page}
    assert sum(held.values()) == sums.total.lines == contributions
    assert len(held) == min(pages, contributions)


def test_every_grouping_sums_to_the_total() -> None:
    sums = expected(1_000, 10, seed=3)
    whole = (sums.total.lines, sums.total.minutes, sums.total.amount)
    for rows in (sums.by_person, sums.by_circle, sums.by_month, sums.by_page):
        assert summed(rows) == whole


def test_amounts_are_what_one_works_out_by_hand() -> None:
    amounts = {kind.fields: kind.amount for kind in kinds()}
    by_hand = {
        "|durée=0,33|taux=18,33": "6.05",  # 6.0489
        "|durée=0,33|taux=22,50": "7.43",  # 7.425
        "|durée=50 min|taux=20 €": "16.67",
        "|durée=1h30|taux=25 €/h": "37.50",
        "|durée=2h": "0.00",
        "|montant=−37,45": "-37.45",
    }
    assert {fields: str(amounts[fields]) for fields in by_hand} == by_hand


def test_the_same_seed_gives_the_same_pages_and_another_seed_others() -> None:
    assert list(generate(50, 5, seed=1)) == list(generate(50, 5, seed=1))
    assert list(generate(50, 5, seed=1)) != list(generate(50, 5, seed=2))


def test_people_and_circles_have_their_pages() -> None:
    texts = dict(generate(5_000, 10))
    assert sum(text.startswith("{{Profil|") for text in texts.values()) == people(5_000) == 25
    assert sum(text.startswith("{{Cercle|") for text in texts.values()) == CIRCLES
    assert texts["Budgets 2026"].count("{{Budget|") == CIRCLES


@pytest.mark.parametrize("ending", [".xml", ".xml.gz", ".xml.bz2"])
def test_a_dump_holds_every_page_as_given(tmp_path: Path, ending: str) -> None:
    pages = [*generate(40, 4), ('A & "B" <c>', "#REDIRECTION [[Utilisateur:Personne 0001]]")]
    path = tmp_path / f"dump{ending}"
    write_dump(path, pages, older=2)
    found = list(ET.fromstring(plain(path)).iter(f"{NS}page"))
    assert [(p.findtext(f"{NS}title"), texts(p)[-1]) for p in found] == pages
    assert {len(texts(page)) for page in found} == {3}
    assert [p.findtext(f"{NS}title") for p in found if p.find(f"{NS}redirect") is not None] == ['A & "B" <c>']


def plain(path: Path) -> bytes:
    stored = path.read_bytes()
    if path.suffix == ".gz":
        return gzip.decompress(stored)
    return bz2.decompress(stored) if path.suffix == ".bz2" else stored


def texts(page: ET.Element) -> list[str | None]:
    return [revision.findtext(f"{NS}text") for revision in page.iter(f"{NS}revision")]


def test_a_dump_says_the_namespace_of_each_page(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    write_dump(path, [("Lexique", "a"), ("Utilisateur:Ana", "b"), ("Modèle:Jauge", "c")])
    root = ET.parse(path).getroot()
    assert [page.findtext(f"{NS}ns") for page in root.iter(f"{NS}page")] == ["0", "2", "10"]
    names = {n.get("key"): n.text for n in root.iter(f"{NS}namespace")}
    assert (names["0"], names["2"], names["10"]) == (None, "Utilisateur", "Modèle")
