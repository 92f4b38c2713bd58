"""The closing of an envelope that is not enough: from wikitext to what each line receives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperatives import WORKS, Work, written
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.closing import report as closing_report
from coopwiki.subjects.closing.report import BudgetClosing, closing
from ledgers import SHEETS, TODAY, budget, ledger, line

NEXT_YEAR = date(2027, 1, 20)
ASKED = (
    line(quoi="a", montant="9000") + line(quoi="b", qui="Paul Roy", montant="5900")
    + line(quoi="c", qui="Paul Roy", montant="100")
)  # fmt: skip
SHORT = budget(montant="10 000") + ASKED


def found(text: str, on: date = NEXT_YEAR) -> tuple[BudgetClosing, ...]:
    return closing(ledger(SHEETS | {"Carnet": text}, on), on).closings


def one(text: str, on: date = NEXT_YEAR) -> BudgetClosing:
    (only,) = found(text, on)
    return only


def received(of: BudgetClosing) -> dict[str, dict[str, str]]:
    return {way.name: {share.name: f"{share.receives:.2f}" for share in way.shares} for way in of.scenarios}


def said(of: BudgetClosing) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in of.problems]


def close(**fields: str) -> str:
    given = {"année": "2026", "budget": "Technique"} | fields
    return "{{Clôture|" + "|".join(f"{name}={value}" for name, value in given.items()) + "}}"


def test_an_envelope_that_is_not_enough_is_shared_in_every_way_side_by_side() -> None:
    of = one(SHORT)
    assert (of.envelope, of.asked, of.missing) == (10_000, 15_000, 5_000)
    assert received(of) == {
        "prorata": {"Ana Martin": "6000.00", "Paul Roy": "4000.00"},
        "plafond par personne": {"Ana Martin": "5000.00", "Paul Roy": "5000.00"},
        "petits montants d'abord": {"Ana Martin": "4000.00", "Paul Roy": "6000.00"},
    }
    assert {way.total for way in of.scenarios} == {Decimal(10_000)}


def test_an_envelope_that_is_enough_is_not_listed() -> None:
    assert found(budget(montant="15 000") + ASKED) == ()
    assert len(found(budget(montant="14 999,99") + ASKED)) == 1


def test_spending_on_a_budget_that_was_never_set_is_no_envelope() -> None:
    assert found(ASKED) == ()


def test_what_is_paid_and_what_expenses_will_take_is_not_shared() -> None:
    text = (
        SHORT
        + line(quoi="d", montant="700", réglé_le="2026-04-01")
        + "{{Dépense|date=2026-05-01|budget=Technique|objet=Nom|montant=200|état=payée}}"
        + "{{Dépense|date=2026-05-02|budget=Technique|objet=Hébergement|montant=90 à 100 €}}"
        + "{{Intention|date=2026-05-03|qui=Ana Martin|cercle=Technique|quoi=x|montant=400}}"
    )
    of = one(text)
    assert (of.paid, of.committed, of.envelope, of.asked) == (900, 100, 9_000, 15_000)


def test_a_line_that_will_be_paid_later_is_not_paid_yet() -> None:
    text = SHORT + line(quoi="d", montant="10", réglé_le="2027-02-01")
    assert one(text).asked == 15_010
    assert one(text, date(2027, 2, 1)).asked == 15_000


def test_lines_that_compensate_lower_what_their_person_asks() -> None:
    of = one(SHORT + line(quoi="d", montant="−3000") + line(quoi="e", qui="Zoé", montant="−5"))
    assert of.asked == 12_000
    assert received(of)["prorata"] == {"Ana Martin": "5000.00", "Paul Roy": "5000.00"}


def test_people_may_renounce_to_all_or_to_a_part() -> None:
    of = one(SHORT + close(renoncements="Anou ; Paul Roy : 1 000 €"))
    assert received(of)["prorata"] == {"Ana Martin": "0.00", "Paul Roy": "5000.00"}
    assert [share.renounced for share in of.scenarios[0].shares] == [9_000, 1_000]
    part = one(SHORT + close(renoncements="* Anou : 3000\n* [[Utilisateur:Paul]] : 1000 €"))
    assert received(part)["prorata"] == {"Ana Martin": "5454.55", "Paul Roy": "4545.45"}


def test_a_decision_says_what_each_line_receives_to_the_cent() -> None:
    of = one(SHORT + close(date="2026-12-18"))
    assert of.decided == "prorata"
    assert [(row.what, row.asked, row.receives) for row in of.lines] == [
        ("a", 9_000, 6_000),
        ("b", 5_900, Decimal("3933.33")),
        ("c", 100, Decimal("66.67")),
    ]


def test_paying_what_was_decided_changes_nothing_of_the_decision() -> None:
    decided = close(date="2026-12-18", enveloppe="10 000")
    paid = SHORT.replace("montant=9000", "montant=9000|réglé le=2026-12-20") + decided
    assert received(one(paid)) == received(one(SHORT + decided))
    assert one(paid).lines[0].settled == date(2026, 12, 20)
    without_day = SHORT.replace("montant=9000", "montant=9000|réglé le=2027-01-10") + close()
    assert received(one(without_day)) == received(one(SHORT + close()))


def test_what_was_paid_of_a_closed_budget_is_its_share() -> None:
    paid = SHORT.replace("montant=9000", "montant=9000|réglé le=2026-12-20")
    on = date(2026, 12, 31)
    (row,) = budgets(ledger(SHEETS | {"Carnet": paid + close(date="2026-12-18")}, on), on).budgets
    assert (row.sums.paid, row.sums.spent) == (6_000, 15_000)


def test_a_decision_to_come_is_not_applied() -> None:
    text = SHORT + close(date="2026-12-18")
    assert one(text, date(2026, 12, 17)).decided is None
    assert one(text, date(2026, 12, 18)).decided == "prorata"


def test_a_line_after_the_decision_has_no_part_in_it() -> None:
    late = line(date="2026-12-19", quoi="d", montant="500")
    assert one(SHORT + late + close(date="2026-12-18")).asked == 15_000
    assert one(SHORT + late).asked == 15_500


def test_all_budgets_of_a_year_can_be_closed_as_one_envelope() -> None:
    two = SHORT + budget(cercle="Accueil", montant="1000") + line(cercle="Accueil", quoi="e", montant="700")
    names = [row.name for row in found(two)]
    assert names == ["Technique", None]
    of = one(two + close(budget="tous les budgets", enveloppe="11 000"))
    assert (of.name, of.asked, of.envelope) == (None, 15_700, 11_000)
    assert sum(row.receives or 0 for row in of.lines) == 11_000


def test_one_budget_that_was_closed_apart_is_not_shared_with_all() -> None:
    two = SHORT + budget(cercle="Accueil", montant="100") + line(cercle="Accueil", quoi="e", montant="700")
    both = found(two + close() + close(budget="tous les budgets"))
    assert [(row.name, row.asked) for row in both] == [("Technique", 15_000), (None, 700)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (budget(montant="0") + ASKED, "L’enveloppe est de 0,00 €"),
        (budget(montant="−10,01") + ASKED, "L’enveloppe est de −10,01 €"),
        (budget() + close(), "Personne n’attend de paiement : il n’y a rien à partager."),
        (SHORT + close(renoncements="Anou ; Paul Roy"), "Tout le monde renonce à tout"),
        (SHORT + close(renoncements="Ana Martin"), "L’enveloppe suffit"),
        (SHORT + close(renoncements="Zoé"), "Une personne qui renonce n’attend aucun paiement ici"),
        (
            SHORT + close(plafond="20 000"),
            "Le plafond de 20 000,00 € est plus grand que l’enveloppe",
        ),
        (
            SHORT + close(demandé="15 000,01"),
            "Le jour de la décision, 15 000,01 € étaient demandés",
        ),
    ],
)
def test_what_cannot_be_shared_is_told_in_a_sentence(text: str, sentence: str) -> None:
    assert [words for words in said(one(text)) if words.startswith(sentence)]


def test_a_decision_without_a_doubt_has_nothing_to_say() -> None:
    assert said(one(SHORT + close(demandé="15 000", enveloppe="10 000"))) == []


def test_the_text_to_paste_reads_and_gives_the_same_shares() -> None:
    before = one(SHORT)
    after = one(SHORT + before.decision_text.replace("|date=", "|date=2026-12-18"))
    assert after.decided == "prorata"
    assert received(after) == received(before)
    assert said(after) == []
    assert one(SHORT + before.decision_text).decided == "prorata"


def shown(text: str, people: str, on: date = NEXT_YEAR) -> dict[str, str]:
    made, failed = make(
        [closing_report.REPORT],
        context_of(ledger(SHEETS | {"Carnet": text}, on), on, Settings(amounts_by_person=people)),
    )
    assert failed == ()
    return {p.title: p.content for one in made for p in one.pages if isinstance(p, RobotPage)}


def test_a_page_a_year_shows_the_ways_and_the_people_only_where_they_may_be_shown() -> None:
    text = SHORT + close(renoncements="Ana Martin : 3 €")
    everyone = shown(text, "everyone")["Tableau de bord/Clôture 2026"]
    nobody = shown(text, "nobody")["Tableau de bord/Clôture 2026"]
    for page in (everyone, nobody):
        assert "10\u00a0000,00\u00a0€ à partager" in page
        assert "Petits montants d'abord" in page
    assert "Ana Martin" in everyone
    assert "Ana Martin" not in nobody
    assert "Paul Roy" not in nobody
    assert "9\u00a0000,00\u00a0€" in everyone
    assert "9\u00a0000,00\u00a0€" not in nobody


def test_the_page_of_a_past_year_opens_the_next_one_with_or_without_its_balances() -> None:
    text = budget(dépassement="prorata") + line(montant="100") + budget(cercle="Accueil", montant="50")
    page = shown(text, "nobody")["Tableau de bord/Clôture 2026"].replace("\u00a0", " ")
    plain = page.replace("&#123;", "{").replace("&#124;", "|").replace("&#125;", "}").replace("&#61;", "=")
    assert "{{Budget|année=2027|montant=1 000,00 €|cercle=Technique|dépassement=prorata}}" in plain
    assert "{{Budget|année=2027|montant=900,00 €|cercle=Technique|décision=Report du solde de 2026}}" in plain
    assert shown(text, "nobody", TODAY) == {}


def test_a_debt_is_carried_over_only_where_the_budget_says_so() -> None:
    debt = budget(montant="10", dépassement="dette") + line(montant="30")
    page = shown(debt, "nobody")["Tableau de bord/Clôture 2026"]
    assert "Report de la dette de 2026" in page
    assert (
        "Report de la dette" not in shown(debt.replace("dette", "renoncer"), "nobody")["Tableau de bord/Clôture 2026"]
    )


METHODS = st.sampled_from(["prorata", "plafond par personne", "petits montants d'abord"])


@given(
    st.lists(WORKS, max_size=20),
    st.integers(1, 200_000),
    METHODS,
    st.sampled_from(["", "Anou", "Zoé : 5"]),
)
@settings(max_examples=60, deadline=None)
def test_the_lines_of_any_cooperative_sum_to_the_envelope_or_to_what_is_asked(
    works: list[Work], cents: int, method: str, renounced: str
) -> None:
    size = Decimal(cents).scaleb(-2)
    decided = close(enveloppe=str(size), méthode=method, renoncements=renounced)
    on = date(2026, 12, 31)
    of = next(
        row
        for row in closing(ledger(SHEETS | written(works) | {"Z": decided}, on), on).closings
        if (row.year, row.name) == (2026, "Technique")
    )
    kept = of.asked - sum((share.renounced for share in of.scenarios[0].shares), Decimal(0))
    for way in of.scenarios:
        assert way.total == min(size, kept)
        assert all(share.receives <= share.asked - share.renounced for share in way.shares)
    assert sum((row.receives or Decimal(0) for row in of.lines), Decimal(0)) == min(size, kept)
    assert all((row.receives or 0) <= max(row.asked, 0) for row in of.lines)
