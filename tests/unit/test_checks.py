"""Each check speaks where it must and keeps silent where it may; what it says can be typed."""

from __future__ import annotations

from datetime import date

import pytest

from checking import CAP, codes, found, said
from coopwiki.subjects.checks import CHECKS
from coopwiki.subjects.rules.rule import Rule
from ledgers import SHEETS, budget, ledger, line


def test_a_line_without_a_fault_has_nothing_to_say() -> None:
    assert codes(line(durée="1h", taux="30"), Règles=CAP, Budgets=budget()) == []


def test_a_person_without_a_profile_warns() -> None:
    assert said(line(qui="Zoé")) == (
        "« Zoé » n’est dans aucun profil : la ligne compte sous ce nom ; créer son profil avec {{Profil}}."
    )


def test_a_mistyped_person_is_told_the_nearest() -> None:
    assert said(line(qui="Anna Martin")) == (
        "« Anna Martin » n’est dans aucun profil : la ligne compte sous ce nom ; "
        "écrire « Ana Martin », ou créer son profil avec {{Profil}}."
    )


def test_a_name_two_people_share_warns_on_every_line() -> None:
    twins = "{{Profil|nom=Lou A|alias=Lou}}{{Profil|nom=Lou B|alias=Lou}}"
    assert codes(line(qui="Lou") + line(qui="Lou", quoi="y"), Z=twins)[:2] == ["ambiguous_person"] * 2


def test_a_circle_without_a_sheet_warns_on_lines_and_budgets() -> None:
    assert said(line(cercle="Tecnique")) == (
        "« Tecnique » n’est le nom d’aucun cercle : la fiche compte sous ce nom ; "
        "écrire « Technique », ou créer ce cercle avec {{Cercle}}."
    )
    assert codes("", Budgets=budget(cercle="Zut")) == ["unknown_circle"]


def test_a_budget_nobody_set_warns_on_lines_and_on_both_ends_of_a_transfer() -> None:
    assert said(line(cercle="", budget="Zut")) == (
        "« Zut » n’est le nom d’aucun budget : la fiche compte sous ce nom ; créer ce budget avec {{Budget}}."
    )
    moved = "{{Virement|date=2026-02-01|de=Zut|vers=Zot|montant=5}}"
    assert [(i.field, i.code) for i in found(moved)] == [
        ("de", "unknown_budget"),
        ("vers", "unknown_budget"),
    ]


@pytest.mark.parametrize("name", ["Inter-CAE", "inter-CAE", "Technique", "Tech", "[[Technique]]"])
def test_a_budget_set_or_a_circle_is_a_known_budget(name: str) -> None:
    sheet = budget(cercle="", nom="Inter-CAE")
    assert codes(line(cercle="", budget=name), Budgets=sheet) == []


def test_a_day_to_come_warns_until_it_is_there() -> None:
    ahead = line(date="2026-07-01")
    assert said(ahead) == (
        "« 1er juillet 2026 » est un jour à venir : la fiche comptera ce jour-là ; "
        "si c’est une erreur, écrire par exemple date=2025-07-01."
    )
    assert codes(ahead, on=date(2026, 7, 1)) == []
    moved = "{{Virement|date=2027-02-01|de=Technique|vers=Accueil|montant=5}}"
    assert [(i.template, i.code) for i in found(moved)] == [("Virement", "future_day")]


def test_a_mistyped_year_is_told_as_the_year_it_may_be() -> None:
    assert said(line(date="2027-03-12")).endswith("écrire par exemple date=2026-03-12.")
    assert said(line(date="2028-02-29")).endswith("si c’est une erreur, corriger la date.")


def test_a_year_without_any_budget_warns_once_there_are_budgets() -> None:
    old = line(date="2024-03-12")
    assert codes(old) == []
    assert said(old, Budgets=budget() + budget(année="2025")) == (
        "Aucun budget n’existe pour 2024 : la ligne compte à part ; "
        "vérifier la date, les budgets connus sont ceux de 2025, 2026."
    )


def test_a_rate_above_the_rule_of_its_day_warns() -> None:
    assert said(line(durée="1h", taux="30,01"), Règles=CAP) == (
        "Le taux 30,01 €/h dépasse le taux horaire maximum de ce jour-là (30,00 €/h) : la ligne compte telle quelle."
    )
    assert codes(line(durée="1h", taux="30"), Règles=CAP) == []


