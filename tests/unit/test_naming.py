"""People, circles and budgets go by many names; every line is counted under one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.directory import Claim, directory
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.subjects.budgets.assertions_report import assertions
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import budget_name, lines
from coopwiki.subjects.people.profile import Profile
from ledgers import SHEETS, TODAY, budget, issues, ledger, line

Pages = dict[str, str]


def who(pages: Pages, typed: str) -> str:
    return lines(ledger(pages | {"Carnet": line(qui=typed)}))[0].who


def circle(pages: Pages, typed: str) -> str | None:
    return lines(ledger(pages | {"Carnet": line(cercle=typed)}))[0].circle


def warned(pages: Pages) -> list[tuple[str, int, str, str]]:
    return issues(SHEETS | pages)


ANA = {"Personnes/Ana": "{{Profil|nom=Ana Martin|alias=Anou ; La grande Ana}}"}


@pytest.mark.parametrize(
    "typed",
    [
        "Ana Martin", "ana Martin", "Ana_Martin", " Ana  Martin ", "Ana\u00a0Martin", "[[Ana Martin]]",
        "[[Ana Martin|Ana]]", "Anou", "[[Anou]]", "La grande Ana", "[[Personnes/Ana]]", "[[Personnes/Ana|moi]]",
        "[[:Personnes/Ana#Bio]]", "'''Ana Martin'''", "Personnes/Ana",
    ],
)  # fmt: skip
def test_a_person_goes_by_name_alias_and_page_title(typed: str) -> None:
    assert who(ANA, typed) == "Ana Martin"


@pytest.mark.parametrize(
    "typed", ["[[Utilisateur:Ana]]", "[[User:ana|Ana M.]]", "[[Utilisatrice:Ana]]", "Ana", "Utilisateur:Ana"]
)  # fmt: skip
def test_a_profile_on_a_user_page_goes_by_the_account(typed: str) -> None:
    assert who({"Utilisateur:Ana": "{{Profil|nom=Ana Martin}}"}, typed) == "Ana Martin"


@pytest.mark.parametrize("typed", ["Anna", "[[Utilisateur:Anna]]", "Nana", "[[Nana]]"])
def test_a_person_goes_by_redirects_and_by_redirects_of_redirects(typed: str) -> None:
    pages = {
        "Utilisateur:Ana": "{{Profil|nom=Ana Martin}}",
        "Utilisateur:Anna": "#REDIRECTION [[Utilisateur:Ana]]",
        "Nana": "#REDIRECTION [[Utilisateur:Anna#Bio]]",
    }
    assert who(pages, typed) == "Ana Martin"


def test_redirects_in_a_circle_lead_nowhere_and_hurt_nobody() -> None:
    pages = {"A": "#REDIRECTION [[B]]", "B": "#REDIRECTION [[A]]"}
    assert who(pages, "A") == "A"


@pytest.mark.parametrize("dot", ["·", "\u22c5", "\u2027"])
def test_the_three_inclusive_dots_are_one(dot: str) -> None:
    pages = {"X": "{{Cercle|nom=Salarié·es|raison d'être=x}}"}
    assert circle(pages, f"salarié{dot}es") == "Salarié·es"


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_both_apostrophes_are_one(apostrophe: str) -> None:
    pages = {"X": "{{Cercle|nom=Vie de l’atelier|raison d'être=x}}"}
    assert circle(pages, f"Vie de l{apostrophe}atelier") == "Vie de l’atelier"


def test_accents_and_case_inside_a_name_do_count() -> None:
    assert who(ANA, "Ana martin") == "Ana martin"
    assert who(ANA, "Âna Martin") == "Âna Martin"


def test_an_own_name_wins_over_the_title_of_a_page_where_another_stands() -> None:
    pages = {"Ana": "{{Profil|nom=Ana Petit}}", "Autre": "{{Profil|nom=Ana}}"}
    assert who(pages, "Ana") == "Ana"
    assert warned(pages) == []


def test_the_title_of_a_page_with_several_profiles_names_nobody() -> None:
    pages = {"Annuaire": "{{Profil|nom=Ana Martin}}{{Profil|nom=Paul Roy}}"}
    assert who(pages, "Annuaire") == "Annuaire"
    assert who(pages, "Paul Roy") == "Paul Roy"


def test_a_title_two_people_stand_under_is_ambiguous_on_the_line_only() -> None:
    pages = {"Lou": "{{Profil|nom=Lou Petit}}", "Utilisateur:Lou": "{{Profil|nom=Lou Blanc}}"}
    found = ledger(SHEETS | pages | {"Carnet": line(qui="Lou")})
    assert [(i.page.title, i.code) for i in found.issues] == [("Carnet", "ambiguous_person")]
    assert lines(found)[0].who == "Lou"


def test_two_people_with_one_name_are_errors_and_lines_count_under_the_name_typed() -> None:
    pages = {
        "Utilisateur:L1": "{{Profil|nom=Lou Petit|alias=Lou}}",
        "Utilisateur:L2": "\n{{Profil|nom=Lou Blanc|alias=Lou}}",
        "Carnet": line(qui="Lou", durée="1h", taux="20") + "\n" + line(qui="Lou Petit"),
    }
    found = ledger(SHEETS | pages)
    assert [(i.page.title, i.line, i.field, i.severity, i.code) for i in found.issues] == [
        ("Carnet", 1, "qui", "warning", "ambiguous_person"),
        ("Utilisateur:L1", 1, "alias", "error", "same_name"),
        ("Utilisateur:L2", 2, "alias", "error", "same_name"),
    ]
    assert [line.who for line in lines(found)] == ["Lou", "Lou Petit"]
    assert {p.name for p in found.of(Profile)} == {"Ana Martin", "Paul Roy"}
    assert [left.type for left in found.left_out] == [Profile, Profile]
    assert found.issues[0].fault.message.replace("\u00a0", " ").endswith("; écrire « Lou Blanc » ou « Lou Petit ».")


def test_two_people_with_the_very_same_name_leave_no_name_to_type() -> None:
    pages = {"P": "{{Profil|nom=Lou}}", "Q": "{{Profil|nom=Lou}}", "Carnet": line(qui="lou")}
    found = ledger(SHEETS | pages)
    assert [i.code for i in found.issues] == ["ambiguous_person", "same_name", "same_name"]
    assert "un nom qui n’appartient qu’à une personne" in found.issues[0].fault.message
    assert lines(found)[0].who == "Lou"


def test_an_unknown_name_counts_as_it_was_first_typed() -> None:
    found = ledger({"Carnet": line(qui="zoé") + line(qui="Zoé") + line(qui="Zoé_")})
    assert [line.who for line in lines(found)] == ["zoé", "zoé", "zoé"]


def test_two_sheets_of_one_circle_warn_and_count_together() -> None:
    pages = {"T2": "{{Cercle|nom=Technique|raison d'être=Encore}}", "Carnet": line()}
    assert [(i[0], i[2], i[3]) for i in warned(pages)] == [
        ("T2", "nom", "same_circle"),
        ("Technique", "nom", "same_circle"),
    ]
    assert circle(SHEETS | pages, "technique") == "Technique"


def test_a_circle_renamed_by_moving_its_page_keeps_its_lines() -> None:
    pages = {
        "Technique": "#REDIRECTION [[Numérique]]",
        "Numérique": "{{Cercle|nom=Numérique|raison d'être=x}}",
        "Budgets": budget(),
        "Carnet": line(montant="10"),
    }
    (counted,) = lines(ledger(pages))
    assert (counted.circle, counted.budget) == ("Numérique", "Numérique")
    assert budget_name(ledger(pages), "Technique") == "Numérique"


def paying(pages: Pages, **fields: str) -> tuple[str | None, str]:
    (counted,) = lines(ledger(SHEETS | pages | {"Carnet": line(**fields)}))
    return counted.circle, counted.budget


def test_with_only_a_circle_the_circles_budget_pays() -> None:
    assert paying({}, cercle="Tech") == ("Technique", "Technique")


def test_with_only_a_budget_there_is_no_circle() -> None:
    assert paying({}, cercle="", budget="Inter-CAE") == (None, "Inter-CAE")


def test_a_budget_classifies_nothing_and_a_circle_pays_nothing_when_both_are_there() -> None:
    assert paying({}, cercle="Accueil", budget="Inter-CAE") == ("Accueil", "Inter-CAE")


@pytest.mark.parametrize("typed", ["Tech", "[[Technique|nous]]", "technique", "[[Technique#Budget]]"])
def test_a_budget_named_by_any_name_of_a_circle_is_the_circles(typed: str) -> None:
    assert paying({"Budgets": budget()}, cercle="", budget=typed) == (None, "Technique")
    assert paying({}, cercle="", budget=typed) == (None, "Technique")


def test_a_budget_set_under_a_circles_alias_is_the_circles() -> None:
    found = ledger(SHEETS | {"Budgets": budget(cercle="", nom="Tech")})
    assert budget_name(found, "Technique") == budget_name(found, "Tech") == "Technique"


def test_a_budget_goes_by_one_spelling_across_years() -> None:
    sheet = budget(cercle="", nom="inter-CAE", année="2025") + budget(cercle="", nom="Inter-CAE")
    found = ledger(SHEETS | {"Budgets": sheet, "Carnet": line(cercle="", budget="Inter-CAE")})
    assert lines(found)[0].budget == "inter-CAE"
    assert [i.code for i in found.issues] == []


def test_an_unknown_budget_and_an_unknown_circle_of_one_name_are_one() -> None:
    found = ledger(line(cercle="vélo") + line(cercle="", budget="Vélo"))
    assert [line.budget for line in lines(found)] == ["vélo", "vélo"]


def test_the_order_of_pages_and_not_of_ids_decides_what_comes_first() -> None:
    found = ledger({"B": line(quoi="b"), "A": line(quoi="a")})
    assert [given.what for given in found.of(Contribution)] == ["a", "b"]


def test_a_directory_knows_what_it_was_told_and_nothing_else() -> None:
    known = directory(
        [Claim("Ana", "Ana Martin", 1), Claim("Lou", "Lou P", 2), Claim("Lou", "Lou B", 3)],
        [Claim("Ana", "Autre", 4), Claim("Zoé", "Zoé R", 5)],
        ["lou", "Lou", "eve", "Eve"],
    )
    assert [known.canonical[name] for name in ("ana", "Lou", "zoé", "Eve", "Inconnu")] == [
        "Ana Martin",
        "lou",
        "Zoé R",
        "eve",
        "Inconnu",
    ]
    assert [name in known for name in ("ana", "Lou", "Eve")] == [True, True, False]
    assert [known.is_ambiguous(name) for name in ("Ana", "lou")] == [False, True]
    assert (known.nearest("anna"), known.nearest("xyz")) == ("Ana Martin", "")


def test_the_same_words_in_another_order_are_the_name_that_was_meant() -> None:
    known = directory([Claim("Jean-Paul Roy", "Jean-Paul Roy", 1), Claim("Paul Royer", "Paul Royer", 2)])
    for typed in ("ROY Jean-Paul", "Roy, Jean-Paul", "roy jean\u2011paul", "ROY Jean\u2013Paul"):
        assert known.nearest(typed) == "Jean-Paul Roy"
    for typed in ("Jean\u2011Paul Roy", "Jean\u2010Paul_Roy", "Jean\u2212Paul  Roy"):
        assert known.canonical[typed] == "Jean-Paul Roy"


def test_two_names_of_the_same_words_leave_the_choice_to_likeness() -> None:
    known = directory([Claim("Roy Paul", "Roy Paul", 1), Claim("Paul Roy", "Paul Roy", 2)])
    assert known.nearest("Paul, Royy") == "Paul Roy"
    assert known.nearest("Roy, Paul") == "Roy Paul"


@given(st.lists(st.text("aAé·⋅'’ _", min_size=1).filter(lambda t: bool(key(t))), max_size=8))
def test_names_that_are_the_same_are_counted_under_one(typed: list[str]) -> None:
    known = directory([], typed=typed)
    for one in typed:
        for other in typed:
            assert (known.canonical[one] == known.canonical[other]) == (key(one) == key(other))


def test_an_empty_wiki_has_an_empty_ledger() -> None:
    empty: Ledger = ledger({})
    assert (empty.issues, lines(empty), empty.pages_read) == ((), (), 0)


def test_a_budget_goes_by_its_name_as_pages_show_it() -> None:
    pages = {"Budgets": budget(nom="Technique") + budget(nom="Technique", nature="dépenses")}
    books = ledger(pages | {"Carnet": line(budget="Technique (dépenses)", cercle="")})
    assert budget_name(books, "technique (dépenses)") == "Technique"
    assert "unknown_budget" not in {issue.code for issue in books.issues}
    assert "Autre (dépenses)" not in books.budgets


def test_a_line_on_a_budget_for_expenses_is_told_where_it_counts() -> None:
    pages = {"Budgets": budget(nom="Technique") + budget(nom="Technique", nature="dépenses")}
    text = line(budget="Technique (dépenses)", cercle="") + line(budget="Technique", cercle="")
    books = ledger(pages | {"Carnet": text})
    (told,) = [issue for issue in books.issues if issue.code == "budget_for_expenses"]
    assert (told.line, told.fault.found, told.fault.suggestion) == (
        1,
        "Technique (dépenses)",
        "écrire « Technique », ou noter un achat avec {{Dépense}}",
    )


def test_a_transfer_and_a_balance_concern_the_budget_of_the_nature_that_is_written() -> None:
    pages = {"Budgets": budget(montant="100") + budget(nature="dépenses", montant="50")}
    moved = "{{Virement|date=2026-02-01|de=Technique (dépenses)|vers=Technique|montant=20}}"
    noted = "{{Solde constaté|date=2026-03-01|budget=Technique (dépenses)|montant=30}}"
    books = ledger(SHEETS | pages | {"Virements": moved + noted})
    found = {(row.nature, row.sums.transfers) for row in budgets(books, TODAY).budgets if row.name == "Technique"}
    assert found == {("contributif", Decimal(20)), ("dépenses", Decimal(-20))}
    (balance,) = assertions(books, TODAY).assertions
    assert balance.nature == "dépenses"
