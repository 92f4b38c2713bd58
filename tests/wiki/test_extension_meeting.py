"""A meeting's form: a line for each person, their total; with JavaScript and without, on both versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page as Browser
from playwright.sync_api import expect

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field, fill, open_form, save
from wiki.versions import on

pytestmark = on("1.39")

OF_THREE = (("Ana", "", ""), ("Paul", "1h", "30"), ("Zoé", "", "0"))


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture(params=[True, False], ids=["js", "no js"])
def camille(page_of: PageOf, request: pytest.FixtureRequest) -> Browser:
    return page_of("Camille", java_script_enabled=request.param)


def test_a_meeting_of_three_people_is_one_form_and_three_lines(
    camille: Browser, client: ClientOf, request: pytest.FixtureRequest
) -> None:
    title = f"Réunion {request.node.callspec.id}"
    open_form(camille, "Contribution", page=title)
    camille.get_by_role("link", name="Pour plusieurs personnes").click()
    fill(camille, date="2026-03-14", quoi="Réunion", cercle="Technique", durée="2h", taux="25")
    for row, name in enumerate(("Ana", "Paul", "Zoé"), 1):
        field(camille, "qui", row=row).fill(name)
    field(camille, "durée", row=2).fill("1h")
    save(camille)
    shared = "quoi=Réunion|cercle=Technique"
    assert client("").text(title).split("\n") == [
        f"{{{{Contribution|date=2026-03-14|qui={name}|{shared}|durée={time}|taux=25}}}}"
        for name, time in (("Ana", "2h"), ("Paul", "1h"), ("Zoé", "2h"))
    ]


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no js"])
def test_each_person_has_a_rate_or_none_and_repeating_the_meeting_keeps_all_of_them(
    mediawiki: MediaWiki, page_of: PageOf, client: ClientOf, *, scripts: bool
) -> None:
    name = f"Reprise {scripts}"
    mediawiki.member(name)
    page = page_of(name, java_script_enabled=scripts)
    open_form(page, "Contribution", lignes=6)
    fill(page, date="2026-03-14", quoi="Réunion", cercle="Technique", durée="2h", taux="25")
    for row, (who, time, rate) in enumerate(OF_THREE, 1):
        field(page, "qui", row=row).fill(who)
        field(page, "durée", row=row).fill(time)
        field(page, "taux", row=row).fill(rate)
    save(page)
    journal = f"Utilisateur:{name}/Contributions 2026"
    first = client("").text(journal).split("\n")
    shared = "quoi=Réunion|cercle=Technique"
    assert first == [
        f"{{{{Contribution|date=2026-03-14|qui={who}|{shared}|{asked}}}}}"
        for who, asked in (("Ana", "durée=2h|taux=25"), ("Paul", "durée=1h|taux=30"), ("Zoé", "durée=2h"))
    ]
    open_form(page, "Contribution", date="2026-03-21")
    page.get_by_role("link", name="Reprendre ma dernière réunion, avec ses 3 personnes").click()
    shown = [field(page, column, row=3).input_value() for column in ("qui", "durée", "taux")]
    assert shown == ["Zoé", "2h", ""]
    save(page)
    again = client("").text(journal).split("\n")
    assert again == first + [line.replace("03-14", "03-21") for line in first]
    open_form(page, "Contribution", reprendre=1, lignes=0)
    assert [field(page, column).input_value() for column in ("qui", "durée", "taux")] == ["Zoé", "2h", ""]


def test_a_meetings_form_says_what_it_adds_up_to_and_each_persons_part(page_of: PageOf) -> None:
    page = page_of("Camille")
    open_form(page, "Contribution", lignes=6, page="Total", quoi="Réunion", cercle="Technique")
    fill(page, durée="20 min", taux="0,10")
    for row, name in enumerate(("Ana", "Paul", "Zoé"), 1):
        field(page, "qui", row=row).fill(name)
    field(page, "durée", row=2).fill("1h30")
    total = page.locator(".cw-total")
    expect(total).to_have_text("3 lignes : 2 h 10, 0,21 €")
    expect(page.locator(".cw-parts > li")).to_have_text(
        ["Ana : 20 min × 0,10 € = 0,03 €", "Paul : 1 h 30 × 0,10 € = 0,15 €", "Zoé : 20 min × 0,10 € = 0,03 €"]
    )
    field(page, "durée", row=3).fill("1h75")
    expect(total).to_have_text("2 lignes sur 3 : 1 h 50, 0,18 €")


def test_totals_are_exact_and_a_day_is_said_in_full(page_of: PageOf, client: ClientOf) -> None:
    for minutes, amounts, said in (
        ("19.8 0.2 0.000001", "0.10 0.20", "20,000001 min, 0,30 €"),
        ("60 -90", "-12.50 12.49", "−30 min, −0,01 €"),
        ("0 0", "8350.50 1", "8 351,50 €"),
        ("60 60", "0 0", "2 h, bénévole"),
    ):
        call = f"{{{{#invoke:CoopWiki/formulaire|total|{minutes}|{amounts}}}}}"
        assert client("").expanded(call).replace("\u00a0", " ") == said
    page = page_of("Camille")
    open_form(page, "Contribution")
    fill(page, date="2026-03-01")
    expect(page.locator(".cw-compris").first).to_have_text("1er mars 2026")