def test_without_a_rule_there_is_no_check_of_rates() -> None:
    assert codes(line(durée="1h", taux="300")) == []


def test_the_rule_in_force_is_that_of_the_lines_day() -> None:
    later = CAP + CAP.replace("30 €", "20").replace("2018-01-01", "1er mars 2026")
    assert codes(line(date="2026-02-28", durée="1h", taux="25"), Règles=later) == []
    assert codes(line(date="2026-03-01", durée="1h", taux="25"), Règles=later) == ["rate_above_rule"]
    assert codes(line(date="2017-12-31", durée="1h", taux="99"), Règles=later) == []


def test_a_lump_sum_above_the_rule_for_the_hours_given_warns() -> None:
    assert said(line(durée="2h", montant="60,01"), Règles=CAP) == (
        "Le montant 60,01 € dépasse le taux horaire maximum pour la durée donnée (60,00 € au plus) : "
        "la ligne compte telle quelle."
    )
    assert codes(line(durée="2h", montant="60"), Règles=CAP) == []
    assert codes(line(montant="400"), Règles=CAP) == []
    assert codes(line(durée="−2h", montant="−90"), Règles=CAP) == []


def test_a_lump_sum_that_is_not_duration_times_rate_warns() -> None:
    assert said(line(durée="1h30", taux="25", montant="40")) == (
        "Le montant 40,00 € n’est pas la durée multipliée par le taux (37,50 €) : "
        "c’est le montant qui compte ; garder l’un ou l’autre."
    )
    assert codes(line(durée="1h30", taux="25", montant="37,50")) == []
    assert codes(line(durée="−1h30", taux="25", montant="−37,50")) == []
    assert codes(line(durée="1h30", montant="40")) == []


def test_more_than_sixteen_hours_in_a_day_warn_on_each_line_of_it() -> None:
    day = line(durée="10h", quoi="a") + "\n" + line(durée="6h", quoi="b", qui="Anou")
    assert codes(day) == []
    assert [i.line for i in found(day + "\n" + line(durée="1 min", quoi="c"))] == [1, 2, 3]
    assert found(line(durée="17h"))[0].fault.message.replace("\u00a0", " ") == (
        "Cela fait 17 h pour une seule personne ce jour-là : vérifier la date et les durées de ce jour."
    )


def test_long_days_are_added_up_across_pages_but_not_across_people_or_days() -> None:
    ten = line(durée="10h")
    assert codes(ten, Autre=line(durée="10h", quoi="autre")) == ["long_day", "long_day"]
    assert codes(ten, Autre=line(durée="10h", qui="Paul Roy")) == []
    assert codes(ten, Autre=line(durée="10h", date="2026-03-13")) == []
    assert codes(ten, Autre=line(durée="−3h", montant="−5") + line(durée="9h")) == []


def test_a_later_copy_of_a_line_warns_and_counts() -> None:
    text = line() + "\n" + line(quoi="autre") + "\n" + line()
    (issue,) = found(text)
    assert issue.line == 3
    assert issue.fault.message.replace("\u00a0", " ") == (
        "Deux lignes identiques : comptées deux fois. La première est à la ligne 1 ; "
        "en supprimer une, ou préciser « quoi » si ce sont deux travaux."
    )
    assert [i.line for i in found("\n".join([line()] * 3))] == [2, 3]


def test_equal_lines_on_two_pages_are_told_and_those_with_one_value_apart_are_not() -> None:
    assert codes(line(), Autre=line()) == ["counted_twice"]
    assert codes(line(bon="1") + line(bon="2")) == []
    assert codes(line(durée="1h") + line(durée="60 min")) == ["identical_lines"]


def test_several_budgets_of_one_key_warn_unless_each_names_its_decision() -> None:
    two = budget() + "\n" + budget(cercle="Tech", montant="50")
    assert [(i.line, i.field, i.code) for i in found("", Budgets=two)] == [
        (1, "cercle", "same_budget"),
        (2, "cercle", "same_budget"),
    ]
    decided = budget(décision="[[Janvier]]") + budget(montant="50", décision="[[Juin]]")
    assert codes("", Budgets=decided) == []
    assert codes("", Budgets=decided.replace("|décision=[[Juin]]", "")) == ["same_budget"] * 2


def test_budgets_of_other_years_names_or_natures_are_not_the_same() -> None:
    others = budget() + budget(année="2025") + budget(nature="dépenses") + budget(cercle="Accueil")
    assert codes("", Budgets=others) == []


