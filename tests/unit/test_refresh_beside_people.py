"""Others write while the robots do: on their pages, below them, and away with them."""

from __future__ import annotations

from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Outcome, Status
from ledgers import line
from refreshing import (
    ACCUEIL,
    DATA,
    GAUGE,
    MARCH,
    MAY,
    PAGES,
    ROOT,
    STOP,
    TECHNIQUE,
    Busy,
    fate,
    ready,
    run,
    saved,
)


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
    wiki = ready(PAGES | {f"{ROOT}/Notes": "Réunion mardi", f"{ROOT}/Ancien": "#REDIRECTION [[Mars]]"})
    assert wiki.text(f"{ROOT}/Notes") == "Réunion mardi"
    assert wiki.text(f"{ROOT}/Ancien") == "#REDIRECTION [[Mars]]"
    assert wiki.text(STOP) == "marche"


def test_a_run_of_one_report_writes_its_pages_and_marks_none_as_gone() -> None:
    wiki = ready()
    wiki.delete("Mai")
    wiki.edit("Mars", line(montant="11"))
    run(wiki, types=tuple(type_ for type_ in REPORTS if type_.name == "budgets"))
    assert saved(wiki) == {
        f"{ROOT}/Budgets 2026",
        TECHNIQUE,
        ACCUEIL,
        GAUGE,
        f"{DATA}/budgets/Accueil.json",
    }


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
