"""The fields of a call → a record, or what is wrong with them."""

from __future__ import annotations

import pytest

from coopwiki.subjects.contributions.contribution import Contribution
from ledgers import line
from page_readings import found, message, read


@pytest.mark.parametrize("missing", ["date", "qui", "quoi"], ids=["the day", "the person", "the work"])
def test_a_missing_required_field_is_an_error_where_the_call_opens(missing: str) -> None:
    reading = read("\n" + line(**{missing: ""}))
    assert found("\n" + line(**{missing: ""})) == [(2, "error", missing, "missing_field")]
    assert reading.records == ()
    assert [(left.type, left.line) for left in reading.left_out] == [(Contribution, 2)]


def test_without_circle_and_budget_one_of_them_is_missing() -> None:
    assert found(line(cercle="")) == [(1, "error", "cercle", "missing_field")]
    assert message(line(cercle="")) == (
        "Il manque le champ « cercle ou budget » : l’ajouter, par exemple cercle=Technique."
    )
    assert found(line(cercle="", budget="Inter-CAE")) == []


def test_an_unreadable_field_is_an_error_at_its_own_line() -> None:
    text = "{{Contribution\n|date=30/02/2026\n|qui=Ana\n|cercle=T\n|quoi=x\n|durée=1h75\n}}"
    assert found(text) == [
        (2, "error", "date", "day_not_in_calendar"),
        (6, "error", "durée", "duration_minutes"),
    ]


def test_what_could_be_read_of_a_call_left_out_is_kept() -> None:
    (left,) = read(line(durée="2 jours")).left_out
    assert left.values["who"] == "Ana Martin"
    assert "spent" not in left.values


def test_an_unknown_field_with_a_value_is_an_error_that_names_the_nearest() -> None:
    assert found(line(duree="1h", tauks="25"))[-1] == (1, "error", "tauks", "unknown_field")
    assert message(line(tauks="25")) == ("Le champ « tauks » n’existe pas dans cette fiche : écrire taux.")


def test_a_field_nothing_is_like_gets_the_list_of_all() -> None:
    assert message(line(zzzzzz="1")).endswith(
        ": écrire date, qui, quoi, cercle, budget, durée, taux, montant, chantier, marque, bon, réglé le."
    )


def test_an_unknown_field_without_a_value_is_nothing() -> None:
    assert found("{{Contribution|date=2026-03-12|qui=Ana|cercle=T|quoi=x|zzz=|=}}") == []


def test_field_names_are_brought_together_but_not_guessed() -> None:
    text = "{{Contribution|Date=2026-03-12|qui=Ana|cercle=T|quoi=x|réglé_le=2026-04-01|  Durée =1h}}"
    assert found(text) == []
    assert len(read(text).records) == 1


def test_an_unnamed_value_is_an_error_that_says_which_name_to_put() -> None:
    text = line() + "\n" + line().replace("}}", "|Réparation}}")
    assert found(text) == [(2, "error", "1", "unnamed_value")]
    assert message(text) == (
        "« Réparation » n’est dans aucun champ : écrire un nom de champ devant, par exemple quoi=Réparation."
    )


def test_blank_unnamed_values_are_nothing() -> None:
    assert found(line().replace("}}", "|  |\n}}")) == []


def test_a_field_twice_with_different_values_is_an_error_and_the_line_is_left_out() -> None:
    text = line(durée="1h").replace("}}", "\n|durée=2h}}")
    assert found(text) == [(2, "error", "durée", "doubled_field")]
    assert read(text).records == ()
    assert read(text).left_out[0].values.get("spent") is None


def test_a_field_twice_with_the_same_value_warns_and_counts() -> None:
    text = line(durée="1h", taux="20").replace("}}", "|durée=1h}}")
    assert found(text) == [(1, "warning", "durée", "repeated_field")]
    assert str(getattr(read(text).records[0], "amount", "")) == "20.00"


def test_a_field_under_its_name_and_under_a_former_one_is_there_twice() -> None:
    text = "{{Budget|année=2026|nom=X|montant=1|soucieux=Ana|soucieuse=Paul}}"
    assert found(text) == [(1, "error", "soucieux", "doubled_field")]
    assert found(text.replace("Paul", "")) == [(1, "error", "soucieux", "doubled_field")]
    assert found(text.replace("Paul", "Ana")) == [(1, "warning", "soucieux", "repeated_field")]
    assert found("{{Budget|année=2026|nom=X|montant=1|soucieuse=Paul}}") == []


def test_a_required_field_given_twice_is_not_also_missing() -> None:
    assert found(line(qui="").replace("}}", "|qui=|Qui=Ana}}")) == [(1, "error", "qui", "doubled_field")]


def test_an_empty_field_is_an_absent_one() -> None:
    text = "{{Contribution|date=2026-03-12|qui=Ana|cercle=T|quoi=x|durée= |taux=\n|montant=}}"
    assert found(text) == []
    (record,) = read(text).records
    assert isinstance(record, Contribution)
    assert (record.spent, record.rate, record.lump_sum) == (None, None, None)


def test_a_rate_without_a_duration_is_an_error() -> None:
    assert found(line(taux="20")) == [(1, "error", "durée", "rate_without_duration")]
    assert found(line(taux="20", durée="n'importe quoi")) == [(1, "error", "durée", "duration_unreadable")]


def test_a_negative_duration_stands_only_beside_a_negative_amount() -> None:
    assert found(line(durée="-1h", taux="20")) == [(1, "error", "durée", "negative_duration")]
    assert found(line(durée="-1h", montant="20")) == [(1, "error", "durée", "negative_duration")]
    assert found(line(durée="−1h", montant="−20 €")) == []


def test_a_doubtful_value_warns_and_counts() -> None:
    assert found(line(durée="90", taux="20")) == [(1, "warning", "durée", "duration_hours_or_minutes")]
    assert len(read(line(durée="90", taux="20")).records) == 1


def test_pipes_and_equals_inside_links_and_calls_belong_to_the_value() -> None:
    text = line(quoi="[[Page|a=b]] et {{Couleur|rouge|texte=x=y}}")
    (record,) = read(text).records
    assert isinstance(record, Contribution)
    assert record.what == "[[Page|a=b]] et {{Couleur|rouge|texte=x=y}}"