def test_a_transfer_to_itself_warns_under_any_name() -> None:
    moved = "{{Virement|date=2026-02-01|de=Tech|vers=Technique|montant=5}}"
    assert said(moved) == ("Le virement part de « Technique » et y revient : corriger « de » ou « vers ».")
    assert codes(moved.replace("Tech|", "Accueil|")) == []


def test_an_unknown_rule_warns_and_is_told_the_nearest() -> None:
    assert said(CAP.replace("maximum", "maximal")) == (
        "« taux horaire maximal » n’est pas une règle que les robots connaissent : écrire « taux horaire maximum »."
    )
    assert said(CAP.replace("taux horaire maximum", "météo")).endswith("connaissent : elle est sans effet.")


def test_a_known_rule_with_an_unreadable_value_is_an_error_and_left_out() -> None:
    text = CAP.replace("30 €", "trente") + line(durée="1h", taux="99")
    (issue,) = found(text)
    assert [left.type for left in ledger(SHEETS | {"Carnet": text}).left_out] == [Rule]
    assert (issue.severity, issue.template, issue.field, issue.code) == (
        "error",
        "Règle",
        "valeur",
        "rate_unreadable",
    )


def test_two_values_of_a_rule_for_one_day_warn_and_the_first_holds() -> None:
    two = CAP + "\n" + CAP.replace("30 €", "50")
    assert [(i.line, i.code) for i in found(two)] == [(2, "rule_conflict")]
    assert codes(two + line(durée="1h", taux="40")) == ["rate_above_rule", "rule_conflict"]
    assert codes(CAP + CAP) == ["repeated_record"]


def test_issues_come_in_order_of_page_and_line() -> None:
    pages = {"B": line(qui="Zoé", quoi="autre"), "A": "\n" + line(qui="Zoé") + "{{Contribution|"}
    places = [(issue.page.title, issue.line) for issue in ledger(SHEETS | pages).issues]
    assert places == [("A", 2), ("A", 2), ("B", 1)]


def test_no_check_stands_twice_in_the_registry() -> None:
    assert len(set(CHECKS)) == len(CHECKS)


def test_the_names_of_every_record_are_looked_up() -> None:
    text = (
        "{{Intention|date=2026-02-01|qui=Zoé|cercle=Zut|quoi=x|montant=5}}"
        "{{Dépense|date=2026-02-01|budget=Zot|objet=x}}"
        "{{Solde constaté|date=2026-02-01|budget=Zot|montant=5}}"
        "{{Clôture|année=2026|budget=Zot|renoncements=Zoé|date=2026-12-01}}"
        "{{Clôture|année=2026|budget=Tous les budgets|date=2026-12-01}}"
    )
    told = [(i.template, i.field, i.code) for i in found(text, Budgets=budget())]
    assert {one for one in told if one[2].startswith("unknown_")} == {
        ("Clôture", "budget", "unknown_budget"),
        ("Dépense", "budget", "unknown_budget"),
        ("Solde constaté", "budget", "unknown_budget"),
        ("Intention", "cercle", "unknown_circle"),
        ("Intention", "qui", "unknown_person"),
        ("Clôture", "renoncements", "unknown_person"),
    }


def test_days_to_come_and_years_without_a_budget_are_told_of_every_record() -> None:
    text = (
        "{{Intention|date=2026-07-01|qui=Anou|cercle=Tech|quoi=x|montant=5}}"
        "{{Dépense|date=2024-07-01|budget=Tech|objet=x}}"
        "{{Solde constaté|date=2026-07-01|budget=Tech|montant=5}}"
    )
    told = [(i.template, i.code) for i in found(text, Budgets=budget())]
    assert told == [
        ("Intention", "future_day"),
        ("Solde constaté", "future_day"),
        ("Dépense", "outside_budget_years"),
    ]


def test_a_transfer_needs_a_budget_of_its_year_at_both_ends() -> None:
    moved = "{{Virement|date=2026-02-01|de=Technique|vers=Accueil|montant=5}}"
    assert codes(moved) == [], "a wiki without budgets is not asked for one"
    (issue,) = found(moved, Budgets=budget() + budget(année="2025", cercle="Accueil"))
    assert (issue.field, issue.code) == ("vers", "transfer_without_budget")
    assert codes(moved, Budgets=budget(nom="Refonte") + budget(cercle="Accueil")) == []
