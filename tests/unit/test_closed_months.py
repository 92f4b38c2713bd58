"""A month that is closed: what changes afterwards is told, never refused."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from closings import ANA, CLOSED, PAGES, books, closed_wiki, wrongly_closed
from coopwiki.settings import Settings
from coopwiki.subjects.closed_months.explain import closed_month_figures
from coopwiki.subjects.closed_months.report import ClosedMonthRow, closed_months
from coopwiki.subjects.explained import explain
from coopwiki.wiki.memory import Memory
from histories import write_history
from ledgers import TODAY, budget, line
from refreshing import DATA, ROOT, run, saved
from said import Coopwiki

MARCH = f"{ROOT}/Arrêtés/2026-03"
KEPT = f"{DATA}/alors/2026-03.json"


def closed(made: Memory, *, first: bool = True) -> ClosedMonthRow:
    (row,) = closed_months(books(made, first=first), TODAY).months
    return row


def told(row: ClosedMonthRow) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(one.kind, one.page, one.fields, one.by) for one in row.changes]


def test_nothing_changed_and_nothing_is_told() -> None:
    row = closed(closed_wiki())
    assert (row.amount_then, row.amount_now, row.difference, row.lines_then) == (35, 35, 0, 3)
    assert (row.changes, row.by, row.known) == ((), "Ana Martin", True)
    assert str(row.closed_on) == "2026-01-01"


def test_a_changed_line_is_told_with_before_and_after_and_by_whom() -> None:
    made = closed_wiki()
    made.edit("Ana", ANA.replace("montant=10", "montant=12"), by="Zoé")
    made.edit("Ana", ANA.replace("montant=10", "montant=12") + "\nune phrase", by="Paul")
    row = closed(made)
    (change,) = row.changes
    assert told(row) == [("modifiée", "Ana", ("montant",), "Zoé")]
    assert (change.before or {})["montant"], (change.after or {})["montant"] == ("10,00\u00a0€", "12,00\u00a0€")
    assert (change.amount_before, change.amount_after, change.line) == (10, 12, 1)
    assert (row.amount_then, row.amount_now, row.difference) == (35, 37, 2)


def test_added_and_removed_lines_are_told_wherever_they_stand() -> None:
    made = closed_wiki()
    made.edit("Paul", "plus rien", by="Paul")
    made.edit("Nouvelle", line(quoi="Quatre", montant="7"), by="Ana")
    assert told(closed(made)) == [
        ("ajoutée", "Nouvelle", ("date", "qui", "quoi", "cercle", "montant"), "Ana"),
        ("retirée", "Paul", ("date", "qui", "quoi", "cercle", "montant"), "Paul"),
    ]


def test_what_moves_as_it_was_or_changes_in_another_month_is_no_change() -> None:
    made = closed_wiki(Avril=line(date="2026-04-01", montant="3"))
    made.edit("Paul", "", by="Paul")
    made.edit("Archives de Paul", "Titre\n" + line(qui="[[Paul Roy]]", montant="5,00 €", quoi="Trois"))
    made.edit("Avril", line(date="2026-04-01", montant="4"))
    made.edit("Ana", "Un titre\n\n" + ANA)
    assert closed(made).changes == ()


def test_a_line_that_an_error_leaves_out_is_told_as_such() -> None:
    made = closed_wiki()
    made.edit("Paul", line(qui="Paul Roy", montant="cinq", quoi="Trois"), by="Paul")
    assert told(closed(made))[0][:2] == ("illisible", "Paul")


def test_two_equal_lines_of_which_one_goes_are_one_change() -> None:
    twice = line(montant="5", quoi="Même") * 2
    made = closed_wiki(Double=twice)
    made.edit("Double", line(montant="5", quoi="Même"))
    assert [one.kind for one in closed(made).changes] == ["retirée"]


def test_a_closing_of_one_budget_looks_at_its_lines_alone() -> None:
    made = Memory(
        PAGES | {"Accueil": line(cercle="Accueil", montant="9"), "CR": CLOSED.replace("|par", "|budget=Tech|par")}
    )
    made.edit("Accueil", line(cercle="Accueil", montant="90"))
    row = closed(made)
    assert (row.budget, row.amount_then, row.amount_now, row.changes) == ("Technique", 35, 35, ())


def test_paid_expenses_count_and_their_state_is_followed() -> None:
    bought = "{{Dépense|date=2026-03-02|budget=Technique|objet=x|montant=5 à 6 €|état=payée}}"
    made = closed_wiki(Achats=bought)
    made.edit("Achats", bought.replace("payée", "engagée"), by="Ana")
    row = closed(made)
    assert (row.amount_then, row.amount_now) == (41, 35)
    (change,) = row.changes
    assert (change.paid, change.fields) == (True, ("état",))


def test_an_expense_that_comes_back_is_a_line_of_the_month_in_which_it_is_due() -> None:
    paid = "{{Dépense|date=2026-01-31|budget=Technique|objet=Site|montant=9 €/mois|état=payée}}"
    made = closed_wiki(Achats=paid, Assurance=paid.replace("mois", "an"))
    assert closed(made).amount_then == 44
    made.edit("Achats", paid.replace("9 €", "12 €"), by="Zoé")
    made.edit("Assurance", paid.replace("9 €/mois", "99 €/an"), by="Paul")
    row = closed(made)
    (change,) = row.changes
    assert (row.amount_then, row.amount_now, row.lines_then, row.lines_now) == (44, 47, 4, 4)
    assert (change.by, change.fields, change.paid) == ("Zoé", ("montant",), True)
    assert (change.amount_before, change.amount_after) == (9, 12)
    ended = closed_wiki(Achats=paid)
    ended.edit("Achats", paid.replace("9 €/mois", "9 €/mois|jusqu'au=2026-02-28"), by="Ana")
    assert [(one.kind, one.by) for one in closed(ended).changes] == [("retirée", "Ana")]


def test_a_paid_line_that_changes_or_disappears_is_a_contradiction() -> None:
    made = closed_wiki()
    made.edit("Ana", ANA.replace("montant=20", "montant=25"), by="Zoé")
    (issue,) = [one for one in books(made).issues if one.code == "paid_line_changed"]
    assert (issue.page.title, issue.severity) == ("Compte rendu", "warning")
    assert "montant : 20,00\u00a0€ avant, 25,00\u00a0€ après, par Zoé" in issue.fault.suggestion
    made.edit("Ana", line(montant="10", quoi="Un"))
    (issue,) = [one for one in books(made).issues if one.code == "paid_line_changed"]
    assert "20,00\u00a0€" in issue.fault.suggestion
    assert "retirée" in issue.fault.suggestion


def test_the_first_run_keeps_what_stood_and_later_ones_compare_with_it() -> None:
    made = closed_wiki()
    made.remembers = False
    run(made)
    kept = json.loads(made.text(KEPT))
    assert [(page["revision"], page["lines"]) for page in kept["pages"]] == [(5, 2), (6, 1)]
    made.edit("Paul", line(qui="Paul Roy", montant="6", quoi="Trois"))
    run(made)
    assert json.loads(made.text(KEPT)) == kept
    row = closed(made)
    assert (row.amount_then, [one.kind for one in row.changes]) == (None, ["ajoutée", "disparue"])
    made.remembers = True
    assert [one.kind for one in closed(made).changes] == ["modifiée"]


def test_a_page_that_is_deleted_is_told_with_its_number_of_lines() -> None:
    made = closed_wiki()
    run(made)
    made.delete("Ana")
    (change,) = closed(made).changes
    assert (change.kind, change.lines, change.page_id) == ("disparue", 2, 5)


def test_a_lost_data_page_is_told_again_by_history() -> None:
    made = closed_wiki()
    run(made)
    kept = made.text(KEPT)
    made.edit("Ana", ANA.replace("montant=10", "montant=12"))
    made.delete(KEPT)
    run(made)
    assert made.text(KEPT) == kept
    made.edit(KEPT, '{"pages": "zut"}')
    assert [one.kind for one in closed(made).changes] == ["modifiée"]


def test_the_closing_counts_from_when_it_was_first_written() -> None:
    made = closed_wiki()
    made.edit("Paul", "", by="Paul")
    made.edit("Compte rendu", "Une phrase de plus\n" + CLOSED)
    assert told(closed(made))[0][0] == "retirée"
    made.edit("Compte rendu", "rien")
    made.edit("Compte rendu", CLOSED)
    assert closed(made).changes == ()


def test_pages_show_both_sums_and_a_second_run_writes_nothing() -> None:
    made = closed_wiki(Budgets=budget())
    run(made)
    made.edit("Ana", ANA.replace("montant=20", "montant=25"), by="Zoé")
    run(made)
    text = made.text(MARCH)
    assert "35,00\u00a0€, 3\u00a0lignes" in text
    assert "40,00\u00a0€, 3\u00a0lignes" in text
    assert "montant : 20,00\u00a0€" in text
    assert "montant : 25,00\u00a0€" in text
    assert "Zoé" in text
    assert "Lignes réglées qui ont changé" in made.text(f"{ROOT}/Contradictions")
    assert "arrêté" in made.text(f"{ROOT}/Contributions 2026-03")
    run(made)
    assert saved(made) == set()


def test_where_amounts_by_person_are_not_published_neither_they_nor_names_are_shown() -> None:
    made = closed_wiki()
    run(made, using=Settings(amounts_by_person="nobody"))
    made.edit("Ana", ANA.replace("montant=20", "montant=25"), by="Zoé")
    run(made, using=Settings(amounts_by_person="nobody"))
    text = made.text(MARCH)
    assert ("non montré" in text, "25,00" in text, "Zoé" in text) == (True, False, False)
    assert "Ana" not in made.text(KEPT)


@pytest.mark.parametrize("written", ["35", "30", ""])
def test_without_history_only_the_sum_that_is_written_is_compared(
    coopwiki: Coopwiki, tmp_path: Path, written: str
) -> None:
    pages = PAGES | {"CR": CLOSED.replace("}}", f"|montant={written}}}}}")}
    for title, text in pages.items():
        path = tmp_path / f"{title.replace(':', '%3A')}.wikitext"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    said: Any = coopwiki("report", "closed_months", "--format", "json", "--folder", tmp_path, "--on", TODAY).data
    (row,) = said["months"]
    amount = f"{Decimal(written):.2f}" if written else None
    assert (row["known"], row["amount_then"], row["amount_now"], row["changes"]) == (False, amount, "35.00", [])


def test_an_export_of_the_full_history_tells_all(coopwiki: Coopwiki, tmp_path: Path) -> None:
    edits = [(f"2026-04-01T00:{n:02}:00Z", title, text) for n, (title, text) in enumerate(PAGES.items())]
    edits += [("2026-04-02T00:00:00Z", "CR", CLOSED), ("2026-04-03T10:00:00Z", "Ana", ANA.replace("=10", "=11"))]
    dump = write_history(tmp_path / "wiki.xml", edits, author="Robin")
    said = coopwiki("report", "closed_months", "--format", "json", "--dump", dump, "--on", "2026-06-30").data
    (row,) = said["months"]
    (change,) = row["changes"]
    assert (row["closed_on"], row["amount_then"], row["amount_now"]) == ("2026-04-02", "35.00", "36.00")
    assert (change["before"]["montant"], change["after"]["montant"]) == ("10,00\u00a0€", "11,00\u00a0€")
    assert (change["by"], change["on"], change["fields"]) == ("Robin", "2026-04-03", ["montant"])


def test_pages_that_are_imported_together_are_closed_together(coopwiki: Coopwiki, tmp_path: Path) -> None:
    edits = [("2026-04-02T00:00:00Z", "CR", CLOSED)]
    edits += [(f"2026-04-02T00:0{n}:00Z", title, text) for n, (title, text) in enumerate(PAGES.items(), 1)]
    edits += [("2026-04-02T00:08:00Z", "Ana", ANA.replace("=10", "=11"))]
    edits += [("2026-04-02T01:00:00Z", "Tard", line(montant="3", quoi="Tard"))]
    dump = write_history(tmp_path / "wiki.xml", edits)
    said = coopwiki("report", "closed_months", "--format", "json", "--dump", dump, "--on", "2026-06-30").data
    assert [(one["kind"], one["page"]) for one in said["months"][0]["changes"]] == [
        ("modifiée", "Ana"), ("ajoutée", "Tard"),
    ]  # fmt: skip


def test_many_pages_are_asked_for_at_once() -> None:
    made = closed_wiki(**{f"P{n}": line(montant="1", quoi=f"{n}") for n in range(40)})
    for n in range(40):
        made.edit(f"P{n}", line(montant="2", quoi=f"{n}"), by="Zoé")
    assert {(one.kind, one.by) for one in closed(made).changes} == {("modifiée", "Zoé")}


def test_a_month_closed_twice_too_soon_or_with_another_sum_is_told() -> None:
    codes = {one.code for one in wrongly_closed().issues}
    assert codes >= {"closed_sum", "closed_too_soon", "closed_twice", "paid_line_changed"}
    assert not any(one.code.startswith("closed") for one in books(closed_wiki()).issues)


def test_every_figure_of_a_closed_month_adds_up_from_its_lines() -> None:
    found = wrongly_closed()
    for figure in closed_month_figures(found, TODAY):
        assert figure.explained("closed_months").adds_up, figure.path
    assert explain(found, TODAY, "closed_months", "2026-03 Technique difference").value == 5
