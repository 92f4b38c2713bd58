"""One run over a wiki: what changed is written, nothing else, whatever happens meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopwiki.core.ledger import Ledger
from coopwiki.core.titles import PROJECT, STANDARD, Titles
from coopwiki.records.contribution import Contribution
from coopwiki.refresh import Orders, Run, refresh
from coopwiki.reports import REPORTS
from coopwiki.reports.report import ReportType
from coopwiki.saving import HELD
from coopwiki.serving.permission import Permission
from coopwiki.settings import Settings
from coopwiki.stopped import Stopped
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Damaged, Draft, Outcome, Page, Status, Text
from ledgers import SHEETS, TODAY, budget, line

SETTINGS = Settings(amounts_by_person="everyone")
STOP = "Tableau de bord/Robots/Marche"
ROOT, DATA = "Tableau de bord", "Module:CoopWiki/données"
MARCH, MAY = f"{ROOT}/Contributions 2026-03", f"{ROOT}/Contributions 2026-05"
TECHNIQUE = f"{ROOT}/Budgets 2026/Technique"
PEOPLE = f"{ROOT}/Personnes"
ANA, PAUL = f"{PEOPLE}/Ana Martin", f"{PEOPLE}/Paul Roy"
GAUGE, ACCUEIL = f"{DATA}/budgets/Technique.json", f"{ROOT}/Budgets 2026/Accueil"
CIRCLES = (f"{DATA}/cercles/Accueil.json", f"{DATA}/cercles/Technique.json")
PAGES = SHEETS | {
    "Budgets": budget() + budget(cercle="Accueil", montant="500"),
    "Mars": line(montant="10"),
    "Mai": line(date="2026-05-02", cercle="Accueil", montant="20", qui="Paul Roy"),
    STOP: "marche",
}


def run(
    wiki: Memory, *, on: date = TODAY, types: tuple[ReportType, ...] = REPORTS, fewer: bool = False,
    using: Settings = SETTINGS,
) -> Run:  # fmt: skip
    everything = len(types) == len(REPORTS)
    orders = Orders(Permission(wiki, using), everything=everything, fewer=fewer)
    wiki.saves.clear()
    wiki.purges.clear()
    return refresh(wiki, wiki, using, on, types, orders)


def ready(pages: Mapping[str, str] = PAGES, protected: tuple[str, ...] = ()) -> Memory:
    """A wiki the robots have been over."""
    wiki = Memory(pages, protected=protected)
    run(wiki)
    return wiki


def saved(wiki: Memory) -> set[str]:
    return {draft.title for draft in wiki.saves}


def fate(done: Run, title: str) -> Outcome:
    (found,) = [fate.outcome for fate in done.fates if fate.title == title]
    return found


def test_the_first_run_writes_every_page() -> None:
    wiki = Memory(PAGES)
    run(wiki)
    assert saved(wiki) == {
        ROOT, f"{ROOT}/Annuaire", f"{ROOT}/Cercles", f"{ROOT}/Contributions", MARCH, MAY, f"{ROOT}/Budgets 2026",
        TECHNIQUE, ACCUEIL, f"{ROOT}/Fiches à corriger", GAUGE, f"{DATA}/budgets/Accueil.json", f"{DATA}/robots.json",
        f"{DATA}/noms.json", f"{DATA}/personnes.json", PEOPLE, ANA, PAUL, f"{ROOT}/Rôles", f"{ROOT}/Mandats",
        f"{ROOT}/Co-budgets", *CIRCLES,
    }  # fmt: skip


def test_a_second_run_saves_nothing() -> None:
    wiki = ready()
    done = run(wiki)
    assert wiki.saves == []
    assert {fate.outcome.status for fate in done.fates} == {Status.UNCHANGED}


def test_a_second_run_saves_nothing_whatever_members_typed() -> None:
    hostile = (
        "<!-- coopwiki:fin budget -->~~~~\u00a0\u2028é [[a|b]] {{{x}}} '''y''' &nbsp; \U0001f600 "
    )
    wiki = ready(
        PAGES | {"Ruse": line(quoi=hostile, montant="3") + line(quoi=hostile, budget="Ruse ''n''")}
    )
    run(wiki)
    assert saved(wiki) == set()


def test_the_next_day_only_what_the_day_changes_is_written() -> None:
    wiki = ready()
    run(wiki, on=date(2026, 7, 1))
    assert saved(wiki) == {
        ROOT, f"{ROOT}/Budgets 2026", ACCUEIL, f"{DATA}/budgets/Accueil.json", ANA, PAUL
    }  # fmt: skip


def test_an_edit_changes_only_the_pages_concerned() -> None:
    wiki = ready()
    wiki.edit("Mars", line(montant="11"))
    run(wiki)
    assert saved(wiki) == {
        ROOT, f"{ROOT}/Cercles", f"{ROOT}/Contributions", MARCH, f"{ROOT}/Budgets 2026", TECHNIQUE, GAUGE, ANA,
    }  # fmt: skip


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


# Pages without a subject


def test_a_page_whose_subject_has_gone_says_so_once_and_comes_back_with_it() -> None:
    wiki = ready()
    wiki.delete("Mai")
    run(wiki)
    assert "[[Catégorie:Pages de robot à supprimer]]" in wiki.text(MAY)
    run(wiki)
    assert wiki.saves == []
    wiki.edit("Mai", PAGES["Mai"])
    run(wiki)
    assert "20,00" in wiki.text(MAY)
    assert "n’a plus de sujet" not in wiki.text(MAY)


def test_a_page_of_people_below_the_root_is_theirs() -> None:
    wiki = ready(
        PAGES | {f"{ROOT}/Notes": "Réunion mardi", f"{ROOT}/Ancien": "#REDIRECTION [[Mars]]"}
    )
    assert wiki.text(f"{ROOT}/Notes") == "Réunion mardi"
    assert wiki.text(f"{ROOT}/Ancien") == "#REDIRECTION [[Mars]]"
    assert wiki.text(STOP) == "marche"


def test_a_run_of_one_report_writes_its_pages_and_marks_none_as_gone() -> None:
    wiki = ready()
    wiki.delete("Mai")
    wiki.edit("Mars", line(montant="11"))
    run(wiki, types=tuple(type_ for type_ in REPORTS if type_.name == "budgets"))
    assert saved(wiki) == {
        f"{ROOT}/Budgets 2026", TECHNIQUE, ACCUEIL, GAUGE, f"{DATA}/budgets/Accueil.json",
    }  # fmt: skip


# Others write too


class Busy(Memory):
    """A wiki where something happens just before the robot's save of a page arrives, so many times."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        super().__init__(pages)
        self.meanwhile: dict[str, Callable[[], object]] = {}
        self.times = 1

    def save(self, draft: Draft) -> Outcome:
        if draft.title in self.meanwhile and self.times:
            self.times -= 1
            self.meanwhile[draft.title]()
        return super().save(draft)


