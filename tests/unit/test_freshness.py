"""Pages kept true: the banner that counts on each page, what is due by the rule's delay."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checking import codes, said
from coopwiki.core.audience import Audience
from coopwiki.core.forgotten import Forgotten, Register
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.load import Sources
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.freshness import report as freshness_report
from coopwiki.subjects.freshness.explain import freshness_figures
from coopwiki.subjects.freshness.report import FreshPage, freshness
from coopwiki.subjects.freshness.verified import Verified
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Draft
from ledgers import SHEETS, TODAY, ledger

DELAY = "{{Règle|nom=délai de vérification d'une page|valeur=12 mois|à partir du=2020-01-01}}"


def rows(pages: dict[str, str]) -> tuple[FreshPage, ...]:
    return freshness(ledger(SHEETS | {"Règles": DELAY} | pages), TODAY).pages


@pytest.mark.parametrize(
    ("day", "state"),
    [("2025-06-30", "à jour"), ("2025-06-29", "à relire"), ("2026-06-30", "à jour")],
)
def test_a_page_is_old_once_the_delay_is_over(day: str, state: str) -> None:
    (row,) = rows({"Tech/Guide": f"{{{{Vérifié|le={day}|par=Anou}}}}"})
    assert (row.state, row.circle, row.by) == (state, "Technique", "Ana Martin")


def test_without_the_rule_no_page_is_old() -> None:
    found = freshness(ledger(SHEETS | {"A": "{{Vérifié|le=2001-01-01}}"}), TODAY)
    assert (found.old, found.delay_months, found.pages[0].due) == (0, None, None)


def test_the_oldest_stands_first_in_any_namespace() -> None:
    days = {"A": "2026-03-01", "Projet:B": "2026-01-01", "Utilisateur:Ana/C": "2026-02-01"}
    found = rows({title: f"{{{{Vérifié|le={day}}}}}" for title, day in days.items()})
    assert [row.verified_on.month for row in found] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{Vérifié|le=2026-03-01}}{{Vérifié|le=2026-02-01}}", "two_banners"),
        ("{{Vérifié|le=2026-07-01}}", "future_day"),
        ("{{Vérifié|par=Anou}}", "missing_field"),
        ("{{Vérifié|le=2026-03-01|par=Zoé}}", "unknown_person"),
    ],
)
def test_a_mistake_is_told_once(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_day_to_come_is_mended_in_the_field_where_it_stands() -> None:
    assert said("{{Vérifié|le=2026-07-01}}").endswith("écrire par exemple le=2025-07-01.")


DAYS = st.integers(-900, 30).map(lambda ahead: TODAY + timedelta(days=ahead))


@given(st.dictionaries(st.sampled_from("ABCDE"), st.lists(DAYS, min_size=1, max_size=3)))
def test_each_page_is_told_once_with_its_latest_day(drawn: dict[str, list[date]]) -> None:
    pages = {name: "".join(f"{{{{Vérifié|le={day}}}}}" for day in days) for name, days in drawn.items()}
    found = ledger(SHEETS | {"Règles": DELAY} | pages)
    told = {row.name: row.verified_on for row in freshness(found, TODAY).pages}
    come = {name: [day for day in days if day <= TODAY] for name, days in drawn.items()}
    assert told == {name: max(days) for name, days in come.items() if days}
    old = sum(day < TODAY.replace(year=TODAY.year - 1) for day in told.values())
    assert freshness(found, TODAY).old == old
    for figure in freshness_figures(found, TODAY):
        assert figure.explained("freshness").adds_up, figure.path


@pytest.mark.parametrize(("readers", "named"), [(Audience.MEMBERS, True), (Audience.EVERYONE, False)])
def test_the_page_names_people_to_members_alone(readers: Audience, *, named: bool) -> None:
    found = ledger(SHEETS | {"Règles": DELAY, "A": "{{Vérifié|le=2020-01-01|par=Zoé}}"})
    (made,), failed = make([freshness_report.REPORT], context_of(found, TODAY, Settings(), readers))
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    assert failed == ()
    assert ("Zoé" in page.content) is named
    assert "1\u00a0page est à relire" in page.content


def wanted(pages: dict[str, str]) -> list[tuple[str, int, str, int]]:
    return [(w.title, w.records, w.page, w.line) for w in freshness(ledger(SHEETS | pages), TODAY).wanted]


def test_pages_that_records_link_to_and_that_are_not_there_are_wanted() -> None:
    decided = "{{Décision|date=2026-03-01|où=Tech|titre=Suivre [[la charte]] et [[Technique#But|le but]]|méthode=veto}}"
    text = (
        "[[Prose]]\n"
        + decided
        + "{{Action|quoi=[[La charte|Relire]] [[Aide:X]] [[w:Vélo]] [[/ici]] [[#ici]]|cercle=Tech}}"
        + "{{Cercle|nom=Soin|raison d'être=x|carnet de bord=[[projet:carnet]]}}"
    )
    assert wanted({"Notes": text}) == [("La charte", 2, "Notes", 2), ("Projet:Carnet", 1, "Notes", 2)]
    assert wanted({"Notes": text, "La charte": "Ici.", "Projet:Carnet": "#REDIRECTION [[Technique]]"}) == []


def test_a_page_that_is_written_is_wanted_no_more_and_only_that_is_worked_out() -> None:
    wiki = Memory({"Notes": "{{Action|quoi=Relire [[La charte]]|cercle=Tech}}"})
    sources = Sources(wiki, Settings())
    assert [one.title for one in sources.read().dead_links] == ["La charte"]
    assert sources.read() is sources.read()
    wiki.save(Draft("La charte", "Ici.", ""))
    assert sources.read().dead_links == ()
    assert sources.changed == {Verified}


GUIDE = "Un guide. [[Catégorie:Documentation]]"


def never(pages: dict[str, str], settings: Settings | None = None) -> list[tuple[str, str | None]]:
    found = freshness(ledger(SHEETS | pages, TODAY, settings), TODAY)
    return [(row.name, row.circle) for row in found.unverified]


def test_a_page_of_the_documentation_without_a_banner_was_never_verified() -> None:
    pages = {
        "Technique/Serveur": GUIDE,
        "Projet:Tech/Courriel": GUIDE.replace("Catégorie", "category"),
        "Accueil des nouveaux/Clés": "[[ catégorie : documentation |x]]",
        "Été": "[[Category:_Documentation]]",
        "Relue": GUIDE + "{{Vérifié|le=2026-01-01}}",
        "À venir": GUIDE + "{{Vérifié|le=2026-12-01}}",
        "Illisible": GUIDE + "{{Vérifié|le=bientôt}}",
        "Aide:Ailleurs": GUIDE,
        "Renvoi": "#REDIRECTION [[Été]] [[Catégorie:Documentation]]",
    }
    assert never(pages) == [
        ("Accueil des nouveaux/Clés", "Accueil"),
        ("Été", None),
        ("Projet:Tech/Courriel", "Technique"),
        ("Technique/Serveur", "Technique"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rien.",
        "[[:Catégorie:Documentation]]",
        "[[Catégorie:Documentations]]",
        "<nowiki>[[Catégorie:Documentation]]</nowiki>",
        "<!-- [[Catégorie:Documentation]] -->",
        "<includeonly>[[Catégorie:Documentation]]</includeonly>",
        "[[Documentation]]",
        "[[Catégorie:Documentation",
    ],
)
def test_a_page_that_does_not_name_the_category_itself_is_none_of_it(text: str) -> None:
    assert never({"Page": text}) == []


def test_the_category_is_the_one_of_the_settings() -> None:
    pages = {"A": GUIDE, "B": "[[Catégorie:Guides]]"}
    assert never(pages, Settings(documentation="Guides")) == [("B", None)]
    assert never(pages, Settings(documentation="")) == []


def test_each_circle_counts_what_is_old_never_read_and_true_and_the_page_asks_for_both() -> None:
    pages = {
        "Règles": DELAY,
        "Technique/Vieille": "{{Vérifié|le=2020-01-01}}",
        "Technique/Bonne": "{{Vérifié|le=2026-06-01}}",
        "Technique/Neuve": GUIDE,
        "Charte": GUIDE,
        "Accueil/Guide": "{{Vérifié|le=2026-06-01}}",
    }
    found = ledger(SHEETS | pages)
    rows = [(row.name, row.old, row.unverified, row.fresh) for row in freshness(found, TODAY).circles]
    assert rows == [("Accueil", 0, 0, 1), ("Technique", 1, 1, 1), (None, 0, 1, 0)]
    (made,), failed = make([freshness_report.REPORT], context_of(found, TODAY, Settings(), Audience.MEMBERS))
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    assert failed == ()
    text = page.content.replace("\u00a0", " ")
    assert "2 pages de la documentation n’ont jamais été relues" in text
    technique = text.partition("== Technique : à relire ==\n")[2].partition("\n== ")[0]
    assert "[[:Technique/Neuve|Technique/Neuve]], '''jamais relue''' · {{Noter|Vérifié|Technique/Neuve|" in technique
    assert "[[:Technique/Vieille|Technique/Vieille]], relue le 1er janvier 2020" in technique
    assert "Bonne" not in technique
    assert "== Sans cercle : à relire ==" in text
    assert "== Accueil : à relire ==" not in text
    for figure in freshness_figures(found, TODAY):
        assert figure.explained("freshness").adds_up, figure.path


def test_a_page_that_enters_the_category_is_found_by_the_next_reading() -> None:
    wiki = Memory({"Guide": "Rien."})
    sources = Sources(wiki, Settings())
    assert sources.read().documents == ()
    wiki.save(Draft("Guide", GUIDE, "", wiki.stored(["Guide"])["Guide"].revision))
    assert sources.read().documents == ("Guide",)
    assert sources.changed == {Verified}
    wiki.save(Draft("Autre", "Rien.", ""))
    assert sources.read().documents == ("Guide",)
    assert sources.changed == frozenset()


def test_a_title_that_names_somebody_forgotten_is_listed_nowhere() -> None:
    gone = Register((Forgotten("Personne 7f3a2c", ("Zoé Petit",), ""),))
    sources = Sources(Memory({"Guide de Zoé Petit": GUIDE, "Guide": GUIDE}), Settings(), forgotten=lambda: gone)
    assert sources.read().documents == ("Guide",)
