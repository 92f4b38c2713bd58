"""How many we are: counts beside contracts, arrivals against the rule, who left, and the page with its curve."""

from __future__ import annotations

from datetime import date

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.contracts.headcount_report import REPORT, Headcount, headcount
from coopwiki.subjects.explained import EXPLAINED
from ledgers import TODAY, codes, ledger

PEOPLE = "".join(f"{{{{Profil|nom={name}}}}}" for name in ("Ana Martin", "Paul Roy", "Zoé Petit"))
RULE = "{{Règle|nom=entrées par mois|valeur=1|à partir du=2022-01-01|source=Code social}}"
TWO = (
    "{{Contrat|qui=Ana Martin|type=CAPE|début=2025-02-01|fin=2026-01-31}}"
    "{{Contrat|qui=Paul Roy|type=CESA|début=2025-03-01}}"
)


def told(text: str, on: date = TODAY) -> Headcount:
    return headcount(ledger({"A": text, "Profils": PEOPLE, "Règles": RULE}, on), on)


def issues(text: str, on: date = TODAY) -> list[tuple[str, str]]:
    found = ledger({"A": text, "Profils": PEOPLE, "Règles": RULE}, on).issues
    return [(one.code, one.fault.message) for one in found]


def page(text: str, readers: Audience) -> str:
    found = ledger({"A": text, "Profils": PEOPLE, "Règles": RULE})
    made, failed = make([REPORT], context_of(found, TODAY, Settings(), readers))
    assert failed == ()
    (shown,) = (p.content for one in made for p in one.pages if isinstance(p, RobotPage))
    return shown


def test_a_count_that_the_contracts_contradict_tells_both_figures() -> None:
    text = TWO + "{{Effectif|date=2025-12-31|CAPE=2|CESA=1|source=Rapport}}"
    ((code, message),) = issues(text)
    assert code == "count_against_contracts"
    assert "2 CAPE, 1 CESA" in message
    assert "1 CAPE, 1 CESA" in message
    (one,) = told(text).disagreements
    assert (one.day, one.counted, one.contracts) == (
        date(2025, 12, 31),
        {"CAPE": 2, "CESA": 1},
        {"CAPE": 1, "CESA": 1},
    )
    assert told(text, date(2025, 12, 31)).by_type["CAPE"] == 1


@pytest.mark.parametrize(
    "count",
    [
        "{{Effectif|date=2025-12-31|CAPE=1|CESA=1}}",
        "{{Effectif|date=2025-12-31|CESA=1}}",
        "{{Effectif|date=2024-12-31|CAPE=9}}",
        "{{Effectif|date=2026-12-31|CAPE=9}}",
    ],
    ids=["agrees", "a blank says nothing", "before the contracts", "still to come"],
)
def test_a_count_that_does_not_contradict_is_not_told(count: str) -> None:
    assert "count_against_contracts" not in [code for code, _ in issues(TWO + count)]
    assert told(TWO + count).disagreements == ()


def test_two_counts_of_one_day_that_differ_are_told() -> None:
    text = "{{Effectif|date=2019-12-31|CAPE=3}}{{Effectif|date=2019-12-31|CAPE=4}}"
    assert codes({"A": text}) == ["two_counts"]
    assert codes({"A": text.replace("CAPE=4", "CESA=4")}) == []


def test_a_count_without_a_number_is_an_error_and_not_a_year_of_zeros() -> None:
    text = "{{Effectif|date=2019-12-31|source=Rapport}}"
    data = told(text)
    assert (data.months, data.left_out) == ((), 1)


def test_one_arrival_too_many_is_told_once_where_it_is_written() -> None:
    text = (
        "{{Arrivée|qui=Ana Martin|date=2026-03-02|parrain=Paul Roy}}\n"
        "{{Contrat|qui=Paul Roy|type=CDI|début=2026-03-01}}\n"
        "{{Arrivée|qui=Zoé Petit|date=2026-03-20|parrain=Paul Roy}}"
    )
    found = ledger({"A": text, "Profils": PEOPLE, "Règles": RULE})
    (issue,) = found.issues
    assert (issue.code, issue.line, issue.field) == ("too_many_arrivals", 1, "date")
    assert "3 en mars 2026" in issue.fault.message
    (over,) = headcount(found, TODAY).arrivals_over
    assert (over.month, over.count, over.allowed) == ("2026-03", 3, 1)