def busy(title: str, times: int = 1) -> Busy:
    """A wiki ready but for an edit, where a member writes on a robot page as it is being saved."""
    wiki = Busy(PAGES)
    run(wiki)
    wiki.edit("Mars", line(montant="11"))
    wiki.meanwhile[title] = lambda: wiki.edit(title, f"Merci\n{wiki.text(title)}")
    wiki.times = times
    return wiki


def test_an_edit_conflict_is_tried_again_and_keeps_both() -> None:
    wiki = busy(MARCH)
    done = run(wiki)
    assert fate(done, MARCH).status is Status.SAVED
    assert wiki.text(MARCH).startswith("Merci\n")
    assert "11,00" in wiki.text(MARCH)


def test_a_page_edited_without_end_is_told_and_the_others_are_written() -> None:
    wiki = busy(MARCH, times=9)
    done = run(wiki)
    assert fate(done, MARCH) == Outcome(
        Status.CONFLICT,
        message="modifiée sans cesse par quelqu’un d’autre ; elle sera reprise au prochain passage.",
    )
    assert ROOT in saved(wiki)


def test_a_page_made_by_somebody_meanwhile_gets_the_zone() -> None:
    wiki = Busy(PAGES)
    wiki.meanwhile[MARCH] = lambda: wiki.edit(MARCH, "Bonjour")
    run(wiki)
    assert wiki.text(MARCH).endswith("<!-- coopwiki:fin contributions -->\n\nBonjour")


def test_a_page_deleted_meanwhile_is_not_made_again_by_that_run() -> None:
    wiki = busy(MARCH)
    wiki.meanwhile[MARCH] = lambda: wiki.delete(MARCH)
    done = run(wiki)
    assert fate(done, MARCH).message.startswith("supprimée pendant l’écriture")
    assert MARCH not in wiki.stored([MARCH])
    assert ROOT in saved(wiki)
    run(wiki)
    assert saved(wiki) == {MARCH}


def test_a_protected_page_is_told_and_the_others_are_written() -> None:
    wiki = Memory(PAGES, protected=(MARCH,))
    done = run(wiki)
    assert (fate(done, MARCH).status, fate(done, MARCH).code) == (Status.REFUSED, "protectedpage")
    assert "« Tableau de bord/Contributions 2026-03 » est protégée" in fate(done, MARCH).message
    assert {ROOT, TECHNIQUE, GAUGE} <= saved(wiki)


# The stop page


@pytest.mark.parametrize("text", ["arrêt", "Marche", "marche !", "marche marche", ""])
def test_any_other_word_on_the_stop_page_stops_before_anything_is_read(text: str) -> None:
    wiki = Memory(PAGES | {STOP: text})
    with pytest.raises(Stopped, match="Arrêté par la page « Tableau de bord/Robots/Marche »"):
        run(wiki)
    assert wiki.saves == []


def test_a_missing_stop_page_stops() -> None:
    wiki = Memory({title: text for title, text in PAGES.items() if title != STOP})
    with pytest.raises(Stopped):
        run(wiki)
    assert wiki.saves == []


def test_blanks_around_the_word_do_not_stop() -> None:
    assert len(ready(PAGES | {STOP: " marche\n\n"}).saves) > 0


