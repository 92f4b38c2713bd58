"""A line that was paid: robots remember it from run to run, and tell what becomes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from closings import ANA, CLOSED, PAGES, paid_wiki, suggested, told
from coopwiki.core.forgotten import Forgotten, Register
from coopwiki.runs.lasting_records import with_lasting
from coopwiki.runs.load import Sources, checked
from coopwiki.runs.past_records import with_past
from coopwiki.settings import Settings
from histories import write_history
from ledgers import TODAY, line
from refreshing import DATA, ROOT, run, saved
from said import Coopwiki

KEPT = f"{DATA}/réglées.json"
PAID = line(montant="20", quoi="Deux", réglé_le="2026-04-02")
OTHER = line(montant="7", quoi="Trois", réglé_le="2026-05-02", date="2026-04-11")


def test_a_paid_line_that_stays_is_not_told_and_a_second_run_writes_nothing() -> None:
    made = paid_wiki()
    assert told(made) == []
    run(made)
    assert saved(made) == set()
    assert json.loads(made.text(KEPT)) == {"pages": [{"id": 5, "revision": 5, "lines": 1, "months": ["2026-03"]}]}


def test_a_change_is_told_with_before_and_after_until_it_is_taken_back() -> None:
    made = paid_wiki()
    made.edit("Ana", ANA.replace("montant=20", "montant=25"), by="Zoé")
    for _ in range(3):
        (text,) = suggested(made)
        assert text.startswith("montant : 20,00 € avant, 25,00 € après, par Zoé ; revenir à ce qui est réglé")
        assert "{{Arrêté|mois=2026-03}}" in text
        run(made)
    assert "Lignes réglées qui ont changé" in made.text(f"{ROOT}/Contradictions")
    made.edit("Ana", ANA)
    assert told(made) == []
    run(made)
    assert len(json.loads(made.text(KEPT))["pages"]) == 1


def test_a_line_that_goes_is_told_after_any_restart_on_whatever_page_it_stood() -> None:
    made = paid_wiki()
    made.edit("Ana", "plus rien", by="Paul")
    run(made)
    made.edit("Ana", "une phrase")
    run(made)
    (text,) = suggested(made)
    assert text.startswith("elle disait 20,00 €, elle est retirée, par Paul ; la remettre")


def test_what_is_paid_later_on_a_page_with_a_change_is_remembered_as_well() -> None:
    made = paid_wiki()
    changed = ANA.replace("montant=20", "montant=25")
    made.edit("Ana", changed)
    run(made)
    made.edit("Ana", changed + OTHER)
    run(made)
    assert len(told(made)) == 1
    made.edit("Ana", changed + OTHER.replace("montant=7", "montant=8"))
    run(made)
    assert sorted(text.partition(" ;")[0] for text in suggested(made)) == [
        "montant : 20,00 € avant, 25,00 € après", "montant : 7,00 € avant, 8,00 € après",
    ]  # fmt: skip
    made.edit("Ana", ANA + OTHER)
    run(made)
    assert told(made) == []


def test_a_change_of_a_change_is_told_from_what_was_paid_first() -> None:
    made = paid_wiki()
    for amount in ("25", "26", "27"):
        made.edit("Ana", ANA.replace("montant=20", f"montant={amount}"))
        run(made)
    (text,) = suggested(made)
    assert text.startswith("montant : 20,00 € avant, 27,00 € après")
    made.edit("Ana", "")
    run(made)
    (text,) = suggested(made)
    assert text.startswith("elle disait 20,00 €, elle est retirée")


@pytest.mark.parametrize(
    "text",
    [
        f"Un titre\n\n{ANA}",
        ANA.replace("|quoi=Deux", "|quoi=Deux|bon=B-1"),
        ANA.replace("montant=20", "montant=20,00 €"),
        ANA.replace("montant=10", "montant=11"),
    ],
)
def test_what_says_the_same_or_was_not_paid_is_not_told(text: str) -> None:
    made = paid_wiki()
    made.edit("Ana", text)
    assert told(made) == []


def test_a_line_that_moves_as_it_was_is_not_told_nor_is_its_old_page() -> None:
    made = paid_wiki()
    made.edit("Archives", PAID)
    made.edit("Ana", "")
    assert told(made) == []
    run(made)
    made.delete("Ana")
    assert told(made) == []


def test_a_day_of_payment_that_is_taken_away_is_told() -> None:
    made = paid_wiki()
    made.edit("Ana", ANA.replace("|réglé le=2026-04-02", ""))
    (text,) = suggested(made)
    assert text.startswith("réglé le : 2 avril 2026 avant, — après")


def test_a_line_left_out_for_an_error_is_told_as_such() -> None:
    made = paid_wiki()
    made.edit("Ana", ANA.replace("montant=20", "montant=vingt-douze"))
    (text,) = suggested(made)
    assert "elle est illisible" in text


def test_two_equal_lines_of_which_one_goes_are_one_change() -> None:
    made = paid_wiki(Double=OTHER * 2)
    made.edit("Double", OTHER)
    assert len(told(made)) == 1


def test_a_page_that_is_deleted_is_told_until_its_months_are_closed() -> None:
    made = paid_wiki()
    made.delete("Ana")
    run(made)
    (issue,) = told(made)
    assert (issue.page.title, issue.fault.found) == (
        "Special:Redirect/page/5",
        "page supprimée ou masquée, lignes réglées : 1",
    )
    made.edit("Compte rendu", CLOSED)
    run(made)
    assert told(made) == []


def test_closing_the_month_says_that_it_is_right_as_it_is() -> None:
    made = paid_wiki()
    made.edit("Ana", ANA.replace("montant=20", "montant=25"))
    run(made)
    made.edit("Compte rendu", CLOSED.replace("|par", "|budget=Accueil|par"))
    assert len(told(made)) == 1
    made.edit("Compte rendu", CLOSED)
    assert told(made) == []
    run(made)
    assert len(json.loads(made.text(KEPT))["pages"]) == 1


def test_a_memory_that_is_damaged_or_lost_begins_again() -> None:
    made = paid_wiki()
    for damage in ('{"pages": 3}', "[]", '{"pages": [{"id": "x"}]}'):
        made.edit(KEPT, damage)
        assert told(made) == []
        run(made)
        assert len(json.loads(made.text(KEPT))["pages"]) == 1


def test_an_export_of_the_full_history_tells_all_by_itself(coopwiki: Coopwiki, tmp_path: Path) -> None:
    edits = [(f"2026-04-01T00:{n:02}:00Z", title, text) for n, (title, text) in enumerate(PAGES.items())]
    edits += [("2026-04-03T10:00:00Z", "Ana", ANA.replace("=20", "=21")), ("2026-04-04T10:00:00Z", "Ana", "rien")]
    dump = write_history(tmp_path / "wiki.xml", edits, author="Robin")
    said = coopwiki("check", "--format", "json", "--dump", dump, "--on", "2026-06-30").data
    found = [one["suggestion"] for one in said if one["code"] == "paid_changed"]
    assert len(found) == 1
    assert "elle disait 20,00\u00a0€, elle est retirée, par Robin" in found[0]


def test_who_is_forgotten_is_named_as_author_of_no_change() -> None:
    made = paid_wiki(Avril=OTHER, CR=CLOSED.replace("2026-03", "2026-04"))
    run(made)
    made.edit("Ana", ANA.replace("montant=20", "montant=25"), by="Zpetit")
    made.edit("Avril", OTHER.replace("montant=7", "montant=8"), by="Zpetit")
    zoe = Register((Forgotten("Personne 7f3a2c", ("Zoé Petit",), "Zpetit"),))
    sources = Sources(made, Settings(), forgotten=lambda: zoe)
    known = with_past(sources.read(), sources, made, Settings())
    found = checked(with_lasting(known, sources, made, Settings()), TODAY).issues
    told = [issue.fault.suggestion for issue in found if issue.code in ("paid_changed", "paid_line_changed")]
    assert [(text.count("par Personne 7f3a2c"), text.count("petit")) for text in told] == [(1, 0), (1, 0)]