def test_arrivals_before_the_rule_are_nobodys_mistake() -> None:
    text = "".join(
        f"{{{{Arrivée|qui={who}|date=2021-03-0{n}|parrain=Zoé Petit}}}}"
        for n, who in enumerate(("Ana Martin", "Paul Roy"), 1)
    )
    assert issues(text) == []


def test_somebody_who_comes_back_arrives_twice_and_leaves_no_hole() -> None:
    text = (
        "{{Contrat|qui=Ana Martin|type=CAPE|début=2024-01-01|fin=2024-06-30}}"
        "{{Contrat|qui=Ana Martin|type=CESA|début=2026-02-02}}"
    )
    assert [code for code, _ in issues(text)] == ["contract_hole"]
    back = text + "".join(
        f"{{{{Arrivée|qui=Ana Martin|date={day}|parrain=Paul Roy}}}}" for day in ("2024-01-01", "2026-02-02")
    )
    assert issues(back) == []
    assert [m.month for m in told(back).months if m.arrivals] == ["2024-01", "2026-02"]


def test_somebody_who_arrives_twice_without_leaving_is_told() -> None:
    text = "{{Contrat|qui=Ana Martin|type=CDI|début=2024-01-01}}" + "".join(
        f"{{{{Arrivée|qui=Ana Martin|date={day}|parrain=Paul Roy}}}}" for day in ("2024-01-01", "2024-02-01")
    )
    ((code, message),) = issues(text)
    assert code == "arrived_twice"
    assert "1er janvier 2024" in message


def test_who_left_is_told_with_the_last_day_and_only_to_members() -> None:
    (gone,) = told(TWO).who_left
    assert (gone.who, gone.day, gone.type) == ("Ana Martin", date(2026, 1, 31), "CAPE")
    assert "Ana Martin" in page(TWO, Audience.MEMBERS)
    assert "Ana Martin" not in page(TWO, Audience.EVERYONE)


def test_the_page_draws_every_month_and_writes_its_figures() -> None:
    shown = page(TWO, Audience.EVERYONE)
    assert "{{Couches|titre=Effectif au dernier jour de chaque mois|couches=CAPE ; CESA ; CDI ; CDD ; appr" in shown
    assert "|2025-02=1/0/0/0/0|2025-03=1/1/0/0/0|" in shown
    assert "2026-06=0/1/0/0/0}}" in shown
    assert "février 2025" in shown


def test_the_same_day_gives_the_same_figures_whenever_it_is_asked_for() -> None:
    day = date(2025, 12, 31)
    later = TWO + "{{Contrat|qui=Zoé Petit|type=CDI|début=2026-05-01}}"
    assert told(later, day).by_type == told(TWO, day).by_type
    assert told(later, day).months == told(TWO, day).months


def test_every_figure_of_every_month_adds_up_to_the_records_it_comes_from() -> None:
    text = TWO + "{{Effectif|date=2024-12-31|CAPE=2|CESA=1}}{{Effectif|date=2025-12-31|CAPE=2}}"
    books = ledger({"A": text, "Profils": PEOPLE, "Règles": RULE})
    figures = {figure.path: figure.explained("headcount") for figure in EXPLAINED["headcount"](books, TODAY)}
    assert [path for path, told in figures.items() if not told.adds_up] == []
    assert figures["2025-12 CAPE"].value == 1
    assert [(term.what, term.line) for term in figures["2025-12 total"].terms] == [("Ana Martin", 1), ("Paul Roy", 1)]
    assert [(term.what, int(term.amount)) for term in figures["2024-12 CAPE"].terms] == [("effectif noté", 2)]
    assert [term.what for term in figures["2026-01 departures"].terms] == ["Ana Martin"]
    assert figures["disagreements"].value == 1
