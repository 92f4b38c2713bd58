"""Long pages, many lines, endless texts: all is counted, and no page of ours grows past what a wiki takes."""

from __future__ import annotations

import re

import pytest

from coopwiki.runs import load as sources
from coopwiki.runs.refresh import Run, RunOptions, refresh
from coopwiki.settings import Settings
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.report import contributions
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Status
from ledgers import SHEETS, TODAY, budget, ledger, line

pytestmark = pytest.mark.long

MOST = 2 * 1024 * 1024
"""Bytes of a page, as MediaWiki is shipped."""

SETTINGS = Settings(amounts_by_person="everyone")
ROOT = "Tableau de bord"
WORDS = "de longue haleine " * 8
ENDLESS = '"' * 300_000
PROSE = "Une réunion de plus, dont voici le compte rendu ''in extenso''.\n\n"


def run(wiki: Memory) -> Run:
    wiki.saves.clear()
    return refresh(wiki, wiki, SETTINGS, TODAY, REPORTS, RunOptions(lambda _: True))


def robot_pages(wiki: Memory) -> dict[str, str]:
    return {title: wiki.text(title) for title in wiki.titles_under(ROOT)}


def rows(pages: dict[str, str], title: str) -> int:
    """Lines that a page and its further parts show."""
    return sum(len(re.findall(r"PermanentLink/", text)) for name, text in pages.items() if name.startswith(title))


@pytest.fixture(scope="module")
def full() -> Memory:
    """A wiki with 5,000 contributions of a March on one page, the robots having run over it."""
    lines = "\n".join(line(quoi=f"Travail {n} {WORDS}", montant="1,01") for n in range(5_000))
    wiki = Memory(SHEETS | {"Carnet": lines, "Budgets": budget(montant="6000")})
    assert {fate.outcome.status for fate in run(wiki).fates} == {Status.SAVED}
    return wiki


def test_five_thousand_contributions_on_a_page_are_counted_shown_and_warned_of(
    full: Memory,
) -> None:
    pages = robot_pages(full)
    assert "'''5\u00a0050,00\u00a0€''' demandés" in pages[f"{ROOT}/Contributions 2026-03"]
    assert rows(pages, f"{ROOT}/Contributions 2026-03") == 5_000
    assert rows(pages, f"{ROOT}/Budgets 2026/Technique") == 5_001
    assert "La page contient 5000 fiches" in pages[f"{ROOT}/Fiches à corriger"]


def test_their_pages_stay_within_what_a_wiki_takes(full: Memory) -> None:
    assert max(len(text.encode()) for text in robot_pages(full).values()) < MOST
    assert f"{ROOT}/Contributions 2026-03/2" in robot_pages(full)


def test_a_second_run_over_them_saves_nothing(full: Memory) -> None:
    run(full)
    assert full.saves == []


@pytest.fixture(scope="module")
def wrong() -> Memory:
    """30,000 mistakes and two remarks on one page, a mistake on another, a remark on each of 2,000 others."""
    remarks = [line(montant="1", qui="Zaza", quoi=str(number)) for number in range(2_001)]
    mistakes = (line(date="hier") for _ in range(30_000))
    pages = {"Carnet": "\n".join([remarks[-1], *mistakes]), "Feuille": line(date="demain")}
    wiki = Memory(SHEETS | pages | {f"Page {n:04}": remarks[n] for n in range(2_000)})
    run(wiki)
    return wiki


def test_a_page_with_thousands_of_mistakes_shows_the_first_hundred(wrong: Memory) -> None:
    sections = wrong.text(f"{ROOT}/Fiches à corriger").split("\n== ")
    [carnet] = [section for section in sections if section.startswith("[[:Carnet|")]
    assert carnet.count("\n* '''À corriger'''") == 100
    assert "\n* et 29902\u00a0autres sur cette page" in carnet


