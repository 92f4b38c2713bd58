"""When a run writes nothing, or not all: the stop pages, a read that is poor, a report that fails."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from coopwiki.core.ledger import Ledger
from coopwiki.runs.save import HELD
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Damaged, Status, Stopped
from ledgers import budget, line
from refreshing import (
    DATA,
    GAUGE,
    MARCH,
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
        assert json.loads(wiki.text(f"{DATA}/robots.json"))["pages_of_records"] == 7


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


# A leap


@pytest.mark.long
def test_far_more_pages_than_last_time_are_held_and_let_go_by_one_word() -> None:
    wiki = ready()
    wiki.edit("Farce", "".join(budget(cercle="", nom=f"Fonds {n}") for n in range(300)))
    with pytest.raises(Damaged, match=r"rien n’est écrit\. La page « Farce » .*\(300\).*--more"):
        run(wiki)
    assert wiki.saves == []
    run(wiki, more=True)
    assert f"{ROOT}/Budgets 2026/Fonds 299" in saved(wiki)
    run(wiki)
    assert wiki.saves == []


def test_a_report_alone_is_held_too() -> None:
    wiki = ready()
    wiki.edit("Farce", "".join(budget(cercle="", nom=f"Fonds {n}") for n in range(300)))
    with pytest.raises(Damaged, match="--more"):
        run(wiki, types=tuple(one for one in REPORTS if one.name == "budgets"))
    assert wiki.saves == []


def test_a_few_dozen_pages_more_are_no_leap() -> None:
    wiki = ready()
    wiki.edit("Fonds", "".join(budget(cercle="", nom=f"Fonds {n}") for n in range(20)))
    run(wiki)
    assert f"{ROOT}/Budgets 2026/Fonds 19" in saved(wiki)