def test_a_stop_in_the_middle_stops_before_the_next_write_and_the_next_run_goes_on() -> None:
    wiki = Busy(PAGES)
    wiki.meanwhile[TECHNIQUE] = lambda: wiki.edit(STOP, "stop")
    with pytest.raises(Stopped):
        run(wiki)
    assert [draft.title for draft in wiki.saves][-1] == TECHNIQUE
    before = saved(wiki)
    wiki.edit(STOP, "marche")
    run(wiki)
    assert saved(wiki).isdisjoint(before)
    assert wiki.text(ROOT)


def test_what_was_saved_before_a_stop_is_purged() -> None:
    wiki = Busy(PAGES)
    wiki.meanwhile[GAUGE] = lambda: wiki.edit(STOP, "stop")
    with pytest.raises(Stopped):
        run(wiki)
    assert wiki.purges == [(f"{DATA}/budgets/Accueil.json", GAUGE)]


def test_a_robot_stopped_by_its_own_page_leaves_its_pages_and_the_others_go_on() -> None:
    wiki = Memory(PAGES | {f"{STOP}/Contributions": "stop"})
    done = run(wiki)
    assert (fate(done, MARCH).code, fate(done, TECHNIQUE).status) == (HELD, Status.SAVED)
    assert MARCH not in wiki.stored([MARCH])


# Data pages and purges


def test_the_pages_that_use_changed_data_are_rendered_anew() -> None:
    wiki = Memory(PAGES)
    run(wiki)
    assert [set(titles) for titles in wiki.purges] == [
        {
            GAUGE,
            f"{DATA}/budgets/Accueil.json",
            f"{DATA}/noms.json",
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


# A poor read


def many(number: int) -> dict[str, str]:
    return PAGES | {f"Page {n}": line() for n in range(number)}


def test_far_fewer_pages_than_last_time_are_refused_before_anything_is_written() -> None:
    wiki = ready(many(20))
    for n in range(20):
        wiki.delete(f"Page {n}")
    wiki.delete("Mars")
    with pytest.raises(Damaged, match=r"que 6 page.*contre 27.*rien n’est écrit.*--fewer"):
        run(wiki)
    assert wiki.saves == []
    run(wiki, fewer=True)
    assert f"{DATA}/robots.json" in saved(wiki)
    run(wiki)
    assert wiki.saves == []


def test_an_empty_read_is_always_refused_after_a_full_one() -> None:
    wiki = ready({"Mars": line(), STOP: "marche"})
    wiki.delete("Mars")
    with pytest.raises(Damaged):
        run(wiki)


def test_a_few_pages_of_a_small_wiki_may_go() -> None:
    wiki = ready(PAGES)
    for title in ("Mars", "Mai", "Utilisateur:Paul", "Accueil des nouveaux", "Budgets"):
        wiki.delete(title)
    run(wiki)
    assert "Aucune" in wiki.text(ROOT)


def test_an_unreadable_memory_of_the_last_run_is_no_memory() -> None:
    wiki = ready()
    for text in ("[]", '{"pages_of_records": "x"}', "{}"):
        wiki.edit(f"{DATA}/robots.json", text)
        run(wiki)
        assert json.loads(wiki.text(f"{DATA}/robots.json")) == {"pages_of_records": 7}


# A report that fails


def test_a_report_that_crashes_is_told_and_the_others_are_written(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def crash(ledger: Ledger, today: date) -> object:
        raise ZeroDivisionError(ledger, today)

    types = tuple(replace(t, compute=crash) if t.name == "budgets" else t for t in REPORTS)
    wiki = ready()
    wiki.edit("Mars", line(montant="11"))
    wiki.delete("Mai")
    done = run(wiki, types=types)
    assert done.failed == ("budgets",)
    assert MARCH in saved(wiki)
    assert not [title for title in saved(wiki) if "n’a plus de sujet" in wiki.text(title)]
    assert "le rapport « budgets » a échoué" in caplog.text


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
        replace(space, names=("Coopwiki", *space.names)) if space.number == PROJECT else space
        for space in STANDARD
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
        "date": "2026-03-12", "année": "2026", "montant": "10", "nom": "N", "raison d'être": "x", "qui": "Ana",
        "quoi": "x", "cercle": "Technique", "de": "A", "vers": "B", "valeur": "1", "à partir du": "2020-01-01",
    }  # fmt: skip
    odd = draw(st.dictionaries(st.sampled_from(FIELDS[name]), VALUES, max_size=3))
    fields = {field: plain[field] for field in FIELDS[name] if field in plain} | odd
    return "{{" + name + "".join(f"|{field}={value}" for field, value in fields.items()) + "}}\n"


@settings(max_examples=25)
@given(
    st.lists(st.lists(calls(), max_size=6).map("".join), max_size=4),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
def test_whatever_is_typed_is_published_and_a_second_run_saves_nothing(
    texts: list[str], on: date
) -> None:
    wiki = Memory({STOP: "marche"} | {f"Page {n}": text for n, text in enumerate(texts)})
    done = run(wiki, on=on)
    assert done.failed == ()
    assert {fate.outcome.status for fate in done.fates} <= {Status.SAVED, Status.UNCHANGED}
    run(wiki, on=on)
    assert saved(wiki) == set()