def test_the_mistakes_of_other_pages_stand_beside_it(wrong: Memory) -> None:
    text = wrong.text(f"{ROOT}/Fiches à corriger")
    assert "\n== [[:Feuille|Feuille]] ==\n* '''À corriger''', [[:Feuille#ligne-1|ligne 1]]" in text
    assert text.count("\n* Remarque") == 1500 - 101
    assert "601\u00a0remarques de plus" in text
    assert f"{ROOT}/Fiches à corriger/2" not in robot_pages(wrong)


def test_a_page_of_two_megabytes_is_read_to_its_end() -> None:
    half = PROSE * (1_000_000 // len(PROSE.encode()))
    text = f"{line(montant='1')}\n{half}{line(montant='2')}\n{half}{line(montant='4')}\n{{{{Contribution|qui=Ana"
    found = ledger(SHEETS | {"Carnet": text})
    assert len(text.encode()) > 2_000_000
    assert [given.lump_sum for given in found.of(Contribution)] == [1, 2, 4]
    assert [(i.line, i.code) for i in found.issues] == [(text.count("\n") + 1, "unclosed_call")]
    assert str(contributions(found, TODAY).totals.amount) == "7.00"


@pytest.mark.parametrize(
    "text",
    [
        line(quoi=ENDLESS, montant="1"),
        line(bon=ENDLESS, montant="1"),
        line(date=ENDLESS),
        line(qui=ENDLESS),
        line()[:-2] + f"|{ENDLESS}=1}}}}",
        budget(décision=ENDLESS),
        f"{{{{Cercle|nom=Vélo|raison d'être={ENDLESS}}}}}",
        f"{{{{Règle|nom=taux horaire maximum|valeur={ENDLESS}|à partir du=2020-01-01}}}}",
        f"<poem>{line(quoi=ENDLESS)}</poem>",
        f"{{{{Contribution|quoi={ENDLESS}",
    ],
    ids=lambda text: text[:40],
)
def test_no_endless_text_makes_a_page_of_ours_too_long(text: str) -> None:
    wiki = Memory(SHEETS | {"Ruse": text, "Mars": line(montant="10", quoi="Lettre")})
    run(wiki)
    pages = robot_pages(wiki)
    assert max(len(page.encode()) for page in pages.values()) < 20_000
    assert "Lettre" in pages[f"{ROOT}/Contributions 2026-03"]


def test_an_empty_wiki_gets_its_pages_once() -> None:
    wiki = Memory()
    done = run(wiki)
    assert (done.ledger.pages_read, done.failed) == (0, ())
    assert "Aucune contribution notée" in wiki.text(ROOT)
    assert "Aucun budget n’est encore écrit." in wiki.text(ROOT)
    assert "Rien à corriger" in wiki.text(f"{ROOT}/Fiches à corriger")
    run(wiki)
    assert wiki.saves == []


def test_without_a_rule_all_is_counted_and_no_threshold_is_reached() -> None:
    wiki = Memory(SHEETS | {"Mars": line(durée="10h", taux="99"), "Budgets": budget(montant="1000")})
    done = run(wiki)
    assert done.ledger.issues == ()
    assert "990,00\u00a0€" in wiki.text(f"{ROOT}/Budgets 2026/Technique")
    assert "Au moins" not in wiki.text(f"{ROOT}/Budgets 2026")


def test_more_records_than_a_machine_can_hold_are_refused_and_the_page_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sources, "MOST", 5)
    wiki = Memory(SHEETS | {"Carnet": "\n".join(line(quoi=f"{n}") for n in range(4))})
    with pytest.raises(sources.TooMany, match=r"Plus de 5 fiches.*« Carnet » en porte le plus \(4\)"):
        run(wiki)
    assert wiki.saves == []


def test_a_page_read_again_is_not_held_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST", 9)
    lines = [line(quoi=f"{n}") for n in range(4)]
    wiki = Memory(SHEETS | {"Carnet": "\n".join(lines)})
    read = sources.Sources(wiki, SETTINGS)
    read.read()
    wiki.edit("Carnet", "\n".join([*lines, line(quoi="4")]))
    assert len(read.read().of(Contribution)) == 5
