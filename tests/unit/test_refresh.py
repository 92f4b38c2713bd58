"""One run over a wiki: what changed is written, nothing else."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopwiki.core.titles import PROJECT, STANDARD, Titles
from coopwiki.settings import Settings
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Page, Status, Text
from ledgers import line
from refreshing import (
    ACCUEIL,
    ANA,
    CIRCLES,
    DATA,
    GAUGE,
    MARCH,
    MAY,
    PAGES,
    PAUL,
    PEOPLE,
    ROOT,
    STOP,
    TECHNIQUE,
    ready,
    run,
    saved,
)


def test_the_first_run_writes_every_page() -> None:
    wiki = Memory(PAGES)
    run(wiki)
    assert saved(wiki) == {
        ROOT,
        f"{ROOT}/Annuaire",
        f"{ROOT}/Cercles",
        f"{ROOT}/Contributions",
        MARCH,
        MAY,
        f"{ROOT}/Budgets 2026",
        TECHNIQUE,
        ACCUEIL,
        f"{ROOT}/Fiches à corriger",
        GAUGE,
        f"{DATA}/budgets/Accueil.json",
        f"{DATA}/robots.json",
        f"{DATA}/noms.json",
        f"{DATA}/titres.json",
        f"{DATA}/non comptées.json",
        f"{DATA}/personnes.json",
        PEOPLE,
        ANA,
        PAUL,
        f"{ROOT}/Rôles",
        f"{ROOT}/Mandats",
        f"{ROOT}/Co-budgets",
        f"{ROOT}/Gouvernance",
        *CIRCLES,
    }


def test_a_second_run_saves_nothing() -> None:
    wiki = ready()
    done = run(wiki)
    assert wiki.saves == []
    assert {fate.outcome.status for fate in done.fates} == {Status.UNCHANGED}


def test_a_second_run_saves_nothing_whatever_members_typed() -> None:
    hostile = "<!-- coopwiki:fin budget -->~~~~\u00a0\u2028é [[a|b]] {{{x}}} '''y''' &nbsp; \U0001f600 "
    wiki = ready(PAGES | {"Ruse": line(quoi=hostile, montant="3") + line(quoi=hostile, budget="Ruse ''n''")})
    run(wiki)
    assert saved(wiki) == set()


def test_the_next_day_only_what_the_day_changes_is_written() -> None:
    wiki = ready()
    run(wiki, on=date(2026, 7, 1))
    assert saved(wiki) == {ROOT, f"{ROOT}/Budgets 2026", ACCUEIL, f"{DATA}/budgets/Accueil.json", ANA, PAUL}


def test_an_edit_changes_only_the_pages_concerned() -> None:
    wiki = ready()
    wiki.edit("Mars", line(montant="11"))
    run(wiki)
    assert saved(wiki) == {
        ROOT,
        f"{ROOT}/Cercles",
        f"{ROOT}/Contributions",
        MARCH,
        f"{ROOT}/Budgets 2026",
        TECHNIQUE,
        GAUGE,
        ANA,
    }


def test_a_line_of_last_year_leaves_this_years_pages_alone() -> None:
    wiki = ready(PAGES | {"Vieux": line(date="2025-03-03", montant="1")})
    wiki.edit("Vieux", line(date="2025-03-03", montant="2"))
    run(wiki)
    assert f"{ROOT}/Budgets 2025/Technique" in saved(wiki)
    assert saved(wiki).isdisjoint({f"{ROOT}/Budgets 2026", TECHNIQUE, GAUGE, MARCH})


def test_words_on_a_members_page_change_no_robot_page_but_those_that_cite_its_revision() -> None:
    wiki = ready(PAGES | {"Prose": "Bonjour"})
    wiki.edit("Prose", "Bonsoir")
    run(wiki)
    assert saved(wiki) == set()


def test_what_people_write_around_a_zone_stays_and_their_words_inside_go() -> None:
    wiki = ready()
    kept = wiki.text(MARCH)
    wiki.edit(MARCH, f"Merci !\n{kept.replace('Mars 2026', 'Hier')}\n[[Catégorie:Comptes]]")
    run(wiki)
    assert wiki.text(MARCH) == f"Merci !\n{kept}\n[[Catégorie:Comptes]]"


def test_a_circle_renamed_by_a_move_takes_its_lines_along() -> None:
    wiki = ready()
    wiki.move("Technique", "Numérique")
    wiki.edit("Numérique", "{{Cercle|nom=Numérique|raison d'être=Des outils}}")
    run(wiki)
    assert "10,00" in wiki.text(f"{ROOT}/Budgets 2026/Numérique")
    assert "n’a plus de sujet" in wiki.text(TECHNIQUE)
    assert json.loads(wiki.text(GAUGE)) == {}
    run(wiki)
    assert wiki.saves == []


# Data pages and purges


def test_the_pages_that_use_changed_data_are_rendered_anew() -> None:
    wiki = Memory(PAGES)
    run(wiki)
    assert [set(titles) for titles in wiki.purges] == [
        {
            GAUGE,
            f"{DATA}/budgets/Accueil.json",
            f"{DATA}/noms.json",
            f"{DATA}/titres.json",
            f"{DATA}/non comptées.json",
            f"{DATA}/personnes.json",
            f"{DATA}/robots.json",
            *CIRCLES,
        }
    ]
    wiki.edit("Mars", line(montant="11"))
    run(wiki)
    assert wiki.purges == [(GAUGE,)]


def test_where_no_data_page_changed_nothing_is_purged() -> None:
    wiki = ready()
    wiki.edit("Mars", line(montant="10", quoi="Autrement dit"))
    run(wiki)
    assert MARCH in saved(wiki)
    assert wiki.purges == []


def test_money_in_data_pages_is_text_and_percentages_are_whole() -> None:
    value = json.loads(ready().text(GAUGE))
    assert (value["spent"], value["available"], value["used_percent"]) == ("10.00", "1000.00", 1)


def test_other_titles_and_names_can_be_configured() -> None:
    own = Settings(root="Projet:Comptes", data="Module:Comptes", prefix="Coop ")
    pages = {title: text.replace("{{", "{{Coop ") for title, text in PAGES.items()}
    wiki = Memory(pages | {"Projet:Comptes/Robots/Marche": "marche", "Projet:Comptes/X": line()})
    run(wiki, using=own)
    assert "Module:Comptes/budgets/Technique.json" in saved(wiki)
    assert "{{Coop Jauge|" in wiki.text("Projet:Comptes")
    run(wiki, using=own)
    assert wiki.saves == []


def test_robot_pages_are_never_read_as_sources_whatever_the_wiki_calls_their_namespace() -> None:
    spaces = tuple(
        replace(space, names=("Coopwiki", *space.names)) if space.number == PROJECT else space for space in STANDARD
    )
    own = Settings(root="Projet:Comptes")
    wiki = Memory(PAGES | {"Projet:Comptes/Robots/Marche": "marche"}, titles=Titles(spaces))
    wiki.edit("Coopwiki:Comptes/X", line())
    done = run(wiki, using=own)
    assert done.ledger.of(Contribution)[0].page.title != "Coopwiki:Comptes/X"
    assert done.ledger.pages_read == len(PAGES)
    wiki.delete("Mai")
    run(wiki, using=own)
    assert "n’a plus de sujet" in wiki.text("Projet:Comptes/Contributions 2026-05")
    run(wiki, using=own)
    assert wiki.saves == []


class Twice(Memory):
    """A wiki that lists and sends everything twice, as a batch cut short may."""

    def pages(self) -> Iterable[Page]:
        return (*super().pages(), *super().pages())

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        return iter((*super().texts(ids), *super().texts(ids)))


def test_a_page_met_twice_counts_once() -> None:
    assert run(Twice(PAGES)).ledger.of(Contribution) == run(Memory(PAGES)).ledger.of(Contribution)


# Whatever is typed

NAMES = st.sampled_from(
    ["Ana", "ana ", "Anou", "Technique", "tech", "[[Technique|x]]", "Vélo", "a/b", "..", "x.json", "A [1]", "é" * 130,
     "Robots", "Robots/Marche", "#", "a|b", "{{x}}", "Ruse \"'", "", "&nbsp;", "Fiches à corriger", "(dépenses)", "2"]
)  # fmt: skip
VALUES = st.one_of(
    NAMES,
    st.sampled_from(
        ["2026-03-12", "31/12/2025", "2199-12-31", "1900-01-01", "2027", "2026", "1h30", "−2h", "90", "0,000001", "0",
         "1 000 000 000", "−1000000000", "0,01", "30 €/h", "50 ; 75", "oui", "prorata", "dépenses", "[[x", "}}", "<!--"]
    ),
)  # fmt: skip
FIELDS = {
    "Contribution": ["date", "qui", "quoi", "cercle", "budget", "durée", "taux", "montant", "bon", "marque", "zut"],
    "Budget": ["année", "cercle", "nom", "montant", "nature", "décision", "dépassement", "soucieux"],
    "Virement": ["date", "de", "vers", "montant"],
    "Cercle": ["nom", "alias", "raison d'être", "membres"],
    "Profil": ["nom", "alias"],
    "Règle": ["nom", "valeur", "à partir du"],
}  # fmt: skip


@st.composite
def calls(draw: st.DrawFn) -> str:
    """A call of one of our templates: mostly what it should be, one field in three anything at all."""
    name = draw(st.sampled_from(sorted(FIELDS)))
    plain = {
        "date": "2026-03-12",
        "année": "2026",
        "montant": "10",
        "nom": "N",
        "raison d'être": "x",
        "qui": "Ana",
        "quoi": "x",
        "cercle": "Technique",
        "de": "A",
        "vers": "B",
        "valeur": "1",
        "à partir du": "2020-01-01",
    }
    odd = draw(st.dictionaries(st.sampled_from(FIELDS[name]), VALUES, max_size=3))
    fields = {field: plain[field] for field in FIELDS[name] if field in plain} | odd
    return "{{" + name + "".join(f"|{field}={value}" for field, value in fields.items()) + "}}\n"


@settings(max_examples=25)
@given(
    st.lists(st.lists(calls(), max_size=6).map("".join), max_size=4),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
@pytest.mark.long
def test_whatever_is_typed_is_published_and_a_second_run_saves_nothing(texts: list[str], on: date) -> None:
    wiki = Memory({STOP: "marche"} | {f"Page {n}": text for n, text in enumerate(texts)})
    done = run(wiki, on=on)
    assert done.failed == ()
    assert {fate.outcome.status for fate in done.fates} <= {Status.SAVED, Status.UNCHANGED}
    run(wiki, on=on)
    assert saved(wiki) == set()
